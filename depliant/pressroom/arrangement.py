"""arrangement: what closes a leaflet (contacts, sources) is set on a small ladder of its own.

A hospital with a long name, three contacts and an e-mail of forty letters has more to say than
most. Where its edition does not fit as it is, its contacts stand compactly, then its address and
the sources leave them the page (`variants.closer`). Each step is composed and laid out anew, the
first that fits is taken; a hospital whose edition fits as it is never meets the ladder.

A list of contents that alone makes a booklet one sheet of paper larger is left out.

On a sheet with an outer column the contacts fill that of the first page. What a first layout shows
to stand on later ones may go out into theirs: numbers that matter and short definitions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from depliant.checks.text import doubled_letters, lost_letters, word_count
from depliant.content.prose.credits import takes_room
from depliant.content.select import Choice, names_support
from depliant.formats.variants import closer
from depliant.pressroom.arranged import HELPS, Arranged, Chosen, choose, sent_out
from depliant.typeset.compose import Composer, Manuscript
from depliant.typeset.lettering.outer import reach_out
from depliant.typeset.typesetter import Typesetter

FIRST = 2  # arrangements that are tried whatever is told of them


def arranged(choice: Choice, composer: Composer, typesetter: Typesetter) -> Arranged:
    """The airiest arrangement of an edition that fits; if none does, the one with the fewest words
    too many, of its own and the first of the ladder.

    `InputError` for what select refuses (facts, pictures).
    """
    return Arranging(composer, typesetter).arranged(choice)


@dataclass(frozen=True)
class Arranging:
    """Tries arrangements, as many as it takes."""

    composer: Composer
    typesetter: Typesetter

    def arranged(self, choice: Choice) -> Arranged:
        """The arrangement of an edition (`arranged`)."""
        first, tried, beside = choose(choice), list[Arranged](), False
        for number, step in enumerate(chain([first], map(choose, closer_steps(choice)))):
            if beside and not _lowers_contacts(first, step):
                continue
            if beside := self._too_much_beside(step):
                continue
            tried_anyway = number < FIRST or _is_well(tried)
            if not tried_anyway and not self.may_fit(step):
                continue
            tried.append(self._on_fewer_sheets(self._set(step)))
            if tried[-1].fits or not tried[0].may_help:
                return tried[-1]
            beside = tried[-1].too_much_beside
        if not tried or tried[0].chosen is not first:
            tried.insert(0, self._set(first))
        return min(tried, key=_how_bad)

    def may_fit(self, chosen: Chosen, *, told_once: bool = False) -> bool:
        """Whether an arrangement may fit at all: its hospital's pages by a layout of them, its text
        by one that tells it of other hospitals too; of all, about, where they are `told_once`."""
        plain, used = self._manuscripts(chosen)
        manuscript = plain if told_once else used
        return self.typesetter.may_take(manuscript, chosen.content.pictures, told_once=told_once)

    def _too_much_beside(self, chosen: Chosen) -> bool:
        """Whether what its hospital says beside the text is higher than a page, at its tightest
        too."""
        if not chosen.choice.format.aside:
            return False
        pictures = chosen.content.pictures
        return self.typesetter.too_much_beside(*self._manuscripts(chosen), pictures)

    def _manuscripts(self, chosen: Chosen) -> tuple[Manuscript, Manuscript]:
        """An edition's, and the one that uses its outer column: what a hospital says is laid out
        for that one, which is nearly always taken."""
        first = Manuscript(self.composer, chosen.content, chosen.choice.format)
        return first, replace(first, content=chosen.all_outward)

    def _set(self, chosen: Chosen) -> Arranged:
        """An edition laid out, its outer column used if that fits."""
        return self._as_foreseen(chosen) or self._outward(self._laid_out(chosen))

    def _as_foreseen(self, chosen: Chosen) -> Arranged | None:
        """An edition whose outer column is used, where one measure of its text tells what stands on
        later pages, and all of it fits at once."""
        if chosen.all_outward is chosen.content:
            return None
        seen = self.typesetter.foreseen(*self._manuscripts(chosen), chosen.content.pictures)
        out = reach_out(chosen.content, seen.later) if seen else frozenset()
        if not seen or not out:
            return None
        laid = self._laid_out(chosen, out, at_once=True)
        if laid.slid and (left := out & laid.outward):
            laid = self._laid_out(chosen, left, at_once=True)
        no_longer = len(laid.pages.pages) <= seen.pages
        if laid.fits and no_longer and not doubled_letters(laid.pages):
            return self._outward(laid)
        return laid if laid.far_too_much_beside else None

    def _laid_out(
        self,
        chosen: Chosen,
        out: frozenset[str] = frozenset(),
        *,
        lists: bool = True,
        at_once: bool = False,
    ) -> Arranged:
        """An edition laid out, with the numbers and definitions of the sections `out` outside."""
        content = sent_out(chosen.content, out)
        manuscript = Manuscript(self.composer, content, chosen.choice.format, lists, at_once)
        return Arranged(chosen, content, self.typesetter.set(manuscript, content.pictures))

    def _outward(self, laid: Arranged) -> Arranged:
        """An edition whose outer column is used, if that fits and takes no page more. The engine
        may set a float twice, the first time in part, where a page ends beside it: that is no such
        use."""
        used = laid.outward <= laid.let_out
        if used or laid.too_much_beside or len(laid.too_many) > HELPS:
            return laid
        other = self._laid_out(laid.chosen, laid.outward, at_once=laid.fits)
        no_longer = len(other.pages.pages) <= len(laid.pages.pages)
        once = doubled_letters(other.pages) <= doubled_letters(laid.pages)
        return other if other.fits and no_longer and once else laid

    def _on_fewer_sheets(self, laid: Arranged) -> Arranged:
        """A booklet without its list of contents, if that saves a sheet of paper."""
        if not laid.fits or not laid.lists_on_a_sheet:
            return laid
        other = self._laid_out(laid.chosen, lists=False)
        return other if other.fits and len(other.pages.pages) < len(laid.pages.pages) else laid


def _how_bad(one: Arranged) -> tuple[bool, int, float]:
    """What is worst in an arrangement that does not fit: letters lost, words too many, mm beyond
    the page."""
    return bool(lost_letters(one.pages)), word_count(one.too_many), one.over


def _is_well(tried: Sequence[Arranged]) -> bool:
    """Whether the last arrangement told that the text is not what is too much."""
    return bool(tried) and tried[-1].text_is_well


def _lowers_contacts(first: Chosen, step: Chosen) -> bool:
    """Whether contacts take less room in an arrangement than in the first one: without the names
    of associations; sources that run on give them none."""
    named = first.choice.supports and not step.choice.supports
    return named or step.choice.format.closing not in ("open", "brief")


def closer_steps(choice: Choice) -> Iterator[Choice]:
    """The arrangements that take less room, step by step: the names of those who answer for the
    text and associations give way first; what a hospital requires never goes."""
    named = choice.credits and choice.article.approved and takes_room(choice.article.meta)
    supported = names_support(choice) and bool(choice.hospital.profile.support)
    if named:
        choice = replace(choice, credits=False)
        yield choice
    if supported:
        choice = replace(choice, supports=False)
        yield choice
    asked = {required.role for required in choice.required}
    for format_ in closer(choice.format):
        if not asked & (set(format_.omits) - set(choice.format.omits)):
            yield replace(choice, format=format_)

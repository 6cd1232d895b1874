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
from functools import cached_property
from itertools import chain

from depliant.checks.rules.inside_the_page import beyond
from depliant.checks.text import doubled_letters, lost_letters, word_count
from depliant.content.content import Content, SetSection
from depliant.content.prose.credits import takes_room
from depliant.content.select import Choice, names_support, select
from depliant.errors import Problem
from depliant.formats.variants import closer
from depliant.typeset.compose import Composer, Manuscript
from depliant.typeset.contents import CONTENTS
from depliant.typeset.lettering.outer import OUTWARD, reach_out
from depliant.typeset.pages import Page, Pages, torn
from depliant.typeset.room import MOVES, NEAR, Room
from depliant.typeset.typesetter import Laid, Typesetter

FIRST = 2  # arrangements that are tried whatever is told of them
LITTLE = 2  # pages of text on a booklet's last sheet: without its list of contents, it may do
HELPS = 2  # pages too many: beyond, it is the text that is too long
HOSPITALS = frozenset({"cover", "contacts", "address", "sources"})  # where a hospital speaks


@dataclass(frozen=True)
class Chosen:
    """An edition that was chosen, what it says, what was odd in its text."""

    choice: Choice
    content: Content
    odd: tuple[Problem, ...]

    @cached_property
    def all_outward(self) -> Content:
        """What it says, all that may use an outer column let out into it: nearly always, some of
        it will be."""
        everything = frozenset(section.role for section in self.content.sections)
        out = reach_out(self.content, everything) if self.choice.format.beside else None
        return _sent_out(self.content, out) if out else self.content


@dataclass(frozen=True)
class Arranged:
    """An edition laid out, not yet written: what was chosen, what it says as it was laid out, its
    pages."""

    chosen: Chosen
    content: Content
    laid: Laid

    @property
    def choice(self) -> Choice:
        """The edition in its arrangement."""
        return self.chosen.choice

    @property
    def pages(self) -> Pages:
        """Its pages, as they are laid out."""
        return self.laid.pages

    @property
    def outward(self) -> frozenset[str]:
        """The sections whose numbers, definitions and steps may go out into the outer column: they
        stand on later pages than the first, whose column is taken."""
        if not self.choice.format.beside:
            return frozenset()
        later = (page.sections for page in self.pages.pages[1:])
        roles = frozenset(role for sections in later for role in sections)
        return reach_out(self.content, roles - {*self.pages.pages[0].sections})

    @property
    def let_out(self) -> frozenset[str]:
        """The sections that were let out there."""
        return frozenset(one.role for one in self.content.sections if OUTWARD in one.classes)

    @property
    def lists_on_a_sheet(self) -> bool:
        """Whether a booklet lists its contents and has little text on its last sheet."""
        flow = [page for page in self.pages.pages if page.is_flow]
        text = [page for page in flow if any(block.kind != "filler" for block in page.blocks)]
        lists = any(CONTENTS in page.sections for page in flow)
        return bool(self.choice.format.saddle) and lists and len(text) <= len(flow) - 4 + LITTLE

    @property
    def too_many(self) -> tuple[Page, ...]:
        """The pages that its paper does not have."""
        return Room(self.choice.format).too_many(self.pages.pages)

    @property
    def may_help(self) -> bool:
        """Whether the ladder may make it fit: it does not yet, and is not far too long."""
        return not self.fits and len(self.too_many) <= HELPS

    @property
    def fits(self) -> bool:
        """Whether the text fits its paper, and what the hospital says stands whole, inside it."""
        pages, format_ = self.pages.pages, self.choice.format
        if not self.pages.fit.fits:
            return False
        parted = any(whole.section in HOSPITALS for whole in torn(pages))
        outside = any(HOSPITALS & beyond(page, format_).keys() for page in pages)
        whole = not parted and not outside and not lost_letters(self.pages)
        beside = self._stands_beside and self._stands_on_later_pages
        return whole and beside

    @property
    def too_much_beside(self) -> bool:
        """Whether what stands beside the text is higher than its page leaves it: no other text
        helps."""
        return Room(self.choice.format).beyond(self.pages.pages) > NEAR

    @property
    def far_too_much_beside(self) -> bool:
        """Whether it is higher by more than what stands above it moves from rung to rung."""
        return Room(self.choice.format).beyond(self.pages.pages) > MOVES

    @property
    def text_is_well(self) -> bool:
        """Whether it is what the hospital says that is too much: its own layout tells of that."""
        return self.too_much_beside or self.laid.text_fits

    @property
    def _stands_on_later_pages(self) -> bool:
        """Whether what went out into the outer column stands on pages where that is free."""
        return self.let_out.isdisjoint(self.pages.pages[0].sections)

    @property
    def _stands_beside(self) -> bool:
        """Whether what stands aside begins on the first page, beside the key message: where there
        is no room for it, it takes all that follows to the next page, and leaves that one bare."""
        aside = {one.role for one in self.content.sections if "aside" in one.classes}
        return aside <= {*self.pages.pages[0].sections}


def arranged(choice: Choice, composer: Composer, typesetter: Typesetter) -> Arranged:
    """The airiest arrangement of an edition that fits; if none does, the one with the fewest words
    too many, of its own and the first of the ladder.

    `InputError` for what select refuses (facts, pictures).
    """
    first, tried, beside = choose(choice), list[Arranged](), False
    for number, step in enumerate(chain([first], map(choose, closer_steps(choice)))):
        if beside and not _lowers_contacts(first, step):
            continue
        if beside := too_much_beside(step, composer, typesetter):
            continue
        tried_anyway = number < FIRST or _is_well(tried)
        if not tried_anyway and not may_fit(step, composer, typesetter):
            continue
        tried.append(_on_fewer_sheets(_set(step, composer, typesetter), composer, typesetter))
        if tried[-1].fits or not tried[0].may_help:
            return tried[-1]
        beside = tried[-1].too_much_beside
    if not tried or tried[0].chosen is not first:
        tried.insert(0, _set(first, composer, typesetter))
    return min(tried, key=lambda one: (bool(lost_letters(one.pages)), word_count(one.too_many)))


def _is_well(tried: Sequence[Arranged]) -> bool:
    """Whether the last arrangement told that the text is not what is too much."""
    return bool(tried) and tried[-1].text_is_well


def choose(choice: Choice) -> Chosen:
    """What an edition says. `InputError` for what select refuses (facts, pictures)."""
    return Chosen(choice, *select(choice))


def _set(chosen: Chosen, composer: Composer, typesetter: Typesetter) -> Arranged:
    """An edition laid out, its outer column used if that fits."""
    foreseen = _as_foreseen(chosen, composer, typesetter)
    return foreseen or _outward(_laid_out(chosen, composer, typesetter), composer, typesetter)


def _as_foreseen(chosen: Chosen, composer: Composer, typesetter: Typesetter) -> Arranged | None:
    """An edition whose outer column is used, where one measure of its text tells what stands on
    later pages, and all of it fits at once."""
    if chosen.all_outward is chosen.content:
        return None
    manuscript, beside = _manuscripts(chosen, composer)
    seen = typesetter.foreseen(manuscript, beside, chosen.content.pictures)
    out = reach_out(chosen.content, seen.later) if seen else frozenset()
    if not seen or not out:
        return None
    laid = _laid_out(chosen, composer, typesetter, out, at_once=True)
    no_longer = len(laid.pages.pages) <= seen.pages
    if laid.fits and no_longer and not doubled_letters(laid.pages):
        return _outward(laid, composer, typesetter)
    return laid if laid.far_too_much_beside else None


def _laid_out(
    chosen: Chosen,
    composer: Composer,
    typesetter: Typesetter,
    out: frozenset[str] = frozenset(),
    *,
    lists: bool = True,
    at_once: bool = False,
) -> Arranged:
    """An edition laid out, with the numbers and definitions of the sections `out` outside."""
    content = _sent_out(chosen.content, out)
    manuscript = Manuscript(composer, content, chosen.choice.format, lists, at_once)
    return Arranged(chosen, content, typesetter.set(manuscript, content.pictures))


def _sent_out(content: Content, out: frozenset[str]) -> Content:
    """What is said, with the sections that are let `out` into the outer column."""
    return replace(content, sections=tuple(_let_out(one, out) for one in content.sections))


def _let_out(section: SetSection, out: frozenset[str]) -> SetSection:
    if section.role not in out:
        return section
    return replace(section, classes=section.classes | {OUTWARD})


def _outward(laid: Arranged, composer: Composer, typesetter: Typesetter) -> Arranged:
    """An edition whose outer column is used, if that fits and takes no page more. The engine may
    set a float twice, the first time in part, where a page ends beside it: that is no such use."""
    used = laid.outward <= laid.let_out
    if used or laid.too_much_beside or len(laid.too_many) > HELPS:
        return laid
    other = _laid_out(laid.chosen, composer, typesetter, laid.outward, at_once=laid.fits)
    no_longer = len(other.pages.pages) <= len(laid.pages.pages)
    once = doubled_letters(other.pages) <= doubled_letters(laid.pages)
    return other if other.fits and no_longer and once else laid


def _on_fewer_sheets(laid: Arranged, composer: Composer, typesetter: Typesetter) -> Arranged:
    """A booklet without its list of contents, if that saves a sheet of paper."""
    if not laid.fits or not laid.lists_on_a_sheet:
        return laid
    other = _laid_out(laid.chosen, composer, typesetter, lists=False)
    return other if other.fits and len(other.pages.pages) < len(laid.pages.pages) else laid


def may_fit(
    chosen: Chosen, composer: Composer, typesetter: Typesetter, *, told_once: bool = False
) -> bool:
    """Whether an arrangement may fit at all: its hospital's pages by a layout of them, its text by
    one that tells it of other hospitals too; of all, about, where they are `told_once`."""
    plain, used = _manuscripts(chosen, composer)
    manuscript = plain if told_once else used
    return typesetter.may_take(manuscript, chosen.content.pictures, told_once=told_once)


def too_much_beside(chosen: Chosen, composer: Composer, typesetter: Typesetter) -> bool:
    """Whether what its hospital says beside the text is higher than a page, at its tightest too."""
    if not chosen.choice.format.aside:
        return False
    return typesetter.too_much_beside(*_manuscripts(chosen, composer), chosen.content.pictures)


def _manuscripts(chosen: Chosen, composer: Composer) -> tuple[Manuscript, Manuscript]:
    """An edition's, and the one that uses its outer column: what a hospital says is laid out for
    that one, which is nearly always taken."""
    first = Manuscript(composer, chosen.content, chosen.choice.format)
    return first, replace(first, content=chosen.all_outward)


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

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

from collections.abc import Iterator
from dataclasses import dataclass, replace

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
from depliant.typeset.room import NEAR, Room
from depliant.typeset.typesetter import Laid, Typesetter

LITTLE = 2  # pages of text on a booklet's last sheet: without its list of contents, it may do
HELPS = 2  # pages too many: beyond, it is the text that is too long
HOSPITALS = frozenset({"cover", "contacts", "address", "sources"})  # where a hospital speaks


@dataclass(frozen=True)
class Arranged:
    """An edition laid out, not yet written: what was chosen, what it says, its pages."""

    choice: Choice
    content: Content
    odd: tuple[Problem, ...]
    laid: Laid

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
        parted = any(whole.section in HOSPITALS for whole in torn(pages))
        outside = any(HOSPITALS & beyond(page, format_).keys() for page in pages)
        whole = not parted and not outside and not lost_letters(self.pages)
        beside = self._stands_beside and self._stands_on_later_pages
        return self.pages.fit.fits and whole and beside

    @property
    def too_much_beside(self) -> bool:
        """Whether what stands beside the text is higher than its page leaves it: no other text
        helps."""
        return Room(self.choice.format).beyond(self.pages.pages) > NEAR

    @property
    def text_is_well(self) -> bool:
        """Whether it is what the hospital says that is too much: its own layout tells of that."""
        return self.too_much_beside or self.laid.text_fits

    @property
    def _stands_on_later_pages(self) -> bool:
        """Whether what went out into the outer column stands on pages where that is free."""
        out = {one.role for one in self.content.sections if OUTWARD in one.classes}
        return out.isdisjoint(self.pages.pages[0].sections)

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
    first = _outward(_laid_out(choice, composer, typesetter), composer, typesetter)
    tried = [_on_fewer_sheets(first, composer, typesetter)]
    for number, step in enumerate(closer_steps(choice) if tried[0].may_help else ()):
        if number and tried[-1].too_much_beside and not _lowers_contacts(step):
            continue
        if number == 0 or tried[-1].text_is_well or may_fit(step, composer, typesetter):
            laid = _laid_out(step, composer, typesetter)
            tried.append(_outward(laid, composer, typesetter))
            if tried[-1].fits:
                return tried[-1]
    return min(tried, key=lambda one: (bool(lost_letters(one.pages)), word_count(one.too_many)))


def _laid_out(
    choice: Choice,
    composer: Composer,
    typesetter: Typesetter,
    out: frozenset[str] = frozenset(),
    *,
    lists: bool = True,
    at_once: bool = False,
) -> Arranged:
    """An edition laid out, with the numbers and definitions of the sections `out` outside."""
    content, odd = select(choice)
    content = replace(content, sections=tuple(_sent_out(one, out) for one in content.sections))
    manuscript = Manuscript(composer, content, choice.format, lists, at_once)
    return Arranged(choice, content, odd, typesetter.set(manuscript, content.pictures))


def _sent_out(section: SetSection, out: frozenset[str]) -> SetSection:
    if section.role not in out:
        return section
    return replace(section, classes=section.classes | {OUTWARD})


def _outward(laid: Arranged, composer: Composer, typesetter: Typesetter) -> Arranged:
    """An edition whose outer column is used, if that fits and takes no page more. The engine may
    set a float twice, the first time in part, where a page ends beside it: that is no such use."""
    if not laid.outward or laid.too_much_beside or len(laid.too_many) > HELPS:
        return laid
    choice, fits = laid.choice, laid.fits
    other = _laid_out(choice, composer, typesetter, laid.outward, at_once=fits)
    no_longer = len(other.pages.pages) <= len(laid.pages.pages)
    once = doubled_letters(other.pages) <= doubled_letters(laid.pages)
    return other if other.fits and no_longer and once else laid


def _on_fewer_sheets(laid: Arranged, composer: Composer, typesetter: Typesetter) -> Arranged:
    """A booklet without its list of contents, if that saves a sheet of paper."""
    if not laid.fits or not laid.lists_on_a_sheet:
        return laid
    other = _laid_out(laid.choice, composer, typesetter, lists=False)
    return other if other.fits and len(other.pages.pages) < len(laid.pages.pages) else laid


def may_fit(
    choice: Choice, composer: Composer, typesetter: Typesetter, *, told_once: bool = False
) -> bool:
    """Whether an arrangement may fit at all: its hospital's pages by a layout of them, its text by
    one that tells it of other hospitals too; of all, about, where they are `told_once`."""
    content, _odd = select(choice)
    manuscript = Manuscript(composer, content, choice.format)
    return typesetter.may_take(manuscript, content.pictures, told_once=told_once)


def _lowers_contacts(step: Choice) -> bool:
    """Whether contacts take less room in an arrangement: sources that run on give them none."""
    return step.format.closing not in ("open", "brief")


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

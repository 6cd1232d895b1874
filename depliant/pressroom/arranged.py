"""arranged: an edition in one of its arrangements, before it is laid out and after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from depliant.checks.rules.inside_the_page import beyond
from depliant.checks.text import lost_letters
from depliant.content.content import Content, SetSection
from depliant.content.select import Choice, select
from depliant.errors import Problem
from depliant.typeset.contents import CONTENTS
from depliant.typeset.lettering.outer import OUTWARD, reach_out
from depliant.typeset.pages import Page, Pages, torn
from depliant.typeset.room import MOVES, NEAR, Room
from depliant.typeset.typesetter import Laid

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
        return sent_out(self.content, out) if out else self.content


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
    def over(self) -> float:
        """By how many mm what the hospital says reaches beyond its page."""
        format_, pages = self.choice.format, self.pages.pages
        found = [beyond(page, format_) for page in pages]
        outside = [mm for one in found for role, (mm, _what) in one.items() if role in HOSPITALS]
        return max(0.0, Room(format_).beyond(pages), *outside)

    @property
    def slid(self) -> bool:
        """Whether what was let out into the outer column makes a text fit, but for a section that
        came up to the first page."""
        return self.pages.fit.fits and not self._stands_on_later_pages

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


def choose(choice: Choice) -> Chosen:
    """What an edition says. `InputError` for what select refuses (facts, pictures)."""
    return Chosen(choice, *select(choice))


def sent_out(content: Content, out: frozenset[str]) -> Content:
    """What is said, with the sections that are let `out` into the outer column."""
    return replace(content, sections=tuple(_let_out(one, out) for one in content.sections))


def _let_out(section: SetSection, out: frozenset[str]) -> SetSection:
    if section.role not in out:
        return section
    return replace(section, classes=section.classes | {OUTWARD})

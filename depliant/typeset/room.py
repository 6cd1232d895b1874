"""The room that a format has for running text, and what one layout took of it. Lengths in mm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from depliant.formats.format import Format
from depliant.typeset.fillers import Filler
from depliant.typeset.makeup.forcing import Break
from depliant.typeset.makeup.white import White
from depliant.typeset.pages import Fit, Page, torn

Document = TypeVar("Document")
NEAR = 0.05  # mm: a rounding of the engine's
MOVES = 5.0  # mm: what stands beside a text moves so much with what is above it, airy or tight


@dataclass(frozen=True)
class Setting:
    """What a layout is asked for: the rung of the running text and that of the slots, where pages
    break (where the text will, if none are given), what fills the paper that is left, where white
    grows; or `measured`, all the running text on one page."""

    rung: str = "best"
    slots: str = "best"
    breaks: tuple[Break, ...] = ()
    fillers: tuple[Filler, ...] = ()
    measured: bool = False
    whites: tuple[White, ...] = ()


@dataclass(frozen=True)
class Trial(Generic[Document]):
    """One layout: what was asked for, what came of it."""

    setting: Setting
    pages: tuple[Page, ...]
    document: Document
    fit: Fit = field(default_factory=Fit)

    @property
    def record(self) -> Trial[Any]:
        """What is told of it, without the layout itself, which is large."""
        return Trial(self.setting, self.pages, None, self.fit)

    @property
    def flow(self) -> list[Page]:
        """The pages of running text."""
        return [page for page in self.pages if page.is_flow]

    @property
    def free(self) -> float:
        """What stays free at the foot of the last page of running text."""
        flow = self.flow
        return flow[-1].free if flow else 0.0


Layout = Callable[[Setting], Trial[Document]]


@dataclass(frozen=True)
class Room:
    """What the pages of a format hold."""

    format: Format

    @property
    def most(self) -> float:
        """The height for running text on all the pages that the budget grants."""
        return self._flow_pages * self.page_height

    @property
    def page_height(self) -> float:
        """The height of the text area of a page of running text."""
        return self.format.flow[0].text_height

    @property
    def most_blank(self) -> int:
        """How many pages may be left empty: panels, or the rest of a booklet's last sheet."""
        if self.format.endless:
            return 3 if self.format.saddle else 0
        return len(self.format.flow) - 1

    def missing(self, pages: Sequence[Page]) -> int:
        """How many pages the paper has beside those that were laid out."""
        if self.format.endless:
            return -len(pages) % 4 if self.format.saddle else 0
        return max(0, len(self.format.pages) - len(pages))

    def takes(self, pages: Sequence[Page]) -> bool:
        """Whether laid-out pages are an edition of the format: none too many, nothing torn."""
        flow = sum(page.is_flow for page in pages)
        whole = self.format.road == "screen" or not torn(pages)
        return whole and len(pages) - flow <= self._slots and flow <= self._flow_pages

    def spills(self, pages: Sequence[Page]) -> bool:
        """Whether a page that is kept for one purpose was not enough for it, or the first page for
        what stands aside: what is told of the running text says nothing of that."""
        return sum(not page.is_flow for page in pages) > self._slots or self.beyond(pages) > NEAR

    def beyond(self, pages: Sequence[Page]) -> float:
        """By how many mm what stands aside from the first page on reaches beyond its foot, or is
        torn off it; so much less than nothing is left."""
        asides = [block for page in pages for block in page.blocks if block.kind == "aside"]
        if not asides:
            return -self.foot
        torn_off = sum(one.height for one in asides[1:] if one.key == asides[0].key)
        return torn_off or asides[0].bottom - self.foot

    @property
    def foot(self) -> float:
        """Where the text of the first page ends, from its top."""
        return self.format.flow[0].height - self.format.flow[0].margin[2]

    def too_many(self, pages: Sequence[Page]) -> tuple[Page, ...]:
        """The pages that the paper does not have: of running text, and of each slot."""
        flow = [page for page in pages if page.is_flow]
        slots = [page for page in pages if not page.is_flow]
        again = (page for n, page in enumerate(slots) if page.role == slots[n - 1].role and n)
        return (*flow[self._flow_pages :], *again)

    @property
    def _slots(self) -> int:
        return sum(not page.is_flow for page in self.format.pages)

    @property
    def _flow_pages(self) -> int:
        """How many pages carry running text at the most."""
        format_ = self.format
        return format_.budget.most - self._slots if format_.endless else len(format_.flow)

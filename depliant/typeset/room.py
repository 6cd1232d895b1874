"""The room that a format has for running text, and what one layout took of it. Lengths in mm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from depliant.formats.format import Format
from depliant.typeset.pages import Fit, Page, torn

Document = TypeVar("Document")


@dataclass(frozen=True)
class Trial(Generic[Document]):
    """One layout: what was chosen, what came of it."""

    fit: Fit
    pages: tuple[Page, ...]
    document: Document

    @property
    def flow(self) -> list[Page]:
        """The pages of running text."""
        return [page for page in self.pages if page.is_flow]

    @property
    def used(self) -> float:
        """The height that the running text takes; pages before the last count as full."""
        flow = self.flow
        if not flow:
            return 0.0
        last = max(0.0, flow[-1].content_bottom - flow[-1].margin[0])
        return _height(flow[:-1]) + last

    @property
    def free(self) -> float:
        """What stays free at the foot of the last page of running text."""
        flow = self.flow
        return flow[-1].free if flow else 0.0


Layout = Callable[[Fit], Trial[Document]]


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

    def granted(self, trial: Trial[Document]) -> float:
        """The height for running text, up to the page budget, as `trial` was laid out."""
        return _height(trial.flow) + (self._flow_pages - len(trial.flow)) * self.page_height

    def unturned(self, trial: Trial[Document]) -> float:
        """The height for running text that takes no side of paper more than `trial` took."""
        if not self.format.endless:
            return self.granted(trial)
        return _height(trial.flow) + self._left_on_the_sheet(trial) * self.page_height

    def without_the_last(self, trial: Trial[Document]) -> float:
        """The height for running text on a side (a booklet: a sheet of four) less."""
        return _height(trial.flow[: len(trial.flow) - (4 if self.format.saddle else 1)])

    def blank(self, trial: Trial[Document]) -> int:
        """The pages that the text leaves empty: they become notes pages."""
        if self.format.endless:
            return self._left_on_the_sheet(trial)
        return max(0, len(self.format.flow) - len(trial.flow))

    @property
    def most_blank(self) -> int:
        """How many pages may be left empty: panels, or the rest of a booklet's last sheet."""
        if self.format.endless:
            return 3 if self.format.saddle else 0
        return len(self.format.flow) - 1

    def sides(self, trial: Trial[Document]) -> int:
        """The pages that the paper has, blank ones included."""
        return len(trial.pages) + self._left_on_the_sheet(trial)

    def takes(self, pages: Sequence[Page]) -> bool:
        """Whether laid-out pages are an edition of the format: none too many, nothing torn."""
        flow = sum(page.is_flow for page in pages)
        whole = self.format.road == "screen" or not torn(pages)
        return whole and len(pages) - flow <= self._slots and flow <= self._flow_pages

    def spills(self, pages: Sequence[Page]) -> bool:
        """Whether a page that is kept for one purpose was not enough for it: what is predicted of
        the running text says nothing of that."""
        return sum(not page.is_flow for page in pages) > self._slots

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

    def _left_on_the_sheet(self, trial: Trial[Document]) -> int:
        """How many pages a booklet's last sheet leaves blank."""
        return -len(trial.pages) % 4 if self.format.saddle else 0


def _height(pages: Sequence[Page]) -> float:
    return sum(page.area_height for page in pages)

"""paper: the pages of a format that running text may be made up on, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from depliant.formats.format import Format
from depliant.typeset.makeup.breaks import Area


@dataclass(frozen=True)
class Paper:
    """The pages of a format: how many there may be, how high each is, which lie side by side."""

    format: Format

    @property
    def counts(self) -> Iterator[int]:
        """How many pages of running text the paper may have: a fold has what it has, a sheet one
        more each time, a booklet four; a screen its first and as many others as it takes."""
        format_ = self.format
        if not format_.endless:
            yield self.most
        elif format_.road == "screen":
            yield 2
        elif format_.saddle:
            slots = sum(not page.is_flow for page in format_.pages)
            yield from range(4 - slots, self.most + 1, 4)
        else:
            yield from range(1, self.most + 1)

    @property
    def most(self) -> int:
        """How many pages of running text the paper has at the most."""
        if not self.format.endless:
            return len(self.format.flow)
        return self.format.budget.most - sum(not page.is_flow for page in self.format.pages)

    def areas(self, count: int) -> tuple[Area, ...]:
        """The first `count` pages of running text; those of one spread have its number."""
        numbers = [0][:count]
        for before, after in pairwise(range(count)):
            numbers.append(numbers[-1] + (not self._beside(before, after)))
        scrolls, least = self.format.road == "screen", self._least
        heights = map(self.height, range(count))
        return tuple(Area(mm, n, scrolls, least) for mm, n in zip(heights, numbers, strict=True))

    @property
    def _least(self) -> float:
        """The height of the text area of the lowest page."""
        top, _right, bottom, _left = self.format.flow[0].margin
        return max(0.0, (self.format.least_height or 0.0) - top - bottom)

    def height(self, page: int) -> float:
        """The height of the text area of a page; the first has no head line above its title."""
        flow = self.format.flow
        spec = flow[0 if self.format.endless else min(page, len(flow) - 1)]
        if page == 0 and not any(page.role == "cover" for page in self.format.pages):
            return spec.height - self.format.edge - spec.margin[2]
        return spec.text_height

    def _beside(self, before: int, after: int) -> bool:
        """Whether two pages that follow each other lie side by side when the paper is open."""
        if not self.format.endless:
            roles = {f"flow-{before + 1}", f"flow-{after + 1}"}
            return any(roles <= set(spread) for spread in self.format.spreads)
        pairs = any(spread.count("flow") > 1 for spread in self.format.spreads)
        return pairs and before % 2 == 0

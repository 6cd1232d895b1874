"""Rectangles on a sheet of paper, in mm, and the folds between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

NEAR = 0.01  # mm: lengths closer than this are the same


class Box(NamedTuple):
    """A rectangle: its left, low, right and high edge, from the sheet's lower-left corner."""

    left: float
    low: float
    right: float
    high: float

    def inside(self, width: float, height: float) -> bool:
        """Whether it stands on a sheet of a size."""
        return (
            self.left >= -NEAR
            and self.low >= -NEAR
            and self.right <= width + NEAR
            and self.high <= height + NEAR
        )


Named = tuple[str, Box]


def overlaps(boxes: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """The pairs that share some paper."""
    for one, two in combinations(boxes, 2):
        width = min(one[1].right, two[1].right) - max(one[1].left, two[1].left)
        height = min(one[1].high, two[1].high) - max(one[1].low, two[1].low)
        if width > NEAR and height > NEAR:
            yield one, two


def fold_lines(boxes: Sequence[Box]) -> list[float]:
    """The x at which one box ends and another begins, from left to right."""
    return sorted(
        {
            round(box.right, 3)
            for box in boxes
            if any(abs(box.right - other.left) < NEAR for other in boxes)
        }
    )

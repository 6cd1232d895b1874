"""Where the pages of an imprint went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pikepdf import Array

Number = tuple[int, int]  # of an object


@dataclass(frozen=True)
class Place:
    """Where a page of the imprint stands in the whole: the page that shows it, by how many pt it
    was moved to the right and up, and how many pieces of marked content stand before its own."""

    page: Any
    x: float = 0.0
    y: float = 0.0
    before: int = 0

    def moved(self, points: Any) -> Array:
        """Points (x y, x y …) of the imprint's page on this one."""
        shifts = (self.x, self.y)
        return Array([round(float(end) + shifts[at % 2], 4) for at, end in enumerate(points)])


@dataclass(frozen=True)
class Laid:
    """The pages of an edition: where each page of the imprint went (counted from 0), and each copy
    of one (by its object's number); and the pages of the plate that gave way to them."""

    places: Mapping[int, Place]
    of_copies: Mapping[Number, Place]
    gone: tuple[Any, ...]

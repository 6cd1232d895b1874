"""Folds a sheet of paper in geometry.

A sheet is printed on two sides. Side 1 is seen with its panels from left to right; flipped on the
short edge, side 2 is seen with the paper's other end on the left. A `Leaf` is one panel of the
paper: what is printed on its face (side 2, the inside) and on its back (side 1, the outside).
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf

MM = 72 / 25.4


@dataclass(frozen=True)
class Printed:
    """A page found on a printed side: its name, its left edge and width in mm, its matrix."""

    name: str
    x: float
    width: float
    matrix: tuple[float, ...]

    @property
    def upright(self) -> bool:
        return self.matrix[:4] == (1, 0, 0, 1)


@dataclass(frozen=True)
class Leaf:
    """One panel of the paper, between two folds or edges: inside and outside, width in mm."""

    inside: str
    outside: str
    width: float


def printed_sides(pdf: bytes) -> list[list[Printed]]:
    """What lies on each side of the finished file, from left to right, read from it."""
    sides = []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            found: list[Printed] = []
            matrix: tuple[float, ...] = ()
            for step in pikepdf.parse_content_stream(page):
                if str(step.operator) == "cm":
                    matrix = tuple(float(str(v)) for v in step.operands)
                elif str(step.operator) == "Do":
                    box = page.Resources.XObject[str(step.operands[0])].BBox
                    width = float(box[2]) - float(box[0])
                    name = str(step.operands[0]).lstrip("/")
                    found.append(Printed(name, matrix[4] / MM, width / MM, matrix))
            sides.append(sorted(found, key=lambda page: page.x))
    return sides


def leaves(outside: list[Printed], inside: list[Printed], paper: float) -> list[Leaf]:
    """The panels of the paper as the reader of the inside sees them, left to right.

    Behind a place x of the inside lies the place `paper − x` of the outside.
    """
    result = []
    for page in inside:
        middle = paper - (page.x + page.width / 2)
        behind = next(p for p in outside if p.x <= middle <= p.x + p.width)
        result.append(Leaf(page.name, behind.name, page.width))
    return result


def roll_openings(strip: list[Leaf]) -> dict[str, list[str]]:
    """What a roll fold shows: the right leaf is folded in first, then the left one over it."""
    left, middle, right = strip
    return {
        "front": [left.outside],  # closed: the outside of the leaf folded last
        "back": [middle.outside],
        "first opening": [left.inside, right.outside],  # the cover turned to the left
        "open": [left.inside, middle.inside, right.inside],
    }

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
        return tuple(self.matrix[:4]) == (1, 0, 0, 1)


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
                    width = (float(box[2]) - float(box[0])) / MM
                    name = str(step.operands[0]).lstrip("/")
                    left = matrix[4] / MM - (width if matrix[0] < 0 else 0.0)
                    found.append(Printed(name, round(left, 3), width, matrix))
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


Openings = dict[str, list[str]]


def roll(strip: list[Leaf]) -> Openings:
    """What a roll fold shows: the last leaf is folded in first, then the first one over it.

    A strip, and each opening, is told in reading order: from right to left for Arabic.
    """
    first, middle, last = strip
    return {
        "front": [first.outside],
        "first opening": [first.inside, last.outside],  # the cover turned
        "open": [first.inside, middle.inside, last.inside],
        "back": [middle.outside],
    }


def zigzag(strip: list[Leaf]) -> Openings:
    """A z-fold: the first leaf lies on the second, the third behind it."""
    first, middle, last = strip
    return {
        "front": [first.outside],
        "first opening": [first.inside, middle.inside],
        "open": [first.inside, middle.inside, last.inside],
        "turned over": [last.outside, middle.outside],
        "back": [last.inside],
    }


def half(strip: list[Leaf]) -> Openings:
    """Folded once in the middle."""
    first, last = strip
    return {
        "front": [first.outside],
        "open": [first.inside, last.inside],
        "back": [last.outside],
    }


def gate(strip: list[Leaf]) -> Openings:
    """Two doors that meet in the middle."""
    first, middle, last = strip
    return {
        "front": [first.outside, last.outside],
        "open": [first.inside, middle.inside, last.inside],
        "back": [middle.outside],
    }


def book(sides: list[list[Printed]], *, rtl: bool = False) -> list[str]:
    """The pages of nested sheets folded in the middle, in the order in which they are turned."""
    turned = [[page.name for page in (reversed(side) if rtl else side)] for side in sides]
    outside, inside = turned[0::2], turned[1::2]
    down = [name for out, into in zip(outside, inside, strict=True) for name in (out[1], into[0])]
    up = [name for out, into in zip(outside, inside, strict=True) for name in (out[0], into[1])]
    return down + up[::-1]


def flipped(side: list[Printed], width: float, height: float) -> list[Printed]:
    """A side turned by 180 degrees, as a printer that flips on the other edge shows it."""
    return [
        Printed(
            page.name,
            width - page.x - page.width,
            page.width,
            (
                -page.matrix[0],
                -page.matrix[1],
                -page.matrix[2],
                -page.matrix[3],
                width * MM - page.matrix[4],
                height * MM - page.matrix[5],
            ),
        )
        for page in reversed(side)
    ]

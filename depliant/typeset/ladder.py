"""The ladder: named rungs from airy to tight, on which a text is set.

The HTML never changes: a rung is a row of custom properties (figure size, spacing, leading, type
size between a format's best and its floor). Type is the last to shrink.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depliant.formats.parts import TypeSizes
from depliant.units import MM_PER_PT

LEAST_LEADING = 1.3  # times the body
RAISED = 0.75  # times the body: the number of a note, where the smallest type allows it
LEAST_NUMBER = 1.2  # a telephone number, times the smallest type


@dataclass(frozen=True)
class Rung:
    """How text is set: `figures`, `spacing` and `leading` multiply the format's own; `size` is
    the share of the way from its smallest type (0) to its best (1). Above a section, between
    paragraphs and between the items of a list stand so many half lines: baselines that lie side
    by side agree, and how a rung stands is known from a layout on another of the same size."""

    name: str
    figures: float
    spacing: float
    leading: float
    size: float
    sections: int = 3
    paragraphs: int = 1
    items: int = 1

    def body(self, type_: TypeSizes) -> float:
        """The body size in pt."""
        return type_.least + (type_.body - type_.least) * self.size

    def line(self, type_: TypeSizes) -> float:
        """The leading as a multiple of the body."""
        return max(LEAST_LEADING, type_.leading * self.leading)

    def leading_in_mm(self, type_: TypeSizes) -> float:
        """From one line of text to the next, in mm."""
        return self.body(type_) * self.line(type_) * MM_PER_PT

    def properties(self, type_: TypeSizes) -> dict[str, str]:
        """The custom properties of the rung: sizes in pt, factors."""
        body = self.body(type_)
        scale = body / type_.body
        half = self.leading_in_mm(type_) / 2
        return {
            "line": f"{2 * half:.4g}mm",
            "half": f"{half:.4g}mm",
            "section-space": f"{self.sections * half:.4g}mm",
            "paragraph-space": f"{self.paragraphs * half:.4g}mm",
            "item-space": f"{self.items * half:.4g}mm",
            "body-size": f"{body:g}pt",
            "raised-size": f"{max(type_.least, RAISED * body):.4g}pt",
            "title-size": f"{type_.title:g}pt",
            "heading-size": f"{type_.heading * scale:.4g}pt",
            "number-size": f"{type_.number * scale:.4g}pt",
            "least-size": f"{type_.least:g}pt",
            "least-number": f"{type_.least * LEAST_NUMBER:.4g}pt",
            "small-size": f"{type_.small:g}pt",
            "leading": f"{self.line(type_):.4g}",
            "space": f"{self.spacing:g}",
            "figures": f"{self.figures:g}",
        }


@dataclass(frozen=True)
class Ladder:
    """Rungs, the airiest first."""

    rungs: tuple[Rung, ...]

    def __iter__(self) -> Iterator[Rung]:
        return iter(self.rungs)

    def named(self, name: str) -> Rung:
        """The rung of a name, as a `Fit` keeps it."""
        return next(rung for rung in self.rungs if rung.name == name)

    def airier_than(self, rung: Rung) -> tuple[Rung, ...]:
        """The rungs above one, the airiest first."""
        return self.rungs[: self.rungs.index(rung)]

    def tighter_than(self, rung: Rung) -> tuple[Rung, ...]:
        """The rungs below one, the nearest first."""
        return self.rungs[self.rungs.index(rung) + 1 :]

    def from_on(self, rung: Rung) -> tuple[Rung, ...]:
        """A rung and those below it."""
        return (rung, *self.tighter_than(rung))

    def between(self, airier: Rung, tighter: Rung) -> tuple[Rung, ...]:
        """The rungs below one and above another, the airiest first."""
        return tuple(
            rung for rung in self.airier_than(tighter) if rung in self.tighter_than(airier)
        )


TIGHT = 6.25 / 6.5  # of the leading: the least that still reads calmly on a panel
BEST = Rung("best", 1.0, 1.0, 1.0, 1.0)  # where a format stands by itself
FLOOR = Rung(
    "floor", 0.75, 0.65, TIGHT, 0.0, sections=2, items=0
)  # the smallest type: nothing is tighter
LADDER = Ladder(
    (
        Rung("roomy", 1.3, 1.6, 1.0, 1.0, sections=4, paragraphs=2, items=2),
        Rung("airy", 1.15, 1.3, 1.0, 1.0, sections=4),
        BEST,
        Rung("smaller-figures", 0.8, 1.0, 1.0, 1.0),
        Rung("closer", 0.8, 0.75, 1.0, 1.0, sections=2, items=0),
        Rung("tighter-lines", 0.8, 0.7, TIGHT, 1.0, sections=2, items=0),
        Rung("smaller-type", 0.8, 0.7, TIGHT, 0.5, sections=2, items=0),
        FLOOR,
    )
)

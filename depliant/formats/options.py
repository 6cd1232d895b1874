"""Options: how an edition differs from its format's usual way. They are part of the edition.

They stand in its name, its files' names, its digest and the manifest; an edition without options
is the office edition on the format's own paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Duplex = Literal["", "short-edge", "long-edge", "single-sided"]
PAPERS: Mapping[str, tuple[float, float]] = {  # mm, upright: ISO 216; ANSI/ASME Y14.1 size A
    "a4": (210.0, 297.0),
    "letter": (215.9, 279.4),
}
LEAST_BLEED, MOST_BLEED = 2.0, 5.0  # mm


@dataclass(frozen=True, order=True)
class Options:
    """`paper` and `duplex` are empty where the format decides; `bleed` (mm) is more than 0 in a
    print shop's edition, `marks` draws crop and fold marks outside its trim."""

    paper: str = ""
    duplex: Duplex = ""
    bleed: float = 0.0
    marks: bool = True

    @property
    def words(self) -> tuple[str, ...]:
        """The options that are not the usual ones, as words for names: `letter`, `long-edge`."""
        return tuple(self._words())

    def _words(self) -> Iterator[str]:
        if self.paper:
            yield self.paper
        if self.duplex:
            yield self.duplex
        if self.bleed:
            yield f"print-shop-{self.bleed:g}mm"
            if not self.marks:
                yield "no-marks"


OFFICE = Options()  # the office edition on the format's own paper


@dataclass(frozen=True)
class Extras:
    """Which extras are asked for; `grey` pictures look as a photocopier leaves them."""

    instructions: bool = False
    proof: bool = False
    pictures: bool = False
    grey: bool = False


NO_EXTRAS = Extras()

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


@dataclass(frozen=True)
class OptionName:
    """How an option is called in the names of editions and files: a word, which a leaflet's
    language has its own for, and a length, which it has not."""

    word: str
    length: str = ""

    def __str__(self) -> str:
        return self.word + self.length


@dataclass(frozen=True, order=True)
class Options:
    """`paper` and `duplex` are empty where the format decides; `bleed` (mm) is more than 0 in a
    print shop's edition, `marks` draws crop and fold marks outside its trim."""

    paper: str = ""
    duplex: Duplex = ""
    bleed: float = 0.0
    marks: bool = True

    @property
    def names(self) -> tuple[OptionName, ...]:
        """The options that are not the usual ones, by name: `letter`, `long-edge` …"""
        return tuple(self._names())

    def _names(self) -> Iterator[OptionName]:
        if self.paper:
            yield OptionName(self.paper)
        if self.duplex:
            yield OptionName(self.duplex)
        if self.bleed:
            yield OptionName("print-shop", f"-{self.bleed:g}mm")
            if not self.marks:
                yield OptionName("no-marks")


OFFICE = Options()  # the office edition on the format's own paper


@dataclass(frozen=True)
class Extras:
    """Which extras are asked for; `grey` pictures look as a photocopier leaves them."""

    instructions: bool = False
    proof: bool = False
    pictures: bool = False
    grey: bool = False


NO_EXTRAS = Extras()

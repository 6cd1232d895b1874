"""mixed: records of pages that were typeset in named inks → in the colours of a hospital."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from depliant.content.inks.named import mixture
from depliant.typeset.lettering.ground import Colour, painted
from depliant.typeset.pages import Page, Run


def in_colours(pages: Sequence[Page], colours: Mapping[str, str]) -> tuple[Page, ...]:
    """The records with the colours of a palette (#rrggbb, by name), and with each ground as it is
    seen: red, green and blue. What needs no mixing is not copied."""
    colour = cache(_colour(colours))
    ground = cache(_ground(colour))
    return tuple(replace(page, runs=tuple(_runs(page.runs, colour, ground))) for page in pages)


_Mixing = Callable[[Colour], Colour]


def _runs(runs: Sequence[Run], colour: _Mixing, ground: _Mixing) -> Iterator[Run]:
    for run in runs:
        own, below = colour(run.colour), ground(run.ground)
        same = own == run.colour and below == run.ground
        yield run if same else replace(run, colour=own, ground=below)


def _colour(colours: Mapping[str, str]) -> _Mixing:
    """Mixes a colour; how opaque it is stays."""
    mixed = mixture(colours)
    return lambda colour: mixed(colour[:3]) + colour[3:]


def _ground(colour: _Mixing) -> _Mixing:
    """Mixes all that a ground has on each other, from the lowest up."""

    def seen(ground: Colour) -> Colour:
        below = colour(ground[:3])
        for at in range(3, len(ground), 4):
            below = painted(colour(ground[at : at + 4]), below)
        return below

    return seen

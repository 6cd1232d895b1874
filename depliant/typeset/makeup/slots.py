"""slots: on which rung the pages that are kept for one purpose hold it, and what is left there.

They follow the running text as long as they can: a hospital with much to say makes its own page
tighter, not the text. Lengths in mm.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from depliant.formats.format import Format
from depliant.typeset.ladder import Rung
from depliant.typeset.makeup.breaks import NEAR
from depliant.typeset.makeup.outline import Node
from depliant.typeset.makeup.parts import Part, parts_of
from depliant.typeset.makeup.scaling import Scaling
from depliant.typeset.pages import Page
from depliant.typeset.room import Room

HOPELESS = 8.0  # mm: what is told of a slot is good to a few
Outline = Mapping[str, Sequence[Node]]


@dataclass(frozen=True)
class Slots:
    """The slots on a rung: what is told to be free on each, by role; less than nothing where it
    holds too much."""

    rung: Rung
    free: Mapping[str, float]

    @property
    def hopeless(self) -> bool:
        """Whether so much is too much that no layout will show that it was told wrongly."""
        return any(free < -HOPELESS for free in self.free.values())

    @property
    def hold(self) -> bool:
        """Whether each holds what it is kept for."""
        return all(free >= -NEAR for free in self.free.values())


def slots_on(
    outline: Outline, pages: Sequence[Page], format_: Format, measured: Rung, rungs: Sequence[Rung]
) -> Slots | None:
    """The slots on the first of `rungs` on which they hold what `pages` measured on another; on
    the last, if on none: only a layout proves it. `None` without rungs."""
    slots = list(_slots(outline, pages, format_))
    found = None
    for rung in rungs:
        scaling = Scaling(measured, rung, format_.type)
        free = {
            role: room - _height(scaling.parts(parts)) + _height(parts)
            for role, parts, room in slots
        }
        found = Slots(rung, free)
        if found.hold:
            return found
    return found


def _slots(
    outline: Outline, pages: Sequence[Page], format_: Format
) -> Iterator[tuple[str, tuple[Part, ...], float]]:
    """Each slot's role, what it holds, and what is free on it: less than nothing by what stands on
    a second page, where it spilled over. What stands aside is one too."""
    for spec in format_.pages:
        held = [page for page in pages if page.role == spec.role]
        if spec.is_flow or not held or spec.role not in outline:
            continue
        parts = parts_of(outline[spec.role], held, math.inf)
        over = sum(page.area_height - page.free for page in held[1:])
        yield spec.role, parts, -over if over else held[0].free
    aside = next((one for page in pages for one in page.blocks if one.kind == "aside"), None)
    if aside:
        part = aside_as_one(aside.height, aside.lines)
        yield "aside", (part,), -Room(format_).beyond(pages)


def aside_as_one(height: float, lines: int) -> Part:
    """What stands aside, as one part of so many mm and lines."""
    lines = max(1, lines)
    return Part((0,), "aside", 0, "", height, 0.0, lines, height / lines)


def _height(parts: Sequence[Part]) -> float:
    return sum(part.height + part.gap for part in parts)

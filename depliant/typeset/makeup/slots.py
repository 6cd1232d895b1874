"""slots: on which rung the pages that are kept for one purpose hold it.

They follow the running text as long as they can: a hospital with much to say makes its own page
tighter, not the text.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from depliant.formats.format import Format
from depliant.typeset.ladder import Rung
from depliant.typeset.makeup.breaks import NEAR
from depliant.typeset.makeup.outline import Node
from depliant.typeset.makeup.parts import Part, parts_of
from depliant.typeset.makeup.scaling import Scaling
from depliant.typeset.pages import Page

Outline = Mapping[str, Sequence[Node]]


def slots_rung(
    outline: Outline, pages: Sequence[Page], format_: Format, measured: Rung, rungs: Sequence[Rung]
) -> Rung | None:
    """The first of `rungs` on which each slot is told to hold what `pages` measured; the last, if
    none is: only a layout proves it. `None` without rungs."""
    slots = list(_slots(outline, pages, format_))
    for rung in rungs:
        scaling = Scaling(measured, rung, format_.type)
        if all(_height(scaling.parts(parts)) <= room + NEAR for parts, room in slots):
            return rung
    return rungs[-1] if rungs else None


def _slots(
    outline: Outline, pages: Sequence[Page], format_: Format
) -> Iterator[tuple[tuple[Part, ...], float]]:
    """What each slot holds, and the room there is for it in mm: less than its height by what parts
    do not tell of (where it spilled over, that page was full)."""
    for spec in format_.pages:
        held = [page for page in pages if page.role == spec.role]
        if spec.is_flow or not held or not outline.get(spec.role):
            continue
        parts = parts_of(outline[spec.role], held, math.inf)
        used = _used(held[-1]) + sum(page.area_height for page in held[:-1])
        untold = used - _height(parts)
        yield parts, spec.text_height - (untold if len(held) > 1 else 0.0)


def _used(page: Page) -> float:
    """The height that a page's content takes."""
    return page.area_height - page.free


def _height(parts: Sequence[Part]) -> float:
    return sum(part.height + part.gap for part in parts)

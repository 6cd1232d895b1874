"""white: where a page ends above its foot, the white between its parts grows by half lines.

Ends of pages that lie side by side come nearer to each other so, and what would be a hole at the
foot is white where readers are helped by it: between sections first. Lengths in mm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt

from depliant.typeset.makeup.breaks import Unit
from depliant.typeset.makeup.parts import Part
from depliant.typeset.makeup.prices import EVEN

# What grows in turn, each by half a line where all of it finds room: white that tells sections
# apart, then blocks; what a list holds together comes last.
TURNS = ("section", "block", "section", "item", "item", "block")
_POSTER = 2  # half lines between the items of a poster, at the most
_LARGEST = 1.36  # times the body: the lines of a poster, at the most (17 pt)
_SURE = 0.96  # of a poster's height is counted on: larger words break otherwise


@dataclass(frozen=True)
class White:
    """What the element with an address gets: `above` it so much white in all, of which it `grew`
    by so much; or `within` it between its items, and its type so many times `larger`, up to a
    height that it `fills`."""

    at: int
    above: float = 0.0
    grew: float = 0.0
    within: float = 0.0
    fills: float = 0.0
    larger: float = 1.0


def may_grow(before: Part, part: Part) -> str:
    """With what the white between two parts grows (one of TURNS); "" if it stays: a heading, or
    an introduction of steps, is not torn from what it says; and behind what stands beside the text
    (a gap of less than nothing) its own height is not known."""
    if before.kind == "heading" or part.gap < 0:
        return ""
    if part.kind == "heading" or part.section != before.section:
        return "section"
    if part.kind == "item":
        inside = part.block == before.block or before.kind in ("paragraph", "item")
        return "item" if inside else ""
    return "" if part.block == before.block else "block"


def gives(before: Part, part: Part, half: float) -> float:
    """By how much the white between two parts may grow; `half` is half a line."""
    return TURNS.count(may_grow(before, part)) * half


def is_poster(part: Part) -> bool:
    """Whether it may fill a page of its own: a key message."""
    return part.kind == "box" and part.section == "summary"


def is_alone(parts: Sequence[Part]) -> bool:
    """Whether a key message has a page of its own."""
    return len(parts) == 1 and is_poster(parts[0])


def grown(
    parts: Sequence[Part], free: float, half: float, items: float
) -> tuple[tuple[White, ...], float]:
    """The white of a page of these parts with so much `free` at its foot, and what is free then;
    `items` is the white between two items as it is."""
    if is_alone(parts):
        return (_poster(parts[0], free, half, items),), 0.0
    pairs = list(pairwise(parts))
    more = [0.0] * len(pairs)
    for turn in TURNS:
        here = [n for n, (before, part) in enumerate(pairs) if may_grow(before, part) == turn]
        if free > EVEN and len(here) * half <= free:
            free -= len(here) * half
            for number in here:
                more[number] += half
    whites = (_white(*pair, mm, items) for pair, mm in zip(pairs, more, strict=True) if mm)
    return tuple(whites), free


def _poster(part: Part, free: float, half: float, items: float) -> White:
    """A key message over the whole page: its lines larger, its items further apart."""
    apart = half * min(_POSTER, int(free / half / max(1, part.inner)))
    height = part.height + free
    larger = sqrt(_SURE * (height - part.inner * (apart - items)) / part.height)
    larger = min(_LARGEST, max(1.0, larger))
    return White(part.at, within=apart, grew=free, fills=height, larger=larger)


def _white(before: Part, part: Part, more: float, items: float) -> White:
    """White above a part; that between two steps is inside the first, where their line runs."""
    if before.joined:
        return White(before.at, within=items + more, grew=more)
    return White(part.chain[0], above=part.gap + more, grew=more)


def without(parts: Sequence[Part], whites: Sequence[White]) -> Iterator[Part]:
    """Parts as they stand without the white that grew, where a layout with it measured them."""
    inside = {white.at: white.grew for white in whites if white.within}
    above = {white.at: white.grew for white in whites if white.above}
    for part in parts:
        height = part.height - inside.get(part.at, 0.0)
        gap = part.gap - above.get(part.chain[0], 0.0) if part.gap else 0.0
        yield replace(part, height=height, gap=gap)


def giving(
    parts: Sequence[Part], rows: Sequence[tuple[int, Unit]], half: float
) -> Iterator[tuple[int, Unit]]:
    """The units of parts (`parts.units_of`), with what the white above each may grow by."""
    last = -1
    for number, unit in rows:
        opens, last = number != last, number
        give = gives(parts[number - 1], parts[number], half) if opens and number else 0.0
        yield number, replace(unit, give=give, fills=is_poster(parts[number]))

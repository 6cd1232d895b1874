"""spots: where elements with an address stand on a page, and the blocks that they make up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from depliant.typeset.pages import Block, Spot


class Area(NamedTuple):
    """A border box on a page, in mm."""

    x: float
    y: float
    width: float
    height: float

    def around(self, other: Area) -> Area:
        """The least area that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right = max(self.x + self.width, other.x + other.width)
        low = max(self.y + self.height, other.y + other.height)
        return Area(x, y, right - x, low - y)


@dataclass
class Mark:
    """An element with an address, while its boxes are read: what its attributes say, where it
    stands, its lines of text and those that no element inside it has."""

    at: int
    block: int
    kind: str
    section: str
    area: Area
    solid: bool
    floated: bool
    lines: list[tuple[float, float]] = field(default_factory=list)
    own: int = 0

    @property
    def spot(self) -> Spot:
        """What is kept of it."""
        return Spot(self.at, *self.area, tuple(self.lines), self.solid, self.floated)


def blocks_of(marks: Sequence[Mark]) -> tuple[Block, ...]:
    """The blocks of a page, in order; one that is made of several elements is one."""
    found: dict[int, Block] = {}
    for mark in marks:
        if mark.block:
            found[mark.block] = _block(mark, found.get(mark.block))
    return tuple(found.values())


def _block(mark: Mark, before: Block | None) -> Block:
    if before is None:
        return Block(mark.block, mark.kind, mark.section, *mark.area, mark.own)
    area = Area(before.x, before.y, before.width, before.height).around(mark.area)
    return Block(before.key, before.kind, before.section, *area, before.lines + mark.own)

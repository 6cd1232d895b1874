"""parts: the running text as a layout measured it, as the row of parts between which pages break.

A part is the least that is moved: an item, a paragraph, a box. What belongs together is joined by
seams that are kept (`prices.Seam.KEPT`): a heading with its text, an introduction with its list,
a step with the next. What no page holds is parted all the same. Lengths in mm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from depliant.typeset.makeup.breaks import Unit
from depliant.typeset.makeup.outline import Node
from depliant.typeset.makeup.prices import Seam
from depliant.typeset.pages import Page, Spot

WHOLE = 6  # lines: a paragraph of so many stays whole
ENDS = 3  # lines: a longer one breaks so many from its ends
_BOXES = frozenset(("box", "table", "figure", "quote"))


@dataclass(frozen=True)
class Part:
    """A part: the elements that begin with it, by address, the outermost first (`chain`); what it
    is; its height, the white above it, its lines of text; what a break before it parts."""

    chain: tuple[int, ...]
    kind: str
    block: int
    section: str
    height: float
    gap: float = 0.0
    lines: int = 0
    line: float = 0.0  # the height of one
    seam: Seam = Seam.BLOCK

    @property
    def at(self) -> int:
        """The address of its own element."""
        return self.chain[-1]

    @property
    def parts_by_lines(self) -> bool:
        """Whether it may break between its lines."""
        return self.kind == "paragraph" and self.lines > WHOLE


@dataclass(frozen=True)
class _Leaf:
    """A part's element among those that hold it, the outermost first."""

    node: Node
    chain: tuple[int, ...]
    holders: tuple[Node, ...]


def parts_of(outline: Sequence[Node], pages: Sequence[Page], most: float) -> tuple[Part, ...]:
    """The parts of the running text, in order; `most` is the height of the highest page."""
    spots = {
        spot.at: (number, spot)
        for number, page in enumerate(pages)
        for spot in reversed(page.spots)
    }
    places = {at: place for at, place in spots.items()}
    leaves = list(_leaves(outline, (), (), places, most))
    parts = [_part(leaf, places) for leaf in leaves]
    for number, (before, leaf) in enumerate(pairwise(leaves), 1):
        gap = _gap(places[before.node.at], places[leaf.node.at])
        parts[number] = replace(parts[number], gap=gap, seam=_seam(leaves, number, before, leaf))
    return tuple(_relaxed(parts, most))

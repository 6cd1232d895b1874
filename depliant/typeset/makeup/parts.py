"""parts: the running text as a layout measured it, as the row of parts between which pages break.

A part is the least that is moved: an item, a paragraph, a box. What belongs together is joined by
seams that are kept (`prices.Seam.KEPT`): a heading with its text, an introduction with its list,
a step with the next. What no page holds is parted all the same. Lengths in mm.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from depliant.typeset.makeup.breaks import Unit
from depliant.typeset.makeup.outline import HEADINGS, Node
from depliant.typeset.makeup.prices import Seam
from depliant.typeset.pages import LONG, Page, Spot

EXACT = 6  # decimals of a mm that mean something: the engine adds up floats
ENDS = 3  # lines: a longer one breaks so many from its ends
_BOXES = frozenset(("box", "table"))  # they say nothing without what they belong to


@dataclass(frozen=True)
class Part:
    """A part: the elements that begin with it, by address, the outermost first (`chain`); what it
    is; its height, the white above it, its lines of text; what a break before it parts; whether it
    stands behind what fills the paper that is left (`closing`). `inner`: how often the white
    between items stands inside it; `joined`: a step that another follows, with that white."""

    chain: tuple[int, ...]
    kind: str
    block: int
    section: str
    height: float
    gap: float = 0.0
    lines: int = 0
    line: float = 0.0  # the height of one
    seam: Seam = Seam.BLOCK
    closing: bool = False
    holders: tuple[int, ...] = ()  # the addresses of the elements around it
    inner: int = 0
    joined: bool = False
    window: bool = False  # as high on every rung

    @property
    def at(self) -> int:
        """The address of its own element."""
        return self.chain[-1]

    @property
    def parts_by_lines(self) -> bool:
        """Whether it may break between its lines."""
        return self.kind == "paragraph" and self.lines > LONG


@dataclass(frozen=True)
class _Leaf:
    """A part's element among those that hold it, the outermost first."""

    node: Node
    chain: tuple[int, ...]
    holders: tuple[Node, ...]


def parts_of(
    outline: Sequence[Node], pages: Sequence[Page], most: float, told: Sequence[Part] = ()
) -> tuple[Part, ...]:
    """The parts of the running text, in order; `most` is the height of the highest page. Where two
    stand on two pages the white between them is what was `told`."""
    places, gaps = places_of(pages), {part.at: part.gap for part in told}
    leaves = list(_leaves(outline, (), (), places, most))
    fillers = [node.at for node in outline if node.kind == "filler"]
    behind = min(fillers, default=math.inf)
    parts = [replace(_part(leaf, places), closing=leaf.node.at > behind) for leaf in leaves]
    filled = any(at in places for at in fillers)
    for number, (before, leaf) in enumerate(pairwise(leaves), 1):
        gap = _gap(places[before.node.at], places[leaf.node.at])
        if filled and parts[number].closing and not parts[number - 1].closing:
            gap = None  # fillers stand between
        gap = gaps.get(leaf.node.at, 0.0) if gap is None else gap
        parts[number] = replace(parts[number], gap=gap, seam=_seam(leaves, number))
        if before.node.kind == "steps" and before.node.tag == leaf.node.tag == "li":
            joined = before.node.block == leaf.node.block
            parts[number - 1] = replace(parts[number - 1], joined=joined, inner=int(joined))
    return tuple(_relaxed(parts, most))


@dataclass(frozen=True)
class Place:
    """Where an element stands: the number of the page on which it begins, the spots that it has
    on pages, its first one's first."""

    page: int
    spots: tuple[Spot, ...]

    @property
    def first(self) -> Spot:
        """Where it begins."""
        return self.spots[0]

    @property
    def lines(self) -> int:
        return sum(len(spot.lines) for spot in self.spots)

    @property
    def line(self) -> float:
        """The height of a line of its text; 0 without any."""
        lines = self.first.lines or self.spots[-1].lines
        return lines[-1][1] - lines[-1][0] if lines else 0.0

    @property
    def height(self) -> float:
        """Its height, were it not torn: the engine lets what it tears reach to the page's foot."""
        if len(self.spots) > 1 and self.lines:
            return self.lines * self.line
        return sum(spot.height for spot in self.spots)


Places = Mapping[int, Place]
"""Where elements stand, by address."""


def places_of(pages: Sequence[Page]) -> Places:
    """Where each element stands."""
    found: dict[int, Place] = {}
    for number, page in enumerate(pages):
        for spot in page.spots:
            place = found.get(spot.at, Place(number, ()))
            found[spot.at] = replace(place, spots=(*place.spots, spot))
    return found


def _leaves(
    nodes: Sequence[Node],
    chain: tuple[int, ...],
    holders: tuple[Node, ...],
    places: Places,
    most: float,
) -> Iterator[_Leaf]:
    """The parts among elements; `chain` begins with the first of them."""
    for node in nodes:
        if node.at not in places or node.kind in ("aside", "filler"):
            continue
        here = (*chain, node.at)
        inside = [child for child in node.children if child.at in places]
        if inside and _divided(node, inside, places, most):
            yield from _leaves(inside, here, (*holders, node), places, most)
        else:
            yield _Leaf(node, here, holders)
        chain = ()


def _divided(node: Node, inside: Sequence[Node], places: Places, most: float) -> bool:
    """Whether pages may break between what an element holds: if it is no block by itself, or is
    higher than a page. Where the engine sets side by side it makes no break."""
    if any(places[one.at].first.solid for one in (node, *inside)):
        return False
    holds = not node.kind or (node.kind == "steps" and node.is_list)
    return holds or places[node.at].height > most


def _part(leaf: _Leaf, places: Places) -> Part:
    place, node = places[leaf.node.at], leaf.node
    kind = "heading" if node.tag in HEADINGS else "item" if node.tag == "li" else node.kind
    height = max(place.height, node.height) if node.window else place.height
    measure = height, 0.0, place.lines, place.line
    holders = tuple(holder.at for holder in leaf.holders)
    inner = _between(node) if node.kind == "box" else 0
    part = Part(leaf.chain, kind, node.block, node.section, *measure, holders=holders, inner=inner)
    return replace(part, window=node.window)


def _between(node: Node) -> int:
    """How often the white between items stands inside a box: between those of its lists, and
    between its paragraphs, of which the first is its title."""
    inside = len(node.children) - (1 if node.is_list else 2)
    return max(0, inside) + sum(_between(one) for one in node.children if one.children)


def _gap(before: Place, after: Place) -> float | None:
    """The white between two parts, if one ends on the page on which the other begins; less than
    nothing only where one stands beside the other, not by a rounding of the engine's."""
    if before.page + len(before.spots) - 1 != after.page:
        return None
    return round(after.first.y - before.spots[-1].end, EXACT) + 0.0


def _seam(leaves: Sequence[_Leaf], number: int) -> Seam:
    """What a break before a part parts."""
    before, here = leaves[number - 1].node, leaves[number].node
    if here.opens or before.opens:
        return Seam.PAGE
    if before.section == here.section and (before.block == here.block or before.tag in HEADINGS):
        return Seam.KEPT
    if before.section != here.section:
        return Seam.SECTION
    holder = leaves[number].holders[-1:]
    if here.kind == "item" and holder == leaves[number - 1].holders[-1:]:
        return Seam.END if _at_an_end(leaves, number, holder) else Seam.LIST
    led = here.kind in _BOXES or (here.kind == "item" and before.kind == "paragraph")
    return Seam.KEPT if before.leads or led else Seam.BLOCK


def _at_an_end(leaves: Sequence[_Leaf], number: int, holder: tuple[Node, ...]) -> bool:
    """Whether an item is the second or the last of its list: neither the first nor the last of a
    list stands alone."""
    around = (number - 2, number + 1)
    return not all(
        0 <= near < len(leaves) and leaves[near].holders[-1:] == holder for near in around
    )


def _relaxed(parts: Sequence[Part], most: float) -> Iterator[Part]:
    """What is kept together and higher than a page is parted after all: a heading from its text
    last."""
    for group in _kept(parts):
        height = sum(part.height + part.gap for part in group) - group[0].gap
        yield group[0]
        for before, part in pairwise(group):
            last = before.kind == "heading" and before.height + part.gap + part.height <= most
            kept = height <= most or last
            yield part if kept else replace(part, seam=Seam.LIST)


def _kept(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Neighbours that are kept together."""
    group: list[Part] = []
    for part in parts:
        if group and part.seam is not Seam.KEPT:
            yield group
            group = []
        group.append(part)
    if group:
        yield group


# --- for the search --------------------------------------------------------------------------


def units_of(parts: Sequence[Part], most: float) -> Iterator[tuple[int, Unit]]:
    """What the search sets, each with the number of its part: a long paragraph by its lines."""
    for number, part in enumerate(parts):
        for unit in _units(part, most):
            yield number, unit


def _units(part: Part, most: float) -> Iterator[Unit]:
    lines = max(1, part.lines)
    if not (part.parts_by_lines or (part.height > most and lines > 2 * ENDS)):
        yield Unit(part.height, part.gap, part.seam, part.section, lines)
        return
    height = part.height / lines
    counts = [ENDS, *([1] * (lines - 2 * ENDS)), ENDS]
    for number, count in enumerate(counts):
        gap, seam = (0.0, Seam.LINES) if number else (part.gap, part.seam)
        yield Unit(count * height, gap, seam, part.section, count)

"""breaks: where pages end, chosen so that the price of all of them together is the least.

A small dynamic programme over the places where a page may end; it knows no engine. Lengths in mm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from depliant.typeset.makeup import prices
from depliant.typeset.makeup.prices import Seam

NEAR = 0.05  # mm: rounding of the engine's
_WHOLE = (Seam.SECTION, Seam.PAGE)  # a break there leaves the section before it whole


@dataclass(frozen=True)
class Unit:
    """What stands whole: its height, the white above it where it does not open a page, by how much
    that white may grow (`give`), what a break before it parts; its section, its lines; whether it
    fills a page on which it stands alone."""

    height: float
    gap: float = 0.0
    seam: Seam = Seam.BLOCK
    section: str = ""
    lines: int = 1
    give: float = 0.0
    fills: bool = False


@dataclass(frozen=True)
class Area:
    """The room of a page. Pages of one `spread` lie side by side. A page that `scrolls` is as high
    as what it holds, `least` mm at least; as many such pages follow as it takes."""

    height: float
    spread: int
    scrolls: bool = False
    least: float = 0.0


@dataclass(frozen=True)
class Tail:
    """What may follow the text on its last page: `filler` mm are the least that can be filled
    (0: white at the end of a text is no fault)."""

    filler: float = 0.0

    def takes(self, free: float) -> bool:
        """Whether what is left is filled, or no fault."""
        return free >= self.filler


@dataclass(frozen=True)
class Plan:
    """Where pages begin (the number of the first unit of each), and the price of it all."""

    starts: tuple[int, ...]
    price: float


def best(units: Sequence[Unit], areas: Sequence[Area], tail: Tail = Tail()) -> Plan | None:
    """The cheapest way to set `units` on `areas`, in order, on as many of them as it takes; `None`
    if they do not fit."""
    if not units:
        return Plan((), 0.0)
    found = _Search(units, areas, tail).rest(0, 0, None)
    return Plan(found[1], found[0]) if found else None


def price(
    units: Sequence[Unit], areas: Sequence[Area], starts: Sequence[int], tail: Tail = Tail()
) -> float:
    """What a way to set them costs."""
    search, total, before = _Search(units, areas, tail), 0.0, None
    for number, (start, end) in enumerate(pairwise((*starts, len(units)))):
        page = search.at(number)
        total += search.page(page, start, end, before)
        before = search.left(page, start, end) if search.beside(page) else None
    return total


_Found = tuple[float, tuple[int, ...]]


class _Search:
    """The programme. Its state: the page, its first unit, what was free on the page beside it."""

    def __init__(self, units: Sequence[Unit], areas: Sequence[Area], tail: Tail) -> None:
        self.units, self.areas, self.tail = units, areas, tail
        self._known: dict[tuple[int, int, float | None], _Found | None] = {}
        self._tops, self._ends = _measured(units)
        self._gives = list(accumulate(unit.give for unit in units))
        self._first, self._last = _sections(units)
        self._whole = _paragraphs(units)
        self._goes_on = areas[-1].scrolls

    def rest(self, page: int, start: int, before: float | None) -> _Found | None:
        """The cheapest way to set what begins with the unit `start`, from a page on."""
        page = self.at(page)
        key = page, start, before
        if key not in self._known:
            self._known[key] = min(self._ways(page, start, before), default=None)
        return self._known[key]

    def _ways(self, page: int, start: int, before: float | None) -> Iterator[_Found]:
        for end in range(start + 1, len(self.units) + 1):
            if self.free(page, start, end) < 0 or self._opens(start, end):
                return
            if not self._may_end(page, start, end):
                continue
            cost = self.page(page, start, end, before)
            if end == len(self.units):
                yield cost, (start,)
                continue
            free = self.left(page, start, end) if self.beside(page) else None
            if rest := self.rest(page + 1, end, free):
                yield cost + rest[0], (start, *rest[1])

    def at(self, page: int) -> int:
        """The page whose area a page has: where pages go on, all others have the last one's."""
        return min(page, len(self.areas) - 1) if self._goes_on else page

    def _opens(self, start: int, end: int) -> bool:
        """Whether the last of the units opens a page, and this is not its page."""
        return end - 1 > start and self.units[end - 1].seam is Seam.PAGE

    def free(self, page: int, start: int, end: int) -> float:
        """The mm left on a page with the units from `start` to before `end`."""
        left = self.areas[page].height + NEAR - (self._ends[end - 1] - self._tops[start])
        return round(left, 3)

    def left(self, page: int, start: int, end: int) -> float:
        """What is left of it when the white between these units has grown (`white.grown`)."""
        if end - start == 1 and self.units[start].fills:
            return 0.0
        free, give = self.free(page, start, end), self._gives[end - 1] - self._gives[start]
        return round(free - min(give, max(0.0, free - prices.EVEN)), 3)

    def beside(self, page: int) -> bool:
        """Whether the next page lies beside this one."""
        here = self.areas[page : page + 2]
        return len(here) == 2 and here[0].spread == here[1].spread

    def page(self, page: int, start: int, end: int, before: float | None) -> float:
        """What a page costs: the white at its foot, its end beside its neighbour's, its break."""
        if self.areas[page].scrolls:
            return self._scrolled(page, start, end)
        left, last = self.left(page, start, end), end == len(self.units)
        filled = last and self.tail.takes(self.free(page, start, end))
        ended = filled or (last and left > prices.HOLE)
        level = 0.0 if before is None or ended else _uneven(left, before)
        white = 0.0 if filled else _white(left)
        return level + white + (0.0 if last else self._break(page, start, end))

    def _scrolled(self, page: int, start: int, end: int) -> float:
        """What a page costs that is as high as what it holds: itself, what it lacks to the least
        height, its break; white has no price, and so a section need not be parted to save it."""
        area = self.areas[page]
        lacks = max(0.0, area.least - (area.height + NEAR - self.free(page, start, end)))
        cost = prices.SCREEN + prices.SHORT_MM * lacks
        if end == len(self.units) or self.units[end].seam in _WHOLE:
            return cost
        late = self._first[end] > start
        joined = late and self.units[start].seam is Seam.PAGE
        tear = prices.SCREEN_TEARS[self.units[end].seam][late] + prices.JOINED * joined
        return cost + tear + self._stubs(start, end)

    def _may_end(self, page: int, start: int, end: int) -> bool:
        """Whether a page may end there: nothing is parted that stays whole, and lines are parted
        only where they do not all find room (the engine would set them all)."""
        if end == len(self.units):
            return True
        seam = self.units[end].seam
        if (page + 1 == len(self.areas) and not self._goes_on) or seam is Seam.KEPT:
            return False
        parts_lines = seam is Seam.LINES
        return not parts_lines or self.free(page, start, self._whole[end] + 1) < 0

    def _break(self, page: int, start: int, end: int) -> float:
        tear = prices.TEARS[self.units[end].seam][not self.beside(page)]
        return tear + self._stubs(start, end)

    def _stubs(self, start: int, end: int) -> float:
        return prices.STUB * (self._stub_before(start, end) + self._stub_after(end))

    def _stub_before(self, start: int, end: int) -> bool:
        """Whether a section that goes on has begun with a few lines only."""
        first = self._first[end]
        if self.units[end].seam in _WHOLE or first < start:
            return False
        return sum(unit.lines for unit in self.units[first:end]) < prices.STUB_LINES + 1

    def _stub_after(self, end: int) -> bool:
        """Whether a section ends with a few lines on the next page."""
        if self.units[end].seam in _WHOLE:
            return False
        rest = self.units[end : self._last[end] + 1]
        return sum(unit.lines for unit in rest) < prices.STUB_LINES


def _measured(units: Sequence[Unit]) -> tuple[list[float], list[float]]:
    """Where each begins and ends, were the page endless."""
    tops, ends, at = [], [], 0.0
    for unit in units:
        tops.append(at + unit.gap)
        at = tops[-1] + unit.height
        ends.append(at)
    return tops, ends


def _sections(units: Sequence[Unit]) -> tuple[list[int], list[int]]:
    """The first and the last unit of the section of each."""
    first, last = list(range(len(units))), list(range(len(units)))
    for number in range(1, len(units)):
        if units[number].section == units[number - 1].section:
            first[number] = first[number - 1]
    for number in reversed(range(len(units) - 1)):
        if units[number].section == units[number + 1].section:
            last[number] = last[number + 1]
    return first, last


def _paragraphs(units: Sequence[Unit]) -> list[int]:
    """The last unit of the paragraph that a break before each would part; itself, if none."""
    last = list(range(len(units)))
    for number in reversed(range(len(units) - 1)):
        here, after = units[number], units[number + 1]
        if here.seam is Seam.LINES and after.seam is Seam.LINES:
            last[number] = last[number + 1]
    return last


def _white(free: float) -> float:
    return prices.WHITE_MM * min(free, prices.HOLE) + prices.HOLE_MM * max(0.0, free - prices.HOLE)


def _uneven(one: float, other: float) -> float:
    return prices.UNEVEN_MM * max(0.0, abs(one - other) - prices.LEVEL)

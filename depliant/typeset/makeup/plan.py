"""plan: on which rung a text is set and where its pages break, before it is laid out so.

One measure of the text tells what every rung would take (`scaling`); the cheapest plan of all is
taken (`prices`). Lengths in mm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from depliant.formats.format import Format
from depliant.typeset import fillers
from depliant.typeset.ladder import BEST, LADDER, Rung
from depliant.typeset.makeup.breaks import Area, Plan, Tail, Unit, best
from depliant.typeset.makeup.forcing import Break
from depliant.typeset.makeup.paper import Paper
from depliant.typeset.makeup.parts import Part, units_of
from depliant.typeset.makeup.prices import RUNGS, SMALLER_TYPE
from depliant.typeset.makeup.scaling import Scaling
from depliant.typeset.makeup.white import White, giving, grown, is_alone

FULL = 0.985  # what a plan may fill of its pages where fewer lines are hoped for
ALMOST = 0.5  # share of a page: a last page with less text is worth saving


@dataclass(frozen=True)
class MadeUp:
    """A text made up on a rung: its parts there; the page on which each begins, by address; the
    breaks that make it so; the pages that the paper has, the mm left on those with text; what it
    costs; where white grew."""

    rung: Rung
    parts: tuple[Part, ...]
    begins: tuple[tuple[int, int], ...]
    breaks: tuple[Break, ...]
    areas: tuple[Area, ...]
    free: tuple[float, ...]
    price: float
    whites: tuple[White, ...] = ()

    @property
    def rooms(self) -> list[tuple[str, float]]:
        """What is left, by role: from the last page with text on."""
        last = max(0, len(self.free) - 1)
        left = [*self.free[-1:], *(area.height for area in self.areas[len(self.free) :])]
        return [(f"flow-{number}", mm) for number, mm in enumerate(left, last + 1)]

    def ends_with(self, kind: str) -> bool:
        """Whether a part of a kind stands on the last page with text."""
        last = {at for at, page in self.begins if page == len(self.free) - 1}
        return any(part.kind == kind and part.at in last for part in self.parts)

    def almost_empty(self, sheet: int) -> bool:
        """Whether little text stands on its last `sheet` pages, which are saved together."""
        height = sum(area.height for area in self.areas[-sheet:])
        return sum(room for _role, room in self.rooms) >= (1 - ALMOST) * height


@dataclass(frozen=True)
class Planner:
    """Makes plans for a format; `kinds` are the fillers that its leaflet offers."""

    format: Format
    kinds: tuple[str, ...] = ()

    @property
    def most(self) -> float:
        """The height of the page that holds the most; on a screen of any, but for the first."""
        areas = self._paper.areas(max(self._paper.counts))
        return areas[-1].height if areas[-1].scrolls else max(area.height for area in areas)

    def plan(self, parts: Sequence[Part], measured: Rung, rungs: Sequence[Rung]) -> MadeUp | None:
        """The cheapest plan on one of `rungs` for what was measured on another; `None` if the text
        fits on none of them. Type shrinks where a text fits in no larger one; sides of paper are
        saved by less white, where one is almost empty."""
        if not self.format.endless:
            return self._cheapest(
                [one for rung in rungs if (one := self._on(rung, measured, parts))]
            )
        for size in sorted({rung.size for rung in rungs}, reverse=True):
            same = [rung for rung in rungs if rung.size == size]
            if found := [one for rung in same if (one := self._on(rung, measured, parts))]:
                return self._cheapest(_on_few_pages(found, 4 if self.format.saddle else 1))
        return None

    def _on(self, rung: Rung, measured: Rung, parts: Sequence[Part]) -> MadeUp | None:
        """The plan on a rung, on as few pages as will do."""
        scaling = Scaling(measured, rung, self.format.type)
        scaled = scaling.parts(parts)
        told = scaling.exact or _lines(scaled) == _lines(parts)
        parts, full = scaled, 1.0 if told else FULL
        half = rung.leading_in_mm(self.format.type) / 2
        rows = list(giving(parts, list(units_of(parts, self.most)), half))
        numbers, units = [row[0] for row in rows], [row[1] for row in rows]
        least = sum(unit.height + min(0.0, unit.gap) for unit in units)  # less: what stands aside
        for count in self._paper.counts:
            areas = self._paper.areas(count)
            scrolls = areas[-1].scrolls
            if not scrolls and full * sum(area.height for area in areas) < least:
                continue
            tight = [replace(area, height=area.height * full) for area in areas]
            plan = best(units, tight, self._tail(rung))
            pages = len(plan.starts) if plan and scrolls else count
            if plan and pages <= self._paper.most:
                areas = self._paper.areas(pages)
                made = _made_up(rung, parts, numbers, units, areas, plan)
                return made if scrolls else _with_white(made, self._tail(rung), half)
        return None

    def _tail(self, rung: Rung) -> Tail:
        """What may stand behind the text: a filler on a fold; any white on a sheet, or where no
        filler is offered."""
        if self.format.endless or not self.kinds:
            return Tail()
        return Tail(fillers.least(rung.leading_in_mm(self.format.type), self.kinds[0]))

    def _cheapest(self, found: Sequence[MadeUp]) -> MadeUp | None:
        return min(found, key=lambda one: one.price + self._price(one.rung), default=None)

    def _price(self, rung: Rung) -> float:
        """What a rung costs by itself; a format of one type size has no smaller one."""
        type_ = self.format.type
        return RUNGS[rung.name] + SMALLER_TYPE * (1 - rung.size) * (type_.least < type_.body)

    @property
    def _paper(self) -> Paper:
        return Paper(self.format)


def _on_few_pages(found: Sequence[MadeUp], sheet: int) -> list[MadeUp]:
    """Those that take no page more than the best rung does; or the fewest, where that saves a
    `sheet` of pages that is almost empty. `found` is in the ladder's order."""
    airier = LADDER.airier_than(BEST)
    usual = next((one for one in found if one.rung not in airier), found[-1])
    pages = len(usual.areas)
    if usual.almost_empty(sheet):
        pages = min(len(one.areas) for one in found)
    return [one for one in found if len(one.areas) <= pages]


def _made_up(
    rung: Rung,
    parts: Sequence[Part],
    numbers: Sequence[int],
    units: Sequence[Unit],
    areas: Sequence[Area],
    plan: Plan,
) -> MadeUp:
    """A plan of units, as one of parts; `numbers` are the parts of the units."""
    begins = dict[int, int]()
    spans = list(pairwise((*plan.starts, len(units))))
    for page, (start, end) in enumerate(spans):
        for number in numbers[start:end]:
            begins.setdefault(parts[number].at, page)
    free = [
        areas[page].height - _height(units[start:end]) for page, (start, end) in enumerate(spans)
    ]
    breaks = tuple(_break(parts, numbers, units, start) for start in plan.starts)
    return MadeUp(
        rung, tuple(parts), tuple(begins.items()), breaks, tuple(areas), tuple(free), plan.price
    )


def _with_white(made: MadeUp, tail: Tail, half: float) -> MadeUp:
    """With white grown on the pages that end above their foot; fillers take the last one's. A
    poster ends with the page beside it."""
    pages, begins = dict[int, list[Part]](), dict(made.begins)
    for part in made.parts:
        pages.setdefault(begins[part.at], []).append(part)
    whites, free, last = list[White](), list(made.free), len(made.free) - 1
    for page, parts in sorted(pages.items(), reverse=True):
        if page == last and tail.takes(free[page]):
            continue
        beside = page < last and made.areas[page].spread == made.areas[page + 1].spread
        spared = free[page + 1] if beside and page + 1 < last and is_alone(parts) else 0.0
        spared = max(0.0, min(spared, free[page]))
        more, left = grown(parts, free[page] - spared, half, half * made.rung.items)
        whites, free[page] = [*whites, *more], left + spared
    return replace(made, whites=tuple(whites), free=tuple(free))


def _lines(parts: Sequence[Part]) -> int:
    return sum(part.lines for part in parts)


def _height(units: Sequence[Unit]) -> float:
    return sum(unit.height + unit.gap for unit in units) - units[0].gap


def _break(
    parts: Sequence[Part], numbers: Sequence[int], units: Sequence[Unit], start: int
) -> Break:
    part = parts[numbers[start]]
    first = numbers.index(numbers[start])
    if start == first:
        return Break(part.chain, closing=part.closing, holders=part.holders)
    before = sum(unit.lines for unit in units[first:start])
    return Break(part.chain, (before, part.lines - before))

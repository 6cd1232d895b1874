"""Breaks: the cheapest of all ways to set parts on pages, never what must not be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.typeset.makeup.breaks import Area, Plan, Tail, Unit, best, price
from depliant.typeset.makeup.prices import HOLE, LEVEL, TEARS, Seam

SEAMS = [Seam.SECTION, Seam.BLOCK, Seam.LIST, Seam.END, Seam.KEPT]


@st.composite
def texts(draw: st.DrawFn, most: int) -> list[Unit]:
    """Parts of a text, none higher than a page."""
    sections, units = 0, list[Unit]()
    for _number in range(draw(st.integers(1, most))):
        seam = draw(st.sampled_from(SEAMS))
        sections += seam is Seam.SECTION
        height, gap = draw(st.floats(4, 70)), draw(st.sampled_from([0.0, 3.25, 6.5, 9.75]))
        lines = max(1, int(height / 6.5))
        units.append(Unit(height, gap, seam, f"section-{sections}", lines))
    return units


@st.composite
def papers(draw: st.DrawFn, most: int = 5) -> list[Area]:
    """Pages, one or more to a spread."""
    spreads = sorted(draw(st.lists(st.integers(0, 3), min_size=1, max_size=most)))
    height = draw(st.floats(75, 175))
    first = draw(st.floats(75, height))
    return [Area(height if n else first, spread) for n, spread in enumerate(spreads)]


tails = st.sampled_from([Tail(), Tail(47.0), Tail(float("inf"))])


def height(units: Sequence[Unit]) -> float:
    return sum(unit.height + unit.gap for unit in units) - units[0].gap


def ways(units: Sequence[Unit], areas: Sequence[Area]) -> Iterator[tuple[int, ...]]:
    """Every way to set the parts, in order, with nothing parted that is kept together."""
    for pages in range(1, len(areas) + 1):
        for turns in combinations(range(1, len(units)), pages - 1):
            starts = (0, *turns)
            spans = list(pairwise((*starts, len(units))))
            holds = all(
                height(units[a:b]) <= areas[n].height + 0.05 for n, (a, b) in enumerate(spans)
            )
            if holds and all(units[turn].seam is not Seam.KEPT for turn in turns):
                yield starts


@given(texts(most=7), papers(most=3), tails)
def test_it_is_the_cheapest_of_all_ways(units: list[Unit], areas: list[Area], tail: Tail) -> None:
    plan = best(units, areas, tail)
    prices = [price(units, areas, starts, tail) for starts in ways(units, areas)]
    assert (plan is None) == (not prices)
    if plan:
        assert plan.price == pytest.approx(min(prices))
        assert price(units, areas, plan.starts, tail) == pytest.approx(plan.price)


@given(texts(most=30), papers(), tails)
def test_every_part_stands_once_in_order_on_pages_that_hold_it(
    units: list[Unit], areas: list[Area], tail: Tail
) -> None:
    plan = best(units, areas, tail)
    if plan is None:
        return
    assert plan.starts[0] == 0
    assert list(plan.starts) == sorted(set(plan.starts))
    assert len(plan.starts) <= len(areas)
    for area, (start, end) in zip(areas, pairwise((*plan.starts, len(units))), strict=False):
        assert height(units[start:end]) <= area.height + 0.05
    assert all(units[start].seam is not Seam.KEPT for start in plan.starts[1:])


scrolled = st.floats(75, 200).map(lambda mm: [Area(mm, n, True, 70.0) for n in range(2)])


@given(texts(most=6), scrolled, st.sets(st.integers(1, 5)))
def test_on_a_screen_too_on_as_many_pages_as_it_takes(
    units: list[Unit], areas: list[Area], opened: set[int]
) -> None:
    for number in opened & set(range(1, len(units))):
        units[number] = replace(units[number], seam=Seam.PAGE, section=f"kept {number}")
    plan = best(units, areas)
    pages = [areas[0], *[areas[1]] * (len(units) - 1)]
    opens = {number for number, unit in enumerate(units) if number and unit.seam is Seam.PAGE}
    prices = [price(units, areas, starts) for starts in ways(units, pages) if opens <= {*starts}]
    assert (plan is None) == (not prices)
    if plan:
        assert opens <= {*plan.starts}
        assert plan.price == pytest.approx(min(prices))


def sections(*counts: int) -> list[Unit]:
    """Sections of so many paragraphs of 33 mm, five of which fill a screen."""
    return [
        Unit(33, 3, Seam.BLOCK, f"s{n}", 5) if number else Unit(33, 10, Seam.SECTION, f"s{n}", 5)
        for n, count in enumerate(counts)
        for number in range(count)
    ]


@pytest.mark.parametrize(
    ("counts", "starts"),
    [
        ((3, 4, 4), (0, 3, 7)),  # three pages in any case: each section has its own
        ((3, 4, 3), (0, 5)),  # one section parted saves a page
        ((5, 1), (0, 3)),  # the last paragraph is not left alone on a low page
    ],
)
def test_sections_on_a_screen(counts: tuple[int, ...], starts: tuple[int, ...]) -> None:
    plan = best(sections(*counts), [Area(200, n, True, 70) for n in range(2)])
    assert plan
    assert plan.starts == starts


def test_what_follows_whom_to_call_joins_it_whole_or_not_at_all() -> None:
    call = Unit(130, 0, Seam.PAGE, "contacts", 19)
    paragraphs = [Unit(35, 3, Seam.BLOCK, "next", 5)] * 3
    after = [Unit(28, 10, Seam.SECTION, "next", 4), *paragraphs]
    screen = [Area(210, 0, True, 70), Area(200, 1, True, 70)]
    key = Unit(80, 0, Seam.SECTION, "summary", 9)
    plan = best([key, call, *after], screen)
    assert plan
    assert plan.starts == (0, 1, 2)
    plan = best([key, call, *after[:2]], screen)
    assert plan
    assert plan.starts == (0, 1, 2)
    plan = best([key, call, *after[:1]], screen)
    assert plan
    assert plan.starts == (0, 1)


def poured(units: Sequence[Unit], areas: Sequence[Area]) -> Plan | None:
    """As an engine breaks: each page as full as may be."""
    starts = [0]
    for area in areas:
        ends = [
            end
            for end in range(starts[-1] + 1, len(units) + 1)
            if height(units[starts[-1] : end]) <= area.height
            and (end == len(units) or units[end].seam is not Seam.KEPT)
        ]
        if not ends:
            return None
        if ends[-1] == len(units):
            return Plan(tuple(starts), price(units, areas, starts))
        starts.append(ends[-1])
    return None


@given(texts(most=30), papers())
def test_it_never_costs_more_than_pouring(units: list[Unit], areas: list[Area]) -> None:
    if greedy := poured(units, areas):
        plan = best(units, areas)
        assert plan
        assert plan.price <= greedy.price + 1e-9


def column(*heights: float, seam: Seam = Seam.BLOCK) -> list[Unit]:
    return [Unit(one, 0.0, seam, "one", int(one / 6.5)) for one in heights]


def test_steps_go_to_the_next_page_whole() -> None:
    steps = [Unit(7, 0, Seam.SECTION, "how"), *column(20, 20, 20, 20, seam=Seam.KEPT)]
    plan = best([*column(60, 50), *steps], [Area(173, 0), Area(173, 0)])
    assert plan
    assert plan.starts == (0, 2)


def test_ends_that_lie_side_by_side_are_level_rather_than_full() -> None:
    units = column(*[20] * 13, seam=Seam.SECTION)
    plan = best(units, [Area(170, 0), Area(170, 0)], Tail(float("inf")))
    assert plan
    first, second = plan.starts[1], 13 - plan.starts[1]
    assert abs(first - second) * 20 <= 20 + LEVEL
    turned = best(units, [Area(170, 0), Area(170, 1)])
    assert turned
    assert turned.starts == (0, 8)  # over a turn nobody sees it


def test_lines_are_parted_only_where_they_do_not_all_find_room() -> None:
    lines = [Unit(19.5, 6.5, Seam.BLOCK, "one", 3), *[Unit(6.5, 0, Seam.LINES, "one")] * 4]
    lines.append(Unit(19.5, 0, Seam.LINES, "one", 3))
    for above, whole in ((60.0, True), (85.0, False)):
        plan = best([*column(above), *lines, *column(80)], [Area(150, 0), Area(173, 1)])
        assert plan
        assert (plan.starts[1] in (1, 7)) == whole


def test_what_may_not_be_set_is_told() -> None:
    assert best(column(60, 60, seam=Seam.KEPT), [Area(100, 0), Area(100, 0)]) is None
    assert best(column(60, 60), [Area(100, 0)]) is None
    assert best([], [Area(100, 0)]) == Plan((), 0.0)


def test_a_turn_costs_more_than_a_fold() -> None:
    assert all(beside <= turned for beside, turned in TEARS.values())
    assert Seam.KEPT not in TEARS
    assert HOLE == 25

"""White: what a page leaves at its foot goes between its parts, by half lines, sections first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depliant.typeset.makeup.breaks import Area, Plan, Tail, Unit, best, price
from depliant.typeset.makeup.forcing import grown as rules
from depliant.typeset.makeup.parts import Part, units_of
from depliant.typeset.makeup.prices import EVEN, Seam
from depliant.typeset.makeup.white import White, giving, grown, may_grow, without

HALF = 3.25


def part(at: int, kind: str, section: str, height: float = 20.0, **more: object) -> Part:
    plain = Part((at,), kind, at, section, height, HALF, 3, 6.5)
    return replace(plain, **more)  # type: ignore[arg-type]


OPEN, TEXT = part(1, "heading", "bread", 6.5), part(2, "paragraph", "bread")
NEXT, LAST = part(3, "heading", "oven", 6.5), part(4, "paragraph", "oven")
MORE = part(5, "paragraph", "oven")
PAGE = [OPEN, TEXT, NEXT, LAST, MORE]


@pytest.mark.parametrize(
    ("before", "here", "grows"),
    [
        (OPEN, TEXT, ""),
        (TEXT, NEXT, "section"),
        (LAST, MORE, "block"),
        (MORE, part(6, "item", "oven"), "item"),
        (part(6, "item", "oven"), part(7, "item", "oven"), "item"),
        (TEXT, part(8, "item", "oven"), "section"),
        (part(9, "steps", "oven", block=3), part(10, "item", "oven", block=3), "item"),
        (part(9, "terms", "oven", block=3), part(10, "terms", "oven", block=3), ""),
    ],
)
def test_what_stays_together_grows_last_or_not_at_all(before: Part, here: Part, grows: str) -> None:
    assert may_grow(before, here) == grows


def test_white_grows_between_sections_first_until_the_page_ends_low_enough() -> None:
    whites, free = grown(PAGE, EVEN + 1.0, HALF, 0.0)
    assert whites == (White(3, above=2 * HALF, grew=HALF),)
    assert free == pytest.approx(EVEN + 1.0 - HALF)


def test_a_page_that_ends_near_its_foot_stays_as_it_is() -> None:
    assert grown(PAGE, EVEN, HALF, 0.0) == ((), EVEN)


def test_white_grows_no_further_than_it_may() -> None:
    whites, free = grown(PAGE, 90.0, HALF, 0.0)
    assert {white.at: white.grew for white in whites} == {3: 2 * HALF, 5: 2 * HALF}
    assert free == pytest.approx(90.0 - 4 * HALF)


def test_what_grew_is_not_there_when_it_is_measured_again() -> None:
    steps = [part(n, "item", "oven", block=7, joined=n < 8) for n in (6, 7, 8)]
    whites, _free = grown([*PAGE, *steps], 90.0, HALF, HALF)
    inside = {white.at: white.grew for white in whites if white.within}
    above = {white.at: white.grew for white in whites if white.above}
    assert set(inside) == {6, 7}
    laid = [
        replace(
            one,
            height=one.height + inside.get(one.at, 0),
            gap=one.gap + above.get(one.at, 0),
        )
        for one in [*PAGE, *steps]
    ]
    assert list(without(laid, whites)) == [*PAGE, *steps]


def test_white_inside_a_step_is_its_own_and_what_grew() -> None:
    steps = [part(6, "item", "oven", block=7, joined=True), part(7, "item", "oven", block=7)]
    (white,), _free = grown(steps, 60.0, HALF, HALF)
    assert white == White(6, within=3 * HALF, grew=2 * HALF)
    assert list(rules([white])) == ['[data-at="6"] { --item-space: 9.75mm }']


def test_a_key_message_alone_fills_its_page_with_larger_words() -> None:
    box = part(1, "box", "summary", 100.0, inner=3)
    (white,), free = grown([box], 70.0, HALF, 0.0)
    assert free == 0
    assert (white.fills, white.within) == (170.0, 2 * HALF)
    assert 1.1 < white.larger < 1.36
    assert not [one for one in grown([box, *PAGE], 5.0, HALF, 0.0)[0] if one.fills]


def test_the_search_counts_on_white_that_may_grow() -> None:
    areas, units = [Area(100, 0), Area(100, 0)], [Unit(90, 0, Seam.SECTION, "a")]
    stiff = [*units, Unit(30, 0, Seam.SECTION, "b"), Unit(30, 5, Seam.BLOCK, "b")]
    loose = [*stiff[:2], replace(stiff[2], give=20.0)]
    nothing = Tail(float("inf"))
    assert price(loose, areas, (0, 1), nothing) < price(stiff, areas, (0, 1), nothing)
    assert best(loose, areas, nothing) == Plan((0, 1), price(loose, areas, (0, 1), nothing))


def test_a_paragraph_that_goes_on_has_its_white_once() -> None:
    long = part(5, "paragraph", "bread", 65.0, lines=10)
    rows = list(units_of([TEXT, long], 170.0))
    gives = [unit.give for number, unit in giving([TEXT, long], rows, HALF) if number == 1]
    assert gives[0] > 0
    assert not any(gives[1:])


def test_no_white_grows_behind_what_stands_beside_the_text() -> None:
    """A number in the outer column is higher than its lines: the gap behind it is less than
    nothing, and says nothing of the white that one sees."""
    beside = replace(part(3, "heading", "limits"), gap=-60.0)
    assert may_grow(part(2, "box", "benefits"), beside) == ""

"""Fillers: what is planned for the paper that is left, by properties; what the templates write."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.content.select import select
from depliant.pressroom.arrangement import arranged
from depliant.sources.kinds import Filling
from depliant.typeset.fillers import (
    AIR,
    BLANK,
    GAP,
    KINDS,
    LEAST,
    LEAST_IN_A_SLOT,
    SECTION,
    SHAPES,
    TITLE,
    WIDEST,
    Filler,
    in_a_slot,
    planned,
    shown,
)
from tests.conftest import TOP, choose, edit
from tests.pressing import RememberingPress

Rooms = list[tuple[str, float]]
LINE = 6.5
PANEL = 173.0


@st.composite
def rooms(draw: st.DrawFn) -> Rooms:
    """The rest of a page, then blank ones, of one height."""
    height = draw(st.floats(60, 260))
    rest = draw(st.floats(0, height))
    blank = draw(st.integers(0, 4))
    return [("flow-1", rest), *((f"flow-{n + 2}", height) for n in range(blank))]


offered = st.permutations(KINDS).flatmap(
    lambda kinds: st.integers(0, len(kinds)).map(lambda n: kinds[:n])
)
lines = st.floats(4, 12)


@given(rooms(), offered, lines)
def test_each_kind_stands_once_at_most_in_its_order_with_rows_enough(
    left: Rooms, kinds: list[str], line: float
) -> None:
    found = [one for one in planned(left, kinds, line) if one.kind != BLANK]
    assert [one.kind for one in found] == kinds[: len(found)]
    for one in found:
        assert LEAST <= one.rows <= SHAPES[one.kind].most
        assert 1 <= one.row / SHAPES[one.kind].row <= WIDEST + 1e-9


@given(rooms(), offered, lines)
def test_what_is_planned_stands_on_its_page(left: Rooms, kinds: list[str], line: float) -> None:
    fillers = planned(left, kinds, line)
    for number, (page, room) in enumerate(left):
        here = [one for one in fillers if one.page == page and one.kind != BLANK]
        gaps = len(here) - (number > 0 and bool(here))
        heads = sum(TITLE + SHAPES[one.kind].headed for one in here)
        rows = sum(one.rows * one.row for one in here)
        assert (gaps * GAP + heads) * line + rows <= max(room - AIR, 0) + 1e-6
    pages = [page for page, _room in left]
    order = [pages.index(one.page) for one in fillers]
    assert all(a <= b for a, b in pairwise(order))


@given(rooms(), offered, lines)
def test_every_blank_page_is_there(left: Rooms, kinds: list[str], line: float) -> None:
    fillers = planned(left, kinds, line)
    assert {page for page, _room in left[1:]} <= {one.page for one in fillers}
    assert all(one.page != left[0][0] for one in fillers if one.kind == BLANK)


@pytest.mark.parametrize(
    ("left", "found"),
    [
        ([20.0], ""),
        ([55.0], "questions 1"),
        ([150.0], "questions 1, appointments 1"),
        ([150.0, PANEL, PANEL], "questions 1, appointments 2, team 3"),  # no page is passed over
        ([10.0, PANEL, PANEL], "questions 2, appointments 3, team 3"),
        ([150.0, PANEL, PANEL, PANEL], "questions 2, appointments 3, team 4"),
        ([0.0, *[PANEL] * 4], "questions 2, appointments 3, team 4, blank 5"),
    ],
)
def test_pages_are_filled_in_order(left: list[float], found: str) -> None:
    rooms = [(f"flow-{n + 1}", room) for n, room in enumerate(left)]
    fillers = planned(rooms, ("questions", "appointments", "team"), LINE)
    assert ", ".join(f"{one.kind} {one.page[-1]}" for one in fillers) == found


@pytest.mark.parametrize(("room", "rows"), [(-3.0, 2), (10.0, 2), (19.6, 4), (400.0, 12)])
def test_the_questions_of_a_slot_fill_it(room: float, rows: int) -> None:
    filler = in_a_slot("back", room)
    assert (filler.kind, filler.page, filler.rows) == (SECTION, "back", rows)
    assert 9.0 <= filler.row <= 9.0 * WIDEST


def test_only_what_is_planned_is_shown() -> None:
    css = "\n".join(
        shown(
            [
                Filler("questions", "flow-2", 5, 9.5),
                Filler("team", "flow-2", 4, 10.0),
                Filler(BLANK, "flow-3", 0, 0.0),
                Filler(BLANK, "flow-4", 0, 0.0),
            ]
        )
    )
    assert ".filler-questions { display: block }" in css
    assert ".filler-questions .row:nth-of-type(n + 6) { display: none }" in css
    assert ".filler-questions { --row: 9.5mm }" in css
    assert ".filler-team { display: block }" in css  # on the same page
    turn = "{ display: block; break-before: page; margin-block-start: 0 }"
    assert f".blank-1 {turn}" in css
    assert f".blank-2 {turn}" in css
    assert "appointments" not in css


def test_the_kinds_that_people_write_are_drawn() -> None:
    assert get_args(Filling) == KINDS


def html_of(press: RememberingPress, format_name: str, folder: Path = TOP) -> str:
    choice = choose(folder, format_name)
    return press._composer.compose(select(choice)[0], choice.format)


def test_the_templates_write_as_many_rows_as_may_be_shown(press: RememberingPress) -> None:
    html = html_of(press, "trifold")
    for kind in ("questions", "appointments", "team"):
        part = html.partition(f"filler-{kind}")[2].partition('class="filler')[0]
        assert part.count('class="row') == SHAPES[kind].most, kind
    assert "filler-bring" not in html  # not offered for a treatment
    assert html.count('class="filler blank') == 2


def test_questions_stand_once(press: RememberingPress) -> None:
    html = html_of(press, "bifold")  # its back page holds them
    assert html.count('class="section questions"') == 1
    assert "filler-questions" not in html
    assert "filler-appointments" in html
    html = html_of(press, "a4")
    assert "section questions" not in html
    assert html.index("filler-team") < html.index('data-section="sources"')
    assert "filler" not in html_of(press, "screen")


def test_questions_that_a_hospital_requires_are_a_section_that_fills_its_page(
    press: RememberingPress,
) -> None:
    choice = choose(TOP, "trifold", "bruyeres", leaflet="trouver-son-chemin")
    asked = choice.required[0].model_copy(update={"role": "questions", "formats": ()})
    choice = replace(choice, required=(*choice.required, asked))
    made = arranged(choice, press._composer, press._typesetter)
    content, pages = made.content, made.pages
    (own,) = (one for one in pages.fit.fillers if one.kind == SECTION)
    assert own.rows > LEAST_IN_A_SLOT
    assert own.page == next(page.role for page in pages.pages if "questions" in page.sections)
    assert "filler-questions" not in press._composer.compose(content, choice.format)


def test_a_format_that_omits_a_kind_and_a_kind_that_offers_none(
    press: RememberingPress, folder: Path
) -> None:
    assert "filler-questions" not in html_of(press, "a4-short", folder)
    edit(
        folder / "leaflets" / "kinds.yaml",
        "fillers: [questions, appointments, team]",
        "fillers: []",
    )
    html = html_of(press, "bifold", folder)
    assert "section questions" not in html
    assert "filler-" not in html


def test_fillers_are_words_and_drawn_lines(press: RememberingPress) -> None:
    """What a reader announces of a filler are its words; its rows hold none."""
    choice = choose(TOP, "trifold", "bruyeres", leaflet="trouver-son-chemin")
    laid = arranged(choice, press._composer, press._typesetter)
    pages, html = laid.pages, press._composer.compose(laid.content, laid.choice.format)
    assert pages.fit.fillers
    kinds = {one.kind for one in pages.fit.fillers}
    said = {run.text for page in pages.pages for run in page.runs if not run.section}
    assert ("Mes questions" in said) == ("questions" in kinds)
    rows = re.findall(r'<div class="row[^"]*">(.*?)</div>', html)
    assert rows
    assert not any(re.sub(r"<[^>]*>", "", row).strip() for row in rows)

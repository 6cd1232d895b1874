"""Rows that are drawn into a layout stand as if it had been made with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, replace
from itertools import repeat
from typing import Any

import pytest

from depliant.formats.format import shipped_formats
from depliant.pressroom.press import Press
from depliant.typeset.fillers import LEAST_IN_A_SLOT, SHAPES, Filler, in_a_slot
from depliant.typeset.pages import Page
from depliant.typeset.plates.drawing import with_rows
from depliant.typeset.room import Setting, Trial
from tests.pressing import laying_out

BIFOLD = shipped_formats()["bifold"]
ROWS = '<div class="row dotted"></div>' * SHAPES["questions"].most
BELOW = """<section class="section" data-section="quay"><h2>Le quai</h2>
<p style="background: #dde; border-radius: 2mm">Un <a href="#tide">bateau</a> part.</p>
<img src="depliant:buoy" alt="Une bouée" style="float: inline-start; width: 9mm">
<ul style="display: flex"><li style="flex: 1 1 0">Matin</li><li style="flex: 1 1 0">Soir</li></ul>
<div style="position: relative"><i style="position: absolute; inset-block-end: 0">ici</i>là</div>
<table style="width: 100%"><tr><td style="border: 1px solid">Marée</td><td>haute</td></tr></table>
<p id="tide" style="display: inline-block; width: 47%; transform: rotate(2deg)">Basse.</p>
</section>"""
BUOY = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'
_NUMBER = re.compile(r"(?<![\w#.-])-?\d*\.?\d+(?![\w.])")
Layout = Callable[[Setting], Trial[Any]]


def layout(
    press: Press, below: str = BELOW, above: str = "", style: str = "", direction: str = "ltr"
) -> Layout:
    """What lays a page of questions out, and what is above and below them."""
    html = f"""<!DOCTYPE html><html lang="fr" dir="{direction}"><head><title>Port</title><style>
      @page back {{ size: 117mm 203mm; margin: 11mm 9mm 21mm 7mm; @bottom-left {{ content: "h" }} }}
      {style}</style></head><body><div class="back slot"><article>{above}
      <section class="section questions" id="questions" data-section="questions">
      <h2>Au capitaine</h2>{ROWS}</section>{below}</article></div></body></html>"""
    laying: Layout = laying_out(press, html, BIFOLD, {"depliant:buoy": BUOY})
    return laying


def near(one: Any, other: Any, within: float = 1e-9) -> bool:
    """Whether records are the same, but for roundings."""
    if isinstance(one, float):
        return abs(one - other) <= within
    if isinstance(one, dict):
        return near([*one.items()], [*other.items()], within)
    if isinstance(one, (tuple, list)):
        return len(one) == len(other) and all(map(near, one, other, repeat(within)))
    return bool(one == other)


def written(trial: Trial[Any]) -> list[Any]:
    """The links and bookmarks of a layout, and its tagged file."""
    pages = trial.document.pages
    where = [[link[:3] for link in page.links] for page in pages]
    marks = [[mark[:3] for mark in page.bookmarks] for page in pages]
    file = trial.document.write_pdf(pdf_tags=True, uncompressed_pdf=True).decode("latin-1")
    file = file[: file.index("\nxref")]
    return [where, marks, _NUMBER.split(file), list(map(float, _NUMBER.findall(file)))]


def rows_of(pages: tuple[Page, ...]) -> float:
    """Where what follows the rows begins."""
    return next(run.y for run in pages[0].runs if run.section == "quay")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("room", [0.0, 5.0, 37.0])
def test_drawn_rows_are_those_of_another_layout(press: Press, direction: str, room: float) -> None:
    laying = layout(press, direction=direction)
    first = laying(Setting())
    filler = in_a_slot("back", min(room, first.pages[0].free))
    drawn, asked = with_rows(first, filler), laying(Setting(fillers=(filler,)))
    assert drawn
    assert drawn.setting == asked.setting
    assert near([asdict(page) for page in drawn.pages], [asdict(page) for page in asked.pages])
    assert near(written(drawn), written(asked), within=0.001)
    least = LEAST_IN_A_SLOT * SHAPES["questions"].row
    down = rows_of(drawn.pages) - rows_of(first.pages)
    assert down == pytest.approx(filler.rows * filler.row - least, abs=0.01)


def test_the_layout_that_rows_are_drawn_into_stays_as_it_was(press: Press) -> None:
    laying = layout(press)
    first, again = laying(Setting()), laying(Setting())
    assert with_rows(first, in_a_slot("back", 30.0))
    assert written(first) == written(again)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"style": ".questions { height: 60mm }"}, "a height of its own"),
        ({"style": ".back { min-height: 160mm }"}, "a least height"),
        ({"style": ".questions { background: #eee }"}, "painted: its ground grows"),
        ({"style": ".row::after { inset-block: 0 auto }"}, "a line at the head of its row"),
        ({"style": ".row { margin-block-start: 1mm }"}, "white between rows"),
        ({"style": "article { display: flex; flex-direction: column }"}, "not one below another"),
        ({"above": '<p style="float: right">Phare</p>'}, "beside what floats"),
        ({"below": '<p style="position: absolute; bottom: 0">Fond</p>'}, "hangs on the page"),
        ({"below": '<p style="position: fixed; bottom: 0">Fond</p>'}, "on every page"),
    ],
)
def test_rows_are_not_drawn_where_the_page_may_stand_otherwise(
    press: Press, given: dict[str, str], why: str
) -> None:
    first = layout(press, **given)(Setting())
    assert with_rows(first, in_a_slot("back", 20.0)) is None, why


def test_rows_that_the_page_does_not_hold_are_not_drawn(press: Press) -> None:
    first = layout(press)(Setting())
    least = in_a_slot("back", 0.0)
    row = least.row + first.pages[0].free / least.rows
    held, over = replace(least, row=row - 3.0), replace(least, row=row + 1.0)
    assert with_rows(first, held)
    assert with_rows(first, over) is None
    assert with_rows(first, Filler("section", "flap", 3, 9.0)) is None

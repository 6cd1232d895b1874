"""A workspace's own margins: what stands in a margin takes its measure from the format."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depliant.content.select import Choice
from depliant.formats.options import Options
from depliant.formats.variants import variant
from depliant.pressroom.press import Press
from depliant.typeset.pages import Pages
from tests.conftest import TOP, choose, laid_out, rules

EDGE = 7.0  # mm: office printers print no further
OUTSIDE = 14.0  # mm: white beside what stands in a wide margin, if the other is no narrower
MARGINS = [(15, 55, 25, 20), (15, 60, 18, 13)]  # mm: top, right, bottom, left; a4's right is 64
ASKED = ("risks", "alternatives", "refusal")  # what the source says nothing about


def with_margins(choice: Choice, role: str, margin: tuple[float, ...]) -> Choice:
    pages = tuple(
        page.model_copy(update={"margin": margin}) if page.role == role else page
        for page in choice.format.pages
    )
    return replace(choice, format=choice.format.model_copy(update={"pages": pages}))


def right_of(pages: Pages, section: str) -> float:
    """How far the drawn boxes of a section reach to the right, in mm."""
    items = [item for page in pages.pages for item in page.items if item.section == section]
    return max(item.x + item.width for item in items)


@pytest.mark.parametrize("margin", MARGINS)
@pytest.mark.parametrize("leaflet", ["preparer-son-sejour", "trouver-son-chemin"])
def test_what_stands_aside_fills_the_margin(
    press: Press, margin: tuple[float, ...], leaflet: str
) -> None:
    choice = with_margins(choose(TOP, "a4", leaflet=leaflet), "flow", margin)
    assert not rules(press.press(choice))
    _content, pages = laid_out(press, choice)
    edge = 210 - min(OUTSIDE, margin[3])
    assert right_of(pages, "contacts") == pytest.approx(edge, abs=0.1)
    folio = next(run for run in pages.pages[0].runs if run.margin and run.text == "1")
    assert folio.x + folio.width == pytest.approx(edge, abs=0.1)


def test_questions_to_ask_stand_three_across(press: Press) -> None:
    _content, pages = laid_out(press, with_margins(choose(TOP, "a4"), "flow", MARGINS[1]))
    boxes = [item for page in pages.pages for item in page.items if item.name in ASKED]
    assert len({round(box.y) for box in boxes}) == 1
    assert len({round(box.x) for box in boxes}) == 3
    assert max(box.x + box.width for box in boxes) == pytest.approx(210 - 13, abs=2)


@pytest.mark.parametrize("margin", [(17, 10, 20, 10), (17, 11, 20, 12)])
def test_the_flap_s_field_reaches_the_printable_edge(
    press: Press, margin: tuple[float, ...]
) -> None:
    choice = with_margins(choose(TOP, "trifold", leaflet="preparer-son-sejour"), "flap", margin)
    assert "inside-the-page" not in rules(press.press(choice))
    _content, pages = laid_out(press, choice)
    flap = next(page for page in pages.pages if page.role == "flap")
    field = max(flap.items, key=lambda item: item.width * item.height)
    assert (field.x, field.x + field.width) == pytest.approx((EDGE, 97 - EDGE), abs=0.1)


def test_read_from_right_to_left_the_margin_is_on_the_left(press: Press) -> None:
    choice = choose(TOP, "a4", leaflet="trouver-son-chemin")
    arabic = replace(choice.article, lang="ar")
    mirrored = variant(choice.format, Options(), rtl=True)
    proof = press.press(replace(choice, article=arabic, format=mirrored))
    assert not rules(proof) & {"inside-the-page", "print-setup", "page-count", "text-over-text"}

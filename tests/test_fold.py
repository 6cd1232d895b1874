"""Fold the finished file: each panel is upright, and each opening shows what belongs together."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest

from depliant.formats import Format, folds, shipped_formats
from depliant.press import Press
from tests.conftest import TOP, choose
from tests.fold import Leaf, leaves, printed_sides, roll_openings

PAPER = 297.0


@pytest.fixture(scope="module")
def pdf(press: Press) -> bytes:
    return press.press(choose(TOP, "trifold")).artifacts[0].data


@pytest.fixture(scope="module")
def strip(pdf: bytes) -> list[Leaf]:
    outside, inside = printed_sides(pdf)
    return leaves(outside, inside, PAPER)


def test_every_page_stands_once_upright_at_scale_one(pdf: bytes) -> None:
    pages = [page for side in printed_sides(pdf) for page in side]
    assert sorted(page.name for page in pages) == [
        "back",
        "cover",
        "flap",
        "flow1",
        "flow2",
        "flow3",
    ]
    assert all(page.upright for page in pages)


def test_sides_are_filled_edge_to_edge(pdf: bytes) -> None:
    for side in printed_sides(pdf):
        ends = [0.0]
        for page in side:
            assert page.x == pytest.approx(ends[-1], abs=0.01)
            ends.append(page.x + page.width)
        assert ends[-1] == pytest.approx(PAPER, abs=0.01)


def test_folds_of_both_sides_coincide() -> None:
    format_ = shipped_formats()["trifold"]
    outside, inside = (folds(sheet, format_) for sheet in format_.sheets)
    assert sorted(PAPER - x for x in outside) == pytest.approx(inside)


def test_the_panel_rolled_inwards_is_narrower(strip: list[Leaf]) -> None:
    left, middle, right = (leaf.width for leaf in strip)
    assert left == pytest.approx(middle, abs=0.01)
    assert 2 <= left - right <= 3.01


def test_what_each_opening_shows(strip: list[Leaf]) -> None:
    assert roll_openings(strip) == {
        "front": ["cover"],
        "back": ["back"],
        "first opening": ["flow1", "flap"],
        "open": ["flow1", "flow2", "flow3"],
    }


def test_spreads_of_the_format_are_what_the_paper_shows(strip: list[Leaf]) -> None:
    shown = {tuple(pages) for pages in roll_openings(strip).values()}
    spreads = shipped_formats()["trifold"].spreads
    assert {tuple(role.replace("-", "") for role in spread) for spread in spreads} == shown


def test_running_text_goes_to_the_page_the_reader_meets_next(strip: list[Leaf]) -> None:
    flow = [role.replace("-", "") for role in (p.role for p in shipped_formats()["trifold"].flow)]
    opened = roll_openings(strip)["open"]
    for here, there in pairwise(flow):
        assert opened.index(there) == opened.index(here) + 1


def test_each_panel_holds_the_text_of_its_page(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    words = {
        "cover": "Pour les familles",
        "back": "Qui appeler",
        "flap": "En bref",
        "flow3": "Mes questions",
    }
    for side, page in zip(printed_sides(pdf), document, strict=True):
        text = page.get_textpage()
        for panel in side:
            left, right = panel.x * 72 / 25.4, (panel.x + panel.width) * 72 / 25.4
            found = text.get_text_bounded(left, 0, right, 595.3)
            if panel.name in words:
                assert words[panel.name] in found
            others = (w for name, w in words.items() if name != panel.name)
            assert not any(word in found for word in others)
        text.close()
        page.close()
    document.close()


def test_a_wrong_order_is_caught(press: Press) -> None:
    """The flap and the cover change places: the closed leaflet shows the wrong front."""
    choice = choose(TOP, "trifold")
    data = choice.format.model_dump()
    for placement, x in zip(data["sheets"][0]["placements"], (200, 100, 0), strict=True):
        placement["x"] = x
    wrong = replace(choice, format=Format.model_validate(data))
    outside, inside = printed_sides(press.press(wrong).artifacts[0].data)
    assert roll_openings(leaves(outside, inside, PAPER))["front"] != ["cover"]

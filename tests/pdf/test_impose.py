"""Imposition: exact scale, names of our own, the same bytes, what a printer and an archive need."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.formats.format import shipped_formats
from depliant.formats.parts import Placement
from depliant.pdf.impose import impose, matrix
from depliant.pressroom.press import Press
from depliant.typeset.pages import Pages
from depliant.typeset.typesetter import Typesetter
from tests.conftest import TOP, choose

MM = 72 / 25.4
TURNS = (0, 90, 180, 270)


@pytest.fixture(scope="module")
def pdf(press: Press) -> bytes:
    return press.press(choose(TOP, "trifold")).artifacts[0].data


def test_boxes_hints_and_what_is_carried_over(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            for box in (page.mediabox, page.trimbox, page.cropbox):
                assert [round(float(v) / MM, 2) for v in box] == [0, 0, 297, 210]
        hints = file.Root.ViewerPreferences
        assert (hints.PrintScaling, hints.Duplex) == ("/None", "/DuplexFlipShortEdge")
        assert str(file.docinfo["/Title"]) == "L’immunothérapie"
        assert str(file.Root.Lang) == "fr"
        names = {name for page in file.pages for name in page.Resources.XObject}
        assert names == {"/cover", "/flap", "/back", "/flow1", "/flow2", "/flow3"}


def test_the_same_bytes_twice(fresh_press: Press, pdf: bytes) -> None:
    assert fresh_press.press(choose(TOP, "trifold")).artifacts[0].data == pdf


def test_fold_ticks_start_7_mm_inside_the_paper(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        moves = [
            [float(str(v)) / MM for v in step.operands]
            for step in pikepdf.parse_content_stream(file.pages[1])
            if str(step.operator) == "m"
        ]
    assert sorted({round(x, 1) for x, _y in moves}) == [100, 200]
    assert sorted({round(y, 1) for _x, y in moves}) == [7, 200]


def test_without_sheets_the_pages_are_the_file() -> None:
    pages = Pages((), b"%PDF")
    assert impose(pages, (), shipped_formats()["a4"]) is pages.pdf


def test_an_unplaced_page_is_left_out() -> None:
    choice = choose(TOP, "trifold")
    html = (
        "<html lang=fr><title>x</title><style>@page { size: 50mm 50mm } @page cover { size: 9mm }"
        ".c { page: cover }</style><p class=c>a</p></html>"
    )
    pages = Typesetter(()).typeset(html, choice.format, {})
    pdf = impose(pages, choice.format.sheets, choice.format)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert list(file.pages[0].Resources.XObject) == ["/cover"]
        assert len(file.pages) == 2


@given(
    st.sampled_from(TURNS),
    st.floats(-100, 400),
    st.floats(-100, 400),
    st.floats(1, 300),
    st.floats(1, 300),
)
def test_a_turned_page_keeps_its_lower_left_corner(
    turn: int, x: float, y: float, width: float, height: float
) -> None:
    a, b, c, d, e, f = matrix(Placement(role="flow", x=x, y=y, turn=turn), width, height)
    corners = [(a * u + c * v + e, b * u + d * v + f) for u in (0, width) for v in (0, height)]
    assert min(u for u, _v in corners) == pytest.approx(x, abs=1e-6)
    assert min(v for _u, v in corners) == pytest.approx(y, abs=1e-6)
    assert a * d - b * c == 1  # turned, never mirrored or scaled

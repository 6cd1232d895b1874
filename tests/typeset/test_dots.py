"""Dotted lines: a dashed pen draws them, not an outline for each dot."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
from PIL.Image import Image
from pypdfium2 import PdfDocument

from tests.conftest import TOP

SHEETS = sorted((TOP / "styles").glob("*.css"))
ROWS, WIDTH, HEIGHT = 5, 60, 10  # rows; mm
PAGE = f"""
@page {{ size: {WIDTH}mm {ROWS * HEIGHT}mm; margin: 0 }} body {{ margin: 0; --pen: black }}
div {{ height: {HEIGHT}mm }}
"""


def drawn() -> bytes:
    """A page of dotted rows, and nothing else."""
    from weasyprint import CSS, HTML

    html = HTML(string="<body>" + '<div class="dotted"></div>' * ROWS)
    dots = (TOP / "styles" / "26-dots.css").read_text("utf-8")
    return bytes(html.write_pdf(stylesheets=[CSS(string=PAGE), CSS(string=dots)]) or b"")


def test_a_row_is_a_few_strokes() -> None:
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        steps = pikepdf.parse_content_stream(pdf.pages[0])
    assert sum(str(step.operator) == "S" for step in steps) == 4 * ROWS
    assert not [step for step in steps if str(step.operator) == "c"]


def test_each_line_stands_once_at_the_foot_of_its_row() -> None:
    step = 100  # dots of the picture, a row
    page = PdfDocument(drawn())[0].render(scale=step / HEIGHT * 25.4 / 72, grayscale=True).to_pil()
    inked = [y for y in range(page.height) if _row(page, y).getextrema()[0] < 128]
    assert {round(y / step) for y in inked} == set(range(1, ROWS + 1))
    assert all(-4 <= y - round(y / step) * step <= 1 for y in inked)
    dots = re.findall(rb"[\x00-\x7f]+", _row(page, inked[1]).tobytes())
    assert len(dots) == pytest.approx(WIDTH / 0.6, abs=3)


def _row(page: Image, y: int) -> Image:
    return page.crop((0, y, page.width, y + 1))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_side_is_dotted_alone(sheet: Path) -> None:
    css = sheet.read_text("utf-8")
    assert not re.findall(r"border-[a-z-]+:[^;}]*dotted", css)

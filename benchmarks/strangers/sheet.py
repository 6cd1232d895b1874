"""A sheet of small pictures, one cell a stranger, to look at fifty at once."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.strangers.verdict import Verdict
from depliant.pdf.pictures import pictures

COLUMNS = 2
CELL = (1240, 372)  # dots
LINE = 18  # dots
SIDES = 4  # of an edition that are shown
_DPI = 60
_COLOURS = {"passed": "#1d5c33", "refused": "#7a5200", "FAULT": "#b00020"}


def sheet(cells: Sequence[tuple[str, Verdict]], path: Path) -> None:
    """Write a PNG: the sides of what was printed, each under its label; below them, why the
    others were not."""
    from PIL import Image

    drawn = [_cell(label, verdict) for label, verdict in cells if verdict.files]
    rows = -(-len(drawn) // COLUMNS)
    told = _told([(label, verdict) for label, verdict in cells if not verdict.files])
    size = (CELL[0] * COLUMNS, CELL[1] * rows + told.height)
    whole = Image.new("RGB", size, "#8a8a8a")
    for number, cell in enumerate(drawn):
        whole.paste(cell, (number % COLUMNS * CELL[0], number // COLUMNS * CELL[1]))
    whole.paste(told, (0, CELL[1] * rows))
    whole.save(path)


def _told(cells: Sequence[tuple[str, Verdict]]) -> Any:
    """One line a stranger."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (CELL[0] * COLUMNS, LINE * (len(cells) + 1)), "#ffffff")
    pen, font = ImageDraw.Draw(picture), _font()
    for number, (label, verdict) in enumerate(cells):
        said = f"{label}: {verdict.what} {verdict.why}"[:330]
        pen.text((6, LINE * number + 4), said, fill=_COLOURS[verdict.what], font=font)
    return picture


def _cell(label: str, verdict: Verdict) -> Any:
    from PIL import Image, ImageDraw

    cell = Image.new("RGB", (CELL[0] - 6, CELL[1] - 6), "#d4d4d4")
    pen, font = ImageDraw.Draw(cell), _font()
    pen.text((6, 3), label, fill="#000000", font=font)
    said = f"{verdict.what} {verdict.why}"[:170]
    pen.text((6, 3 + LINE), said, fill=_COLOURS[verdict.what], font=font)
    left = 6
    for side in _sides(verdict):
        cell.paste(side, (left, 8 + 2 * LINE))
        left += side.width + 6
    return cell


def _sides(verdict: Verdict) -> list[Any]:
    """The first sides of a file, as large as the cell takes them, side by side."""
    from PIL import Image

    printed = [path for path in verdict.files if path.suffix == ".pdf"]
    drawn = pictures(printed[0].read_bytes(), grey=False, dpi=_DPI) if printed else ()
    sides = [Image.open(io.BytesIO(one)).convert("RGB") for one in drawn[:SIDES]]
    wide = (CELL[0] - 18) // max(1, min(len(drawn), SIDES)) - 6
    for side in sides:
        side.thumbnail((wide, CELL[1] - 20 - 2 * LINE))
    return sides


def _font() -> Any:
    from PIL import ImageFont

    from depliant.typeset.lettering.fonts import files

    (data,) = (
        data for url, data in files().items() if url.endswith("AtkinsonHyperlegible-Regular.ttf")
    )
    return ImageFont.truetype(io.BytesIO(data), 13)

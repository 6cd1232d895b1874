"""Pictures of a finished PDF: its sides, a thumbnail, what a photocopier leaves of them."""

from __future__ import annotations

import io
from typing import Any

from depliant.content.colours import third_copy

THUMBNAIL = 180  # pixels from left to right
SENSOR = 3  # a photocopier sees dots this many times finer than the pictures
DPI = 70  # dots per inch of the pictures: a page as large as on a screen


def pictures(pdf: bytes, *, grey: bool, dpi: int = DPI) -> tuple[bytes, ...]:
    """A PNG of each page of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_picture(page, grey, dpi) for page in document)
    finally:
        document.close()


def thumbnail(pdf: bytes) -> bytes:
    """A small PNG of the first page, for the catalogue."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        drawn = page.render(scale=THUMBNAIL / page.get_width()).to_pil()
        out = io.BytesIO()
        drawn.quantize(32).save(out, "PNG")
        return out.getvalue()
    finally:
        document.close()


def _picture(page: Any, grey: bool, dpi: int) -> bytes:
    fine = SENSOR if grey else 1
    drawn = page.render(scale=fine * dpi / 72).to_pil()
    page.close()
    picture = photocopied(drawn) if grey else drawn.quantize(64)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def photocopied(picture: Any) -> Any:
    """What a third photocopy leaves of a picture that is `SENSOR` times too fine: greys grow
    lighter or darker, the palest are gone, thin black lines stay."""
    grey = picture.convert("L").point(lambda v: round(third_copy(v)))
    size = (round(picture.width / SENSOR), round(picture.height / SENSOR))
    return grey.resize(size).quantize(16)

"""The text of a finished PDF, read back."""

from __future__ import annotations

import io

from depliant.units import PT_PER_MM


def read_back(pdf: bytes) -> tuple[str, ...]:
    """The text of each page of a PDF, as a program that copies it gets it (pdfium)."""
    import pypdfium2

    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        texts = []
        for page in document:
            text = page.get_textpage()
            texts.append(text.get_text_range())
            text.close()
            page.close()
        return tuple(texts)
    finally:
        document.close()


def reach(pdf: bytes) -> tuple[float, float, float, float]:
    """How far the text of a PDF's first page reaches, in mm from its upper left: left, top, right,
    bottom."""
    import pypdfium2

    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        page = document[0]
        text = page.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        high = page.get_height()
        text.close()
        page.close()
    finally:
        document.close()
    left, low, right, top = zip(*boxes, strict=True)
    edges = (min(left), high - max(top), max(right), high - min(low))
    return edges[0] / PT_PER_MM, edges[1] / PT_PER_MM, edges[2] / PT_PER_MM, edges[3] / PT_PER_MM

"""The text of a finished PDF, read back."""

from __future__ import annotations

import io


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

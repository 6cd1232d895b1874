"""saving: an open PDF → its bytes, the same for the same content."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf


def saved(pdf: pikepdf.Pdf, version: str = "1.5") -> bytes:
    """The bytes of a PDF, the same for the same content."""
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        fix_metadata_version=False,  # it is not told, and looking for it takes time
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        min_version=version,
    )
    return out.getvalue()


def excerpt(pdf: bytes, numbers: Sequence[int]) -> bytes:
    """Some sheets of a PDF (counted from 0) as a file of their own."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for number in reversed(range(len(file.pages))):
            if number not in numbers:
                del file.pages[number]
        return saved(file)

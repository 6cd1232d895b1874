"""packing: a plate as bytes, to be kept between builds, and back.

A file that is read runs no code, whatever is in it (`columns`). What is packed begins with a digest
of what a plate is made of, so that one of another day's dataclasses is not read as today's.
"""

from __future__ import annotations

import struct
import zlib
from functools import cache
from hashlib import sha256

from depliant.typeset.plates.columns import Chunks, Source, column
from depliant.typeset.plates.plate import Plate

_LEVEL = 1  # of zlib: quick; a higher one saves little of numbers and of a PDF


class UnreadableError(ValueError):
    """Bytes that are no plate, or one of another make."""


def packed(plate: Plate) -> bytes:
    """A plate as bytes, the same for equal ones. `ValueError` or `TypeError` for what would not
    come back equal: a NaN, a value of another type than its field is declared to be."""
    chunks: Chunks = []
    column(Plate).write((plate,), chunks)
    return _make() + zlib.compress(b"".join(chunks), _LEVEL)


def unpacked(data: bytes) -> Plate:
    """The plate that was packed; `UnreadableError` for other bytes."""
    make = _make()
    if not data.startswith(make):
        raise UnreadableError("of another make")
    try:
        source = Source(zlib.decompress(memoryview(data)[len(make) :]))
        (plate,) = column(Plate).read(1, source)
        source.end()
    except (ValueError, TypeError, IndexError, OverflowError, struct.error, zlib.error) as error:
        raise UnreadableError(str(error)) from error
    found: Plate = plate
    return found


@cache
def _make() -> bytes:
    """A digest of the dataclasses of a plate: the names and types of their fields."""
    return sha256(repr(column(Plate)).encode()).digest()[:16]

"""Marks: what is drawn on a sheet beside its pages, as PDF operators.

An office edition has short fold ticks inside the paper; a print shop's edition has crop marks at
the trim and dashed fold marks, all outside the bleed, or none. Lengths in mm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depliant.formats.format import Format
from depliant.units import PT_PER_MM

TICK = (7.0, 10.0)  # mm: a fold tick starts 7 mm inside the paper
MARK = 5.0  # mm: the length of a crop or fold mark
GAP = 2.0  # mm between the bleed and a mark


def around(format_: Format) -> float:
    """How far a sheet's media reaches over its trim, in mm."""
    if not format_.bleed:
        return 0.0
    return format_.bleed + (GAP + MARK + 1 if format_.marks else 0.0)


def drawn(width: float, height: float, folds: Sequence[float], format_: Format) -> str:
    """The marks of a sheet with a trim of `width` × `height`, folded at each x of `folds`."""
    if not format_.bleed:
        ticks = [(x, low, x, high) for x in folds for low, high in _ticks(height)]
        return _strokes("q 0.5 w 0.45 G", ticks)
    if not format_.marks:
        return ""
    near, far = format_.bleed + GAP, format_.bleed + GAP + MARK
    crops = _strokes("q 0.25 w 0 0 0 1 K", list(_crops(width, height, near, far)))
    dashed = [(x, y, x, z) for x in folds for y, z in _outside(height, near, far)]
    return f"{crops}\n{_strokes('q 0.25 w 0 0 0 1 K [3 2] 0 d', dashed)}"


def pt(mm: float) -> str:
    """A length in pt, as a PDF writes it."""
    return f"{mm * PT_PER_MM:.4f}".rstrip("0").rstrip(".")


Line = tuple[float, float, float, float]


def _ticks(height: float) -> tuple[tuple[float, float], ...]:
    near, far = TICK
    return (near, far), (height - far, height - near)


def _outside(height: float, near: float, far: float) -> tuple[tuple[float, float], ...]:
    return (-far, -near), (height + near, height + far)


def _crops(width: float, height: float, near: float, far: float) -> Iterator[Line]:
    for x in (0.0, width):
        yield from ((x, low, x, high) for low, high in _outside(height, near, far))
    for y in (0.0, height):
        yield from ((low, y, high, y) for low, high in _outside(width, near, far))


def _strokes(pen: str, lines: Sequence[Line]) -> str:
    if not lines:
        return ""
    drawn = [f"{pt(a)} {pt(b)} m {pt(c)} {pt(d)} l S" for a, b, c, d in lines]
    return "\n".join([pen, *drawn, "Q"])

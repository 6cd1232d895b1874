"""How wide words are, by the advance widths of the fonts that set them: no layout is needed.

Pairs of letters that move together (kerning) are not counted: a line is measured about a
hundredth too wide, never too narrow.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from depliant.typeset.lettering.fonts import FACES, FAMILIES, Face, files
from depliant.units import MM_PER_PT

UNKNOWN = 0.6  # ems: a letter that none of the faces has, such as an Arabic one


def width(words: str, size: float, *, bold: bool = False) -> float:
    """The width of words on one line, in mm, at a size in pt."""
    known = _advances("bold" if bold else "normal")
    return sum(known.get(ord(letter), UNKNOWN) for letter in words) * size * MM_PER_PT


@cache
def _advances(weight: str) -> Mapping[int, float]:
    """The advance of each character in ems, from the first family that has it."""
    found: dict[int, float] = {}
    for family in FAMILIES:
        for code, advance in _of_a_face(_face(family, weight)):
            found.setdefault(code, advance)
    return MappingProxyType(found)


def _face(family: str, weight: str) -> Face:
    upright = [face for face in FACES if face.family == family and face.style == "normal"]
    return next((face for face in upright if face.weight == weight), upright[0])


def _of_a_face(face: Face) -> list[tuple[int, float]]:
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(files()[face.url]), lazy=True) as font:
        em, advances = font["head"].unitsPerEm, font["hmtx"]
        return [(code, advances[name][0] / em) for code, name in font.getBestCmap().items()]

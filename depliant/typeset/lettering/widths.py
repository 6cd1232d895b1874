"""How wide words are, by the advance widths of the fonts that set them: no layout is needed.

Pairs of letters that the font moves (kerning) are not counted, but allowed for.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from depliant.typeset.lettering.fonts import DIGITS, FACES, FAMILIES, Face, files
from depliant.units import MM_PER_PT

SPACES = frozenset((0x20, 0xA0, 0x202F))
KERNING = 1.004  # times what the advances make: a line is measured too wide, never too narrow
UNKNOWN = 0.6  # ems: a letter that none of the faces has, such as an Arabic one


def width(words: str, size: float, *, bold: bool = False) -> float:
    """The width of words on one line, in mm, at a size in pt."""
    known = _advances("bold" if bold else "normal")
    ems = sum(known.get(ord(letter), UNKNOWN) for letter in words)
    return ems * KERNING * size * MM_PER_PT


@cache
def _advances(weight: str) -> Mapping[int, float]:
    """The advance of each character in ems, from the first family that has it."""
    found: dict[int, float] = {}
    for family in FAMILIES:
        for code, advance in _of_a_face(_face(family, weight)):
            if family != DIGITS or code not in SPACES:  # they take the font of the words
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

"""Signs that no font of ours has, drawn: boxes to tick, ticks, crosses, arrows, a telephone.

An author types them as characters; a font holds them as such, so that they can be copied, read
aloud, coloured and set as large as the words beside them. Lengths in hundredths of an em, on the
baseline.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import cos, pi, sin
from types import MappingProxyType
from typing import Any

Point = tuple[float, float]
Outline = tuple[Point, ...]  # closed; clockwise is ink, the other way round is a hole in it

WIDTH = 84.0  # of each sign
NO_BREAK_HYPHEN = "\u2011"


def _box(left: float, low: float, right: float, high: float) -> Outline:
    return (left, low), (left, high), (right, high), (right, low)


def _star(reach: float) -> Outline:
    """Five points, the first on top."""
    corners = ((n, reach if n % 2 == 0 else reach * 0.42) for n in range(10))
    return tuple((42 + r * sin(n * pi / 5), 33 + r * cos(n * pi / 5)) for n, r in corners)


def _heart() -> Outline:
    """The usual curve of sixteenths, in forty straight pieces."""
    turns = (n * pi / 20 for n in range(40))
    return tuple(
        (
            42 + 2.25 * 16 * sin(t) ** 3,
            36 + 2.25 * (13 * cos(t) - 5 * cos(2 * t) - 2 * cos(3 * t) - cos(4 * t)),
        )
        for t in turns
    )


def _alone(outline: Outline) -> Outline:
    """A sign that stands in no frame, larger."""
    return tuple((42 + (x - 42) * 1.3, 33 + (y - 30) * 1.3) for x, y in outline)


def _hole(outline: Outline) -> Outline:
    return outline[::-1]


_FRAME = (_box(6, -6, 78, 66), _hole(_box(13, 1, 71, 59)))
_TICK: Outline = ((18, 31), (25, 38), (36, 24), (62, 58), (70, 52), (37, 9))
_CROSS: Outline = (
    *((42, 37), (60, 55), (67, 48), (49, 30), (67, 12), (60, 5)),
    *((42, 23), (24, 5), (17, 12), (35, 30), (17, 48), (24, 55)),
)
_ARROW: Outline = (
    *((8, 27), (8, 37), (52, 37), (52, 54), (78, 32)),
    *((52, 10), (52, 27)),
)
_HEAD: Outline = ((10, 60), (76, 32), (10, 4), (26, 32))
_TRIANGLE: Outline = ((14, 62), (74, 32), (14, 2))
_DOUBLE: tuple[Outline, ...] = (
    ((6, 38), (6, 45), (58, 45), (64, 38)),
    ((6, 19), (6, 26), (64, 26), (58, 19)),
    ((50, 58), (58, 58), (80, 32), (58, 6), (50, 6), (71, 32)),
)
_WARNING = (
    ((42, 70), (82, -4), (2, -4)),
    _hole(_box(38.5, 18, 45.5, 46)),
    _hole(_box(38.5, 5, 45.5, 12)),
)
_LETTER = (
    _box(4, 4, 80, 60),
    _hole(((10, 10), (10, 48), (42, 26), (74, 48), (74, 10))),
    _hole(((14, 54), (70, 54), (42, 34))),
)
_RECEIVER: Outline = (
    *((6, 44), (10, 56), (22, 64), (62, 64), (74, 56), (78, 44), (76, 36), (60, 36)),
    *((58, 48), (26, 48), (24, 36), (8, 36)),
)
_TELEPHONE = (
    _RECEIVER,
    ((14, 0), (14, 14), (28, 34), (32, 40), (52, 40), (56, 34), (70, 14), (70, 0)),
    _hole(((42, 28), (50, 24), (52, 17), (50, 10), (42, 6), (34, 10), (32, 17), (34, 24))),
)

SIGNS: Mapping[str, tuple[Outline, ...]] = MappingProxyType(
    {
        "☐": _FRAME,
        "☑": (*_FRAME, _TICK),
        "☒": (*_FRAME, _CROSS),
        **dict.fromkeys("✓✔", (_alone(_TICK),)),
        **dict.fromkeys("✗✘", (_alone(_CROSS),)),
        **dict.fromkeys("➔➜➝➡", (_ARROW,)),
        **dict.fromkeys("➤➢", (_HEAD,)),
        **dict.fromkeys("►▶", (_TRIANGLE,)),
        "⇒": _DOUBLE,
        "■": (_box(10, 0, 72, 62),),
        "★": (_star(42),),
        "☆": (_star(42), _hole(_star(26))),
        **dict.fromkeys("♥❤", (_heart(),)),
        "⚠": _WARNING,
        "✉": _LETTER,
        **dict.fromkeys("☎✆", _TELEPHONE),
    }
)


def draw(font: Any) -> None:
    """Add the signs to an open TrueType font, and its hyphen as one that ends no line."""
    em = font["head"].unitsPerEm
    names = {sign: f"uni{ord(sign):04X}" for sign in SIGNS}
    font.setGlyphOrder([*font.getGlyphOrder(), *names.values()])
    for sign, outlines in SIGNS.items():
        font["glyf"][names[sign]] = _glyph(outlines, em / 100)
        font["hmtx"][names[sign]] = (round(WIDTH * em / 100), 0)
    hyphen = font.getBestCmap()[ord("-")]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({ord(sign): name for sign, name in names.items()})
            table.cmap[ord(NO_BREAK_HYPHEN)] = hyphen
            del table.cmap[ord("-")]  # a hyphen of the text stays the text face's


def _glyph(outlines: Iterable[Outline], scale: float) -> Any:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for first, *others in outlines:
        pen.moveTo(tuple(round(part * scale) for part in first))
        for point in others:
            pen.lineTo(tuple(round(part * scale) for part in point))
        pen.closePath()
    return pen.glyph()

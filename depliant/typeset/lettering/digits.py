"""The font of the digits: cut out of another, which stands beside the text face."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from depliant.typeset.lettering.signs import draw

_HELD = (*range(0x30, 0x3A), 0x20, 0xA0, 0x202F, 0x2D)  # digits, the spaces beside them, a hyphen

_METRICS = {
    "hhea": ("ascent", "descent", "lineGap"),
    "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"),
}


def cut(source: Path, beside: Path) -> bytes:
    """A font that holds the digits of `source`, spaces as wide as those of the text face `beside`
    them, and the drawn signs; its letters stand as high in a line as those of the text face."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += ["GPOS", "GSUB", "GDEF"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_HELD)
    result = io.BytesIO()
    with TTFont(source, lazy=True, recalcTimestamp=False) as font:
        subsetter.subset(font)
        with TTFont(beside, lazy=True) as text:
            _widen_spaces(font, text)
            _level(font, text)
        draw(font)
        font.save(result)
    return result.getvalue()


def _widen_spaces(font: Any, text: Any) -> None:
    """Give the spaces beside digits the width they have in the text face, so none looks narrow."""
    width = text["hmtx"][text.getBestCmap()[0x20]][0] / text["head"].unitsPerEm
    for glyph in {font.getBestCmap().get(code) for code in (0x20, 0xA0)} - {None}:
        font["hmtx"][glyph] = (round(width * font["head"].unitsPerEm), 0)


def _level(font: Any, text: Any) -> None:
    """Give it the ascent and the descent of the text face: the engine sets a line in which they
    differ higher than its leading, as the first family stands in every line."""
    scale = font["head"].unitsPerEm / text["head"].unitsPerEm
    for table, names in _METRICS.items():
        for name in names:
            setattr(font[table], name, round(getattr(text[table], name) * scale))

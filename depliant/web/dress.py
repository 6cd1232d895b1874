"""dress: how the pages beside the editions look: a hospital's colours, and the leaflets' own face.

The face is a style sheet that carries its fonts (`data:`): a browser that opens a page from a file
share lets it read no font beside it, but a style sheet it reads.
"""

from __future__ import annotations

import base64
import io
from functools import cache

from depliant.content.colours import LEAST, contrast, nearest, palette
from depliant.shelf.manifest import HospitalEntry
from depliant.typeset.lettering.fonts import DIGITS, FACES, TEXT, Face, files

FACE = "face.css"  # beside the catalogue, and in each hospital's folder
_DIGITS_AND_SPACES = "U+30-39, U+A0, U+202F"


def colours(hospital: HospitalEntry) -> dict[str, str]:
    """The hospital's colours by their names in the style sheet, dark enough to be read on white
    and on their tint, and to carry white words."""
    paper = "#ffffff"
    alert = hospital.alert if contrast(hospital.alert, paper) >= LEAST else nearest(hospital.alert)
    names = ("accent", "tint", "line", "alert")
    return {name: palette(nearest(hospital.accent), alert)[name] for name in names}


@cache
def face() -> bytes:
    """The style sheet of the leaflets' face: text upright and bold, digits with a plain zero."""
    shown = (one for one in FACES if one.family in (DIGITS, TEXT) and one.style == "normal")
    rules = [*map(_rule, shown), f':root {{ --face: "{DIGITS}", "{TEXT}" }}']
    return "\n".join(rules).encode() + b"\n"


def _rule(one: Face) -> str:
    data = base64.b64encode(_packed(files()[one.url])).decode()
    held = f" unicode-range: {_DIGITS_AND_SPACES};" if one.digits_only else ""
    return (
        f'@font-face {{ font-family: "{one.family}"; font-weight: {one.weight}; '
        f"font-display: swap;{held} src: url(data:font/woff2;base64,{data}) }}"
    )


def _packed(data: bytes) -> bytes:
    """A font as browsers are sent it: less than half the bytes."""
    from fontTools.ttLib import TTFont

    packed = io.BytesIO()
    with TTFont(io.BytesIO(data), recalcTimestamp=False) as font:
        font.flavor = "woff2"
        font.save(packed)
    return packed.getvalue()

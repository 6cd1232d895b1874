"""How large a picture is printed at most, and how much of a file it may take.

What is placed is known only after layout; these are the widest places that the style sheets have
(styles/30-cover.css, styles/40-pieces.css), which the rule picture-resolution measures afterwards.
"""

from __future__ import annotations

from math import ceil
from typing import Literal

from depliant.content.pictures.photographs import Frame
from depliant.formats.format import Format
from depliant.units import MM_PER_INCH

Use = Literal["figure", "pictogram", "cover", "logo"]
DOTS = {"paper": 300, "screen": 150}  # per inch: what print needs, what a screen shows
_MOST = {"screen": 300_000, "paper": 2_000_000}  # bytes of a whole file: an attachment
_MOST_FOR_A_PRESS = 20_000_000  # bytes: nobody mails it to a family
_PICTURES_SHARE = 0.6  # of a file: the rest are words and fonts
_HIGHEST: dict[Use, float] = {"figure": 91.0, "pictogram": 17.0, "cover": 72.0, "logo": 60.0}  # mm


def most_bytes(format_: Format) -> int:
    """How large a whole file may be."""
    return _MOST_FOR_A_PRESS if format_.bleed else _MOST[format_.road]


def frame_of(use: Use, format_: Format, count: int) -> Frame:
    """The frame of a picture on a format whose file shows `count` photographs."""
    wide = max(page.width for page in format_.pages)
    highest = _HIGHEST[use]
    width = highest if use in ("pictogram", "logo") else wide
    dots = DOTS[format_.road] / MM_PER_INCH
    most = _PICTURES_SHARE * most_bytes(format_) / max(1, count)
    return Frame(ceil(width * dots), ceil(highest * dots), int(most))

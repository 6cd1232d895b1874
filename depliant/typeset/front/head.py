"""The head of a sheet, or of a phone's PDF: the cover lying. The hospital's name on white, the
title on its colour below, at the side a tinted tile with the drawing.
"""

from __future__ import annotations

from dataclasses import dataclass

from depliant.formats.format import Format
from depliant.typeset.front.words import (
    NAME_LEADING,
    Headline,
    Masthead,
    Words,
    broken,
    headline,
    masthead,
)
from depliant.typeset.lettering.lines import Lines
from depliant.units import MM_PER_PT

LOGO_HIGH, LOGO_WIDE = 10.0, 52.0  # mm
TILE = 57.0  # the drawing's, on a sheet
TILE_GAP = 6.0
LEAST = 0.7  # times the best size of a title: what a long one becomes before it takes a third line
MOST_LINES = 2
SUBTITLE = 1.16  # times the body
NAMES = 2  # lines of a hospital's name that stand free: heads of most hospitals are as high


@dataclass(frozen=True)
class Head:
    """A head as it is set; `names` is the least height of the hospital's name, in mm."""

    title: Headline
    masthead: Masthead
    subtitle: Lines
    audience: Lines
    names: float

    def properties(self) -> dict[str, str]:
        """The custom properties that the style sheets set it by."""
        return {
            "cover-title": f"{self.title.size:g}pt",
            "logo-width": f"{self.masthead.width:.4g}mm",
            "logo-height": f"{self.masthead.height:.4g}mm",
            "names": f"{self.names:.4g}mm",
            "tile": f"{TILE:g}mm",
            "tile-gap": f"{TILE_GAP:g}mm",
        }


def planned(words: Words, format_: Format, reach: float) -> Head:
    """The head of a format whose field of colour reaches so far into the margin after a line."""
    page, type_ = format_.flow[0], format_.type
    beside = TILE + TILE_GAP if format_.road == "paper" else 0.0
    room = page.text_width + reach - beside
    name = masthead(words, room, type_.body, LOGO_HIGH, LOGO_WIDE)
    least = type_.title * LEAST
    at_best = headline(words.title, room, type_.title, type_.title)
    short = at_best is not None and len(at_best.lines) <= MOST_LINES
    title = at_best if short else headline(words.title, room, least, type_.title)
    set_ = title or Headline(least, (words.title,))
    subtitle = broken(words.subtitle, type_.body * SUBTITLE, room)
    audience = broken(words.audience, type_.body, room)
    return Head(set_, name, subtitle, audience, NAMES * type_.body * NAME_LEADING * MM_PER_PT)

"""What words stand on: the colours of the boxes around them, one over the other.

A colour is red, green and blue (0 to 1), with how opaque it is behind them where it is painted;
none (`()`) where nothing is known of it: a picture, or inks of a press. Before the inks of a page
are mixed nobody knows what shows through a thin one, so a ground then has all that lies on each
other, one after the other: an opaque colour, and four numbers for each that is not.
"""

from __future__ import annotations

from typing import Any

Colour = tuple[float, ...]
PAPER: Colour = (1.0, 1.0, 1.0)
_CURRENT = "currentcolor"  # of the words themselves


def rgba(colour: Any) -> Colour:
    """A colour of the engine's style as red, green, blue and how opaque it is."""
    try:
        return tuple(float(part) for part in colour.to("srgb"))
    except (AttributeError, NotImplementedError):
        return ()


def over(style: Any, ground: Colour) -> Colour:
    """What lies behind the words of a box: its own ground over the one that it stands on."""
    if any(kind != "none" for kind, _value in style["background_image"]):
        return ()
    own = style["background_color"]
    return laid(rgba(style["color"] if own == _CURRENT else own), ground)


def laid(colour: Colour, ground: Colour) -> Colour:
    """A colour on a ground, before the inks are mixed."""
    share = colour[3] if colour else 0.0
    if share == 1:
        return colour[:3]
    if not colour or not ground:
        return ()
    return ground + colour if share else ground


def painted(colour: Colour, ground: Colour) -> Colour:
    """A colour as it is seen on a ground."""
    share = colour[3] if colour else 0.0
    if share == 1:
        return colour[:3]
    if not colour or not ground:
        return ()
    pairs = zip(colour, ground, strict=False)
    return tuple(share * part + (1 - share) * below for part, below in pairs)

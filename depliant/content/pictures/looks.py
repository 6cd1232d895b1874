"""How a picture that is ready to print looks: its proportions, how strong it stands on white."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from depliant.content.colours import contrast
from depliant.content.pictures.photographs import size_of

_VIEW_BOX = re.compile(rb'viewBox="([^"]*)"')
_PAINT = re.compile(rb'(?:fill|stroke|stop-color)="([^"]+)"')
_SEEN = 0.02  # of a picture's dots: the letters of a thin logo are more
_SIDE = 64  # dots, to look at it from afar


def ratio_of(picture: bytes) -> float:
    """The width of a picture divided by its height."""
    size = size_of(picture)
    if size is None:
        found = _VIEW_BOX.search(picture)
        box = re.split(r"[\s,]+", found[1].decode().strip()) if found else ["0", "0", "1", "1"]
        return float(box[2]) / float(box[3])
    return size[0] / size[1]


def strength_of(picture: bytes) -> float:
    """The contrast with white paper (1 to 21) that the strongest part of a picture reaches."""
    if size_of(picture) is None:
        return max((contrast(colour, "#ffffff") for colour in _paints(picture)), default=1.0)
    return _strength_of_dots(picture)


def _paints(svg: bytes) -> Iterator[str]:
    """The colours of a drawing; what says none is black."""
    from PIL import ImageColor

    found = {paint.decode().strip() for paint in _PAINT.findall(svg)}
    if not found - {"none", "transparent"}:
        yield "#000000"
    for paint in found:
        try:
            red, green, blue = ImageColor.getrgb(paint)[:3]
        except ValueError:  # none, a gradient (its stops have colours)
            continue
        yield _hex((red, green, blue))


def _strength_of_dots(photograph: bytes) -> float:
    from PIL import Image

    picture = Image.open(io.BytesIO(photograph)).convert("RGBA").resize((_SIDE, _SIDE))
    on_white = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)
    counted = on_white.convert("RGB").getcolors(_SIDE * _SIDE) or []
    left = _SEEN * _SIDE * _SIDE
    strengths = ((contrast(_hex(rgb), "#ffffff"), n) for n, rgb in counted)
    for strength, count in sorted(strengths, reverse=True):
        left -= count
        if left <= 0:
            return strength
    return 1.0


def _hex(rgb: Any) -> str:
    return "#" + "".join(f"{part:02x}" for part in rgb)

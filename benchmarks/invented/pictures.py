"""Pictures from dice: logos of any width, drawings in a hospital's colours, a photograph."""

from __future__ import annotations

import io
from random import Random

_MARK = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} 60">
<circle cx="30" cy="30" r="28" fill="var(--accent)"/>
<path d="M30 12L46 44H14Z" fill="var(--paper)"/>
"""
_BAR = '<rect x="{left}" y="{top}" width="12" height="{high}" rx="3" fill="var(--ink)"/>'
_SIDE = 160  # dots: how high a PNG logo is
_DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} 216">
<path d="M0 216V150Q{mid} 90 {wide} 150V216Z" fill="var(--tint)"/>
<g stroke="var(--accent)" stroke-width="5" stroke-linecap="round">
<path d="M{mid} 216V96M{mid} 150L{left} 120M{mid} 136L{right} 106" fill="none"/>
<circle cx="{mid}" cy="70" r="46" fill="var(--line)"/>
</g>
</svg>
"""
_STEP = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<circle cx="32" cy="32" r="{around}" fill="var(--tint)"/>
<path d="M{left} 46L32 {top}L{right} 46Z" fill="var(--accent)"/>
</svg>
"""
_PHOTOGRAPH = (900, 600)  # dots


def svg_logo(dice: Random, ratio: float) -> bytes:
    """A disc, and bars that run on like a word; `ratio` is its width in heights."""
    wide = round(60 * ratio)
    bars = ((left, dice.choice((24, 24, 36))) for left in range(70, wide - 14, 18))
    drawn = "".join(_BAR.format(left=left, top=46 - high, high=high) for left, high in bars)
    return f"{_MARK.format(wide=wide)}{drawn}</svg>\n".encode()


def png_logo(dice: Random, ratio: float) -> bytes:
    """The same idea in dots, on white or on nothing."""
    from PIL import Image, ImageDraw

    ground = dice.choice(((255, 255, 255, 255), (0, 0, 0, 0)))
    picture = Image.new("RGBA", (round(_SIDE * ratio), _SIDE), ground)
    pen = ImageDraw.Draw(picture)
    dark = tuple(dice.randint(0, 90) for _part in range(3))
    pen.ellipse((4, 4, _SIDE - 4, _SIDE - 4), fill=dark)
    for left in range(_SIDE + 30, picture.width - 36, 54):
        pen.rectangle((left, dice.choice((40, 72)), left + 34, 128), fill=dark)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def drawing(dice: Random) -> str:
    """A tree on a hill, from half as wide as high to twice."""
    wide = dice.randint(120, 400)
    return _DRAWING.format(wide=wide, mid=wide // 2, left=wide // 2 - 28, right=wide // 2 + 28)


def pictogram(dice: Random) -> str:
    """A small drawing for a step."""
    left, right = dice.randint(12, 24), dice.randint(40, 52)
    return _STEP.format(
        around=dice.randint(24, 30), left=left, right=right, top=dice.randint(8, 24)
    )


def photograph(dice: Random) -> bytes:
    """A picture of many colours, as a camera would give: hills under a sky, as JPEG."""
    from PIL import Image, ImageDraw

    picture = Image.linear_gradient("L").resize(_PHOTOGRAPH).convert("RGB")
    pen = ImageDraw.Draw(picture)
    for depth in range(12):
        left, top = dice.randint(-300, 700), 180 + 30 * depth
        colour = (40 + 8 * depth, 90 + dice.randint(0, 90), 60 + dice.randint(0, 60))
        pen.ellipse((left, top, left + 700, top + 500), fill=colour)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()

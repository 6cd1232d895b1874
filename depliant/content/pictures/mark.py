"""The mark: what stands on a cover that has no drawing. The hospital's logo, large and pale, or
three plain arches for a hospital without one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from depliant.content.pictures.looks import ratio_of
from depliant.content.pictures.photographs import size_of

ARCHES = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 100">'
    b'<path d="M0 100V60A60 60 0 0 1 120 60V100Z" fill="var(--tint)"/>'
    b'<path d="M20 100V60A40 40 0 0 1 100 60V100Z" fill="var(--line)"/>'
    b'<path d="M40 100V60A20 20 0 0 1 80 60V100Z" fill="var(--paper)"/></svg>'
)
WIDE = 2.0  # times as wide as high
SHADE = 0.22  # of the accent on white: seen in grey, never read before the title
_PAINT = re.compile(rb'(fill|stroke|stop-color)="([^"]+)"')


def mark_of(logo: bytes, colours: Mapping[str, str], named: Mapping[str, str]) -> bytes:
    """A logo that is ready to print, in shades of one pale colour of the hospital's: its darkest
    part has it, its white stays white. Where there is no logo, or one too wide to be a mark, the
    arches, in `named` inks."""
    if not logo or ratio_of(logo) > WIDE:
        word = re.compile(rb"var\(--([a-z]+)\)")
        return word.sub(lambda found: named[found[1].decode()].encode(), ARCHES)
    if size_of(logo) is None:
        return _drawing(logo, _rgb(colours["accent"]))
    return _photograph(logo, _rgb(colours["accent"]))


Rgb = tuple[int, int, int]


def _shaded(accent: Rgb, dark: float) -> Rgb:
    """A colour so dark (0 to 1, the darkest) in the one pale colour."""
    red, green, blue = (round(255 - (255 - part) * SHADE * dark) for part in accent)
    return red, green, blue


def _drawing(svg: bytes, accent: Rgb) -> bytes:
    found = {paint: _rgb(paint.decode()) for _name, paint in _PAINT.findall(svg) if _named(paint)}
    most = max((_dark(rgb) for rgb in found.values()), default=1.0) or 1.0
    plain = _hex(_shaded(accent, 1.0))

    def painted(said: re.Match[bytes]) -> bytes:
        if said[2] not in found:
            return said[0]
        return said[1] + b'="' + _hex(_shaded(accent, _dark(found[said[2]]) / most)) + b'"'

    root, end, shapes = _PAINT.sub(painted, svg).partition(b">")
    own = b"" if b" fill=" in root else b' fill="' + plain + b'"'  # what says none is black
    return root + own + end + shapes


def _photograph(logo: bytes, accent: Rgb) -> bytes:
    from PIL import Image, ImageChops

    picture = Image.open(io.BytesIO(logo)).convert("RGBA")
    on_white = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)
    dark = ImageChops.invert(on_white.convert("L"))
    most = int(dark.getextrema()[1]) or 255  # type: ignore[arg-type]
    shades = [_shaded(accent, min(1.0, level / most)) for level in range(256)]
    parts = [dark.point([shade[part] for shade in shades]) for part in range(3)]
    out = io.BytesIO()
    Image.merge("RGB", parts).save(out, "PNG")
    return out.getvalue()


def _named(paint: bytes) -> bool:
    """Whether a paint is a colour: not `none`, not a gradient (its stops have colours)."""
    from PIL import ImageColor

    try:
        ImageColor.getrgb(paint.decode())
    except ValueError:
        return False
    return True


def _rgb(colour: str) -> Rgb:
    from PIL import ImageColor

    return ImageColor.getrgb(colour)[:3]


def _dark(rgb: Rgb) -> float:
    red, green, blue = rgb
    return 1 - (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def _hex(rgb: Rgb) -> bytes:
    return "#{:02x}{:02x}{:02x}".format(*rgb).encode()

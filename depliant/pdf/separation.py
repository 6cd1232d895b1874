"""separation: a print shop's edition in the four inks of its press.

Pages come in RGB and in named inks. After imposition every colour operator, gradient and picture
becomes CMYK: through the ICC profile that the hospital names, or by plain arithmetic if it names
none. A colour of the hospital's whose inks its profile says is printed with these, exactly.
Black and grey become black ink alone, so that small type needs no register of four plates.

The file then says that it follows PDF/X-4 (ISO 15930-7) if a profile was given: output intent,
page boxes, embedded fonts, dates, no RGB. No preflight program has certified it.
"""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

import pikepdf
from pikepdf import Name

from depliant.content.content import Content
from depliant.content.inks.named import Shares, mixture
from depliant.pdf.inks import mix
from depliant.pdf.pdfx import identify
from depliant.pdf.saving import saved

DARK = 0.15  # as bright as this or darker, a neutral colour is full black ink
NEUTRAL = 0.015  # how far from each other the parts of a grey may be
_NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class PressProfile:
    """A press condition: the bytes of its ICC profile, and its name in the printing trade."""

    data: bytes
    condition: str


class PressMixer:
    """Gives shares of cyan, magenta, yellow and black ink (0 to 1): the hospital's `own`, by
    #rrggbb, where it says them, for its `colours` (#rrggbb, by name) and all others in RGB."""

    space = Name.DeviceCMYK

    def __init__(
        self,
        profile: PressProfile | None,
        colours: Mapping[str, str] = _NONE,
        own: Mapping[str, Shares] = _NONE,
    ) -> None:
        self._profile, self._own = profile, own
        self._convert: Callable[[Shares], Shares] = _profiled(profile.data) if profile else _plain
        self._mixed = mixture(colours)
        self.colour: Callable[[Shares], Shares] = cache(self._colour)

    def _colour(self, named: Shares) -> Shares:
        rgb = self._mixed(named)
        if own := self._own.get(_hex(rgb)):
            return own
        if max(rgb) - min(rgb) <= NEUTRAL:
            bright = sum(rgb) / 3
            return 0.0, 0.0, 0.0, 1.0 if bright <= DARK else round(1 - bright, 4)
        return self._convert(rgb)

    def picture(self, image: Any) -> None:
        """A picture's dots in the inks of a press; its soft mask stays."""
        if image.get("/ColorSpace") in (None, Name.DeviceGray):
            return
        picture: Any = pikepdf.PdfImage(image).as_pil_image()
        if picture.mode in ("L", "CMYK", "1"):
            return
        picture = picture.convert("RGB")
        profile = self._profile
        image.write(_profiled_dots(picture, profile.data) if profile else _inked(picture))
        image.ColorSpace, image.BitsPerComponent = Name.DeviceCMYK, 8
        for key in ("/DecodeParms", "/Decode", "/Intent"):
            if key in image:
                del image[key]


def _hex(rgb: Shares) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def _plain(rgb: Shares) -> Shares:
    black = 1 - max(rgb)
    return (*(round((1 - part - black) / (1 - black), 4) for part in rgb), round(black, 4))


@lru_cache(4)
def _transform(profile: bytes) -> Any:
    from PIL import ImageCms

    press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        press,
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )


def _profiled(profile: bytes) -> Callable[[Shares], Shares]:
    from PIL import Image, ImageCms

    transform = _transform(profile)

    def convert(rgb: Shares) -> Shares:
        pixel = Image.new("RGB", (1, 1), tuple(round(part * 255) for part in rgb))
        shares: Any = ImageCms.applyTransform(pixel, transform)
        return tuple(round(share / 255, 4) for share in shares.getpixel((0, 0)))

    return convert


def separated(pdf: bytes, profile: PressProfile | None, content: Content) -> bytes:
    """`pdf` without any RGB, and identified as PDF/X-4 where a profile says which press it is."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        mix(file, PressMixer(profile, content.colours, content.inks))
        if profile:
            identify(file, profile.data, profile.condition, content, _file_id(pdf, content))
        return saved(file, version="1.6")


def _file_id(pdf: bytes, content: Content) -> uuid.UUID:
    """An identifier that depends on the content alone."""
    import hashlib

    told = f"{sorted(content.colours.items())}".encode()
    return uuid.UUID(bytes=hashlib.sha256(pdf + told).digest()[:16], version=4)


def _profiled_dots(picture: Any, profile: bytes) -> bytes:
    from PIL import ImageCms

    inked: Any = ImageCms.applyTransform(picture, _transform(profile))
    return bytes(inked.tobytes())


def _inked(picture: Any) -> bytes:
    """Four bytes of ink for each dot of an RGB picture: what `PressMixer` makes of a colour without
    a profile, for all dots at once."""
    from PIL import Image, ImageChops, ImageMath

    parts = picture.split()
    brightest = ImageChops.lighter(ImageChops.lighter(*parts[:2]), parts[2])
    darkest = ImageChops.darker(ImageChops.darker(*parts[:2]), parts[2])
    neutral = ImageChops.subtract(brightest, darkest).point(lambda v: 255 * (v / 255 <= NEUTRAL))
    mean = picture.convert("L", (1 / 3, 1 / 3, 1 / 3, 0))
    grey = mean.point(lambda v: 255 if v / 255 <= DARK else 255 - v)
    none = Image.new("L", picture.size)

    def share(part: Any) -> Any:
        inked = ImageMath.lambda_eval(
            lambda of: of["convert"](
                of["float"](of["most"] - of["part"]) * 255 / of["max"](of["most"], 1) + 0.5, "L"
            ),
            most=brightest,
            part=part,
        )
        return Image.composite(none, inked, neutral)

    black = Image.composite(grey, ImageChops.invert(brightest), neutral)
    return Image.merge("CMYK", (*map(share, parts), black)).tobytes()

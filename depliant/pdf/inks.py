"""inks: a print shop's edition in the four inks of its press.

The engine colours in RGB. After imposition every colour operator, gradient and image becomes
CMYK: through the ICC profile that the hospital names, or by plain arithmetic if it names none.
A colour of the hospital's whose inks its profile says is printed with these, exactly.
Black and grey become black ink alone, so that small type needs no register of four plates.

The file then says that it follows PDF/X-4 (ISO 15930-7) if a profile was given: output intent,
page boxes, embedded fonts, dates, no RGB. No preflight program has certified it.
"""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from depliant.content.content import Content
from depliant.pdf.impose import saved
from depliant.pdf.pdfx import identify

DARK = 0.15  # as bright as this or darker, a neutral colour is full black ink
NEUTRAL = 0.015  # how far from each other the parts of a grey may be
Cmyk = tuple[float, ...]
_NO_INKS: Mapping[str, Cmyk] = MappingProxyType({})
_FILLS = {"rg": "k", "RG": "K"}


@dataclass(frozen=True)
class PressProfile:
    """A press condition: the bytes of its ICC profile, and its name in the printing trade."""

    data: bytes
    condition: str


class Inks:
    """Turns RGB (0 to 1) into shares of cyan, magenta, yellow and black ink (0 to 1); `own` are
    those of the hospital's colours, by #rrggbb."""

    def __init__(self, profile: PressProfile | None, own: Mapping[str, Cmyk] = _NO_INKS) -> None:
        self._convert: Callable[[Cmyk], Cmyk] = _profiled(profile.data) if profile else _plain
        self._own = own
        self.colour = cache(self._colour)

    def _colour(self, rgb: Cmyk) -> Cmyk:
        if own := self._own.get(_hex(rgb)):
            return own
        if max(rgb) - min(rgb) <= NEUTRAL:
            bright = sum(rgb) / 3
            return 0.0, 0.0, 0.0, 1.0 if bright <= DARK else round(1 - bright, 4)
        return self._convert(rgb)


def _hex(rgb: Cmyk) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def _plain(rgb: Cmyk) -> Cmyk:
    black = 1 - max(rgb)
    return (*(round((1 - part - black) / (1 - black), 4) for part in rgb), round(black, 4))


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


def _profiled(profile: bytes) -> Callable[[Cmyk], Cmyk]:
    from PIL import Image, ImageCms

    transform = _transform(profile)

    def convert(rgb: Cmyk) -> Cmyk:
        pixel = Image.new("RGB", (1, 1), tuple(round(part * 255) for part in rgb))
        shares: Any = ImageCms.applyTransform(pixel, transform)
        return tuple(round(share / 255, 4) for share in shares.getpixel((0, 0)))

    return convert


def separated(pdf: bytes, profile: PressProfile | None, content: Content) -> bytes:
    """`pdf` without any RGB, and identified as PDF/X-4 where a profile says which press it is."""
    inks = Inks(profile, content.inks)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            page.contents_coalesce()
            page.Contents.write(_recoloured(page, inks))
        for item in list(file.objects):
            if isinstance(item, pikepdf.Stream):
                _stream(item, inks, profile)
            if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
                _dictionary(item, inks)
        if profile:
            identify(file, profile.data, profile.condition, content, _file_id(pdf))
        return saved(file, version="1.6")


def _file_id(pdf: bytes) -> uuid.UUID:
    """An identifier that depends on the content alone."""
    import hashlib

    return uuid.UUID(bytes=hashlib.sha256(pdf).digest()[:16], version=4)


def _recoloured(stream: Any, inks: Inks) -> bytes:
    """A content stream with its RGB operators turned into CMYK ones."""
    steps = []
    for step in pikepdf.parse_content_stream(stream):
        operator = str(step.operator)
        if operator in _FILLS:
            rgb = tuple(float(str(part)) for part in step.operands)
            shares: list[Any] = [_number(share) for share in inks.colour(rgb)]
            steps.append((shares, pikepdf.Operator(_FILLS[operator])))
        else:
            steps.append((list(step.operands), step.operator))
    return bytes(pikepdf.unparse_content_stream(steps))


def _number(share: float) -> Any:
    from decimal import Decimal

    return Decimal(f"{share:.4g}")


def _stream(stream: pikepdf.Stream, inks: Inks, profile: PressProfile | None) -> None:
    kind = stream.get("/Subtype")
    if kind == Name.Form:
        stream.write(_recoloured(stream, inks))
    elif kind == Name.Image and stream.get("/ColorSpace") not in (None, Name.DeviceGray):
        _image(stream, profile)


def _image(stream: pikepdf.Stream, profile: PressProfile | None) -> None:
    """A picture's pixels in the inks of a press; its soft mask stays."""
    from PIL import ImageCms

    picture: Any = pikepdf.PdfImage(stream).as_pil_image()
    if picture.mode in ("L", "CMYK", "1"):
        return
    picture = picture.convert("RGB")
    if profile:
        inked: Any = ImageCms.applyTransform(picture, _transform(profile.data))
        data = inked.tobytes()
    else:
        data = _inked(picture)
    stream.write(data)
    stream.ColorSpace, stream.BitsPerComponent = Name.DeviceCMYK, 8
    for key in ("/DecodeParms", "/Decode", "/Intent"):
        if key in stream:
            del stream[key]


def _inked(picture: Any) -> bytes:
    """Four bytes of ink for each dot of an RGB picture: what `Inks` makes of a colour without a
    profile, for all dots at once."""
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


def _dictionary(item: Any, inks: Inks) -> None:
    """Gradients, transparency groups and the colour spaces that pages name."""
    if item.get("/ColorSpace") == Name.DeviceRGB and "/ShadingType" in item:
        item.ColorSpace = Name.DeviceCMYK
        _function(item.Function, inks)
    if item.get("/PatternType") == 2:
        _dictionary(item.Shading, inks)
    if item.get("/S") == Name.Transparency and item.get("/CS") == Name.DeviceRGB:
        item.CS = Name.DeviceCMYK
    spaces = item.get("/ColorSpace")
    if isinstance(spaces, pikepdf.Dictionary):
        del item["/ColorSpace"]  # the engine names Lab spaces on every page, and uses none


def _function(function: Any, inks: Inks) -> None:
    if function.FunctionType == 3:
        for part in function.Functions:
            _function(part, inks)
    elif function.FunctionType == 2:
        for end in ("/C0", "/C1"):
            rgb = tuple(float(str(part)) for part in function[end])
            function[end] = Array([_number(share) for share in inks.colour(rgb)])


def rgb_left(file: pikepdf.Pdf) -> list[str]:
    """What is still coloured in RGB in a file: operators, images, gradients, groups."""
    found = set()
    streams = [item for item in file.objects if isinstance(item, pikepdf.Stream)]
    forms: list[Any] = [item for item in streams if item.get("/Subtype") == Name.Form]
    for stream in [*file.pages, *forms]:
        steps = pikepdf.parse_content_stream(stream)
        used = {str(step.operator) for step in steps if not _names_a_pattern(step)}
        found |= used & {"rg", "RG", "sc", "SC", "scn", "SCN"}
    for item in file.objects:
        if isinstance(item, (Dictionary, pikepdf.Stream)):
            shading = item.Shading if item.get("/PatternType") == 2 else item
            space = shading.get("/ColorSpace") or shading.get("/CS")
            if space is not None and "RGB" in repr(space):
                found.add(str(item.get("/Subtype") or item.get("/S") or "shading"))
    return sorted(found)


def _names_a_pattern(step: Any) -> bool:
    """Whether a step colours with a gradient, whose own colours are judged."""
    return bool(step.operands) and isinstance(step.operands[-1], pikepdf.Name)

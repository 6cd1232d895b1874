"""Photographs: JPEG, PNG or WebP bytes → bytes fit to print, and nothing else in them.

Decoded whole (a file that is cut is refused), turned as the camera was held, in sRGB, with no more
dots than its place on paper shows, within its share of a file's size. Position, date, camera and
every other word of a file's metadata are left behind. The same bytes make the same bytes.
"""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from depliant.content.pictures.kinds import PHOTOGRAPHS, kind_of
from depliant.errors import InputError, Place, Problem
from depliant.words import _

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MOST_PIXELS = 64_000_000  # a telephone's largest common photograph has 50 million
_QUALITIES = (88, 80, 72, 64, 56, 48)  # of a JPEG: the best first
_SMALLER = 0.8  # when the lowest quality is still too heavy


@dataclass(frozen=True)
class Frame:
    """The room that a photograph fills at most, in dots, and the bytes that it may take."""

    width: int
    height: int
    most: int

    def share(self, width: int, height: int) -> float:
        """By how much a picture is made smaller to stand inside; never larger."""
        return min(1.0, self.width / width, self.height / height)


def size_of(data: bytes) -> tuple[int, int] | None:
    """The width and height of a photograph in pixels, as its file says; None for anything else.
    No pixel is decoded: a small file may hold a picture of a thousand megabytes."""
    if kind_of(data) not in PHOTOGRAPHS:
        return None
    with warnings.catch_warnings(action="ignore"):
        try:
            size: tuple[int, int] = _opened(data).size
        except Exception:  # Pillow's readers raise nearly anything on bytes that are no picture
            return None
    return size


def developed(data: bytes, place: Place, frame: Frame) -> bytes:
    """A photograph fit to print in a frame: a JPEG, or a PNG where that is small enough (drawings,
    screen shots) or where it can be seen through."""
    kind = kind_of(data)
    with _whole_or_not_at_all():
        try:
            picture = _opened(data)
            _check(picture, kind, place)
            picture = _plain(_turned(_decoded(picture, data, frame)))
        except InputError:
            raise
        except Exception:
            message = _("The {kind} is cut short or damaged.").format(kind=kind)
            remedy = _("Copy the file again from where it comes.")
            raise InputError(Problem(message, place, remedy)) from None
    size = _scaled(picture, frame.share(*picture.size))
    return _saved(_resized(picture, size), kind, frame.most)


def _opened(data: bytes) -> Picture:
    """A photograph of which only the head was read; by its own reader, since Pillow's door lets in
    other kinds and only warns of pictures that are too large."""
    from PIL.JpegImagePlugin import JpegImageFile  # slow to import, and few leaflets have one
    from PIL.PngImagePlugin import PngImageFile
    from PIL.WebPImagePlugin import WebPImageFile

    readers: dict[str, Any] = {"JPEG": JpegImageFile, "PNG": PngImageFile, "WebP": WebPImageFile}
    picture: Picture = readers[kind_of(data)](io.BytesIO(data))
    return picture


def _check(picture: Picture, kind: str, place: Place) -> None:
    pixels = picture.width * picture.height
    if not 0 < pixels <= MOST_PIXELS:
        message = _("The picture has {width} × {height} pixels: more than we take.")
        message = message.format(width=picture.width, height=picture.height)
        raise InputError(
            Problem(message, place, _("Make it smaller: 3000 pixels are wide enough."))
        )
    if kind != "JPEG" and getattr(picture, "n_frames", 1) > 1:
        message = _("The picture moves: on paper it cannot.")
        raise InputError(Problem(message, place, _("Save the frame to print as a PNG.")))


# --- pixels ----------------------------------------------------------------------------------


@contextlib.contextmanager
def _whole_or_not_at_all() -> Iterator[None]:
    """The engine tells Pillow, for the whole process, to fill what is missing of a cut file with
    grey; not here. What Pillow has to say of metadata interests nobody."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _decoded(picture: Picture, data: bytes, frame: Frame) -> Picture:
    """Every pixel, or an error. A JPEG is decoded at a half, a quarter or an eighth of its size
    where that is still twice as fine as needed."""
    if picture.format == "PNG":
        _opened(data).verify()  # the sums of its parts
    width, height = picture.size
    share = 2 * max(frame.share(width, height), frame.share(height, width))
    if share < 1:
        picture.draft(None, (ceil(picture.width * share), ceil(picture.height * share)))
    picture.load()
    return picture


def _turned(picture: Picture) -> Picture:
    """As the camera was held."""
    from PIL import ImageOps

    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # a photograph is not refused for its metadata
        return picture


def _plain(picture: Picture) -> Picture:
    """Grey or sRGB, 8 bits, with its transparency if there is any; no metadata."""
    icc = picture.info.get("icc_profile")
    alpha = picture.convert("RGBA").getchannel("A") if picture.has_transparency_data else None
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = _eight_bits(picture)
    elif picture.mode in ("1", "LA", "La"):
        picture = picture.convert("L")
    elif picture.mode not in ("L", "RGB", "CMYK"):
        picture = picture.convert("RGB")
    picture = _in_srgb(picture, icc) if icc else picture
    picture = picture if picture.mode in ("L", "RGB") else picture.convert("RGB")
    if alpha and alpha.getextrema() != (255, 255):
        picture.putalpha(alpha)
    picture.info = {}
    return picture


def _eight_bits(picture: Picture) -> Picture:
    """A grey picture of 16 bits or more, in 8: cut off, it would be all white."""
    wide = picture.convert("I")
    highest: Any = wide.getextrema()[1]
    fewer = wide.point(lambda value: value * (1 / 256)) if highest > 255 else wide
    return fewer.convert("L")


def _in_srgb(picture: Picture, icc: bytes) -> Picture:
    """The colours that its profile means, in sRGB; as they are if the profile is not for them."""
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        if "sRGB" in ImageCms.getProfileDescription(own):
            return picture
        srgb = ImageCms.createProfile("sRGB")
        turned = ImageCms.profileToProfile(picture, own, srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture
    return turned or picture


def _scaled(picture: Picture, share: float) -> tuple[int, int]:
    return ceil(picture.width * share), ceil(picture.height * share)


def _resized(picture: Picture, size: tuple[int, int]) -> Picture:
    from PIL import Image

    if size == picture.size:
        return picture
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


# --- bytes -----------------------------------------------------------------------------------


def _saved(picture: Picture, kind: str, most: int) -> bytes:
    """The best that stays within `most` bytes, or the smallest that there is."""
    clear = picture.mode in ("LA", "RGBA")
    if kind == "PNG" or clear:
        png = _written(picture, "PNG", optimize=True)
        if len(png) <= most:
            return png
    photograph = _on_white(picture) if clear else picture
    for quality in _QUALITIES:
        jpeg = _written(photograph, "JPEG", quality=quality, optimize=True)
        if len(jpeg) <= most:
            return jpeg
    smaller = _resized(photograph, _scaled(photograph, _SMALLER))
    return _written(smaller, "JPEG", quality=_QUALITIES[-1], optimize=True)


def _on_white(picture: Picture) -> Picture:
    from PIL import Image

    ground = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")


def _written(picture: Picture, kind: str, **how: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()

"""Which kind of picture bytes are: by what they hold, never by the name of their file."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.errors import InputError, Place, Problem
from depliant.words import _

PHOTOGRAPHS = {"PNG": b"\x89PNG\r\n\x1a\n", "JPEG": b"\xff\xd8\xff", "WebP": b"RIFF"}
_OTHERS = {
    "GIF": (b"GIF8",),
    "TIFF": (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"),
    "BMP": (b"BM",),
    "PDF": (b"%PDF",),
    "EPS": (b"%!PS", b"\xc5\xd0\xd3\xc6"),
    "Photoshop": (b"8BPS",),
    "SVGZ": (b"\x1f\x8b",),
    "EMF": (b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a"),
}
_BRANDS = {"AVIF": ("avif", "avis"), "HEIC": ("heic", "heix", "heim", "hevc", "mif1", "msf1")}


def kind_of(data: bytes) -> str:
    """`SVG`, `PNG`, `JPEG` or `WebP`, which we use; the name of one we do not; or nothing."""
    for kind, head in PHOTOGRAPHS.items():
        if data.startswith(head) and (kind != "WebP" or data[8:12] == b"WEBP"):
            return kind
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return "SVG"
    return next(_others(data), "")


def _others(data: bytes) -> Iterator[str]:
    yield from (kind for kind, heads in _OTHERS.items() if data.startswith(heads))
    if data[4:8] == b"ftyp":
        brand = data[8:12].decode("latin-1")
        yield from (kind for kind, brands in _BRANDS.items() if brand in brands)


def refused(kind: str, place: Place) -> InputError:
    """Why a file cannot be used as a picture, and what to do with it."""
    if not kind:
        message = _("This is not a picture we can use.")
        return InputError(Problem(message, place, _("Give a JPEG, a PNG, a WebP or an SVG.")))
    message = _("This picture is a {kind}, which is not read.").format(kind=kind)
    return InputError(Problem(message, place, _remedy(kind)))


def _remedy(kind: str) -> str:
    if kind == "HEIC":
        return _(
            "Export it as JPEG. (iPhone: Settings > Camera > Formats > Most Compatible makes"
            " every new photograph one.)"
        )
    if kind in ("PDF", "EPS", "EMF"):
        return _("Export the drawing as SVG, or the picture as PNG.")
    if kind == "SVGZ":
        return _("Save it again as plain SVG, not compressed.")
    return _("Open it and save it as PNG, or as JPEG if it is a photograph.")

"""Pictures: untrusted SVG and PNG bytes → safe bytes in the hospital's colours.

Custom properties never reach an SVG in the engine, so its colour words (`var(--accent)` and the
like) are replaced here. An SVG is kept only if every element and attribute is on the list: it
can hold no script, no link, no other file, and no words (words are text, set in every language).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from depliant.errors import InputError, Place, Problem
from depliant.words import _

MOST_PIXELS = 40_000_000
_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    """svg g path circle ellipse rect line polyline polygon title desc defs linearGradient
    radialGradient stop clipPath""".split()
)
_ATTRIBUTES = frozenset(
    """viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points transform fill stroke id
    offset stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-miterlimit
    fill-rule clip-path clip-rule stop-color gradientUnits gradientTransform fx fy
    preserveAspectRatio clipPathUnits version""".split()
)
_LOCAL_URL = re.compile(r"^url\(#[\w-]+\)$")
_COLOUR_WORD = re.compile(r"var\(--([a-z]+)\)")
_PNG = b"\x89PNG\r\n\x1a\n"

register_namespace("", "http://www.w3.org/2000/svg")


def png_size(data: bytes) -> tuple[int, int] | None:
    """The width and height of a PNG in pixels; None for anything else, and for one that is cut or
    damaged. No pixel is decoded: a small file may hold a picture of a thousand megabytes."""
    if not data.startswith(_PNG):
        return None
    from PIL.PngImagePlugin import PngImageFile  # slow to import, and few leaflets have a PNG

    try:
        picture = PngImageFile(io.BytesIO(data))
        size = picture.size
        picture.verify()
    except (OSError, SyntaxError, ValueError):
        return None
    return size


def safe_picture(data: bytes, place: Place, colours: Mapping[str, str]) -> bytes:
    """`data` made safe and coloured; `InputError` for anything but a clean SVG or a PNG."""
    if data.startswith(_PNG):
        _check_png(data, place)
        return data
    remedy = _("Give an SVG of plain shapes, or a PNG.")
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, RecursionError):
        raise InputError(Problem(_("This is not a picture we can use."), place, remedy)) from None
    if root.tag != f"{_SVG}svg":
        raise InputError(Problem(_("This is not a picture we can use."), place, remedy))
    wrong = sorted(set(_faults(root)))
    if wrong:
        message = _("The SVG holds {what}, which we do not allow.")
        raise InputError(*(Problem(message.format(what=what), place, remedy) for what in wrong))
    _colour(root, colours)
    return bytes(tostring(root, encoding="utf-8"))


def _faults(root: Element) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag.removeprefix(_SVG) not in _ELEMENTS:
            yield f"<{str(element.tag).removeprefix(_SVG)}>"
            continue
        for name, value in element.attrib.items():
            allowed = name in _ATTRIBUTES
            if not allowed or ("url" in value.lower() and not _LOCAL_URL.match(value)):
                yield f"{name}={value[:40]!r}"


def _colour(root: Element, colours: Mapping[str, str]) -> None:
    for element in root.iter():
        for name, value in element.attrib.items():
            element.set(name, _COLOUR_WORD.sub(lambda m: colours.get(m[1], "#000000"), value))


def _check_png(data: bytes, place: Place) -> None:
    size = png_size(data)
    if size is None:
        raise InputError(Problem(_("The PNG is cut short."), place, _("Save it again.")))
    if not 0 < size[0] * size[1] <= MOST_PIXELS:
        raise InputError(Problem(_("The PNG is too large."), place, _("Make it smaller.")))

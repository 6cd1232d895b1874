"""The door: the bytes of a picture → what is printed of it, made once for all editions."""

from __future__ import annotations

from collections.abc import Mapping

from depliant.content.pictures.drawings import cleaned, coloured
from depliant.content.pictures.kept import Kept
from depliant.content.pictures.kinds import PHOTOGRAPHS, kind_of, refused
from depliant.content.pictures.photographs import Frame, developed
from depliant.digest import exact
from depliant.errors import InputError, Place, Problem
from depliant.reading.limits import MOST_BYTES
from depliant.words import _

_KEPT = Kept(32_000_000)  # bytes: a few hundred pictures as they are printed


def prepared(data: bytes, place: Place, colours: Mapping[str, str], frame: Frame) -> bytes:
    """A picture made safe: a drawing in the hospital's colours, a photograph for its frame.

    Raises `InputError`, with the picture's `place`, for what is no picture, is damaged, or holds
    what we do not print.
    """
    kind = kind_of(data)
    if kind in PHOTOGRAPHS:
        return _KEPT.get((exact(data), frame), lambda: developed(data, place, frame))
    if kind != "SVG":
        raise refused(kind, place)
    if len(data) > MOST_BYTES:
        message = _("The drawing has {size} kB; the most is {most} kB.")
        message = message.format(size=len(data) // 1000, most=MOST_BYTES // 1000)
        remedy = _("Simplify it (Inkscape: Path > Simplify), or export it as a PNG.")
        raise InputError(Problem(message, place, remedy))
    svg = _KEPT.get((exact(data),), lambda: cleaned(data, place))
    return coloured(svg, colours, place)

"""dress: how the pages beside the editions look: a hospital's colours, and the leaflets' own face;
and what they are made with, made ready ahead.

The face is a style sheet that carries its fonts (`data:`): a browser that opens a page from a file
share lets it read no font beside it, but a style sheet it reads.
"""

from __future__ import annotations

import base64
import contextlib
import io
import threading
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from depliant.content.colours import LEAST, contrast, nearest, palette
from depliant.shelf.manifest import HospitalEntry
from depliant.typeset.lettering.fonts import DIGITS, FACES, TEXT, Face, files

if TYPE_CHECKING:
    from depliant.typeset.compose import Composer

FACE = "face.css"  # beside the catalogue, and in each hospital's folder
_DIGITS_AND_SPACES = "U+30-39, U+A0, U+202F"


def colours(hospital: HospitalEntry) -> dict[str, str]:
    """The hospital's colours by their names in the style sheet, dark enough to be read on white
    and on their tint, and to carry white words."""
    paper = "#ffffff"
    alert = hospital.alert if contrast(hospital.alert, paper) >= LEAST else nearest(hospital.alert)
    names = ("accent", "tint", "line", "alert")
    return {name: palette(nearest(hospital.accent), alert)[name] for name in names}


@cache
def face() -> bytes:
    """The style sheet of the leaflets' face: text upright and bold, digits with a plain zero."""
    shown = (one for one in FACES if one.family in (DIGITS, TEXT) and one.style == "normal")
    rules = [*map(_rule, shown), f':root {{ --face: "{DIGITS}", "{TEXT}" }}']
    return "\n".join(rules).encode() + b"\n"


def _rule(one: Face) -> str:
    data = base64.b64encode(_packed(files()[one.url])).decode()
    held = f" unicode-range: {_DIGITS_AND_SPACES};" if one.digits_only else ""
    return (
        f'@font-face {{ font-family: "{one.family}"; font-weight: {one.weight}; '
        f"font-display: swap;{held} src: url(data:font/woff2;base64,{data}) }}"
    )


def _packed(data: bytes) -> bytes:
    """A font as browsers are sent it: less than half the bytes."""
    from fontTools.ttLib import TTFont

    packed = io.BytesIO()
    with TTFont(io.BytesIO(data), recalcTimestamp=False) as font:
        font.flavor = "woff2"
        font.save(packed)
    return packed.getvalue()


class Ahead:
    """What the pages are made with: templates compiled, and the face packed, in a thread while
    workers press. Whoever builds one edition need not wait for them."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self.templates = templates
        self._made: Composer | None = None
        self._thread = threading.Thread(target=self._prepare, daemon=True)

    def begin(self) -> None:
        """Begin now. What is to be forked is forked before: that is safe with one thread only."""
        self._thread.start()

    @property
    def composer(self) -> Composer:
        """Ready, as soon as it is; made here if nobody began, or if something was wrong: then it
        is told by the page that needs it."""
        from depliant.typeset.compose import Composer

        if self._thread.ident is not None:
            self._thread.join()
        return self._made or Composer(self.templates)

    def _prepare(self) -> None:
        from depliant.typeset.compose import Composer

        with contextlib.suppress(Exception):
            composer = Composer(self.templates)
            for name in sorted(self.templates):
                composer.prepare(name)
            face()
            self._made = composer

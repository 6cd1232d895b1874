"""The fonts of a leaflet: pip packages, so that page counts do not depend on the machine.

Atkinson Hyperlegible is made for low vision, but its slashed zero is taken for another sign by
some readers: digits are set in Lato, whose zero is plain. The engine ignores `unicode-range`, so
a subset of Lato that holds digits (and the spaces beside them) stands first in the family list.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from depliant.errors import MissingError, Problem
from depliant.words import _

DIGITS = "Depliant Digits"
TEXT = "Atkinson Hyperlegible"
FAMILIES: Mapping[str, str] = MappingProxyType(
    {  # in the order of the family list: the pip package that brings each
        DIGITS: "fontpkg-lato",
        TEXT: "fontpkg-atkinson-hyperlegible",
        "Lato": "fontpkg-lato",
        "Noto Sans": "fontpkg-noto-sans",
    }
)
PACKAGES = tuple(sorted(set(FAMILIES.values())))
_DIGITS_HOLD = (*range(0x30, 0x3A), 0x20, 0xA0, 0x202F)


@dataclass(frozen=True)
class Face:
    """One font file of a family, under the URL that the style sheet names."""

    family: str
    file: str
    weight: str = "normal"
    style: str = "normal"

    @property
    def digits_only(self) -> bool:
        """Whether only the digits of the file are kept."""
        return self.family == DIGITS

    @property
    def url(self) -> str:
        kind = "digits-" if self.digits_only else ""
        return (
            f"depliant:font/{kind}{self.file.replace('[', '-').replace(']', '').replace(',', '-')}"
        )


FACES = (
    Face(DIGITS, "Lato-Medium.ttf"),
    Face(DIGITS, "Lato-ExtraBold.ttf", "bold"),
    Face(TEXT, "AtkinsonHyperlegible-Regular.ttf"),
    Face(TEXT, "AtkinsonHyperlegible-Bold.ttf", "bold"),
    Face(TEXT, "AtkinsonHyperlegible-Italic.ttf", "normal", "italic"),
    Face(TEXT, "AtkinsonHyperlegible-BoldItalic.ttf", "bold", "italic"),
    Face("Lato", "Lato-Regular.ttf"),
    Face("Lato", "Lato-Bold.ttf", "bold"),
    Face("Noto Sans", "NotoSans[wdth,wght].ttf"),
)


def path(face: Face) -> Path:
    """The file of a face; `MissingError` if its package is not installed."""
    from importlib.util import find_spec

    package = FAMILIES[face.family]
    spec = find_spec(package.replace("-", "_"))
    file = Path(spec.origin).parent / "files" / face.file if spec and spec.origin else None
    if file is None or not file.is_file():
        raise MissingError(
            Problem(
                _("The font {family} is missing.").format(family=face.family),
                None,
                _("Type: pip install {package}").format(package=package),
            )
        )
    return file


@cache
def files() -> Mapping[str, bytes]:
    """Every face's bytes by URL; read and cut once in a process."""
    return MappingProxyType(
        {
            face.url: _digits(path(face)) if face.digits_only else path(face).read_bytes()
            for face in FACES
        }
    )


def font_css() -> str:
    """The `@font-face` rules of all faces, and `--fonts`: the family list of every style."""
    faces = [
        f'@font-face {{ font-family: "{face.family}"; src: url("{face.url}"); '
        f"font-weight: {face.weight}; font-style: {face.style}; }}"
        for face in FACES
    ]
    names = ", ".join(f'"{family}"' for family in FAMILIES)
    return "\n".join([*faces, f":root {{ --fonts: {names} }}"])


def _widen_spaces(font: Any) -> None:
    """Give the spaces beside digits the width they have in the text face, so none looks narrow."""
    from fontTools.ttLib import TTFont

    regular = next(face for face in FACES if face.family == TEXT)
    with TTFont(path(regular), lazy=True) as text:
        width = text["hmtx"][text.getBestCmap()[0x20]][0] / text["head"].unitsPerEm
    for glyph in {font.getBestCmap().get(code) for code in (0x20, 0xA0)} - {None}:
        font["hmtx"][glyph] = (round(width * font["head"].unitsPerEm), 0)


def _digits(source: Path) -> bytes:
    """A font that holds the digits of `source` and the spaces beside them."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += ["GPOS", "GSUB", "GDEF"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_DIGITS_HOLD)
    result = io.BytesIO()
    with TTFont(source, lazy=True, recalcTimestamp=False) as font:
        subsetter.subset(font)
        _widen_spaces(font)
        font.save(result)
    return result.getvalue()

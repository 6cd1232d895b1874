"""The fonts of a leaflet: pip packages, so that page counts do not depend on the machine.

Atkinson Hyperlegible is made for low vision, but its slashed zero is taken for another sign by
some readers: digits are set in Lato, whose zero is plain. The engine ignores `unicode-range`, so
a subset of Lato that holds digits (and the spaces beside them) stands first in the family list.
It also holds the signs that no font of ours has (`signs`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from depliant.errors import MissingError, Problem
from depliant.typeset.lettering.digits import cut
from depliant.typeset.lettering.signs import NO_BREAK_HYPHEN, SIGNS
from depliant.words import _

DIGITS = "Depliant Digits"
TEXT = "Atkinson Hyperlegible"
FAMILIES: Mapping[str, str] = MappingProxyType(
    {  # in the order of the family list: the pip package that brings each
        DIGITS: "fontpkg-lato",
        TEXT: "fontpkg-atkinson-hyperlegible",
        "Lato": "fontpkg-lato",
        "Noto Sans": "fontpkg-noto-sans",
        "Almarai": "fontpkg-almarai",  # Arabic: what is copied or read aloud is what was written
    }
)
PACKAGES = tuple(sorted(set(FAMILIES.values())))


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
    Face("Almarai", "Almarai-Regular.ttf"),
    Face("Almarai", "Almarai-Bold.ttf", "bold"),
)
_TEXT_FACE = next(face for face in FACES if face.family == TEXT)


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
            face.url: cut(path(face), path(_TEXT_FACE))
            if face.digits_only
            else path(face).read_bytes()
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


@cache
def drawn() -> frozenset[str]:
    """Every character that has a shape in one of the faces."""
    from fontTools.ttLib import TTFont

    found = set(map(ord, (*SIGNS, NO_BREAK_HYPHEN)))
    for file in sorted({path(face) for face in FACES}):
        with TTFont(file, lazy=True) as font:
            found.update(font.getBestCmap())
    return frozenset(map(chr, found))

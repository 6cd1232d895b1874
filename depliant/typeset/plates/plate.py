"""Plate and imprint, as plain values: what is laid out once, what each hospital adds, how the two
become the pages of an edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from depliant.typeset.pages import Fit, Page, Remark


@dataclass(frozen=True)
class Face:
    """What a written plate uses of a font: the key and the name that the engine gives it, its
    family, weight and style, the size (px) at which the engine met it first and how far it then
    reached up and down (thousandths of an em), and of each glyph its width (thousandths of an em)
    and the text that it stands for; of characters that the font lacks, the number they were
    given."""

    key: int
    name: str
    family: str
    weight: int
    style: int
    size: float
    ascent: int
    descent: int
    variations: str = ""  # of a variable font, as the engine's fonts write them
    widths: Mapping[int, int] = field(default_factory=dict)
    texts: Mapping[int, str] = field(default_factory=dict)
    missing: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Plate:
    """The laid-out running text of a leaflet, its windows empty: its PDF (in named inks, without
    font programs), the records of its pages, how it was fitted, the fonts it uses, what the engine
    said, and the letters of each section of its HTML."""

    pdf: bytes = field(repr=False)
    pages: tuple[Page, ...]
    fit: Fit
    faces: tuple[Face, ...]
    remarks: tuple[Remark, ...]
    letters: Mapping[str, str]


NONE = Plate(b"", (), Fit(fits=False), (), (), {})  # kept of a text that does not fit at once


@dataclass(frozen=True)
class Overlay:
    """A page of the imprint (counted from 0), laid over one of the plate so many mm to the right
    and down."""

    page: int
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True)
class Leaf:
    """A page of an edition: the plate's (counted from 0) with what is laid over it; without a
    plate's page the imprint's alone, in its place."""

    plate: int | None
    overlays: tuple[Overlay, ...] = ()


@dataclass(frozen=True)
class Parts:
    """The two files of an edition, and its pages in reading order."""

    plate: bytes = field(repr=False)
    imprint: bytes = field(repr=False)
    leaves: tuple[Leaf, ...]

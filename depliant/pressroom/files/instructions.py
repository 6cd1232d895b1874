"""extras: what is made beside an edition's file, for those who print it.

An instruction page in the leaflet's language with a 50 mm rule, a proof rendering on which page
roles and folds are drawn, pictures of each page and each flat side. Lengths in mm.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Name

from depliant.content.content import Content
from depliant.formats.format import Format, folds
from depliant.formats.options import PAPERS
from depliant.formats.parts import Sheet
from depliant.pdf.marks import around
from depliant.pdf.saving import saved
from depliant.typeset.compose import Composer
from depliant.typeset.pages import Pages
from depliant.typeset.typesetter import Typesetter

DIAGRAM, SMALL_DIAGRAM = 0.25, 0.17  # the scale of a sheet's drawing on the instruction page
MOST_DRAWN = 6  # sides; the other sheets of a booklet look the same


@dataclass(frozen=True)
class Finished:
    """An edition at the end of its way: what was laid out, on which sheets, and the PDF."""

    content: Content
    format: Format
    pages: Pages
    sheets: tuple[Sheet, ...]
    pdf: bytes = field(repr=False)


@dataclass(frozen=True)
class Panel:
    """A page drawn on a sheet: what it is called, and where it stands from the upper left."""

    name: str
    left: float
    top: float
    width: float
    height: float
    on_its_head: bool = False


@dataclass(frozen=True)
class Drawing:
    """A sheet as drawn: its name, its size, its panels, its folds (x)."""

    name: str
    width: float
    height: float
    panels: tuple[Panel, ...]
    folds: tuple[float, ...]


def drawings(
    format_: Format, sheets: Sequence[Sheet], words: Mapping[str, str], scale: float = 1.0
) -> tuple[Drawing, ...]:
    """The sheets of an edition as drawings, at a scale."""
    return tuple(
        Drawing(
            _side_name(number, sheet, words),
            sheet.width * scale,
            sheet.height * scale,
            tuple(_panels(sheet, format_, words, scale)),
            tuple(x * scale for x in folds(sheet, format_)),
        )
        for number, sheet in enumerate(sheets)
    )


def _side_name(number: int, sheet: Sheet, words: Mapping[str, str]) -> str:
    known = words.get(f"side_{sheet.name}")
    return known or words["side"].format(n=number + 1)


def _panels(
    sheet: Sheet, format_: Format, words: Mapping[str, str], scale: float
) -> Iterator[Panel]:
    for placement in sheet.placements:
        box = format_.box(placement)
        yield Panel(
            role_name(placement.role, format_, words),
            box.left * scale,
            (sheet.height - box.high) * scale,
            (box.right - box.left) * scale,
            (box.high - box.low) * scale,
            placement.turn == 180,
        )


def role_name(role: str, format_: Format, words: Mapping[str, str]) -> str:
    """What a page is called: `couverture`, `texte 2`; in a booklet, by its printed number."""
    kind, _dash, number = role.partition("-")
    if kind == "flow" and not format_.sheets:
        covers = sum(page.role == "cover" for page in format_.pages)
        return words["role_page"].format(n=int(number) + covers)
    return words[f"role_{kind}"].format(n=number)


def instructions(done: Finished, composer: Composer, typesetter: Typesetter) -> bytes:
    """One page that says how to print, measure and fold, with a 50 mm rule."""
    content, format_, sheets = done.content, done.format, done.sheets
    words, lang = content.words, content.edition.lang
    paper = PAPERS[content.edition.options.paper or "a4"]
    side = "single" if format_.single_sided else format_.duplex or "flat"
    title = format_.title.get(lang) or next(iter(format_.title.values()))
    scale = DIAGRAM if len(sheets) <= 2 else SMALL_DIAGRAM
    folding = format_.folding.get(lang) or next(iter(format_.folding.values()), "")
    html = composer.page(
        "instructions.html.j2",
        content=content,
        title=title,
        printing=words[f"print_{side}"],
        folding=[step.strip() for step in folding.split(". ") if step.strip()],
        sides=drawings(format_, sheets[:MOST_DRAWN], words, scale),
        paper=paper,
    )
    return typesetter.plain(html)


def proof(done: Finished, composer: Composer, typesetter: Typesetter) -> bytes:
    """The finished file with each page's role and each fold drawn over it."""
    html = composer.page(
        "proof.html.j2",
        content=done.content,
        sides=drawings(done.format, done.sheets, done.content.words),
        around=around(done.format),
    )
    drawing = typesetter.plain(html)
    with pikepdf.open(io.BytesIO(done.pdf)) as file, pikepdf.open(io.BytesIO(drawing)) as over:
        for page, drawn in zip(file.pages, over.pages, strict=True):
            form = file.copy_foreign(drawn.as_form_xobject())
            page.add_resource(form, Name.XObject, Name.proof)
            page.contents_add(b"q 1 0 0 1 0 0 cm /proof Do Q")
        return saved(file)

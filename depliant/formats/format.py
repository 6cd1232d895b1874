"""Formats: paper and fold, as data (`formats.yaml`, shipped with the package).

A format lists its pages in reading order, each with its role: `cover`, `flap` and `back` are
slots, `flow` (any number) or `flow-1 … flow-n` carry running text. Its sheets place pages by
role; `saddle` places them two by two, as many as there are; without either every page is its own
sheet. Lengths in mm, type sizes in pt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from depliant.errors import Place, Problem, gather
from depliant.formats.geometry import Box, fold_lines, overlaps
from depliant.formats.parts import Budget, Edge, PageSpec, Paper, Placement, Sheet, TypeSizes
from depliant.reading.models import Titles, Written, validate_rows
from depliant.reading.text import read_text
from depliant.reading.values import Values, load_yaml
from depliant.units import PT_PER_MM
from depliant.words import _

Road = Literal["paper", "screen"]
Extent = Literal["full", "core", "short"]
Closing = Literal["open", "brief", "compact", "parted", "across"]

SHIPPED = Path(__file__).with_name("formats.yaml")
EXTENTS = ("full", "core", "short")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
PAPER_EDGE = 7.0  # mm: office printers cannot print 4 to 6.7 mm at the paper's edge
LEAST_ROOM = 20.0  # mm: a page that leaves less for its text, in width or height, is a slip
MOST_SADDLE = 20  # pages: from 24 on, the paper's thickness pushes inner pages outwards


class FormatRow(Written):
    """A format, as one row of `formats.yaml` (docs/formats.md explains each key)."""

    docs: ClassVar[str] = "docs/formats.md"
    title: Titles
    road: Road
    pages: Annotated[tuple[PageSpec, ...], Field(min_length=1)]
    spreads: tuple[tuple[str, ...], ...] = ()
    sheets: tuple[Sheet, ...] = ()
    saddle: Paper | None = None
    budget: Budget
    type: TypeSizes
    aside: tuple[str, ...] = ()
    early: tuple[str, ...] = ()
    omits: tuple[str, ...] = ()
    duplex: Edge | None = None
    extent: Extent = "core"
    folding: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _coherent(self) -> FormatRow:
        if faults := list(dict.fromkeys(_faults(self))):
            raise ValueError("; ".join(faults))
        return self

    @property
    def flow(self) -> tuple[PageSpec, ...]:
        """The pages that carry running text."""
        return tuple(page for page in self.pages if page.is_flow)

    @property
    def endless(self) -> bool:
        """Whether running text may take as many pages as the budget allows."""
        return any(page.role == "flow" for page in self.pages)

    @property
    def letters(self) -> int:
        """How many letters a line of running text holds, about: half an em each."""
        return int(self.flow[0].text_width * PT_PER_MM / (self.type.body * 0.5))

    @property
    def paper(self) -> tuple[float, float]:
        """The width and height of the paper, in mm, as its pages stand on it."""
        side = self.saddle or (self.sheets or self.pages)[0]
        return side.width, side.height

    @property
    def folded(self) -> bool:
        """Whether an office prints it as sheets that are folded."""
        return bool(self.sheets or self.saddle)

    def page(self, role: str) -> PageSpec:
        """The page with `role`; any `flow-n` of an endless format is its one flow page."""
        wanted = "flow" if self.endless and role.startswith("flow") else role
        return next(page for page in self.pages if page.role == wanted)

    def slot_of(self, section_role: str) -> str:
        """The slot that holds a section, or `flow`."""
        return next((page.role for page in self.pages if section_role in page.holds), "flow")

    def box(self, placement: Placement) -> Box:
        """Where a placement's page stands on its sheet, in mm."""
        page = self.page(placement.role)
        return placement.box(page.width, page.height)


class Format(FormatRow):
    """A named format, and what the options of an edition made of it (`variants`)."""

    name: str = ""
    rtl: bool = False  # sheets are mirrored; a booklet opens on its other side
    turned: bool = False  # every second side stands on its head, for printers that flip so
    single_sided: bool = False  # fronts and backs are two files
    bleed: float = 0.0  # mm around each page; more than 0 in a print shop's edition
    closing: Closing = "open"  # how what closes a leaflet stands (`variants.closer`)
    marks: bool = True  # crop and fold marks outside the trim of a print shop's edition

    @property
    def beside(self) -> tuple[str, ...]:
        """The sections that stand in the outer margin, beside the text."""
        return () if self.closing == "across" else self.aside

    @property
    def edge(self) -> float:
        """How far everything stays from a page's edge, in mm: a print shop trims the paper, and a
        screen shows all of it."""
        return PAPER_EDGE if self.road == "paper" and not self.bleed else 0.0

    @property
    def least_height(self) -> float | None:
        """The least height of a page that is only as high as what it holds, in mm: on a screen a
        square at least, or it looks like one that was torn. Paper has the height it has."""
        return self.flow[0].width if self.road == "screen" else None

    @property
    def groups(self) -> frozenset[str]:
        """What `formats="…"` may call this format: its name, or how much it carries."""
        return frozenset({self.name, self.extent})

    def box(self, placement: Placement) -> Box:
        """Where a placement's page stands on its sheet once the paper is trimmed, in mm."""
        page = self.page(placement.role)
        return placement.box(page.width - 2 * self.bleed, page.height - 2 * self.bleed)

    @property
    def imposed(self) -> bool:
        """Whether pages are placed on sheets; a print shop's single pages are, for their marks."""
        return self.folded or self.bleed > 0


def _faults(row: FormatRow) -> Iterator[str]:
    """What is wrong with a format as a whole, its geometry included."""
    roles = [page.role for page in row.pages]
    if len(set(roles)) != len(roles):
        yield _("each page needs a role of its own")
    for page in row.pages:
        if min(page.text_width, page.text_height) < LEAST_ROOM:
            yield _("the margins of the page {role} leave no room for text").format(role=page.role)
    if not row.flow or (row.endless and len(row.flow) > 1):
        yield _("running text needs one page `flow`, or `flow-1`, `flow-2` …")
    for role in {role for spread in row.spreads for role in spread} - set(roles):
        yield _("spreads: no page has the role {role}").format(role=role)
    if row.saddle:
        yield from _saddle_faults(row)
    placed = {placement.role for sheet in row.sheets for placement in sheet.placements}
    for role in placed - set(roles):
        yield _("sheets: no page has the role {role}").format(role=role)
    if placed <= set(roles):
        for role in sorted(set(roles) - placed if row.sheets else ()):
            yield _("the page {role} stands on no sheet").format(role=role)
        for sheet in row.sheets:
            yield from _sheet_faults(row, sheet)
        if len(row.sheets) == 2 and not list(_sheet_faults(row, row.sheets[0])):
            front, back = (folds(sheet, row) for sheet in row.sheets)
            behind = sorted(row.sheets[0].width - x for x in front)
            if len(front) != len(back) or any(
                abs(a - b) > 0.1 for a, b in zip(behind, back, strict=True)
            ):
                yield _("the folds of the two sides do not lie behind each other")


def _saddle_faults(row: FormatRow) -> Iterator[str]:
    assert row.saddle
    if row.sheets or [page.role for page in row.pages] != ["cover", "flow", "back"]:
        yield _("a booklet has the pages cover, flow and back, and no sheets of its own")
    if any(abs(2 * page.width - row.saddle.width) > 0.1 for page in row.pages):
        yield _("two pages of a booklet are as wide as its paper")
    if row.budget.most > MOST_SADDLE:
        yield _("a booklet has {most} pages at most").format(most=MOST_SADDLE)


def _sheet_faults(row: FormatRow, sheet: Sheet) -> Iterator[str]:
    boxes = [(placement.role, row.box(placement)) for placement in sheet.placements]
    for role, box in boxes:
        if not box.inside(sheet.width, sheet.height):
            message = _("sheet {sheet}: the page {role} reaches beyond the paper")
            yield message.format(sheet=sheet.name, role=role)
    for (role, box), (other, second) in overlaps(boxes):
        message = _("sheet {sheet}: the pages {role} and {other} overlap")
        yield message.format(sheet=sheet.name, role=role, other=other, box=box, second=second)


def folds(sheet: Sheet, row: FormatRow) -> list[float]:
    """Where a sheet is folded: x in mm between placements that stand side by side."""
    return fold_lines([row.box(placement) for placement in sheet.placements])


def parse_formats(text: str, place: Place) -> dict[str, Format]:
    """The formats that a YAML `text` holds; `InputError` with all that is wrong in it."""
    values = load_yaml(text, place)
    rows = validate_rows(FormatRow, values)
    gather(_wrong_name(name, values) for name in rows if not _is_name(name))
    return {name: Format(**dict(row), name=name) for name, row in rows.items()}


def _is_name(name: str) -> bool:
    """Whether a format may be called so: its files are, and `formats="…"` tells it from extents."""
    return bool(_NAME.fullmatch(name)) and name not in EXTENTS


def _wrong_name(name: str, values: Values) -> Problem:
    message = _("A format cannot be called “{name}”.").format(name=name[:40])
    remedy = _("Use small letters, digits and hyphens; not {extents}.")
    return Problem(message, values.place((name,)), remedy.format(extents=", ".join(EXTENTS)))


def shipped_formats() -> dict[str, Format]:
    return parse_formats(read_text(SHIPPED, SHIPPED.name), Place(SHIPPED.name))

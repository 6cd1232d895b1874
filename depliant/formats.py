"""Formats: paper and fold, as data (`formats.yaml`, shipped with the package).

A format lists its pages in reading order, each with its role: `cover`, `flap` and `back` are
slots, `flow` (any number) or `flow-1 … flow-n` carry running text. Its sheets place pages by
role; without sheets every page is its own sheet. Lengths in mm, type sizes in pt.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from depliant.errors import InputError, Place, Problem
from depliant.sources import Written, load_yaml, read_text, validate
from depliant.words import _

Length = Annotated[float, Field(gt=0, le=2000)]
Offset = Annotated[float, Field(ge=-2000, le=2000)]
Margin = tuple[float, float, float, float]
Road = Literal["paper", "screen"]

SHIPPED = Path(__file__).with_name("formats.yaml")


class PageSpec(Written):
    """A page: its role, its size, its margins (top, right, bottom, left), the sections it holds."""

    role: Annotated[str, Field(pattern=r"^(cover|flap|back|flow(-[1-9])?)$")]
    width: Length
    height: Length
    margin: Margin
    holds: tuple[str, ...] = ()

    @property
    def is_flow(self) -> bool:
        return self.role.startswith("flow")


class Placement(Written):
    """Puts the page of a role on a sheet: lower-left corner of the page in mm, quarter turns."""

    role: str
    x: Offset = 0
    y: Offset = 0
    turn: Literal[0, 90, 180, 270] = 0
    clip: tuple[float, float] | None = None


class Sheet(Written):
    """One printed side of paper."""

    name: str
    width: Length
    height: Length
    placements: tuple[Placement, ...]


class Budget(Written):
    """How many pages an edition may have."""

    least: Annotated[int, Field(ge=1)]
    most: Annotated[int, Field(ge=1, le=64)]


class TypeSizes(Written):
    """Sizes in pt; `leading` is a multiple of the body. Body never under 12 pt, small never 10."""

    body: Annotated[float, Field(ge=12)]
    leading: Annotated[float, Field(ge=1.3, le=2)]
    title: Length
    heading: Length
    small: Annotated[float, Field(ge=10)]
    number: Length


class Format(Written):
    """A format, as one row of `formats.yaml`."""

    name: str = ""
    title: dict[str, str]
    road: Road
    pages: Annotated[tuple[PageSpec, ...], Field(min_length=1)]
    spreads: tuple[tuple[str, ...], ...] = ()
    sheets: tuple[Sheet, ...] = ()
    budget: Budget
    type: TypeSizes
    aside: tuple[str, ...] = ()
    duplex: Literal["short-edge", "long-edge"] | None = None
    full: bool = False

    @model_validator(mode="after")
    def _coherent(self) -> Format:
        roles = [page.role for page in self.pages]
        if len(set(roles)) != len(roles):
            raise ValueError(_("each page needs a role of its own"))
        for sheet in self.sheets:
            for placement in sheet.placements:
                if placement.role not in roles:
                    message = _("sheet {sheet}: no page has the role {role}")
                    raise ValueError(message.format(sheet=sheet.name, role=placement.role))
        return self

    def named(self, name: str) -> Format:
        return self.model_copy(update={"name": name})

    @property
    def flow(self) -> tuple[PageSpec, ...]:
        """The pages that carry running text."""
        return tuple(page for page in self.pages if page.is_flow)

    @property
    def endless(self) -> bool:
        """Whether running text may take as many pages as the budget allows."""
        return any(page.role == "flow" for page in self.pages)

    @property
    def folded(self) -> bool:
        return bool(self.sheets)

    def page(self, role: str) -> PageSpec:
        """The page with `role`; any `flow-n` of an endless format is its one flow page."""
        wanted = "flow" if self.endless and role.startswith("flow") else role
        return next(page for page in self.pages if page.role == wanted)

    def slot_of(self, section_role: str) -> str:
        """The slot that holds a section, or `flow`."""
        return next((page.role for page in self.pages if section_role in page.holds), "flow")


def folds(sheet: Sheet, pages: Format) -> list[float]:
    """Where a sheet is folded: x in mm between placements that stand side by side."""
    ends = sorted((p.x, p.x + pages.page(p.role).width) for p in sheet.placements)
    return [right for (_x, right), (left, _w) in pairwise(ends) if abs(right - left) < 0.01]


def parse_formats(text: str, place: Place) -> dict[str, Format]:
    """The formats that a YAML `text` holds; `InputError` with all that is wrong in it."""
    values = load_yaml(text, place)
    if not isinstance(values.data, dict):
        raise InputError(Problem(_("Expected `name: …` lines."), place, _("See docs/formats.md.")))
    rows = {name: values.row(name) for name in values.data}
    return {name: validate(Format, row).named(name) for name, row in rows.items()}


def shipped_formats() -> dict[str, Format]:
    return parse_formats(read_text(SHIPPED, SHIPPED.name), Place(SHIPPED.name))

"""Fillers: what readers write on, where a text leaves paper over: each kind at most once.

Every number about them stands here: the templates, the style sheets (as custom properties) and
the search that fits a text to its paper take it from here. Lengths in mm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

BLANK = "blank"  # a page that no kind is left for: it is there, and empty
SECTION = "section"  # the questions' own, where a page holds it or a hospital requires it
LEAST = 3  # rows: fewer are stuffing
LEAST_IN_A_SLOT = 2  # of the questions' own section: its page holds more than them
WIDEST = 1.25  # times a row: as far apart as rows stand to fill their page exactly
TOGETHER = 2  # kinds on a page: more are too low to write on
GAP, TITLE = 1.5, 1.5  # lines: the white above a filler; its title, with the white below it
AIR = 1.5  # left free: the white below the letters of the last line, and a rounding


@dataclass(frozen=True)
class Shape:
    """How a kind is drawn: mm from one row to the next (room for a handwriting), the most rows
    (and the least beside another kind), its columns, and whether a line above the rows names
    them."""

    row: float
    most: int
    shared: int = LEAST
    columns: int = 1
    headed: bool = False


SHAPES = {
    "questions": Shape(9.0, 12, shared=6),
    "appointments": Shape(10.0, 6, columns=3, headed=True),
    "team": Shape(10.0, 6, columns=2, headed=True),
    "bring": Shape(9.0, 8, shared=4, columns=2),
}
KINDS = tuple(SHAPES)


@dataclass(frozen=True)
class Filler:
    """A filler of a kind, on the page of a role: how many rows, and mm from one to the next."""

    kind: str
    page: str
    rows: int
    row: float

    @property
    def is_flow(self) -> bool:
        """Whether it stands behind the running text; else it is the questions' own section."""
        return self.kind != SECTION


def planned(
    rooms: Sequence[tuple[str, float]], kinds: Sequence[str], line: float
) -> tuple[Filler, ...]:
    """What fills the paper that is left: `rooms` are the pages from the last with running text on,
    by role, with the mm left below it (a blank page has all its height); `kinds` what a leaflet
    offers, in order; `line` is the leading in mm.

    Each kind stands once at most, in their order, none with fewer than LEAST rows; they are dealt
    to the pages so that as little as can be stays empty. A blank page without one is BLANK.
    """
    way = min(_ways(rooms, kinds, line), key=lambda way: sum(one.left**2 for one in way))
    return tuple(filler for page in way for filler in page.fillers)


@dataclass(frozen=True)
class _Filled:
    """A page with its fillers, and the mm that stay empty."""

    fillers: tuple[Filler, ...]
    left: float


def _ways(
    rooms: Sequence[tuple[str, float]], kinds: Sequence[str], line: float, *, blank: bool = False
) -> Iterator[tuple[_Filled, ...]]:
    """Every way to deal kinds to pages in their order: a handful, as there are four kinds."""
    if not rooms:
        yield ()
        return
    (page, room), *others = rooms
    for count in range(min(TOGETHER, len(kinds)), -1, -1):
        if here := _on_a_page(page, room, kinds[:count], line, blank=blank):
            for later in _ways(others, kinds[count:], line, blank=True):
                yield (here, *later)


def least(line: float, kind: str) -> float:
    """The mm that a kind takes at the least, below a text with a leading in mm."""
    return _height(_least(kind, "", alone=True), line) + AIR


def _on_a_page(
    page: str, room: float, kinds: Sequence[str], line: float, *, blank: bool
) -> _Filled | None:
    """A page with these kinds, if there is room for them. What opens a blank one has no gap."""
    if not kinds:
        return _Filled((Filler(BLANK, page, 0, 0.0),) if blank else (), room)
    here = [_least(kind, page, alone=len(kinds) == 1) for kind in kinds]
    left = room - AIR - sum(map(partial(_height, line=line), here)) + (blank and GAP * line)
    if left < 0:
        return None
    here, left = _dealt(here, left)
    wider = _stretched(here, left)
    grown = sum(one.rows * one.row for one in wider) - sum(one.rows * one.row for one in here)
    return _Filled(tuple(wider), left - grown)


def _least(kind: str, page: str, *, alone: bool) -> Filler:
    shape = SHAPES[kind]
    return Filler(kind, page, LEAST if alone else shape.shared, shape.row)


def _height(filler: Filler, line: float) -> float:
    """With the white above it, its title, and the line that names its columns."""
    return (GAP + TITLE + SHAPES[filler.kind].headed) * line + filler.rows * filler.row


def _dealt(fillers: list[Filler], room: float) -> tuple[list[Filler], float]:
    """The rows that there is still room for, one each in turn, and what is left then."""
    dealt = True
    while dealt:
        dealt = False
        for number, one in enumerate(fillers):
            if one.rows < SHAPES[one.kind].most and one.row <= room:
                fillers[number] = replace(one, rows=one.rows + 1)
                room, dealt = room - one.row, True
    return fillers, room


def _stretched(fillers: list[Filler], room: float) -> list[Filler]:
    """Rows so much further apart that they end with their page."""
    height = sum(one.rows * one.row for one in fillers)
    factor = min(WIDEST, 1 + room / height) if height else 1.0
    return [replace(one, row=one.row * factor) for one in fillers]


def in_a_slot(page: str, room: float) -> Filler:
    """The rows of the questions' own section, with `room` left below its first."""
    shape = SHAPES["questions"]
    rows = min(shape.most, LEAST_IN_A_SLOT + max(0, int((room - AIR) // shape.row)))
    height = LEAST_IN_A_SLOT * shape.row + max(0.0, room - AIR)
    return Filler(SECTION, page, rows, max(shape.row, min(WIDEST * shape.row, height / rows)))


def shown(fillers: Sequence[Filler]) -> list[str]:
    """The rules that show fillers; all stand hidden in the HTML, behind the running text."""
    own = next((one for one in fillers if not one.is_flow), None)
    rules = _rows(".questions", own or in_a_slot("", 0.0))
    flow = [one for one in fillers if one.is_flow]
    blank = 0
    for before, one in zip([None, *flow], flow, strict=False):
        blank += one.kind == BLANK
        name = f".{BLANK}-{blank}" if one.kind == BLANK else f".filler-{one.kind}"
        turns = one.kind == BLANK or (before is not None and before.page != one.page)
        turn = "; break-before: page; margin-block-start: 0" if turns else ""
        rules.append(f"{name} {{ display: block{turn} }}")
        rules += _rows(name, one) if one.rows else []
    return rules


def _rows(name: str, filler: Filler) -> list[str]:
    """So many rows of those that the template wrote, so far apart."""
    hidden = f"{name} .row:nth-of-type(n + {filler.rows + 1}) {{ display: none }}"
    return [f"{name} {{ --row: {filler.row:.4g}mm }}", hidden]

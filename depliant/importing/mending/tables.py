"""Tables as paper holds them: what stands in a cell is one line, what is too wide is a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from depliant.importing.mending.walk import inside
from depliant.importing.shapes import (
    BOLD,
    Block,
    Blocks,
    Listing,
    Paragraph,
    Span,
    Spans,
    Table,
    lines,
    text,
    without_marks,
)
from depliant.importing.told import Kind, Told
from depliant.reading.limits import MOST_COLUMNS
from depliant.words import _

Row = tuple[Spans, ...]
_SHOWN = 60  # letters of a table, to say which it is


@dataclass
class _Laying:
    """Lays tables; what is no longer as it stood is told."""

    told: list[Told] = field(default_factory=list)

    def laid(self, blocks: Blocks) -> Blocks:
        return tuple(self._table(one) if isinstance(one, Table) else one for one in blocks)

    def _table(self, table: Table) -> Block:
        rows = [row for row in table.rows if any(map(_holds, row))]
        if not rows:
            return Paragraph(())
        if len(rows) < 2 or len(rows[0]) > MOST_COLUMNS or not any(map(text, rows[0])):
            message = _("A table became a list, an entry for each row: “{text}”.")
            self._tell(message, rows)
            return Listing(tuple((Paragraph(_between(row)),) for row in rows))
        if any("\n" in text(cell).strip() for row in rows for cell in row):
            message = _("Lines of a cell are parted by semicolons: “{text}”.")
            self._tell(message, [row for row in rows if any("\n" in text(cell) for cell in row)])
        head = tuple(without_marks(cell, BOLD) for cell in rows[0])  # headings are bold
        return Table(tuple(tuple(map(_in_a_line, row)) for row in (head, *rows[1:])))

    def _tell(self, message: str, rows: Sequence[Row]) -> None:
        words = " ".join(" ".join(text(cell) for row in rows for cell in row).split())
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
        self.told.append(Told(Kind.LOOK, message.format(text=shown)))


def laid(blocks: Blocks) -> tuple[Blocks, tuple[Told, ...]]:
    """The blocks with their tables as paper holds them, and what is told of it."""
    laying = _Laying()
    return inside(blocks, laying.laid), tuple(laying.told)


def _holds(cell: Spans) -> bool:
    return bool(text(cell).strip()) or any(span.picture or span.note for span in cell)


def _in_a_line(cell: Spans) -> Spans:
    """The lines of a cell as one, a semicolon where no sign parts them."""
    found: list[Span] = []
    for line in filter(_holds, lines(cell)):
        ended = not found or text(found).rstrip()[-1:] in tuple(".:;,!?…")
        found += [*([Span(" " if ended else "; ")] if found else []), *line]
    return tuple(found)


def _between(row: Row) -> Spans:
    return tuple(_joined(_in_a_line(cell) for cell in row if _holds(cell)))


def _joined(cells: Iterator[Spans]) -> Iterator[Span]:
    for at, cell in enumerate(cells):
        if at:
            yield Span(" – ")
        yield from cell

"""The cells of a table of a page → rows of equal length: what a merged cell says stands in each of
its places, since a table on paper has no merged cells, and an empty one says something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from depliant.importing.shapes import Spans, text
from depliant.importing.told import Kind, Told
from depliant.words import _

_MOST = 50  # places that a cell may take


@dataclass
class Grid:
    """The grid of some rows of cells; `says` reads a cell."""

    cells: Sequence[Sequence[Element]]
    says: Callable[[Element], Spans]
    told: list[Told] = field(default_factory=list)
    rows: tuple[tuple[Spans, ...], ...] = ()

    def __post_init__(self) -> None:
        rows = list(self._filled())
        width = max(map(len, rows), default=0)
        self.rows = tuple((*row, *[()] * (width - len(row))) for row in rows)

    def _filled(self) -> Iterator[tuple[Spans, ...]]:
        held: dict[int, tuple[int, Spans]] = {}  # for how many rows a column says what
        width = max((sum(_places(one, "colspan") for one in row) for row in self.cells), default=0)
        for row in self.cells:
            line: list[Spans] = []
            left = iter(row)
            cell = next(left, None)
            while cell is not None or len(line) in held:
                if len(line) in held:
                    line.append(self._still(held, len(line)))
                elif cell is not None:
                    line += self._placed(cell, held, len(line), width)
                    cell = next(left, None)
            yield tuple(line)

    def _still(self, held: dict[int, tuple[int, Spans]], column: int) -> Spans:
        rows, said = held.pop(column)
        if rows > 1:
            held[column] = rows - 1, said
        return said

    def _placed(
        self, cell: Element, held: dict[int, tuple[int, Spans]], column: int, width: int
    ) -> list[Spans]:
        """What a cell says at each of its places in its row; a row's only cell says it once."""
        across, down = _places(cell, "colspan"), _places(cell, "rowspan")
        said = self.says(cell)
        words = tuple(replace(one, note="") for one in said if not one.picture)
        whole = across >= width
        if (across > 1 or down > 1) and not whole and text(words).strip():
            self._tell(words)
        again = () if whole else words
        for at in range(across):
            if down > 1:
                held[column + at] = down - 1, words
        return [said, *[again] * (across - 1)]

    def _tell(self, words: Spans) -> None:
        message = _("“{text}” stood in a merged cell: it stands in each of its places now.")
        shown = " ".join(text(words).split())
        self.told.append(Told(Kind.LOOK, message.format(text=shown)))


def _places(cell: Element, name: str) -> int:
    """How many columns or rows a cell takes."""
    said = cell.get(name, "1").strip()
    is_number = said.isascii() and said.isdecimal() and len(said) < 4
    return min(max(int(said), 1), _MOST) if is_number else 1

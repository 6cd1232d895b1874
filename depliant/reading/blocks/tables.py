"""Tables: a line of headings, a line of dashes, rows; each row as wide as its headings."""

from __future__ import annotations

import re
from itertools import chain

from depliant.reading.blocks.block import Row, Table
from depliant.reading.blocks.kinds import BlockKind, Lines, Reader, Taken, shortened
from depliant.reading.blocks.line import Kind, Line
from depliant.words import _, ngettext

_PARTS = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|\|")
_DASHES = re.compile(r"(:?)-+(:?)")
_SIDES = {(True, True): "center", (True, False): "left", (False, True): "right"}


def cells(text: str) -> tuple[str, ...]:
    """The cells of a row; a `|` in code, or behind a backslash, parts none."""
    return tuple(text[start:end] for start, end in places(text))


def places(text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of each cell of a row begin and end."""
    pipes = [part.start() for part in _PARTS.finditer(text) if part[0] == "|"]
    ends = [*pipes, len(text)]
    found = [
        _words(text, a, b) for a, b in zip(chain([0], (p + 1 for p in pipes)), ends, strict=True)
    ]
    first = 1 if pipes and _is_empty(found[0]) else 0
    last = len(found) - (1 if len(pipes) > 1 and _is_empty(found[-1]) else 0)
    return tuple(found[first:last])


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """A part of a text without the white at its ends; an empty one stands behind its first."""
    cell = text[start:end]
    first = start + len(cell) - len(cell.lstrip())
    words = cell.strip()
    return (first, first + len(words)) if words else (min(start + 1, end),) * 2


def _is_empty(place: tuple[int, int]) -> bool:
    return place[0] == place[1]


def is_row(line: Line) -> bool:
    """Whether a line has a `|` that parts cells."""
    return line.kind is Kind.WORDS and any(p[0] == "|" for p in _PARTS.finditer(line.text))


def _sides(line: Line) -> tuple[str, ...]:
    """Which side each column keeps to, if the line is one of dashes; nothing otherwise."""
    found = [_DASHES.fullmatch(cell) for cell in cells(line.text)]
    if not is_row(line) or not all(found):
        return ()
    return tuple(_SIDES.get((bool(one[1]), bool(one[2])), "") for one in found if one)


def _opens(lines: Lines) -> bool:
    return len(lines) > 1 and is_row(lines[0]) and bool(_sides(lines[1]))


def _table(reader: Reader, lines: Lines) -> Taken:
    head, sides = _row(lines[0]), _sides(lines[1])
    if len(head.cells) != len(sides):
        _wrong_width(reader, lines[1], len(sides), len(head.cells))
    count = next((n for n in range(2, len(lines)) if _ends(lines[n:])), len(lines))
    rows = tuple(_filled(reader, line, len(head.cells)) for line in lines[2:count])
    if not rows:
        message, remedy = _("A table without rows."), _("Write them under its line of dashes.")
        reader.wrong(lines[0], message, remedy)
    _nothing_under(reader, lines, count)
    return Table(lines[0].number, head, rows, sides), count


def _ends(lines: Lines) -> bool:
    """Whether the first of some lines is no row, or the headings of another table."""
    return not is_row(lines[0]) or _opens(lines)


def _row(line: Line) -> Row:
    return Row(line.number, cells(line.text))


def _filled(reader: Reader, line: Line, width: int) -> Row:
    row = _row(line)
    if len(row.cells) > width:
        _wrong_width(reader, line, len(row.cells), width)
    return Row(line.number, (*row.cells, *[""] * (width - len(row.cells))))


def _wrong_width(reader: Reader, line: Line, found: int, width: int) -> None:
    message = ngettext(
        "“{text}” has {found} cells; the table has {width} heading.",
        "“{text}” has {found} cells; the table has {width} headings.",
        width,
    )
    remedy = _("Give each row as many `|` as the headings; write `\\|` for the sign.")
    text = shortened(line.text)
    reader.wrong(line, message.format(text=text, found=found, width=width), remedy)


def _nothing_under(reader: Reader, lines: Lines, count: int) -> None:
    if count == len(lines) or lines[count].blank or reader.opens(lines[count:], lines[count - 1]):
        return
    message = _("“{text}” stands right under a table: is it a row?")
    remedy = _("Part its cells with `|`, or put an empty line above it.")
    reader.wrong(lines[count], message.format(text=shortened(lines[count].text)), remedy)


TABLE = BlockKind(_opens, _table, lambda lines, _before: _opens(lines))

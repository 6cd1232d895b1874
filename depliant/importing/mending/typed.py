"""What was typed instead of made: points and numbers become lists, tabs become tables, line breaks
become paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depliant.importing.mending.walk import inside
from depliant.importing.shapes import (
    MEANINGS,
    Block,
    Blocks,
    Listing,
    Paragraph,
    Span,
    Spans,
    Table,
    joined,
    lines,
    text,
    trimmed,
)
from depliant.reading.blocks.marks import BOXES, BULLETS

_POINTS = "•‣◦∙●○▪▫■►▶▸♦❖»¤"  # no sentence begins with one
_SURE = _POINTS + "".join(sorted(MEANINGS))
_POINT = re.compile(
    rf"\s*(?:([{re.escape(BULLETS + _SURE)}])[ \t\u00a0]*(?=\S)"
    r"|([o§ØüqvŸ])(?:\t|[ \u00a0]{2,})\s*|([o§])[ \u00a0](?=\S))"
)
_DASH = re.compile(r"\s*[-–—*+·][ \t\u00a0]+(?=\S)|\s*-(?=[^\W\d])")
_NUMBER = re.compile(r"\s*\(?(\d{1,2})[.)°-][ \t\u00a0]+(?=\S)")
_DOUBTFUL = "-–—*+·o§"  # also open a line that is no entry
_MEANT = "✓"  # stands for all signs that say something: they open entries of one list
_ENDED = re.compile(r"[.!?:;…»)]\s*$")
_LONG = 60  # letters of a line that stands for a paragraph; an address's are shorter
_MOST_COLUMNS = 8


@dataclass(frozen=True)
class _Line:
    """A line of a paragraph; whether it is its first."""

    spans: Spans
    first: bool

    @property
    def text(self) -> str:
        return text(self.spans)

    @property
    def sign(self) -> str:
        """The sign of a list with which it begins, `1` for a number; empty if it is no entry."""
        if _NUMBER.match(self.text):
            return "1"
        found = _POINT.match(self.text)
        if not found or sum(one in BOXES for one in self.text) > 1:  # boxes to choose among
            return ""
        sign = found[1] or found[2] or found[3]  # but the first, of Word's own font
        if sign in MEANINGS:
            return _MEANT
        return sign if not found[1] or sign in _SURE or _DASH.match(self.text) else ""

    @property
    def number(self) -> int:
        found = _NUMBER.match(self.text)
        return int(found[1]) if found else 0

    @property
    def entry(self) -> Spans:
        """The words behind its sign."""
        found = _NUMBER.match(self.text) or _POINT.match(self.text)
        stays = self.sign == _MEANT  # what is allowed and what is not may differ by it alone
        return _cut(self.spans, found.end() if found and not stays else 0)


def _cut(spans: Spans, count: int) -> Spans:
    """The spans without so many letters at their start."""
    kept = []
    for span in spans:
        gone = min(count, len(span.text)) if not span.picture else 0
        count -= gone
        kept.append(span.said(span.text[gone:]))
    return trimmed(kept)


def as_meant(blocks: Blocks) -> Blocks:
    """The blocks as they were meant, at every depth."""
    return inside(blocks, lambda found: tuple(_meant(found)))


def _meant(blocks: Blocks) -> Iterator[Block]:
    run: list[_Line] = []
    for block in blocks:
        if isinstance(block, Paragraph) and not _shows(block):
            run += [_Line(line, not n) for n, line in enumerate(lines(block.spans))]
        else:
            yield from _read(run)
            run = []
            yield block
    yield from _read(run)


def _shows(block: Paragraph) -> bool:
    return any(span.picture for span in block.spans)


def _read(run: Sequence[_Line]) -> Iterator[Block]:
    at = 0
    while at < len(run):
        if count := _entries(run[at:]):
            yield _listing(run[at : at + count])
        elif count := _rows(run[at:]):
            yield _table(run[at : at + count])
        else:
            count = next(
                (n for n in range(1, len(run) - at) if _opens(run[at + n :])), len(run) - at
            )
            yield from _paragraphs(run[at : at + count])
        at += count


def _opens(run: Sequence[_Line]) -> bool:
    return run[0].first or bool(_entries(run) or _rows(run))


# --- lists -----------------------------------------------------------------------------------


def _entries(run: Sequence[_Line]) -> int:
    """How many lines are entries of one list, with those of lists inside it; a sign that may also
    open a sentence needs a second entry."""
    sign = run[0].sign
    if not sign:
        return 0
    count = next((n for n, line in enumerate(run) if not _goes_on(run, n)), len(run))
    same = sum(line.sign == sign for line in run[:count])
    return count if same > 1 or (sign != "1" and sign not in _DOUBTFUL) else 0


def _goes_on(run: Sequence[_Line], at: int) -> bool:
    """Whether a line is the next entry, or one of a list inside the last entry."""
    line, first = run[at], run[0]
    if not line.sign:
        return False
    if first.sign == "1":
        numbers = [one.number for one in run[:at] if one.sign == "1"]
        same_list = line.number == (numbers[-1] + 1 if numbers else line.number)
        return same_list if line.sign == "1" else True
    return line.sign != "1" and (line.sign == first.sign or _MEANT not in (line.sign, first.sign))


def _listing(run: Sequence[_Line]) -> Listing:
    items: list[list[Block]] = []
    inner: list[_Line] = []
    for line in run:
        if line.sign == run[0].sign:
            _close(items, inner)
            inner = []
            items.append([Paragraph(line.entry)])
        else:
            inner.append(line)
    _close(items, inner)
    start = run[0].number if run[0].sign == "1" else None
    return Listing(tuple(map(tuple, items)), start)


def _close(items: list[list[Block]], inner: list[_Line]) -> None:
    """Put a list into the last entry."""
    if inner:
        points = tuple((Paragraph(line.entry),) for line in inner)
        items[-1].append(Listing(points))


# --- tables ----------------------------------------------------------------------------------


def _rows(run: Sequence[_Line]) -> int:
    """How many lines are rows of one table: tabs part each into cells, most into as many."""
    widths = [_width(line) for line in run]
    count = next((n for n, one in enumerate(widths) if not 1 < one <= _MOST_COLUMNS), len(run))
    alike = max(map(widths[:count].count, widths[:count]), default=0)
    return count if alike > 1 and 2 * alike >= count else 0


def _width(line: _Line) -> int:
    return len(_TABS.split(line.text.strip())) if "\t" in line.text.strip() else 0


_TABS = re.compile(r"\t+")


def _table(run: Sequence[_Line]) -> Table:
    """The rows of a table. Headings that are one short have nothing above the first column, as
    people leave it; other short rows nothing in their last."""
    rows = [tuple(_cells(line.spans)) for line in run]
    width = max(map(len, rows))
    corner = len(rows) > 2 and all(len(row) == len(rows[0]) + 1 for row in rows[1:])
    if corner:
        rows[0] = ((), *rows[0])
    return Table(tuple((*row, *[()] * (width - len(row))) for row in rows))


def _cells(spans: Spans) -> Iterator[Spans]:
    cell: list[Span] = []
    for span in trimmed(spans):
        first, *rest = _TABS.split(span.text)
        cell.append(span.said(first))
        for one in rest:
            yield trimmed(cell)
            cell = [span.said(one)]
    yield trimmed(cell)


# --- paragraphs ------------------------------------------------------------------------------


def _paragraphs(run: Sequence[_Line]) -> Iterator[Block]:
    """Lines as the paragraphs that they stand for: one, or one each."""
    group: list[Spans] = []
    for part in (*_parts(run), ()):
        if part:
            group.append(part)
        elif group:
            yield from _one_or_many(group)
            group = []


def _parts(run: Sequence[_Line]) -> Iterator[Spans]:
    """Lines that were broken inside a sentence as one."""
    held: Spans = ()
    for line in run:
        words = line.text
        if (
            held
            and words[:1].islower()
            and not _ENDED.search(text(held))
            and len(text(held)) >= _LONG
        ):
            held = (*held, held[-1].said(" "), *line.spans)
            continue
        if held or (not words and held):
            yield held
        held = line.spans
        if not words:
            yield ()
    yield held


def _one_or_many(group: list[Spans]) -> Iterator[Block]:
    """Short lines are an address, and stay together; others are paragraphs."""
    long = any(len(text(part)) >= _LONG for part in group)
    sentences = sum(bool(_ENDED.search(text(part))) for part in group) > len(group) / 2
    if len(group) > 1 and (long or sentences):
        for part in group:
            yield Paragraph(part)
        return
    yield Paragraph(joined(group))

"""HTML → blocks of spans, by an HTML5 parser that reads what browsers read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from depliant.importing.opened.furniture import is_furniture
from depliant.importing.opened.grid import Grid
from depliant.importing.opened.spans import BLOCKS, INLINE, Reading, spans_of
from depliant.importing.opened.tree import (
    SILENT,
    all_words,
    dead_links,
    main_part,
    said_in,
    without_hidden,
)
from depliant.importing.opened.tree import parse as parse
from depliant.importing.shapes import (
    BOLD,
    ITALIC,
    Block,
    Blocks,
    Box,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
    Terms,
    joined,
    said,
    spans_in,
    trimmed,
    with_marks,
)
from depliant.importing.told import Kind, Told, left_out
from depliant.importing.word.styles import SUBTITLE, TITLE
from depliant.reading.blocks.boxes import BOXES
from depliant.words import _

_TITLES = {  # by class: of mammoth (styles.py), and as Word saves a page
    **dict.fromkeys(("title", "MsoTitle"), TITLE),
    **dict.fromkeys(("subtitle", "MsoSubtitle"), SUBTITLE),
}
_HEADINGS = {f"h{n}": n for n in range(1, 7)}


@dataclass
class PageReader:
    """Reads a page; what it sets aside is told, notes are kept by their name."""

    reading: Reading
    told: list[Told] = field(default_factory=list)
    notes: dict[str, Blocks] = field(default_factory=dict)

    def blocks(self, tree: Element) -> Blocks:
        """The blocks of a page: those of its main part, if it says which that is."""
        body = tree.find("body") if tree.tag == "html" else tree
        if body is None:
            return ()
        self.told += without_hidden(body)
        main = main_part(body)
        self.told += dead_links(main)
        if main is not body:
            self._tell_around(body, main)
        return tuple(self._inside(main))

    def _tell_around(self, element: Element, main: Element) -> None:
        """Tell what stands outside the main part."""
        for child in element:
            if child is main:
                continue
            if any(one is main for one in child.iter()):
                self._tell_around(child, main)
            else:
                self._set_aside(child)

    def _set_aside(self, element: Element) -> None:
        words = " ".join(" ".join(all_words(element)).split())
        if words:
            self.told.append(left_out(words, _("It stands around the text")))

    def _inside(self, element: Element) -> Iterator[Block]:
        """The blocks in an element; words between them are paragraphs."""
        run: list[Span] = list(self._words(element.text))
        for child in element:
            if not isinstance(child.tag, str) or child.tag in SILENT:
                run += self._words(child.tail)
                continue
            if child.tag in INLINE and not _holds_blocks(child):
                run += spans_of(child, self.reading)
            else:
                yield from _paragraph(run)
                run = []
                yield from self._block(child)
            run += self._words(child.tail)
        yield from _paragraph(run)

    def _words(self, text: str | None) -> Spans:
        return (Span(self.reading.white(text)),) if text else ()

    def _block(self, element: Element) -> Iterator[Block]:
        tag = element.tag
        if note := self.reading.note_of(element):
            self._note(note, element)
        elif is_furniture(element) or _is_banner(element):
            self._set_aside(element)
        elif tag in _HEADINGS or (tag == "p" and element.get("class", "") in _TITLES):
            yield from self._heading(element, _HEADINGS.get(tag, 1))
        elif tag in ("ul", "ol"):
            yield from self._listing(element)
        elif tag == "table":
            yield from self._table(element)
        elif tag == "blockquote":
            yield from _quote(tuple(self._inside(element)))
        elif tag == "dl":
            yield Terms(tuple(self._terms(element)))
        elif tag == "hr":
            yield Rule()
        elif tag == "pre":
            yield from _paragraph([Span("".join(element.itertext()).strip("\n"))])
        elif tag == "figure":
            yield from self._figure(element)
        elif tag == "summary":
            yield from _paragraph(with_marks(spans_of(element, self.reading), BOLD))
        elif "admonition" in element.get("class", "").split():
            yield self._box(element)
        else:
            yield from self._inside(element)

    def _heading(self, element: Element, level: int) -> Iterator[Block]:
        spans = trimmed(spans_of(element, self.reading))
        pictures = tuple(span for span in spans if span.picture)
        words = trimmed(span for span in spans if not span.picture)
        if pictures:
            yield Paragraph(pictures)
        if words:
            yield Heading(_TITLES.get(element.get("class", ""), level), words)

    def _listing(self, element: Element) -> Iterator[Block]:
        entries = [(0, tuple(_paragraph(self._words(element.text))))]
        for child in element:
            if child.tag == "li" and (note := self.reading.note_of(child)):
                self._note(note, child)
            elif child.tag in ("ul", "ol") and entries[-1][1]:  # as editors of old nested them
                entries[-1] = entries[-1][0], (*entries[-1][1], *self._listing(child))
            elif child.tag == "li":
                entries.append((_figure(child.get("value", "")), tuple(self._inside(child))))
            elif isinstance(child.tag, str) and child.tag not in SILENT:
                entries.append((0, tuple(self._block(child))))
            entries.append((0, tuple(_paragraph(self._words(child.tail)))))
        entries = [entry for entry in entries if entry[1]]
        if element.tag != "ol":
            yield from [Listing(tuple(item for _n, item in entries))] if entries else ()
            return
        if element.get("type", "1") != "1" and entries:
            message = _("A list that had letters has figures now: “{number}. {text}…”.")
            shown = " ".join(said(entries[0][1]).split())[:40]
            self.told.append(Told(Kind.LOOK, message.format(number=1, text=shown)))
        yield from _numbered(entries, _figure(element.get("start", "")) or 1)

    def _note(self, name: str, element: Element) -> None:
        """Keep a note; one of a name that another has is told."""
        blocks = tuple(self._inside(element))
        if name in self.notes:
            self.told.append(left_out(said(blocks), _("A note that nothing leads to")))
        self.notes.setdefault(name, blocks)

    def _terms(self, element: Element) -> Iterator[tuple[Spans, Spans]]:
        """Words and meanings; what is neither is a meaning without a word."""
        term: Spans = trimmed(self._words(element.text))
        held: tuple[Spans, Spans] | None = None
        for child in element:
            said = trimmed(spans_of(child, self.reading))
            if child.tag == "dt":
                yield from [held] if held else ()
                yield from [(term, ())] if term else ()
                held, term = None, said
            elif child.tag == "div":
                yield from [held] if held else ()
                held = None
                yield from self._terms(child)
            elif said and held and not term:
                held = held[0], (*held[1], Span("; "), *said)  # one more meaning
            elif said:
                yield from [held] if held else ()
                held, term = (term, said), ()
            if after := trimmed(self._words(child.tail)):
                yield from [held] if held else ()
                held = None
                yield (), after
        yield from [held] if held else ()
        if term:
            yield term, ()

    def _figure(self, element: Element) -> Iterator[Block]:
        caption = element.find(".//figcaption")
        words = trimmed(spans_of(caption, self.reading)) if caption is not None else ()
        for parent in element.iter():
            for child in list(parent):
                if child is caption:
                    parent.remove(child)
        inside = tuple(self._inside(element))
        yield from inside
        if words:
            yield from _paragraph(with_marks(words, ITALIC))  # a caption

    def _box(self, element: Element) -> Block:
        names = element.get("class", "").split()
        kind = next((name for name in names if name in BOXES), BOXES[-1])
        title = element.get("data-title", "")
        return Box(kind, title, tuple(self._inside(element)))

    def _table(self, element: Element) -> Iterator[Block]:
        rows = [row for row in element.iter("tr") if _nearest_table(element, row)]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        caption = element.find("caption")
        if caption is not None:
            yield from _paragraph(spans_of(caption, self.reading))
        every = [cell for row in cells for cell in row]
        if max(map(len, cells), default=0) < 2 or any(map(_is_layout, every)):
            for cell in every:
                yield from self._inside(cell)
            return
        grid = Grid(cells, self._cell)
        self.told += grid.told
        yield Table(grid.rows)

    def _cell(self, cell: Element) -> Spans:
        """What a cell says, a line for each of its paragraphs and entries."""
        return joined(spans for block in self._inside(cell) for spans in _lines_of(block))


def _figure(text: str) -> int:
    """A number that a page gives an entry; 0 for none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0


def _numbered(entries: list[tuple[int, Blocks]], first: int) -> Iterator[Block]:
    """Lists of figures: one for each run of numbers that follow each other."""
    items: list[Blocks] = []
    for number, item in entries:
        if number and number != first + len(items):
            yield from [Listing(tuple(items), first)] if items else ()
            first, items = number, []
        items.append(item)
    if items:
        yield Listing(tuple(items), first)


def _lines_of(block: Block) -> Iterator[Spans]:
    """The lines of a block in a cell; an entry keeps its number."""
    if not isinstance(block, Listing) or block.start is None:
        yield from (spans for spans in spans_in(block) if spans)
        return
    for number, item in enumerate(block.items, block.start):
        found = [spans for one in item for spans in _lines_of(one)]
        if found:
            yield (Span(f"{number}. "), *found[0])
            yield from found[1:]


def _nearest_table(table: Element, row: Element) -> bool:
    inner = (one for one in table.iter("table") if one is not table)
    return not any(row is one for other in inner for one in other.iter("tr"))


def _is_banner(element: Element) -> bool:
    """Whether an element is the head of a page, not that of its text."""
    return element.tag == "header" and element.find(".//h1") is None


def _is_layout(cell: Element) -> bool:
    """Whether a cell holds what no cell of a table is for: headings, tables, a text."""
    heads = ("h1", "h2", "h3", "h4", "table")
    inside = any(one.tag in heads for one in cell.iter())
    return inside or len(said_in(cell)) > _LONGEST_CELL


def _holds_blocks(element: Element) -> bool:
    return any(isinstance(one.tag, str) and one.tag in BLOCKS for one in element.iter())


_LONGEST_CELL = 600  # letters


def _paragraph(run: list[Span] | Spans) -> Iterator[Block]:
    spans = trimmed(run)
    if spans:
        yield Paragraph(spans)


_ALERT = re.compile(r"\s*\[!(\w+)\]\s*")
_ALERTS = {"warning": "warning", "caution": "warning", "danger": "warning"}


def _quote(blocks: Blocks) -> Iterator[Block]:
    """A quote, or the box that it is on GitHub: `[!WARNING]` opens it."""
    found = _ALERT.match(said(blocks))
    first = blocks[0] if blocks else None
    if not found or not isinstance(first, Paragraph):
        if blocks:
            yield Quote(blocks)
        return
    head = first.spans[0]
    rest = trimmed((head.said(_ALERT.sub("", head.text, count=1)), *first.spans[1:]))
    inside = (*([Paragraph(rest)] if rest else []), *blocks[1:])
    yield Box(_ALERTS.get(found[1].lower(), "note"), "", inside)

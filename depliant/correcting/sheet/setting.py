"""Trees of sections → paragraphs, lists, frames and tables of a Word file."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree.ElementTree import Element

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from docx.text.run import Run

from depliant.content.facts import REFERENCE
from depliant.correcting.leaves import Leaf
from depliant.correcting.sheet import paper
from depliant.correcting.sheet.notes import Notes
from depliant.correcting.sheet.pictures import Picture
from depliant.correcting.undressed import walk
from depliant.importing.shapes import ABOVE, BELOW, BOLD, ITALIC, Span


@dataclass
class Setter:
    """Sets trees at the end of a document (or in a cell: `parent`). `runs` keeps, by the line of
    the article, where a comment can stand."""

    document: Document
    pictures: Mapping[str, Picture]
    notes: Notes = field(default_factory=Notes)
    runs: dict[int, list[Run]] = field(default_factory=dict)
    parent: Any = None
    styles: dict[str, str] = field(default_factory=dict)
    _list: int = 0
    _depth: int = 0

    def set(self, tree: Element) -> None:
        """Set the blocks of a tree."""
        for child in tree:
            self._block(child)

    def leaves(self, tree: Element) -> tuple[Leaf, ...]:
        """The leaves of a tree, each picture under the path that the article names."""
        return walk().leaves(tree)

    def _block(self, element: Element) -> None:
        tag = str(element.tag)
        if tag in ("ul", "ol"):
            self._listing(element)
        elif tag == "table":
            self._table(element)
        elif tag == "dl":
            for child in element:
                self._whole(child, paper.TERM if child.tag == "dt" else paper.MEANING)
        elif "admonition" in element.get("class", "").split():
            self._frame(element)
        elif tag in ("blockquote", "div"):
            self._frame(element) if tag == "blockquote" else self.set(element)
        elif tag == "hr":
            pass  # says nothing
        else:
            self._whole(element, paper.TITLES.get(tag, "Normal"))

    def _whole(self, element: Element, style: str) -> None:
        """An element with its words, and the blocks in it."""
        for own in _parts(element):
            if own.tag in ("ul", "ol", "table", "blockquote", "dl", "div"):
                self._block(own)
            else:
                self._leaves(own, style)

    def _leaves(
        self, element: Element, style: str, dress: Callable[[Any], None] | None = None
    ) -> None:
        """The paragraphs of an element that holds words only."""
        for leaf in self.leaves(element):
            name = paper.CAPTION if leaf.shape == "caption" else style
            paragraph = self._paragraph(name)
            if dress and leaf.shape != "caption":
                dress(paragraph)
            self.write(paragraph, leaf)

    def _paragraph(self, style: str) -> Any:
        paragraph = self._next_paragraph()
        if style != "Normal":  # the library looks all styles up for each paragraph: by its id
            paragraph._p.style = self._style(style)
        return paragraph

    def _style(self, name: str) -> str:
        if name not in self.styles:
            self.styles[name] = str(self.document.styles[name].style_id)
        return self.styles[name]

    def _next_paragraph(self) -> Any:
        if self.parent is None:
            return self.document.add_paragraph()
        paragraphs = self.parent.paragraphs
        if len(paragraphs) == 1 and not len(paragraphs[0]._p):
            return paragraphs[0]  # a cell is never without one
        return self.parent.add_paragraph()

    # --- lists ---

    def _listing(self, element: Element) -> None:
        start = int(element.get("start", "1")) if element.tag == "ol" else None
        number, before = paper.new_list(self.document, start), (self._list, self._depth)
        self._list, self._depth = number, self._depth + 1
        for item in element:
            self._entry(item)
        self._list, self._depth = before

    def _entry(self, item: Element) -> None:
        number, depth = self._list, self._depth
        marked = False
        for part in _parts(item):
            if part.tag in ("ul", "ol", "table", "dl", "blockquote", "div"):
                self._block(part)
                continue
            if marked:
                self._leaves(part, "Normal", lambda one: paper.under_entry(one, depth))
            else:
                self._leaves(part, "Normal", lambda one: paper.as_entry(one, number, depth))
                marked = True

    # --- frames and tables ---

    def _frame(self, element: Element) -> None:
        table = self._new_table(1, 1)
        cell = table.cell(0, 0)
        paper.framed(cell)
        self._in_cell(cell, element)
        self._gap()

    def _in_cell(self, cell: Any, element: Element) -> None:
        inner = replace(self, parent=cell, _list=0, _depth=0)
        for child in element:
            title = child.get("class") == "admonition-title"
            inner._leaves(child, paper.BOX) if title else inner._block(child)
        last = cell._tc[-1].tag
        if last.endswith("}tbl"):
            cell.add_paragraph()  # a cell ends with one

    def _new_table(self, rows: int, columns: int) -> Any:
        if self.parent is not None:
            table = self.parent.add_table(rows, columns)
            table.style = self.document.styles["Table Grid"]
        else:
            table = self.document.add_table(rows, columns, style="Table Grid")
        paper.lined(table)
        return table

    def _gap(self) -> None:
        """A little white under a table; two tables that touch would be one."""
        paragraph = (self.parent or self.document).add_paragraph()
        paragraph.paragraph_format.space_after = Mm(1)
        paragraph.paragraph_format.line_spacing = Mm(2)

    def _table(self, element: Element) -> None:
        rows = list(element.iter("tr"))
        table = self._new_table(len(rows), max(len(row) for row in rows))
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                inner = replace(self, parent=table.cell(at, column), _list=0, _depth=0)
                style = paper.HEAD_CELL if cell.tag == "th" else paper.CELL
                inner._leaves(_lined(cell, row), style)
        self._gap()

    # --- words ---

    def write(self, paragraph: Any, leaf: Leaf) -> None:
        """The words of a leaf at the end of a paragraph."""
        first = len(paragraph.runs)
        for span in leaf.spans:
            self._span(paragraph, span)
        if leaf.line:
            self.runs.setdefault(leaf.line, []).extend(paragraph.runs[first:])

    def _span(self, paragraph: Any, span: Span) -> None:
        if span.picture:
            self._picture(paragraph, span)
        elif span.note:
            self.notes.mark(paragraph, span.note)
        elif span.link:
            self._linked(paragraph, span)
        else:
            at = 0
            for found in REFERENCE.finditer(span.text):
                _run(paragraph, span.said(span.text[at : found.start()]))
                paper.as_look_up(_run(paragraph, span.said(found[0])))
                at = found.end()
            _run(paragraph, span.said(span.text[at:]))

    def _picture(self, paragraph: Any, span: Span) -> None:
        picture = self.pictures.get(span.picture)
        if picture is None:
            return
        shape = paragraph.add_run().add_picture(io.BytesIO(picture.data), Mm(picture.width))
        shape._inline.docPr.set("descr", span.text)
        shape._inline.docPr.set("name", span.picture)
        if picture.width < 20:
            paragraph.add_run(" ")

    def _linked(self, paragraph: Any, span: Span) -> None:
        kind = RELATIONSHIP_TYPE.HYPERLINK
        address = paragraph.part.relate_to(span.link, kind, is_external=True)
        link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{address}"/>')
        run = _run(paragraph, span)
        run.font.underline = True
        link.append(run._r)
        paragraph._p.append(link)


def _run(paragraph: Any, span: Span) -> Any:
    """A run with the words of a span; the ends of their lines are breaks."""
    run = paragraph.add_run()
    for at, line in enumerate(span.text.split("\n")):
        if at:
            run.add_break()
        if line:
            run.add_text(line)
    run.bold = True if BOLD in span.marks else None
    run.italic = True if ITALIC in span.marks else None
    if BELOW in span.marks:
        run.font.subscript = True
    elif ABOVE in span.marks:
        run.font.superscript = True
    return run


def _parts(element: Element) -> list[Element]:
    """What stands in an element: its own words, as an element, and the blocks."""
    blocks = (
        "ul",
        "ol",
        "table",
        "blockquote",
        "dl",
        "div",
        "p",
        "pre",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
    )
    parts: list[Element] = []
    words: Element | None = None
    if element.text and element.text.strip():
        words = _words_of(element, parts)
        words.text = element.text
    for child in element:
        if child.tag in blocks:
            words = None
            parts.append(child)
            if child.tail and child.tail.strip():
                words = _words_of(element, parts)
                words.text = child.tail
            continue
        words = words if words is not None else _words_of(element, parts)
        words.append(child)
    return parts


def _words_of(element: Element, parts: list[Element]) -> Element:
    words = Element("p", dict(element.attrib))
    parts.append(words)
    return words


def _lined(cell: Element, row: Element) -> Element:
    words = Element("p", {**row.attrib, **cell.attrib})
    words.text = cell.text
    words.extend(cell)
    return words

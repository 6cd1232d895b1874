"""Blocks → elements, whose marks inside a line Python-Markdown then reads.

Its own block parser keeps no lines, and has no option for lists and tables under a line, inner
lists by two or three spaces, or boxes in curly quotes; so the blocks are ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from depliant.reading.blocks.block import (
    Block,
    Box,
    Code,
    Glossary,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
)
from depliant.reading.blocks.line import Line

LINE = "data-line"  # on each element with words: the line on which they begin
TENTHS = "data-tenths"  # on a box: the range of ten that is drawn in it, `7-9`


def build(parent: Element, blocks: Iterable[Block]) -> None:
    """Add the elements of `blocks` to `parent`."""
    for block in blocks:
        match block:
            case Paragraph():
                _element(parent, "p", block).text = words(block.lines)
            case Heading():
                _element(parent, f"h{block.level}", block).text = block.text
            case Listing():
                _listing(parent, block)
            case Table():
                _table(parent, block)
            case Box():
                _box(parent, block)
            case Quote():
                build(_element(parent, "blockquote", block), block.blocks)
            case Glossary():
                _glossary(parent, block)
            case Code():
                code = SubElement(_element(parent, "pre", block), "code")
                code.text = AtomicString(f"{block.text}\n")
            case Rule():
                SubElement(parent, "hr")


def words(lines: Iterable[Line]) -> str:
    """The words of a paragraph; a line that ends in a backslash ends there in print, too."""
    return "\n".join(_ended(line.text) for line in lines).rstrip()


def _ended(text: str) -> str:
    seen = text.rstrip()
    held = len(seen) - len(seen.rstrip("\\"))
    return f"{seen[:-1].rstrip()}  " if held % 2 else text


def _element(parent: Element, tag: str, block: Block) -> Element:
    return SubElement(parent, tag, {LINE: str(block.line)})


def _listing(parent: Element, block: Listing) -> None:
    listing = _element(parent, "ul" if block.start is None else "ol", block)
    if block.start not in (None, 1):
        listing.set("start", str(block.start))
    for item in block.items:
        entry = _element(listing, "li", item)
        if item.ticked is not None:
            entry.set("class", "to-tick")
            box = SubElement(entry, "span", {"class": "tick"})
            box.text = AtomicString("☑" if item.ticked else "☐")
        _flowing(entry, item.blocks)


def _flowing(element: Element, blocks: tuple[Block, ...]) -> None:
    """What stands in an entry or a meaning; its only paragraph needs no element of its own."""
    first, rest = blocks[:1], blocks[1:]
    if first and isinstance(first[0], Paragraph) and not _has_paragraph(rest):
        _say(element, words(first[0].lines))
        build(element, rest)
    else:
        build(element, blocks)


def _has_paragraph(blocks: Iterable[Block]) -> bool:
    return any(isinstance(block, Paragraph) for block in blocks)


def _say(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = f" {text}"
    else:
        element.text = text


def _box(parent: Element, block: Box) -> None:
    box = _element(parent, "div", block)
    box.set("class", f"admonition {block.kind}")
    if block.title:
        title = _element(box, "p", block)
        title.set("class", "admonition-title")
        title.text = block.title
    if block.tenths:
        box.set(TENTHS, "{}-{}".format(*block.tenths))
    build(box, block.blocks)


def _glossary(parent: Element, block: Glossary) -> None:
    glossary = SubElement(parent, "dl")
    for meaning in block.meanings:
        for term in meaning.terms:
            SubElement(glossary, "dt", {LINE: str(term.number)}).text = term.text.strip()
        _flowing(_element(glossary, "dd", meaning), meaning.blocks)


def _table(parent: Element, block: Table) -> None:
    table = _element(parent, "table", block)
    _row(SubElement(table, "thead"), "th", block.head, block.sides)
    body = SubElement(table, "tbody")
    for row in block.rows:
        _row(body, "td", row, block.sides)


def _row(parent: Element, tag: str, row: Row, sides: tuple[str, ...]) -> None:
    line = _element(parent, "tr", row)
    for text, side in zip(row.cells, sides, strict=False):
        cell = _element(line, tag, row)
        cell.text = text
        if side in ("center", "right"):
            cell.set("class", f"to-the-{side}")

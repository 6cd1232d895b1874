"""What an author writes: blocks, each with the line on which it begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from depliant.reading.blocks.line import Line


@dataclass(frozen=True)
class Block:
    """A block of text, and the number of its first line."""

    line: int


@dataclass(frozen=True)
class Paragraph(Block):
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Heading(Block):
    """A heading inside a section: level 3 or 4."""

    level: int
    text: str


@dataclass(frozen=True)
class Rule(Block):
    """A line across the column."""


@dataclass(frozen=True)
class Code(Block):
    text: str


@dataclass(frozen=True)
class Quote(Block):
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Box(Block):
    """A frame: its kind (`warning`), its title (may be empty), what stands in it; `tenths` is a
    range that is drawn in it, `(7, 9)` for 7 to 9 of 10."""

    kind: str
    title: str
    blocks: tuple[Block, ...]
    tenths: tuple[int, int] | None = None


@dataclass(frozen=True)
class Item(Block):
    """An entry of a list; `ticked` says how its box stands, if it has one."""

    blocks: tuple[Block, ...]
    ticked: bool | None = None


@dataclass(frozen=True)
class Listing(Block):
    """A list: `start` is the number of its first entry, None for a list of points; `sign` is what
    the author typed before its first entry."""

    items: tuple[Item, ...]
    start: int | None
    sign: str


@dataclass(frozen=True)
class Row(Block):
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table(Block):
    """A table: its headings, its rows, and per column `left`, `center`, `right` or nothing."""

    head: Row
    rows: tuple[Row, ...]
    sides: tuple[str, ...]


@dataclass(frozen=True)
class Meaning(Block):
    """Terms, one a line, and one of their meanings (the terms of a second one are empty)."""

    terms: tuple[Line, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Glossary(Block):
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True)
class Definition(Block):
    """What a line of its own defines for the whole document, by name."""

    name: str


@dataclass(frozen=True)
class Link(Definition):
    address: str
    title: str


@dataclass(frozen=True)
class Abbreviation(Definition):
    meaning: str


@dataclass(frozen=True)
class Note(Definition):
    """What stands at the end of a section, where a number in its text leads."""

    blocks: tuple[Block, ...]


def inner(block: Block) -> Iterator[Block]:
    """The blocks that stand in another one, at every depth."""
    parts: tuple[Block, ...] = ()
    if isinstance(block, Quote | Box | Item | Meaning | Note):
        parts = block.blocks
    elif isinstance(block, Listing):
        parts = block.items
    elif isinstance(block, Glossary):
        parts = block.meanings
    for part in parts:
        yield part
        yield from inner(part)


def has_words(blocks: Iterable[Block]) -> bool:
    """Whether some of `blocks` are printed where they stand; a definition is not."""
    return any(not isinstance(block, Definition) for block in blocks)


def texts(block: Block) -> Iterator[str]:
    """The words of a block of its own, as they were typed: its lines, or its cells."""
    if isinstance(block, Paragraph):
        yield from (line.text for line in block.lines)
    elif isinstance(block, Code | Heading):
        yield block.text
    elif isinstance(block, Table):
        yield from (cell for row in (block.head, *block.rows) for cell in row.cells)

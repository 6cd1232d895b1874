"""An article → its Prose: blocks are walked once, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from depliant.checks.prose.plain import plain
from depliant.checks.prose.prose import Passage, Prose, ProseSection, Shape
from depliant.errors import Place
from depliant.reading.blocks.block import (
    Block,
    Box,
    Glossary,
    Heading,
    Item,
    Listing,
    Meaning,
    Note,
    Paragraph,
    Quote,
    Table,
)
from depliant.reading.blocks.leaves import SECTION
from depliant.reading.blocks.line import Line
from depliant.reading.blocks.reader import read_blocks
from depliant.reading.sections import Section
from depliant.sources.leaflet import Article

SHORTEST_TITLE = 8  # letters of a source's title that is looked for in the text


def prose_of(article: Article) -> Prose:
    """The plain words of an article, in reading order."""
    names = [s.title for s in article.meta.sources if len(s.title) >= SHORTEST_TITLE]
    sections = tuple(_section(one, names) for one in article.sections)
    defined = (one.definitions.abbreviations for one in article.sections[:1])
    known = {name: one.meaning for part in defined for name, one in part.items()}
    return Prose(article.lang, sections, known)


def _section(section: Section, names: Sequence[str]) -> ProseSection:
    place = section.place
    walk = _Walk(section.role, place)
    title = replace(walk.passage("heading", [Line(place.line or 1, section.title)]), level=SECTION)
    below = place.at((place.line or 1) + 1)
    found = walk.blocks(read_blocks(section.text, below).blocks, _Around())
    passages = tuple(_with_quiet(one, names) for one in (title, *found))
    return ProseSection(section.role, title.text, section.classes, place, passages)


def _with_quiet(passage: Passage, names: Sequence[str]) -> Passage:
    """The passage with the titles of sources that stand in it."""
    found = [(at, at + len(name)) for name in names if (at := passage.text.find(name)) >= 0]
    return replace(passage, quiet=(*passage.quiet, *found)) if found else passage


@dataclass(frozen=True)
class _Around:
    """What stands around a block: the shape of its first paragraph, the box it is in."""

    shape: Shape = "paragraph"
    box: str = ""
    numbered: bool = False


@dataclass(frozen=True)
class _Walk:
    role: str
    place: Place

    def passage(self, shape: Shape, lines: Sequence[Line], around: _Around = _Around()) -> Passage:
        read = plain([line.text for line in lines])
        return Passage(
            shape,
            read.text,
            self.role,
            self.place.at(lines[0].number),
            read.starts,
            tuple(line.number for line in lines),
            around.box,
            read.facts,
            around.numbered,
            read.quiet,
            read.pictures,
        )

    def blocks(self, blocks: Sequence[Block], around: _Around) -> Iterator[Passage]:
        for block in blocks:
            yield from self._block(block, around)

    def _block(self, block: Block, around: _Around) -> Iterator[Passage]:
        if isinstance(block, Paragraph):
            yield from self._paragraph(block.lines, around)
        elif isinstance(block, Heading):
            words = self.passage("subheading", [Line(block.line, block.text)], around)
            yield replace(words, level=block.level)
        elif isinstance(block, Box):
            inside = _Around(around.shape, block.kind)
            if block.title:
                yield self.passage("title", [Line(block.line, block.title)], inside)
            yield from self.blocks(block.blocks, inside)
        elif isinstance(block, Listing):
            entries = replace(around, shape="item", numbered=block.start is not None)
            yield from self.blocks(block.items, entries)
        elif isinstance(block, Glossary):
            yield from self.blocks(block.meanings, around)
        elif isinstance(block, Meaning):
            yield from (self.passage("term", [line], around) for line in block.terms)
            yield from self.blocks(block.blocks, replace(around, shape="meaning"))
        elif isinstance(block, Table):
            yield from self._table(block, around)
        elif isinstance(block, Note):
            yield from self.blocks(block.blocks, replace(around, shape="note"))
        elif isinstance(block, Quote | Item):
            yield from self.blocks(block.blocks, around)

    def _paragraph(self, lines: Sequence[Line], around: _Around) -> Iterator[Passage]:
        passage = self.passage(around.shape, lines, around)
        if passage.text.strip() or passage.pictures:
            yield passage
        for picture in passage.pictures:
            if picture.caption:
                line = lines[min(picture.line, len(lines) - 1)]
                yield self.passage("caption", [Line(line.number, picture.caption)], around)

    def _table(self, table: Table, around: _Around) -> Iterator[Passage]:
        for cell in table.head.cells:
            if cell.strip():
                yield self.passage("head", [Line(table.head.line, cell)], around)
        heads = [plain([cell]).text for cell in table.head.cells]
        for row in table.rows:
            first = ""
            for column, cell in enumerate(row.cells):
                if not cell.strip():
                    continue
                passage = self.passage("cell", [Line(row.line, cell)], around)
                above = heads[column] if column < len(heads) else ""
                yield replace(passage, heads=(above, first)) if first else passage
                first = passage.text if column == 0 else first

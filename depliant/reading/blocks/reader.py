"""Lines → blocks. Each kind of block says whether it opens here, and takes its lines.

What cannot be read as it was meant becomes a problem with its line and is read on as best it can,
so that all problems of a text come together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from depliant.errors import Place, Problem
from depliant.reading.blocks.block import (
    Block,
    Glossary,
    Listing,
    Paragraph,
    Table,
    texts,
)
from depliant.reading.blocks.boxes import BOX, QUOTE
from depliant.reading.blocks.definitions import DEFINED
from depliant.reading.blocks.kinds import Lines
from depliant.reading.blocks.leaves import CODE, HEADING, RULE
from depliant.reading.blocks.line import TAB, Line
from depliant.reading.blocks.lists import LIST
from depliant.reading.blocks.paragraphs import paragraph
from depliant.reading.blocks.scan import scan
from depliant.reading.blocks.tables import TABLE
from depliant.words import _, current_language

_KINDS = (CODE, HEADING, BOX, QUOTE, DEFINED, RULE, TABLE, LIST)
_STARRED = re.compile(r"^[^*]*(?:\(\*\)|[^\s*(\\]\*(?=[\s,.;:)]|$))")
DEEPEST_BLOCK = 24  # limits.py refuses lists long before


@dataclass(frozen=True)
class Blocks:
    """What a section's text holds: its blocks, and what is wrong in them."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


def read_blocks(text: str, place: Place) -> Blocks:
    """The blocks of a section's `text`, whose first line stands at `place`. What is wrong with its
    comments is told by `scan`."""
    return _read(text, place, current_language())


@lru_cache(maxsize=512)  # an article is read, judged and set in many editions
def _read(text: str, place: Place, _language_of_problems: str) -> Blocks:
    reader = _Reader(place)
    blocks = reader.blocks(scan(text, place).lines)
    _wrong_indents(reader, blocks)
    _notes_of_stars(reader, blocks)
    return Blocks(blocks, tuple(reader.problems))


@dataclass
class _Reader:
    """Reads lines, and keeps on the way what is defined and what is wrong."""

    place: Place
    problems: list[Problem] = field(default_factory=list)
    depth: int = 0

    def blocks(self, lines: Lines) -> tuple[Block, ...]:
        if self.depth > DEEPEST_BLOCK:
            message = _("Lists and boxes stand inside each other more than {n} deep.")
            remedy = _("Write them as short sections.")
            self.wrong(lines[0], message.format(n=DEEPEST_BLOCK), remedy)
            return ()
        self.depth += 1
        found = tuple(_joined(self._each(lines)))
        self.depth -= 1
        return found

    def _each(self, lines: Lines) -> Iterator[Block]:
        at = 0
        while at < len(lines):
            if lines[at].blank:
                at += 1
                continue
            here = lines[at:]
            take = next((kind.take for kind in _KINDS if kind.opens(here)), paragraph)
            block, count = take(self, here)
            at += count
            yield block

    def opens(self, lines: Lines, before: Line) -> bool:
        return any(kind.under(lines, before) for kind in _KINDS)

    def wrong(self, line: Line, message: str, remedy: str) -> None:
        problem = Problem(message, self.place.at(line.number), remedy)
        if problem not in self.problems:
            self.problems.append(problem)


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks; neighbours that are parts of one list (typed at odd indents) as one."""
    last: Block | None = None
    for block in blocks:
        whole = _one(last, block) if last else None
        if last and not whole:
            yield last
        last = whole or block
    if last:
        yield last


def _one(first: Block, second: Block) -> Block | None:
    if isinstance(first, Glossary) and isinstance(second, Glossary):
        return replace(first, meanings=(*first.meanings, *second.meanings))
    if not isinstance(first, Listing) or not isinstance(second, Listing):
        return None
    after = None if first.start is None else first.start + len(first.items)
    if first.sign != second.sign or second.start != after:
        return None
    return replace(first, items=(*first.items, *second.items))


# --- what is wrong in a section as a whole ------------------------------------------------------


def _wrong_indents(reader: _Reader, blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        if isinstance(block, Paragraph) and block.lines[0].indent >= TAB:
            message = _("Four spaces before a paragraph would set it as code.")
            reader.wrong(block.lines[0], message, _("Remove the spaces at the start of the line."))


def _notes_of_stars(reader: _Reader, blocks: tuple[Block, ...]) -> None:
    """A star that opens a line below a starred word is no list of one entry."""
    starred = False
    for block in blocks:
        if isinstance(block, Paragraph | Table):
            starred = starred or any(_STARRED.search(text) for text in texts(block))
        elif starred and isinstance(block, Listing) and block.sign == "*" and len(block.items) == 1:
            message = _("A `*` that opens a line begins a list: the star would become a point.")
            remedy = _("Write `\\*` for the star of a note.")
            reader.problems.append(Problem(message, reader.place.at(block.line), remedy))

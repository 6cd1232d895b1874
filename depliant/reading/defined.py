"""What a document defines: links, notes and abbreviations serve all of its sections, wherever
their lines stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from depliant.errors import Place, Problem
from depliant.reading.blocks.block import (
    Abbreviation,
    Block,
    Code,
    Definition,
    Heading,
    Link,
    Note,
    Paragraph,
    Table,
    inner,
)
from depliant.words import _

NOTE_MARK = re.compile(r"\[\^([^\[\]^]+)\]")
_USED = re.compile(rf"{NOTE_MARK.pattern}(?!:)")


@dataclass(frozen=True)
class Definitions:
    """What a document defines, by name; a link's name is in small letters."""

    links: Mapping[str, Link] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    abbreviations: Mapping[str, Abbreviation] = field(default_factory=dict)

    def words_for(self, text: str) -> Iterator[str]:
        """The words that a section's text takes from definitions that stand in other sections:
        its notes, its links, its abbreviations."""
        for name, note in self.notes.items():
            if f"[^{name}]" in text and f"[^{name}]:" not in text:
                yield from _said(note)
        for name, link in self.links.items():
            if f"[{name}]" in text.lower() and f"[{name}]:" not in text.lower():
                yield f"{name} {link.address} {link.title}"
        for name, one in self.abbreviations.items():
            if name in text and f"*[{name}]:" not in text:
                yield f"{name} {one.meaning}"


def _said(block: Block) -> Iterator[str]:
    """The words in a block, line by line."""
    for one in (block, *inner(block)):
        if isinstance(one, Paragraph):
            yield from (line.text for line in one.lines)
        elif isinstance(one, Code | Heading):
            yield one.text
        elif isinstance(one, Table):
            yield from (cell for row in (one.head, *one.rows) for cell in row.cells)


def defined(
    blocks: Iterable[Block], text: str, place: Place
) -> tuple[Definitions, tuple[Problem, ...]]:
    """What the blocks of a document define, and what is wrong with it: two of one name that say
    different things, a note to which nothing in its `text` leads. `place` is the file's."""
    found = [one for block in blocks for one in _definitions(block)]
    links = {one.name: one for one in reversed(found) if isinstance(one, Link)}
    notes = {one.name: one for one in reversed(found) if isinstance(one, Note)}
    meanings = {one.name: one for one in reversed(found) if isinstance(one, Abbreviation)}
    problems = (*_twice(found, place), *_unused(notes, text, place))
    return Definitions(links, notes, meanings), problems


def _definitions(block: Block) -> Iterator[Definition]:
    yield from (one for one in (block, *inner(block)) if isinstance(one, Definition))


def _twice(found: list[Definition], place: Place) -> Iterator[Problem]:
    first: dict[tuple[type, str], Definition] = {}
    for one in found:
        before = first.setdefault((type(one), one.name), one)
        if replace(before, line=0) != replace(one, line=0):
            message = _("“{name}” is defined twice; first on line {line}.")
            remedy = _("Keep one of the two, or give one another name.")
            message = message.format(name=one.name, line=before.line)
            yield Problem(message, place.at(one.line), remedy)


def _unused(notes: Mapping[str, Note], text: str, place: Place) -> Iterator[Problem]:
    """A note to which nothing leads would not be printed."""
    used = {found[1].strip() for found in _USED.finditer(text)}
    for note in notes.values():
        if note.name not in used:
            message = _("Nothing in the text leads to the note `{name}`.")
            remedy = _("Write `[^{name}]` where it belongs, or remove the note.")
            message = message.format(name=note.name)
            yield Problem(message, place.at(note.line), remedy.format(name=note.name))

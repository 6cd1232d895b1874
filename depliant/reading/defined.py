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
    Definition,
    Link,
    Note,
    inner,
    texts,
)
from depliant.words import _

NOTE_MARK = re.compile(r"\[\^([^\[\]^]+)\]")
_NAME = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True)
class Definitions:
    """What a document defines, by name; a link's name is in small letters."""

    links: Mapping[str, Link] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    abbreviations: Mapping[str, Abbreviation] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((*self.links, *self.notes, *self.abbreviations))

    def words_for(self, text: str) -> Iterator[str]:
        """The words that a section's text takes from definitions that stand in other sections:
        its notes, its links, its abbreviations."""
        for name, note in self.notes.items():
            if f"[^{name}]" in text and not _defines(text, rf"\[\^{re.escape(name)}\]"):
                yield from said(note)
        for name, link in self.links.items():
            if f"[{name}]" in text.lower() and not _defines(text, rf"\[{re.escape(name)}\]"):
                yield f"{name} {link.address} {link.title}"
        for name, one in self.abbreviations.items():
            if name in text and not _defines(text, rf"\*\[{re.escape(name)}\]"):
                yield f"{name} {one.meaning}"


def _defines(text: str, mark: str) -> bool:
    """Whether a line of the text opens with a definition's mark."""
    return re.search(rf"^[\s>]*{mark}\s?:", text, re.MULTILINE | re.IGNORECASE) is not None


def said(block: Block) -> Iterator[str]:
    """The words in a block, line by line."""
    for one in (block, *inner(block)):
        yield from texts(one)


def defined(
    blocks: Iterable[Block], text: str, place: Place
) -> tuple[Definitions, tuple[Problem, ...]]:
    """What the blocks of a document define, and what is wrong with it: two of one name that say
    different things, one that nothing in its `text` uses. `place` is that of the text's first
    line."""
    found = [one for block in blocks for one in definitions(block)]
    links = {one.name: one for one in reversed(found) if isinstance(one, Link)}
    notes = {one.name: one for one in reversed(found) if isinstance(one, Note)}
    meanings = {one.name: one for one in reversed(found) if isinstance(one, Abbreviation)}
    problems = (*_twice(found, place), *_unused(found, text, place))
    return Definitions(links, notes, meanings), problems


def definitions(block: Block) -> Iterator[Definition]:
    """What a block defines, at every depth."""
    yield from (one for one in (block, *inner(block)) if isinstance(one, Definition))


def uses(text: str, one: Definition) -> bool:
    """Whether a text without its definitions (see `undefined`) uses one of them."""
    if isinstance(one, Note):
        return any(found[1].strip() == one.name for found in NOTE_MARK.finditer(text))
    if isinstance(one, Abbreviation):
        return re.search(rf"(?<!\w){re.escape(one.name)}(?!\w)", text) is not None
    name = " ".join(one.name.split())
    return any(" ".join(found[1].split()).lower() == name for found in _NAME.finditer(text))


def undefined(text: str, first: int, found: Iterable[Definition]) -> str:
    """A text, whose first line is number `first`, without the definitions among its lines: of a
    note, only its mark goes."""
    lines = text.split("\n")
    for one in found:
        if 0 <= one.line - first < len(lines):
            line = lines[one.line - first]
            lines[one.line - first] = line.partition(":")[2] if isinstance(one, Note) else ""
    return "\n".join(lines)


@dataclass(frozen=True)
class Holder:
    """A section, as its definitions see it: its words with their place (the line of its heading),
    its blocks, the hospitals that have it (None: all)."""

    text: str
    place: Place
    blocks: tuple[Block, ...]
    hospitals: frozenset[str] | None

    def has_all_of(self, other: Holder) -> bool:
        """Whether all hospitals that have the other section have this one."""
        return self.hospitals is None or (
            other.hospitals is not None and other.hospitals <= self.hospitals
        )


def leaked(holders: Iterable[Holder]) -> Iterator[Problem]:
    """Definitions in a section of some hospitals that a section of others uses: it would print
    there what was written for the first."""
    found = [(one, [d for block in one.blocks for d in definitions(block)]) for one in holders]
    bare = [(one, undefined(one.text, one.place.line or 1, here)) for one, here in found]
    for holder, here in found:
        others = [text for one, text in bare if not holder.has_all_of(one)]
        for one in here:
            if any(uses(text, one) for text in others):
                message = _("“{name}” is defined for some hospitals only, and used for others.")
                remedy = _("Move its line into a section that all hospitals have.")
                yield Problem(message.format(name=one.name), holder.place.at(one.line), remedy)


def _twice(found: list[Definition], place: Place) -> Iterator[Problem]:
    first: dict[tuple[type, str], Definition] = {}
    for one in found:
        before = first.setdefault((type(one), one.name), one)
        if replace(before, line=0) != replace(one, line=0):
            message = _("“{name}” is defined twice; first on line {line}.")
            remedy = _("Keep one of the two, or give one another name.")
            message = message.format(name=one.name, line=before.line)
            yield Problem(message, place.at(one.line), remedy)


def _unused(found: list[Definition], text: str, place: Place) -> Iterator[Problem]:
    """What nothing uses would not be printed, though its author may have meant it as text."""
    bare = undefined(text, place.line or 1, found)
    for one in found:
        refused = isinstance(one, Link) and not one.address
        if refused or uses(bare, one):
            continue
        if isinstance(one, Note):
            message = _("Nothing in the text leads to the note `{name}`.")
            remedy = _("Write `[^{name}]` where it belongs, or remove the note.")
        else:
            message = _("Nothing in the text uses “{name}”: this line would not be printed.")
            remedy = _("Remove the line; if it is text, write it without brackets.")
        message, remedy = message.format(name=one.name), remedy.format(name=one.name)
        yield Problem(message, place.at(one.line), remedy)

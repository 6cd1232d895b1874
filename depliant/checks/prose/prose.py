"""Prose: the passages of an article in their order, with their sentences and words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from depliant.checks.prose.plain import Picture
from depliant.checks.prose.quickly import may_stand
from depliant.checks.prose.splitting import spans
from depliant.checks.prose.words import words
from depliant.errors import Place

Shape = Literal[
    "heading",  # of a section
    "subheading",
    "paragraph",
    "item",
    "cell",
    "head",  # of a table
    "title",  # of a box
    "term",
    "meaning",
    "caption",
    "note",
]
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, eq=False)
class Passage:
    """The words of one paragraph, entry, cell, heading … in one line: no marks; code, addresses and
    look-ups are U+FFFC.

    `box` is the kind of the box around it, if there is one; `facts` are the names it looks up;
    `numbered` says that it is an entry of a numbered list; `quiet` are offsets of words where
    nothing is flagged: in links, and titles of sources. `starts` has for each of its lines the
    offset on which it begins; `place` is that of the first. `level` is a heading's, 2 to 4;
    `heads` are those of a cell: its column's and its row's."""

    shape: Shape
    text: str
    role: str
    place: Place
    starts: tuple[int, ...] = (0,)
    lines: tuple[int, ...] = ()  # the number of each of its lines
    box: str = ""
    facts: tuple[str, ...] = ()
    numbered: bool = False
    quiet: Spans = ()
    pictures: tuple[Picture, ...] = ()
    level: int = 0
    heads: tuple[str, ...] = ()

    def place_at(self, offset: int) -> Place:
        """The line on which an offset of the text was written."""
        if not self.lines:
            return self.place
        return self.place.at(
            self.lines[min(bisect_right(self.starts, offset), len(self.lines)) - 1]
        )

    def finds(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """What a pattern finds where something may be flagged."""
        if not may_stand(pattern, self.small):
            return
        for found in pattern.finditer(self.text):
            if not self.is_quiet(*found.span()):
                yield found

    def is_quiet(self, start: int, end: int) -> bool:
        return any(first < end and start < last for first, last in self.quiet)

    @cached_property
    def small(self) -> str:
        """Its text in small letters."""
        return self.text.lower()

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(Sentence(self.text[a:b], self, a) for a, b in spans(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(word for sentence in self.sentences for word in sentence.words)


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence, or an entry or heading that is none; `start` is its offset in the passage."""

    text: str
    passage: Passage
    start: int

    @property
    def place(self) -> Place:
        return self.passage.place_at(self.start)

    @cached_property
    def small(self) -> str:
        """Its text in small letters."""
        return self.text.lower()

    @cached_property
    def words(self) -> tuple[str, ...]:
        return words(self.text)

    def finds(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """What a pattern finds in it where something may be flagged; offsets are its own."""
        if not may_stand(pattern, self.small):
            return
        for found in pattern.finditer(self.text):
            start, end = found.span()
            if not self.passage.is_quiet(self.start + start, self.start + end):
                yield found

    def place_at(self, offset: int) -> Place:
        """The line on which an offset of its own text was written."""
        return self.passage.place_at(self.start + offset)


@dataclass(frozen=True, eq=False)
class ProseSection:
    """A section: its title is its first passage."""

    role: str
    title: str
    classes: frozenset[str]
    place: Place
    passages: tuple[Passage, ...]

    @property
    def body(self) -> tuple[Passage, ...]:
        """Its passages without its title."""
        return self.passages[1:]

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(word for passage in self.body for word in passage.words)

    @cached_property
    def text(self) -> str:
        """All its words but its title's, a line for each passage."""
        return "\n".join(passage.text for passage in self.body)


@dataclass(frozen=True, eq=False)
class Prose:
    """All that an article says in its sections; `abbreviations` are those that it defines."""

    lang: str
    sections: tuple[ProseSection, ...]
    abbreviations: dict[str, str] = field(default_factory=dict)

    def of(self, role: str) -> ProseSection | None:
        return next((section for section in self.sections if section.role == role), None)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(passage for section in self.sections for passage in section.passages)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(one for passage in self.passages for one in passage.sentences)

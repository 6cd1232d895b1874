"""Where in an article's text a leaf was written: its lines, and each of its letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from depliant.correcting.leaves import Leaf
from depliant.reading.blocks.tables import places

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_WHITE = re.compile(r"\s")
_ENTRY = r"(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?"
_BEFORE = re.compile(
    rf"\s*(?:>\s?)*(?:{_ENTRY}|:\s+|#{{1,6}}\s+|\[\^[^\]]+\]\s?:\s*|!{{3}}\s*[\w-]*\s*[\"“«]?)*"
)
_PICTURES = re.compile(r"(?:!\[[^\]]*\]\([^()]*\)\s*)+")
_BEHIND = {"title": re.compile(r"\s*\{[^{}]*\}\s*$"), "box": re.compile(r"\s*[\"”»]\s*$")}


@dataclass(frozen=True)
class Region:
    """Some letters of a text: from `start` up to `end`."""

    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """The text of an article; `begins` are the lines on which something begins."""

    text: str
    begins: tuple[int, ...] = field(repr=False)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *(found.end() for found in re.finditer("\n", self.text)), len(self.text) + 1)

    @cached_property
    def masked(self) -> str:
        """The text with any white as a space, and no letters in its comments."""
        hidden = _COMMENT.sub(lambda found: "\0" * len(found[0]), self.text)
        return _WHITE.sub(" ", hidden)

    def start(self, line: int) -> int:
        """Where a line begins, counted from 1."""
        return self._starts[min(line, len(self._starts)) - 1]

    def end(self, line: int) -> int:
        """Where a line ends, without the sign that ends it."""
        return max(self.start(line + 1) - 1, self.start(line))

    def line(self, at: int) -> int:
        """On which line a letter stands."""
        return self.text.count("\n", 0, at) + 1

    def lines(self, leaf: Leaf) -> Region:
        """The lines of a leaf, from its first to the last with a letter of its own."""
        after = next((line for line in self.begins if line > leaf.line), len(self._starts))
        start = self.start(leaf.line)
        there = self.masked[start : self.start(after)].replace("\0", " ").rstrip()
        return Region(start, self.end(self.line(start + max(len(there) - 1, 0))))

    def words(self, leaf: Leaf) -> Region:
        """Where the words of a leaf stand, with the marks around them."""
        if leaf.row:
            return self._cell(leaf)
        whole = self.lines(leaf)
        first = self.text[whole.start : self.end(leaf.line)]
        before = _BEFORE.match(first)
        start = whole.start + (before.end() if before else 0)
        end = whole.end
        if leaf.shape in _BEHIND and (behind := _BEHIND[leaf.shape].search(self.text[start:end])):
            end = start + behind.start()
        there = self.masked[start:end].replace("\0", " ")
        return Region(start, start + len(there.rstrip()))

    def without_pictures(self, region: Region) -> Region:
        """The rest of a region that begins with pictures."""
        found = _PICTURES.match(self.text, region.start, region.end)
        return Region(found.end(), region.end) if found else region

    def _cell(self, leaf: Leaf) -> Region:
        start = self.start(leaf.line)
        line = self.text[start : self.end(leaf.line)]
        indent = len(line) - len(line.lstrip())
        cells = places(line[indent:])
        if leaf.column >= len(cells):
            return Region(self.end(leaf.line), self.end(leaf.line))
        first, last = cells[leaf.column]
        return Region(start + indent + first, start + indent + last)

    def letters(self, leaf: Leaf) -> dict[int, int]:
        """Where the letters of a leaf stand, those that can be told."""
        region = self.words(leaf)
        written = self.masked[region.start : region.end]
        said = _WHITE.sub(" ", leaf.text)
        matcher = SequenceMatcher(None, written, said, autojunk=False)
        return {
            block.b + n: region.start + block.a + n
            for block in matcher.get_matching_blocks()
            for n in range(block.size)
        }


def text_of(text: str, begins: Iterable[int]) -> Text:
    return Text(text, tuple(sorted(set(begins))))

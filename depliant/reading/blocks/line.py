"""One line of Markdown: its number, how far it is indented, what stands on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

TAB = 4  # columns
_UNSEEN = "\u200b\u200e\u200f\u2060\ufeff\u00ad"  # take no room, and hide a mark from a parser
_INDENT = re.compile(rf"[\s{_UNSEEN}]*")


class Kind(Enum):
    """What a line is before its marks are read."""

    WORDS = "words"
    FENCE = "fence"  # opens or closes a block of code
    CODE = "code"


@dataclass(frozen=True)
class Line:
    """A line as it was written (`raw`), without its comments; `number` is counted from 1."""

    number: int
    raw: str
    kind: Kind = Kind.WORDS

    @cached_property
    def _start(self) -> int:
        found = _INDENT.match(self.raw)
        return found.end() if found else 0

    @cached_property
    def indent(self) -> int:
        """How many columns of white stand before the first sign; any kind of space is one."""
        column = 0
        for char in self.raw[: self._start]:
            if char == "\t":
                column += TAB - column % TAB
            elif char not in _UNSEEN:
                column += 1
        return column

    @cached_property
    def text(self) -> str:
        """The line without its indentation."""
        return self.raw[self._start :]

    @property
    def blank(self) -> bool:
        return self.kind is Kind.WORDS and not self.text

    def moved(self, columns: int) -> Line:
        """The line nearer to the margin, at most as far as its first sign."""
        if columns <= 0:
            return self
        return replace(self, raw=" " * max(0, self.indent - columns) + self.text)

    def said(self, text: str) -> Line:
        """The same line with another text, not indented."""
        return replace(self, raw=text)

"""What every kind of block is to the reader, and the lines that belong to what opens above them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from depliant.reading.blocks.block import Block
from depliant.reading.blocks.line import Kind, Line
from depliant.reading.blocks.marks import GLUED
from depliant.words import _

Lines = Sequence[Line]
Taken = tuple[Block, int]  # a block, and how many lines it took
INSIDE = 2  # columns: a line that is indented so much more belongs to what opens above it


class Reader(Protocol):
    """What a kind of block may ask the reader."""

    def blocks(self, lines: Lines) -> tuple[Block, ...]:
        """The blocks of some lines."""

    def opens(self, lines: Lines, before: Line) -> bool:
        """Whether another block opens on the first of `lines`, right under the line `before`."""

    def wrong(self, line: Line, message: str, remedy: str) -> None:
        """Keep a problem that is met on a line."""


@dataclass(frozen=True)
class BlockKind:
    """`opens` says whether it begins on the first of some lines; `interrupts` whether it also does
    right under a line of words (by default, if it opens); `take` reads it."""

    opens: Callable[[Lines], bool]
    take: Callable[[Reader, Lines], Taken]
    interrupts: Callable[[Lines, Line], bool] | None = None

    def under(self, lines: Lines, before: Line) -> bool:
        return self.interrupts(lines, before) if self.interrupts else self.opens(lines)


def below(
    reader: Reader, lines: Lines, own: int, ends: Callable[[Line], bool] = lambda line: False
) -> list[Line]:
    """The lines after the first that belong to it: those that are indented more than its `own`
    columns, and what continues its sentence, up to another block, or a line that `ends` it. A new
    sentence that is not indented may belong to it or not: that is a problem."""
    taken: list[Line] = []
    for at, line in enumerate(lines[1:], 1):
        inside = line.indent >= own + INSIDE or line.kind is Kind.CODE or _closes(line, taken)
        if line.blank or inside:
            taken.append(line)
        elif lines[at - 1].blank or ends(line) or reader.opens(lines[at:], lines[at - 1]):
            break
        elif continues(line, lines[at - 1]):
            taken.append(line.said(" " * (own + INSIDE) + line.text))
        else:
            (like_an_entry if GLUED.match(line.text) else _unclear)(reader, line)
            break
    while taken and taken[-1].blank:
        taken.pop()
    return taken


def continues(line: Line, before: Line) -> bool:
    """Whether a line goes on with the sentence above it: with a small letter, or with a number
    where that sentence has not ended."""
    first = next((char for char in line.text if char.isalnum()), "")
    return first.islower() or (first.isdigit() and before.text.rstrip()[-1:] not in ".!?:;…")


def _closes(line: Line, taken: Lines) -> bool:
    """Whether a line closes a block of code among those that were taken."""
    return line.kind is Kind.FENCE and sum(one.kind is Kind.FENCE for one in taken) % 2 == 1


def _unclear(reader: Reader, line: Line) -> None:
    message = _("“{text}” stands right under a list or a box: is it part of it?")
    remedy = _("Put two spaces before it if it is, or an empty line above it if not.")
    reader.wrong(line, message.format(text=shortened(line.text)), remedy)


def like_an_entry(reader: Reader, line: Line) -> None:
    """Tell a line that begins as entries of a list do, with other signs or without a space."""
    message = _("“{text}” looks like the entry of a list.")
    remedy = _("Begin each entry with `- `, or with `1. ` if their order counts.")
    reader.wrong(line, message.format(text=shortened(line.text)), remedy)


def shortened(text: str) -> str:
    """The beginning of a text, as messages quote it."""
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"

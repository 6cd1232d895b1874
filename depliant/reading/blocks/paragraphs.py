"""Paragraphs, and the terms and meanings that begin like one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.reading.blocks.block import Glossary, Meaning, Paragraph, has_words
from depliant.reading.blocks.definitions import says_nothing
from depliant.reading.blocks.kinds import Lines, Reader, Taken, below, shortened
from depliant.reading.blocks.line import Kind, Line
from depliant.reading.blocks.marks import underline
from depliant.reading.blocks.typed import typed_otherwise
from depliant.words import _

_MEANING = re.compile(r":\s+(\S.*)", re.DOTALL)


def paragraph(reader: Reader, lines: Lines) -> Taken:
    """The words on these lines, up to a blank one or another block; or a term and its meanings."""
    count = next(_ends(reader, lines), len(lines))
    if count == 0:
        return _without_term(reader, lines)
    words = tuple(lines[:count])
    if meanings := _meanings_at(lines, count):
        found, taken = _meanings(reader, words, lines, meanings)
        return Glossary(words[0].number, found), taken
    if count < len(lines) and underline(lines[count]):
        _underlined(reader, words)
        count += 1
    typed_otherwise(reader, words, lines[count:])
    return Paragraph(words[0].number, words), count


def _ends(reader: Reader, lines: Lines) -> Iterator[int]:
    """Where the words may end."""
    for at, line in enumerate(lines):
        ended = line.blank or line.kind is not Kind.WORDS or _MEANING.match(line.text)
        if ended or (at and (underline(line) or reader.opens(lines[at:], lines[at - 1]))):
            yield at


def _underlined(reader: Reader, words: Lines) -> None:
    message = _("“{text}” is underlined with a line of signs.")
    remedy = _(
        "For a section write `## … {#role}`; for a line across, leave an empty line above it."
    )
    reader.wrong(words[-1], message.format(text=shortened(words[-1].text)), remedy)


# --- terms and meanings ----------------------------------------------------------------------


def _meanings_at(lines: Lines, at: int) -> int:
    """The line of the first meaning under some words, with one blank line between at most."""
    for here in (at, at + 1):
        if here < len(lines) and not lines[here].blank:
            return here if _MEANING.match(lines[here].text) else 0
    return 0


def _is_meaning(line: Line) -> bool:
    return _MEANING.match(line.text) is not None


def _meanings(
    reader: Reader, terms: tuple[Line, ...], lines: Lines, at: int
) -> tuple[tuple[Meaning, ...], int]:
    found: list[Meaning] = []
    end = at
    while at < len(lines) and (mark := _MEANING.match(lines[at].text)):
        inside = below(reader, lines[at:], lines[at].indent, _is_meaning)
        least = min((line.indent for line in inside if not line.blank), default=0)
        first = lines[at].said(mark[1])
        blocks = reader.blocks([first, *(line.moved(least) for line in inside)])
        if not has_words(blocks):
            says_nothing(reader, lines[at])
        found.append(Meaning(lines[at].number, () if found else terms, blocks))
        end = at + 1 + len(inside)
        at = next((n for n in range(end, len(lines)) if not lines[n].blank), len(lines))
    return tuple(found), end


def _without_term(reader: Reader, lines: Lines) -> Taken:
    message = _(
        "“{text}”: a `:` that opens a line gives the meaning of the word above; there is none."
    )
    remedy = _("Write the word on the line above, or begin the line with something else.")
    reader.wrong(lines[0], message.format(text=shortened(lines[0].text)), remedy)
    return Paragraph(lines[0].number, (lines[0],)), 1

"""Plain text → paragraphs: at its blank lines, else at each line; wrapped lines are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from depliant.importing.opened import letters
from depliant.importing.opened.source import Source
from depliant.importing.shapes import Block, Heading, Paragraph, Rule, Span

_UNDERLINE = re.compile(r"([=~*_-])\1{2,}\s*")
_ENTRY = re.compile(r"(\s*)(?:[-–*•+·▪o]|\d{1,2}[.)])[ \t]+(?=\S)")
_WRAPPED = (50, 100)  # letters of the lines of a text that an editor wrapped


def read_plain(text: str) -> Source:
    """What a plain text holds."""
    letter = letters.opened(text)
    text = letter.text
    lines = (
        [line.rstrip() for line in text.expandtabs(8).split("\n")]
        if _indented(text)
        else [line.rstrip() for line in text.split("\n")]
    )
    blocks = tuple(_blocks(lines))
    words = (*lines, *(one.quoted for one in letter.told))
    return Source("", words, letter.told, front=letter.front, blocks=blocks, tabs=True)


def _indented(text: str) -> bool:
    """Whether tabs only indent its lines, and part no columns."""
    return not re.search(r"\S\t+\S", text)


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    wrapped = _is_wrapped(lines)
    group: list[str] = []
    parted = any(not line.strip() for line in lines[:-1])
    for line in (*lines, ""):
        if _UNDERLINE.fullmatch(line.strip()):
            yield from _underlined(group, line, wrapped)
            group = []
        elif line.strip():
            group.append(line)
            if not parted:
                yield from _paragraph(group, wrapped)
                group = []
        else:
            yield from _paragraph(group, wrapped)
            group = []


def _underlined(group: list[str], line: str, wrapped: bool) -> Iterator[Block]:
    """A line of signs: the one above it is a heading, or it parts two paragraphs."""
    if group and len(group[-1].strip()) <= 80:
        yield from _paragraph(group[:-1], wrapped)
        yield Heading(1 if line.strip()[0] in "=*" else 2, (Span(group[-1].strip()),))
    else:
        yield from _paragraph(group, wrapped)
        yield Rule()


def _paragraph(group: list[str], wrapped: bool) -> Iterator[Block]:
    if not group:
        return
    text = "\n".join(_entries(group))
    if wrapped:
        text = re.sub(r"(?<=\S)\n(?=\s{0,3}[^\W\d_(«“\"])", _join, text)
    yield Paragraph((Span(text),))


def _entries(group: Sequence[str]) -> Iterator[str]:
    """The lines, those of an entry joined: a line below the words of one goes on with it."""
    held, column = "", 0  # an entry, and where its words begin
    for line in group:
        inset = len(line) - len(line.lstrip())
        if held and inset >= column and not _ENTRY.match(line):
            held = f"{held} {line.strip()}"
            continue
        if held:
            yield held
        found = _ENTRY.match(line)
        held, column = (line, found.end()) if found else ("", 0)
        if not found:
            yield line
    if held:
        yield held


def _join(found: re.Match[str]) -> str:
    """A space for the end of a line that is long enough to have been wrapped."""
    line = found.string[: found.start()].rpartition("\n")[2]
    return " " if len(line) >= _WRAPPED[0] else "\n"


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether an editor broke the lines: many are nearly as long as the longest, none is longer
    than an editor's."""
    long = [line for line in lines if len(line) >= _WRAPPED[0]]
    return len(long) > 2 and max(map(len, lines), default=0) <= _WRAPPED[1]

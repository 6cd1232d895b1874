"""Plain text → paragraphs: at its blank lines, else at each line; wrapped lines are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from depliant.importing.opened.source import Source
from depliant.importing.shapes import Block, Heading, Paragraph, Rule, Span

_UNDERLINE = re.compile(r"([=~*_-])\1{2,}\s*")
_WRAPPED = (50, 100)  # letters of the lines of a text that an editor wrapped


def read_plain(text: str) -> Source:
    """What a plain text holds."""
    lines = (
        [line.rstrip() for line in text.expandtabs(8).split("\n")]
        if _indented(text)
        else [line.rstrip() for line in text.split("\n")]
    )
    blocks = tuple(_blocks(lines))
    return Source("", tuple(lines), blocks=blocks, tabs=True)


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
    text = "\n".join(group)
    if wrapped:
        text = re.sub(r"(?<=\S)\n(?=\s{0,3}[^\W\d_(«“\"])", _join, text)
    yield Paragraph((Span(text),))


def _join(found: re.Match[str]) -> str:
    """A space for the end of a line that is long enough to have been wrapped."""
    line = found.string[: found.start()].rpartition("\n")[2]
    return " " if len(line) >= _WRAPPED[0] else "\n"


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether an editor broke the lines: many are nearly as long as the longest, none is longer
    than an editor's."""
    long = [line for line in lines if len(line) >= _WRAPPED[0]]
    return len(long) > 2 and max(map(len, lines), default=0) <= _WRAPPED[1]

"""Blocks that hold no others: code, headings inside a section, rules."""

from __future__ import annotations

import re
from itertools import takewhile

from depliant.reading.blocks.block import Code, Heading, Rule
from depliant.reading.blocks.kinds import BlockKind, Lines, Reader, Taken, shortened
from depliant.reading.blocks.line import Kind, Line
from depliant.reading.blocks.marks import heading, is_rule
from depliant.words import _

SECTION, DEEPEST = 2, 4  # levels of headings
_COLUMNS = re.compile(r"-{2,}(?:\s+-{2,})+\s*")  # how Pandoc draws a table's columns


def _code(_reader: Reader, lines: Lines) -> Taken:
    inside = list(takewhile(lambda line: line.kind is Kind.CODE, lines[1:]))
    text = "\n".join(line.moved(lines[0].indent).raw for line in inside)
    return Code(lines[0].number, text), len(inside) + 2


def _heading(reader: Reader, lines: Lines) -> Taken:
    level, words = heading(lines[0]) or (0, "")
    if level <= SECTION:
        _not_a_section(reader, lines[0])
    elif level > DEEPEST:
        message = _("“{text}”: there is no heading with {n} marks `#`.")
        remedy = _("Write `### ` for a heading inside a section, `#### ` for one below it.")
        text = shortened(lines[0].text)
        reader.wrong(lines[0], message.format(text=text, n=level), remedy)
    elif not words:
        message = _("A heading without words.")
        reader.wrong(lines[0], message, _("Write it, or remove its marks."))
    read = level if SECTION < level <= DEEPEST else SECTION + 1
    return Heading(lines[0].number, read, words), 1


def _not_a_section(reader: Reader, line: Line) -> None:
    message = _("“{text}” opens a heading inside something else.")
    remedy = _("Put it at the very beginning of its line; write `\\#` for the sign.")
    reader.wrong(line, message.format(text=shortened(line.text)), remedy)


def _rule(reader: Reader, lines: Lines) -> Taken:
    if _COLUMNS.fullmatch(lines[0].text):
        message = _("“{text}” looks like a table whose columns are parted by spaces.")
        remedy = _("Write each row as `| … | … |`, and `|---|---|` under the headings.")
        reader.wrong(lines[0], message.format(text=shortened(lines[0].text)), remedy)
    return Rule(lines[0].number), 1


CODE = BlockKind(lambda lines: lines[0].kind is Kind.FENCE, _code)
HEADING = BlockKind(lambda lines: heading(lines[0]) is not None, _heading)
RULE = BlockKind(lambda lines: is_rule(lines[0]), _rule)

"""Cheap limits that refuse monsters before anything parses them.

Each limit is far above an honest leaflet (an A4 handout holds about 600 words) and far below
what makes a parser slow: 5,000 unclosed brackets cost a Markdown parser 8 s, a hundred nested
lists end in a RecursionError after as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.errors import Place, Problem
from depliant.words import _
from depliant.words.figures import count

MOST_BYTES = 1_000_000
MOST_PICTURE_BYTES = 30_000_000  # a telephone's photograph has 2 to 15 MB
MOST_ICC_BYTES = 8_000_000  # profiles of presses have 0.5 to 3 MB
MOST_YAML_BYTES = 200_000
MOST_WORDS = 20_000
MOST_LINES = 20_000
LONGEST_WORD = 200
DEEPEST_LIST = 12
MOST_COLUMNS = 8
MOST_OPEN_BRACKETS = 40

_MARK = r"(?:[-*+]|\d+[.)])[ \t]+|>[ \t]?"
_LIST_ITEM = re.compile(rf"([ \t]*)((?:{_MARK})+)")
_MARKS = re.compile(_MARK)


def monsters(text: str, place: Place) -> Iterator[Problem]:
    """What in an article's `text` is too large to be honest; `place` is its first line."""
    words = len(text.split())
    if words > MOST_WORDS:
        message = _("The text has {words} words; the most is {most}.")
        yield Problem(
            message.format(words=count(words), most=count(MOST_WORDS)),
            place,
            _("Split the article."),
        )
    lines = text.count("\n") + 1
    if lines > MOST_LINES:
        message = _("The text has {lines} lines; the most is {most}.")
        yield Problem(
            message.format(lines=count(lines), most=count(MOST_LINES)),
            place,
            _("Split the article."),
        )
        return
    squares = rounds = 0  # opened and not closed in this paragraph
    for number, line in enumerate(text.split("\n"), place.line or 1):
        here = place.at(number)
        squares, rounds = (
            (
                squares + line.count("[") - line.count("]"),
                rounds + line.count("(") - line.count(")"),
            )
            if line.strip()
            else (0, 0)
        )
        yield from _line(line, here)
        if max(squares, rounds) > MOST_OPEN_BRACKETS:
            yield Problem(
                _("Too many brackets are opened and never closed."),
                here,
                _("Close them, or write \\[ for a bracket that is only a sign."),
            )
            return


def _line(line: str, here: Place) -> Iterator[Problem]:
    longest = max(map(len, line.split()), default=0)
    if longest > LONGEST_WORD:
        message = _("A word of {n} characters without a space; the most is {most}.")
        yield Problem(
            message.format(n=longest, most=LONGEST_WORD), here, _("Put spaces in it, or remove it.")
        )
    elif _depth(line) > DEEPEST_LIST:
        message = _("A list {n} levels deep; the most is {most}, and one is best.")
        yield Problem(
            message.format(n=_depth(line), most=DEEPEST_LIST),
            here,
            _("Write it as short sections."),
        )
    columns = line.strip().strip("|").count("|") + 1
    if columns > MOST_COLUMNS:
        message = _("A table of {n} columns; paper holds at most {most}.")
        yield Problem(
            message.format(n=columns, most=MOST_COLUMNS),
            here,
            _("Turn the table, split it, or write a list."),
        )


def _depth(line: str) -> int:
    found = _LIST_ITEM.match(line)
    if not found:
        return 0
    return len(found[1].expandtabs(4)) // 4 + len(_MARKS.findall(found[2]))

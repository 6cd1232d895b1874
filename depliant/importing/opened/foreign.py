"""What pandoc, MkDocs and Obsidian write beside CommonMark, as CommonMark: tables drawn with signs,
lines of verse, tabs, boxes in quotes, numbered examples."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*$|^[^\n|]+\|[^\n]*$")
_DASHES = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELLS = re.compile(r"(?<!\\)\|")
_GRID = re.compile(r"^\+[-=+:]+\+[ \t]*\n(?:[|+][^\n]*[|+][ \t]*\n?)+", re.MULTILINE)
_SIMPLE = re.compile(
    r"^(?P<head>[ \t]*\S[^\n]*\n)?(?P<rule>[ \t]*-{2,}(?:[ \t]+-{2,})+)[ \t]*\n"
    r"(?P<rows>(?:[ \t]*\S[^\n]*\n?)+)",
    re.MULTILINE,
)
_VERSE = re.compile(r"^(?:\|[ \t][^\n|]*(?:\n|\Z))+(?!\|)", re.MULTILINE)
_EXAMPLE = re.compile(r"^\(@[\w-]*\)(?=[ \t])", re.MULTILINE)
_TAB = re.compile(
    r"^===[+!]?[ \t]+\"([^\"\n]+)\"[ \t]*\n((?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n)+)",
    re.MULTILINE,
)
_ALERT = re.compile(
    r"^>[ \t]*\[!([\w-]+)\][-+]?[ \t]*([^\n]*)(?:\n|\Z)((?:^>[^\n]*(?:\n|\Z))*)", re.MULTILINE
)


def rewritten(text: str, framed: Callable[[str, str, str], str]) -> str:
    """A text with such constructions as CommonMark and HTML; `framed` writes a box of a kind, a
    title, a text."""
    text = _GRID.sub(lambda found: _grid(found[0]), text)
    text = _SIMPLE.sub(_simple, text)
    text = _VERSE.sub(_verse, text)
    text = _EXAMPLE.sub("1.", text)
    text = _TAB.sub(lambda found: f"**{found[1]}**\n\n{_dedented(found[2])}\n", text)
    text = _ALERT.sub(lambda found: framed(found[1], found[2].strip(), _unquoted(found[3])), text)
    return "\n".join(_widened(text.split("\n")))


def _widened(lines: list[str]) -> Iterator[str]:
    """Tables whose rows have more cells than their headings: no reader shows what is too much."""
    at = 0
    while at < len(lines):
        if at + 1 < len(lines) and "|" in lines[at] and _DASHES.match(lines[at + 1]):
            end = at + 2
            while end < len(lines) and "|" in lines[end] and _ROW.match(lines[end]):
                end += 1
            yield from _as_wide(lines[at:end])
            at = end
        else:
            yield lines[at]
            at += 1


def _as_wide(rows: list[str]) -> list[str]:
    widths = [len(_CELLS.split(row.strip().removeprefix("|").removesuffix("|"))) for row in rows]
    more = max((*widths[2:], 0)) - widths[0]
    if more <= 0 or widths[1] != widths[0]:
        return rows
    head, rule = (row.rstrip().removesuffix("|") for row in rows[:2])
    return [head + "|" + " |" * more, rule + "|" + "---|" * more, *rows[2:]]


def _pipes(rows: list[list[str]]) -> str:
    width = max(map(len, rows))
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in full]
    return "\n".join(["", lines[0], "|" + "---|" * width, *lines[1:], "", ""])


def _grid(drawn: str) -> str:
    """A table drawn with `+---+`: the lines between two rules are one row."""
    rows: list[list[str]] = []
    fresh = True
    for line in drawn.strip("\n").split("\n"):
        if line.startswith("+"):
            fresh = True
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if fresh or len(cells) != len(rows[-1]):
            rows.append(cells)
        else:
            rows[-1] = [f"{a} {b}".strip() for a, b in zip(rows[-1], cells, strict=True)]
        fresh = False
    return _pipes(rows) if rows else drawn


def _simple(found: re.Match[str]) -> str:
    """A table whose columns a line of dashes sets."""
    edges = [(one.start(), one.end()) for one in re.finditer(r"-+", found["rule"])]
    starts = [0, *((a + b) // 2 for (_s, a), (b, _e) in pairwise(edges))]
    lines = [found["head"] or "", *found["rows"].split("\n")]
    lines = [one.rstrip("\n") for one in lines if one.strip() and not re.fullmatch(r"[ \t-]+", one)]
    if not found["head"] or len(lines) < 2:
        return found[0]
    rows = [_parted(line, starts) for line in lines]
    return _pipes(rows) if all(rows) else found[0]


def _parted(line: str, starts: list[int]) -> list[str]:
    """The cells of a line; none if a word stands across the edge of two."""
    if any(0 < at < len(line) and not line[at - 1 : at + 1].count(" ") for at in starts[1:]):
        return []
    ends = [*starts[1:], len(line)]
    return [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _verse(found: re.Match[str]) -> str:
    lines = [line[1:].strip() for line in found[0].strip("\n").split("\n")]
    return "\\\n".join(lines) + "\n\n" if len(lines) > 1 else found[0]


def _dedented(text: str) -> str:
    return re.sub(r"^(?: {4}|\t)", "", text, flags=re.MULTILINE)


def _unquoted(text: str) -> str:
    return re.sub(r"^>[ \t]?", "", text, flags=re.MULTILINE)

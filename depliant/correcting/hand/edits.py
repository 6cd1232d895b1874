"""A correction → what changes in the text of an article: as few letters as can be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from depliant.correcting.corrections import Correction, Leaves
from depliant.correcting.hand import pen
from depliant.correcting.hand.places import Region, Text
from depliant.correcting.leaves import Leaf, Token
from depliant.reading.blocks.tables import cells

_TITLED = re.compile(r"!\[[^\]]*\]\([^()]*[\"“][^()]*\)")  # a picture with its caption


@dataclass(frozen=True)
class Edit:
    """Letters of a text, and what stands in their place."""

    start: int
    end: int
    text: str


class UnwritableError(Exception):
    """A correction that cannot be written in this way."""


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A text with some edits; those at one place stand in their order."""
    found, at = [], 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if edit.start < at:
            raise UnwritableError
        found += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*found, text[at:]))


def patched(text: Text, before: Leaf, after: Leaf) -> tuple[Edit, ...]:
    """Only the words that are other ones; their marks stay. `UnwritableError` if words are set in
    another way, or if a note or a link comes or goes."""
    letters = text.letters(before)
    mine, theirs = before.tokens, after.tokens
    one, other = [token.key for token in mine], [token.key for token in theirs]
    found = []
    for what, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        if any(token.note or token.text == "\n" for token in (*mine[a:b], *theirs[c:d])):
            raise UnwritableError
        place = _place(letters, mine, a, b, theirs[c:d])
        found.append(Edit(place.start, place.end, pen.words_of(theirs[c:d])))
    return tuple(found)


def _place(
    letters: dict[int, int], mine: tuple[Token, ...], a: int, b: int, new: tuple[Token, ...]
) -> Region:
    """Where in the text the words from `a` to `b` stand, or the place between two of them where
    new ones stand that are set alike."""
    if a < b:
        first, last = letters.get(mine[a].start), letters.get(mine[b - 1].end - 1)
        if first is None or last is None or not _set_alike((*mine[a:b], *new)):
            raise UnwritableError
        return Region(first, last + 1)
    if a and _set_alike((mine[a - 1], *new)) and (at := letters.get(mine[a - 1].end - 1)):
        return Region(at + 1, at + 1)
    if a < len(mine) and _set_alike((mine[a], *new)) and (at := letters.get(mine[a].start)):
        return Region(at, at)
    raise UnwritableError


def _set_alike(tokens: Iterable[Token]) -> bool:
    """Whether words are set in one way, and lead to one address."""
    return len({(token.marks, token.link) for token in tokens}) <= 1


def rewritten(text: Text, before: Leaf, after: Leaf) -> Edit:
    """All the words of a leaf, behind the pictures that it begins with."""
    region = text.words(before)
    rest = text.without_pictures(region) if before.pictures else region
    if len(before.pictures) != len(after.pictures) or _pictures_inside(text, rest):
        raise UnwritableError
    if before.shape == "caption" or _TITLED.search(text.text, region.start, region.end):
        raise UnwritableError
    return Edit(rest.start, rest.end, _written(text, before, after, region.start))


def _pictures_inside(text: Text, region: Region) -> bool:
    return "![" in text.text[region.start : region.end]


def _written(text: Text, before: Leaf, after: Leaf, start: int) -> str:
    if before.row:
        return pen.line(after, "; ")
    if before.shape in ("title", "h3", "h4", "box", "dt"):
        return pen.line(after).replace('"', "’") if before.shape == "box" else pen.line(after)
    column = start - text.start(before.line)
    return pen.entry(after, " " * column)


# --- what was taken out ----------------------------------------------------------------------


def taken_out(text: Text, base: Leaves, one: Correction) -> tuple[Edit, ...]:
    """The lines of leaves that go, or the words of cells of a row that stays."""
    first = one.before[0]
    others = [leaf for leaf in base if leaf not in one.before]
    if first.row and any(leaf.row == first.row for leaf in others):
        places = [text.words(leaf) for leaf in one.before]
        return tuple(Edit(place.start, place.end, "") for place in places)
    if first.shape == "box" and len(one.before) == 1:
        words = text.words(first)
        return (Edit(words.start - 1, text.end(first.line), ""),)
    if first.shape in ("title", "caption"):
        raise UnwritableError
    entry = first.shape == "li" or bool(first.row)
    start = text.start(first.line)
    white = _LINE_BEFORE if entry else _WHITE_BEFORE
    if before := white.search(text.text[:start]):
        start = before.start()
    return (Edit(start, text.lines(one.before[-1]).end, ""),)


_LINE_BEFORE = re.compile(r"\n\Z")
_WHITE_BEFORE = re.compile(r"(?:\n[^\S\n]*)+\Z")  # with a paragraph go the empty lines before it


# --- what was put in -------------------------------------------------------------------------

_SIGN = re.compile(r"(\s*(?:>\s?)*)([-*+]|\d{1,3}[.)])(\s+)")
_INDENT = re.compile(r"[^\S\n]*(?:>\s?)*")
_LEVELS = {"h2": "###", "h3": "####", "h4": "####"}  # of headings, in the Word file


def put_in(text: Text, base: Leaves, one: Correction) -> tuple[Edit, ...]:
    """New lines behind the leaf that they follow; a new word in an empty cell."""
    behind = base[max(one.at, 1) - 1]
    first = one.after[0]
    if any(leaf.pictures for leaf in one.after) or first.shape == "h1":
        raise UnwritableError
    if first.row:
        return _new_cells(text, base, one, behind)
    at = text.end(_last_line(text, base, behind))
    if first.shape == "li":
        return (Edit(at, at, _new_entry(text, base, behind, first)),)
    indent = _indent(text, behind) if _is_inside(first, behind) else ""
    lines = [_paragraph(leaf, indent) for leaf in one.after]
    new = "".join(f"\n\n{line}" for line in lines)
    follows = text.text[at + 1 : at + 2]
    return (Edit(at, at, f"{new}\n" if follows not in ("", "\n") else new),)


def _last_line(text: Text, base: Leaves, leaf: Leaf) -> int:
    """The last line of what a leaf belongs to: of a table, its last row."""
    rows = [one for one in base if one.row and one.row >= leaf.row] if leaf.row else []
    last = leaf
    for one in rows:
        if one.row - last.row > 1 or one.line - last.line > 2:
            break
        last = one
    return text.line(text.lines(last).end)


def _is_inside(new: Leaf, behind: Leaf) -> bool:
    """Whether a new paragraph belongs in the frame or the entry that it follows."""
    return new.boxed and (behind.boxed or behind.shape == "box")


def _indent(text: Text, behind: Leaf) -> str:
    line = text.text[text.start(behind.line) : text.end(behind.line)]
    found = _INDENT.match(line)
    indent = found[0] if found else ""
    return f"{indent}    " if behind.shape == "box" else indent


def _paragraph(leaf: Leaf, indent: str) -> str:
    if leaf.shape in _LEVELS:
        return f"{indent}{_LEVELS[leaf.shape]} {pen.line(leaf)}"
    return f"{indent}{pen.paragraph(leaf, indent)}"


def _new_entry(text: Text, base: Leaves, behind: Leaf, new: Leaf) -> str:
    """An entry like the last one of its list; a list of its own where there is none."""
    like = _entry_before(base, behind, new)
    found = _SIGN.match(text.text, text.start(like.line)) if like else None
    if found:
        indent, sign = found[1], found[2]
        between = "\n"
    else:
        inner = _SIGN.match(text.text, text.start(behind.line)) if behind.shape == "li" else None
        outer = " " * len(inner[0]) if inner else ""
        indent, sign = outer or (_indent(text, behind) if new.boxed else ""), ""
        between = "\n" if inner else "\n\n"
    if not sign or sign[0].isdigit() != new.numbered:
        sign = "1." if new.numbered else "-"
    elif new.numbered:
        sign = f"{int(sign[:-1]) + 1}{sign[-1]}"
    head = f"{indent}{sign} "
    return f"{between}{head}{pen.entry(new, ' ' * len(head))}"


def _entry_before(base: Leaves, behind: Leaf, new: Leaf) -> Leaf | None:
    """The last entry before a new one, as deep as it, of the list that goes on there."""
    for leaf in reversed(base[: base.index(behind) + 1]):
        if leaf.shape == "li" and leaf.depth == new.depth and leaf.numbered == new.numbered:
            return leaf
        if leaf.depth < new.depth:
            return None
    return None


def _new_cells(text: Text, base: Leaves, one: Correction, behind: Leaf) -> tuple[Edit, ...]:
    """Words in cells of a row that were empty, or a row."""
    follows = base[one.at] if one.at < len(base) else behind
    for row in (behind, follows):
        before = row is behind and row.column < one.after[0].column
        if row.row and (before or (row is follows and row.column > one.after[-1].column)):
            places = [(text.words(replace(row, column=new.column)), new) for new in one.after]
            return tuple(Edit(at.start, at.end, pen.line(new, "; ")) for at, new in places)
    return (_new_row(text, behind, one.after),)


def _new_row(text: Text, behind: Leaf, new: Leaves) -> Edit:
    if not behind.row:
        raise UnwritableError
    start = text.start(behind.line)
    line = behind.line + 1 if behind.shape == "th" else behind.line  # below the line of dashes
    row = [""] * len(cells(text.text[start : text.end(behind.line)].strip()))
    for leaf in new:
        if leaf.column >= len(row):
            raise UnwritableError
        row[leaf.column] = pen.line(leaf, "; ")
    at = text.end(line)
    return Edit(at, at, f"\n{_indent(text, behind)}| {' | '.join(row)} |")

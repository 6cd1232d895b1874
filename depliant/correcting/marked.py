"""A correction in words: what was taken out and put in, with a few words around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from depliant.correcting.corrections import Correction
from depliant.correcting.leaves import Leaf, Token

What = Literal["kept", "gone", "new"]
_AROUND = 9  # words and spaces that are shown before and after those that changed
_ANOTHER = 0.45  # of words in common: with fewer, it is another sentence
_PART = re.compile(r"(?:foot|end)note-")  # before the number of a note that is new
_SIGNS = {"bold": "**", "italic": "*", "below": "~", "above": "^"}


@dataclass(frozen=True)
class Piece:
    """Some words of a correction."""

    what: What
    text: str


def pieces(one: Correction) -> tuple[Piece, ...]:
    """The words of a correction in their order."""
    if one.before and one.after:
        return tuple(_compared(one.before[0], one.after[0]))
    what: What = "gone" if one.before else "new"
    text = " | ".join(_said(leaf.tokens) for leaf in one.before or one.after)
    return (Piece(what, text),)


def _compared(before: Leaf, after: Leaf) -> Iterator[Piece]:
    mine, theirs = before.tokens, after.tokens
    found = _steps(mine, theirs)
    for number, (same, a, b, c, d) in enumerate(found):
        if same:
            yield Piece("kept", _shortened(mine[a:b], number == 0, number == len(found) - 1))
            continue
        old, new = mine[a:b], theirs[c:d]
        marked = [t.text for t in old] == [t.text for t in new]
        marked = marked or {t.link for t in old} != {t.link for t in new}
        if a < b:
            yield Piece("gone", _said(mine[a:b], marked))
        if c < d:
            yield Piece("new", _said(theirs[c:d], marked))


_Step = tuple[bool, int, int, int, int]  # whether the words are the same; from and up to which


def _steps(mine: tuple[Token, ...], theirs: tuple[Token, ...]) -> list[_Step]:
    """What was kept and what changed, in turn; white between two changes is part of them."""
    keys, others = [token.key for token in mine], [token.key for token in theirs]
    matcher = SequenceMatcher(None, keys, others, autojunk=False)
    if matcher.ratio() < _ANOTHER:
        return [(False, 0, len(mine), 0, len(theirs))]
    found: list[_Step] = []
    for what, a, b, c, d in matcher.get_opcodes():
        white = found and b < len(mine) and all(token.is_white for token in mine[a:b])
        same = what == "equal" and not white
        if found and not same and not found[-1][0]:
            _same, first, _b, start, _d = found.pop()
            found.append((False, first, b, start, d))
        else:
            found.append((same, a, b, c, d))
    return found


def _shortened(tokens: tuple[Token, ...], first: bool, last: bool) -> str:
    """Words that were kept; of many, those beside what changed."""
    if first and len(tokens) > _AROUND:
        return "… " + _said(tokens[-_AROUND:]).lstrip()
    if last and len(tokens) > _AROUND:
        return _said(tokens[:_AROUND]).rstrip() + " …"
    if len(tokens) > 2 * _AROUND:
        return f"{_said(tokens[:_AROUND]).rstrip()} … {_said(tokens[-_AROUND:]).lstrip()}"
    return _said(tokens)


def _said(tokens: tuple[Token, ...], marked: bool = False) -> str:
    """Words as they are read; with their marks, where only these changed."""
    if not marked:
        return "".join(map(_word, tokens))
    found = []
    for (marks, link), group in groupby(tokens, lambda token: (token.marks, token.link)):
        words = "".join(map(_word, group))
        signs = "".join(_SIGNS[mark] for mark in sorted(marks)) if words.strip() else ""
        text = f"{signs}{words}{signs[::-1]}"
        found.append(f"[{text}]({link})" if link else text)
    return "".join(found)


def _word(token: Token) -> str:
    if token.note:
        return f"[^{_PART.sub('', token.note)}]"
    return " " if token.is_white else token.text.replace("\n", " ↵ ")

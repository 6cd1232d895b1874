"""A correction in words: what was taken out and put in, with a few words around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from depliant.correcting.corrections import Correction
from depliant.correcting.leaves import Leaf, Token

What = Literal["kept", "gone", "new"]
_AROUND = 9  # words and spaces that are shown before and after those that changed
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
    keys, others = [token.key for token in mine], [token.key for token in theirs]
    found = SequenceMatcher(None, keys, others, autojunk=False).get_opcodes()
    for number, (what, a, b, c, d) in enumerate(found):
        if what == "equal":
            yield Piece("kept", _shortened(mine[a:b], number == 0, number == len(found) - 1))
            continue
        marked = "".join(t.text for t in mine[a:b]) == "".join(t.text for t in theirs[c:d])
        if a < b:
            yield Piece("gone", _said(mine[a:b], marked))
        if c < d:
            yield Piece("new", _said(theirs[c:d], marked))


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
    return "".join(_word(token, marked) for token in tokens)


def _word(token: Token, marked: bool) -> str:
    if token.note:
        return f"[^{token.note}]"
    if not marked or token.is_white:
        return " " if token.is_white else token.text.replace("\n", " ↵ ")
    signs = "".join(_SIGNS[mark] for mark in sorted(token.marks))
    text = f"{signs}{token.text}{signs[::-1]}"
    return f"[{text}]({token.link})" if token.link else text

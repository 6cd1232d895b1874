"""A sentence quoted for a terminal, the words that are meant marked below it or in colour."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import click

from depliant.words import _

WIDEST = 88  # columns of a quoted line: with what stands before it, a terminal of 96
_MORE = "… "
_RIGHT_TO_LEFT = ("R", "AL")


def quoted(sentence: str, words: str, *, colour: bool) -> Iterator[str]:
    """The lines that quote a sentence, as far as there is room around the words that are meant."""
    sentence = " ".join(sentence.split())
    start = sentence.find(words := " ".join(words.split())) if words else -1
    if start < 0:
        yield f"| {_clipped(sentence, 0, 0)[0]}"
        return
    shown, start = _clipped(sentence, start, len(words))
    before, meant = shown[:start], shown[start : start + len(words)]
    after = shown[start + len(words) :]
    if colour:
        yield f"| {before}{click.style(meant, bold=True, underline=True)}{after}"
    elif _turns(shown):  # nobody can tell in which column a terminal sets these words
        yield f"| {shown}"
        yield "| " + _("here: {words}").format(words=meant)
    else:
        yield f"| {shown}"
        yield "| " + " " * _columns(before) + "^" * max(1, _columns(meant))


def _clipped(text: str, start: int, length: int) -> tuple[str, int]:
    """The part of a text that a line holds around the words that stand at `start`, and where they
    stand in it."""
    if len(text) <= WIDEST:
        return text, start
    room = max(0, WIDEST - length) // 2
    first = max(0, min(start - room, len(text) - WIDEST))
    last = first + max(WIDEST, start - first + length)
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = max(text.rfind(" ", start + length, last), start + length)
    head, tail = _MORE if first else "", " …" if last < len(text) else ""
    return head + text[first:last] + tail, start - first + len(head)


def _turns(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text)


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: signs that are set on others take none, wide
    ones two."""
    return sum(map(_width, text))


def _width(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1

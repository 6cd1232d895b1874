"""Roles: how a role is read as somebody typed it: in parts, each by the words it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from depliant.errors import Place
from depliant.reading.spelling import folded
from depliant.reading.values import load_yaml

Words = tuple[str, ...]
_SHIPPED = Path(__file__).with_name("roles.yaml")
_PARTS = re.compile(r"[,;:/()+&|•–—\n]|\s-\s|\b(?:et|and)\b")
_OPEN = re.compile(r"[?¿\[\]{}<>…_]|\.\.\.|\*\*")  # a question, a prompt, a line to fill in


def words_of(text: str) -> Words:
    """The words of a text, without capitals and accents."""
    return tuple(re.findall(r"[^\W_]+", folded(text)))


def parts(role: str) -> tuple[Words, ...]:
    """What a role says one after the other: `Pédiatre, cheffe de service` says two things."""
    each = (words_of(part) for part in _PARTS.split(folded(role)))
    return tuple(one for one in each if one)


def spans(phrase: Words, words: Words) -> Iterator[tuple[int, int]]:
    """Where a phrase stands among words: from which word up to which."""
    size = len(phrase)
    for start in range(len(words) - size + 1):
        if words[start : start + size] == phrase:
            yield start, start + size


def denied(role: str) -> bool:
    """Whether a role says that somebody is not what it names, or asks who it is."""
    return bool(_OPEN.search(role)) or _says(role, "denies")


def names_nobody(text: str) -> bool:
    """Whether a name or a role says that somebody has still to be found: `à confirmer`, `?`."""
    return bool(_OPEN.search(text)) or _says(text, "nobody")


def is_beside(part: Words) -> bool:
    """Whether a part of a role names a rank, and its profession may follow."""
    return any(part[: len(phrase)] == phrase for phrase in _phrases()["beside"])


def bared(part: Words, own: Sequence[Words] = ()) -> Iterator[Words]:
    """A part of a role, then without what may stand before a profession, word after word."""
    waiting, seen = [part], set()
    while waiting:
        words = waiting.pop()
        if words in seen:
            continue
        seen.add(words)
        yield words
        before = (*_phrases()["before"], *own)
        waiting += [words[len(one) :] for one in before if words[: len(one)] == one]


def _says(text: str, name: str) -> bool:
    words = words_of(text)
    return any(next(spans(phrase, words), None) for phrase in _phrases()[name])


@cache
def _phrases() -> Mapping[str, tuple[Words, ...]]:
    data = load_yaml(_SHIPPED.read_text(encoding="utf-8"), Place(_SHIPPED.name)).data
    return {name: tuple(map(words_of, rows)) for name, rows in data.items()}

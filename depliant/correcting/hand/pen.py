"""Words of a correction → Markdown; look-ups, notes and pictures stay what they were."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from depliant.content.facts import REFERENCE
from depliant.correcting.leaves import Leaf, Token
from depliant.importing.shapes import Spans, lines
from depliant.importing.writing.escaping import escaped
from depliant.importing.writing.inline import Hand

_TICK = re.compile(r"^\s*[☐☑]\s*")


class _Pen(Hand):
    """A hand that knows look-ups."""

    @property
    def _escape(self) -> Callable[[str], str]:
        return plain


def plain(text: str) -> str:
    """Words that are printed as they are, but for look-ups."""
    found, at = [], 0
    for reference in REFERENCE.finditer(text):
        found += [escaped(text[at : reference.start()]), reference[0]]
        at = reference.end()
    return "".join((*found, escaped(text[at:])))


def words_of(tokens: tuple[Token, ...]) -> str:
    """Tokens as words inside a line, without their marks."""
    return plain("".join(" " if token.is_white else token.text for token in tokens))


def paragraph(leaf: Leaf, indent: str = "") -> str:
    """The words of a leaf as a paragraph; its further lines are indented."""
    return f"\n{indent}".join(_Pen({}).paragraph(_words(leaf)))


def line(leaf: Leaf, between: str = " ") -> str:
    """The words of a leaf in one line."""
    return _Pen({}).line(_words(leaf), between)


def entry(leaf: Leaf, indent: str) -> str:
    """The words of a leaf behind the mark of a list."""
    return paragraph(replace(leaf, spans=_without_tick(leaf.spans)), indent)


def _words(leaf: Leaf) -> Spans:
    """The words of a leaf without its pictures, a line break only between words."""
    words = tuple(span for span in leaf.spans if not span.picture)
    kept = [part for part in lines(words) if part]
    found = list(kept[0]) if kept else []
    for part in kept[1:]:
        found += [replace(part[0], text="\n", marks=frozenset(), link="", note=""), *part]
    return tuple(found)


def _without_tick(spans: Spans) -> Spans:
    first, rest = spans[:1], spans[1:]
    return (*(one.said(_TICK.sub("", one.text)) for one in first), *rest)

"""Abbreviations: what one means is printed where an edition first uses it.

A meaning that shows when one points at a word does not show on paper. It is set in the text, so
that a reading copy, a screen and a sheet say the same: "CAR (récepteur antigénique chimérique)".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_HEADINGS = frozenset({"h3", "h4"})
_BLOCKS = frozenset({"p", "li", "dd", "dt", "td", "th"})
_WORD = re.compile(r"[-\u2011\w]*")  # what follows in the same word: the "-T" of CAR-T


@dataclass(frozen=True)
class _Use:
    """An abbreviation in the text, the block it stands in, and whether that is a heading."""

    abbreviation: Element
    block: Element
    heading: bool

    @property
    def name(self) -> str:
        return self.abbreviation.text or ""


def spell_out(root: Element, known: Collection[str], headed: Collection[str]) -> tuple[str, ...]:
    """Print the meaning of each abbreviation behind its first use in a section, unless it is
    `known` or the author says it there; returns those that are known now. Headings leave it to the
    text, but for those that no text uses (`headed`)."""
    spelled: list[str] = []
    for use in _uses(root):
        meaning = use.abbreviation.get("title", "")
        elsewhere = use.heading and use.name not in headed
        if not meaning or elsewhere or use.name in known or use.name in spelled:
            continue
        spelled.append(use.name)
        if not _said(use.block, use.name, meaning):
            del use.abbreviation.attrib["title"]
            _add(use.abbreviation, meaning)
    return tuple(spelled)


def in_headings(root: Element) -> tuple[str, ...]:
    """The abbreviations that headings use."""
    return tuple(use.name for use in _uses(root) if use.heading)


def _uses(root: Element) -> list[_Use]:
    return list(_found(root, root, heading=False))


def _found(element: Element, block: Element, heading: bool) -> Iterator[_Use]:
    for child in element:
        title = child.tag in _HEADINGS or child.get("class") == "admonition-title"
        if child.tag == "abbr":
            yield _Use(child, block, heading)
        else:
            inner = child if child.tag in _BLOCKS or title else block
            yield from _found(child, inner, heading or title)


def _said(block: Element, name: str, meaning: str) -> bool:
    """Whether the author says it: `CAR (meaning)` or `meaning (CAR)`."""
    text = " ".join("".join(block.itertext()).casefold().split())
    name, meaning = name.casefold(), " ".join(meaning.casefold().split())
    return f"{name} ({meaning}" in text or f"{meaning} ({name}" in text


def _add(abbreviation: Element, meaning: str) -> None:
    tail = abbreviation.tail or ""
    word = _WORD.match(tail)
    end = word.end() if word else 0
    alone = tail[end:].startswith(")")  # "(CAR)": no brackets inside brackets
    abbreviation.tail = tail[:end] + (f", {meaning}" if alone else f" ({meaning})") + tail[end:]

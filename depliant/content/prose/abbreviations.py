"""Abbreviations: what one means is printed where an edition first uses it.

A meaning that shows when one points at a word does not show on paper. It is set in the text, so
that a reading copy, a screen and a sheet say the same: "CAR (récepteur antigénique chimérique)".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

_HEADINGS = frozenset({"h3", "h4"})
_WORD = re.compile(r"[-\u2011\w]*")  # what follows in the same word: the "-T" of CAR-T


def spell_out(root: Element, known: Collection[str]) -> tuple[str, ...]:
    """Print the meaning of each abbreviation behind its first use in a section, unless it is
    `known` or the author says it there; returns those that are known now. Headings only use them:
    the text spells them out."""
    spelled: list[str] = []
    for block, abbreviation in list(_used(root, root)):
        name, meaning = abbreviation.text or "", abbreviation.get("title", "")
        if name in known or name in spelled or not meaning:
            continue
        spelled.append(name)
        if not _said(block, name, meaning):
            del abbreviation.attrib["title"]
            _add(abbreviation, meaning)
    return tuple(spelled)


def _used(element: Element, block: Element) -> Iterator[tuple[Element, Element]]:
    """The abbreviations outside headings, each with the block that it stands in."""
    for child in element:
        if child.tag == "abbr":
            yield block, child
        elif child.tag not in _HEADINGS and child.get("class") != "admonition-title":
            inner = child if child.tag in ("p", "li", "dd", "dt", "td", "th") else block
            yield from _used(child, inner)


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

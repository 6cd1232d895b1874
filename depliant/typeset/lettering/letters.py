"""The letters of a text, and of each section of an HTML page: what is to be found on its pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element

_SILENT = frozenset(("head", "style", "script", "title", "svg"))
_MANY = 1 << 14  # texts: the lines of a leaflet are looked at for each hospital, by several rules
Letters = Mapping[str, str]
"""The letters of each section (`data-section`), in document order."""


@lru_cache(maxsize=_MANY)
def letters(text: str) -> str:
    """The letters and digits of a text, in NFKC form, in their order: spaces, hyphens and signs
    do not count, since lines are broken and hyphenated on the way to paper."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def html_letters(html: Element) -> dict[str, str]:
    """The letters of each section (`data-section`) of parsed HTML, in document order."""
    return by_section(_parts(html, ""))


def by_section(parts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The letters of texts, each given with its section."""
    texts: dict[str, list[str]] = {}
    for section, text in parts:
        if section:
            texts.setdefault(section, []).append(text)
    return {section: letters("".join(pieces)) for section, pieces in texts.items()}


def together(one: Letters, other: Letters) -> dict[str, str]:
    """The letters of two pages."""
    names = dict.fromkeys((*one, *other))
    return {name: one.get(name, "") + other.get(name, "") for name in names}


def _parts(element: Element, section: str) -> Iterator[tuple[str, str]]:
    """The texts in an element, each with the section it stands in."""
    if element.tag in _SILENT or not isinstance(element.tag, str):  # a comment has no tag
        return
    section = element.get("data-section", section)
    yield section, element.text or ""
    for child in element:
        yield from _parts(child, section)
        yield section, child.tail or ""

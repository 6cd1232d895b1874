"""The addresses that an article sends its readers to, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from depliant.errors import Place
from depliant.reading.sections import Section
from depliant.sources.leaflet import Article

_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_LINK = re.compile(
    r"(?<!!)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?(?P<inside>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)"
    r"|^[\s>]*\[[^\]^]+\]:\s*<?(?P<defined>[^\s<>]+)"
    r"|(?P<typed>\b(?:https?://|mailto:|tel:)[^\s<>«»“”\"()]+)"
)


@dataclass(frozen=True)
class Address:
    """An address as it was written, and where."""

    text: str
    place: Place


def addresses(article: Article) -> Iterator[Address]:
    """The addresses in the text of an article and of its sources, in their order; those of places
    in itself (`#risks`) are none, nor what a fact is put into."""
    for number, source in enumerate(article.meta.sources):
        if source.url:
            yield Address(source.url, article.values.place(("sources", number, "url")))
    for section in article.sections:
        yield from _in_section(section)


def _in_section(section: Section) -> Iterator[Address]:
    first = (section.place.line or 1) + 1
    for number, line in enumerate(section.text.split("\n"), first):
        for found in _LINK.finditer(_CODE.sub("", line)):
            typed = (found["typed"] or "").rstrip(".,;:!?…'’*_")
            text = found["inside"] or found["defined"] or typed
            if text and not text.startswith("#") and "{{" not in text:
                yield Address(text, section.place.at(number))

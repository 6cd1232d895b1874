"""The text of an article with other words → the bytes of its file: lines that say the same keep
theirs, with their ends, their spaces and their accents as somebody typed them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from depliant.sources.leaflet import Article, parse_article

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def with_text(data: bytes, article: Article, text: str) -> bytes:
    """The bytes of an article's file once it says `text`; those of sections that say what they
    said are left as they are."""
    raw = _LINE.findall(data.decode("utf-8"))
    old, new = article.text.split("\n"), text.split("\n")
    raw += [""] * (len(old) - len(raw))  # the last line, if nothing stands on it
    changed = parse_article(text, article.slug, article.lang, article.place)
    mine, theirs = _starts(article), _starts(changed)
    ends = zip((*mine[1:], len(old)), (*theirs[1:], len(new)), strict=True)
    found: list[str] = []
    for a, c, (b, d) in zip(mine, theirs, ends, strict=True):
        found += _lines(raw[a:b], old[a:b], new[c:d])
    return "".join(found).encode()


def _starts(article: Article) -> list[int]:
    """The lines, from 0, on which the front matter and the sections begin."""
    return [0, *((section.place.line or 1) - 1 for section in article.sections)]


def _lines(raw: Sequence[str], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    if old == new:
        yield from raw
        return
    end = next((one[len(one.rstrip("\r\n")) :] for one in raw if one.endswith(("\r", "\n"))), "\n")
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield from raw[a:b] if what == "equal" else [f"{line}{end}" for line in new[c:d]]

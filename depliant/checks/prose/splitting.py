"""Where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…]+[»”\"’)\]]*(?:[ \u00a0\u202f]+[»”])?(?=\s+[^\s.!?…])")
_SHORT = re.compile(  # what is followed by a point and ends no sentence
    r"(?:\b(?:Dr|Pr|Prof|M|MM|Mme|Mr|Mrs|Ms|St|p|pp|ex|c|cf|e\.g|i\.e|env|fig|n|art|vol|tél|tel"
    r"|max|min|No|vs|approx)|\b[A-ZÀ-Ý])\.$"
)
_GOES_ON = re.compile(r"\s*[a-zà-ÿœ,;:)]")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of the sentences of a passage, without the white around them."""
    start = 0
    for found in _END.finditer(text):
        end = found.end()
        if _SHORT.search(text, start, end) or _GOES_ON.match(text, end):
            continue
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    said = text[start:end]
    if said.strip():
        left = len(said) - len(said.lstrip())
        yield start + left, start + len(said.rstrip())

"""What stands before some words in their sentence: a denial, a doubt, a wish, a condition."""

from __future__ import annotations

import re

from depliant.checks.prose.prose import Sentence
from depliant.checks.sense.lexicon import said

_EDGE = re.compile(r"[,;:()–—«»“”]|\s-\s|\b(?:mais|donc|car|but|so)\b", re.IGNORECASE)


_FAR = 300  # letters: no clause is longer that anybody reads


def before(text: str, start: int) -> str:
    """The words of a clause before one of them."""
    begin = max(0, start - _FAR)
    edges = [found.end() for found in _EDGE.finditer(text, begin, start)]
    return text[edges[-1] if edges else begin : start]


def clause(text: str, start: int, end: int) -> str:
    """The whole clause that some words stand in."""
    after = _EDGE.search(text, end, end + _FAR)
    return before(text, start) + text[start : after.start() if after else end + _FAR]


def is_denied(text: str, start: int, lang: str) -> bool:
    return bool(said("clauses", "denies", lang).search(before(text, start)))


def is_doubted(text: str, start: int, lang: str) -> bool:
    """Whether what is said is only possible, hoped for, or tied to a condition."""
    return bool(said("clauses", "doubts", lang).search(before(text, start)))


def asks(sentence: Sentence) -> bool:
    return sentence.text.rstrip(' \u00a0\u202f»”")').endswith("?")

"""The words of a text that name something, cut so that those of one family are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from depliant.checks.prose.words import words
from depliant.checks.sense.amounts.numbers import SPELLED
from depliant.checks.sense.lexicon import lexicon, said

_ENDS = re.compile(r"(?<=\w{3})(?:ee?s?|[sx]|ez|er)$")
KEPT = 6  # letters: “perfusion”, “perfusions”, “perfuser” are one
_LETTERED = re.compile(r"([^\W\d_]{4,})\s([A-Z]\d{0,2})(?![\w’'])")  # “vitamine D”
LEAST = 4  # letters of a word that names something
_ELIDED = ("l", "d", "s", "n", "j", "m", "t", "c", "qu", "lorsqu", "jusqu")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What the words of a family have in common, without accents; empty for a short word."""
    first, _apostrophe, rest = word.lower().replace("’", "'").partition("'")
    plain = rest if first in _ELIDED else first
    letters = unicodedata.normalize("NFD", plain)
    bare = "".join(one for one in letters if not unicodedata.combining(one))
    return (_ENDS.sub("", bare) or bare)[:KEPT] if len(bare) >= LEAST else ""


@cache
def _empty(lang: str) -> frozenset[str]:
    listed = lexicon("claims").get(lang, {}).get("empty", "").split()
    return frozenset(stem(word) for word in (*listed, *SPELLED))


def names(text: str, lang: str) -> frozenset[str]:
    """The stems of what a text names, without numbers, little words and those of every dose."""
    found = {stem(word) for word in words(text) if not word[0].isdigit()}
    found |= {f"{stem(one[1])} {one[2]}" for one in _LETTERED.finditer(text)}
    short = said("claims", "short", lang).finditer(text)
    found |= {one[one.lastindex or 0].lower() for one in short}
    return frozenset(_alike(lang).get(one, one) for one in found - _empty(lang) - {""})


@cache
def _alike(lang: str) -> Mapping[str, str]:
    """The stems of words that name one thing: each row of `alike` begins with its own."""
    rows = (row.split() for row in lexicon("claims").get(lang, {}).get("alike", ()))
    return {stem(word): stem(row[0]) for row in rows for word in row}

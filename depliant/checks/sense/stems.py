"""The words of a text that name something, cut so that those of one family are the same."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from depliant.checks.prose.words import words
from depliant.checks.sense.lexicon import lexicon
from depliant.checks.sense.numbers import SPELLED

_ENDS = re.compile(r"(?<=\w{3})(?:ee?s?|[sx]|ez|er)$")
KEPT = 6  # letters: “perfusion”, “perfusions”, “perfuser” are one
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
    return frozenset(found) - _empty(lang) - {""}

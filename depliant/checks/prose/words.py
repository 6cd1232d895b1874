"""Words, as readability formulas count them, and their syllables."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+(?:[’'\u2010\u2011-][^\W_]+)*")
_VOWELS = {
    "fr": re.compile(r"[aeiouyàâäéèêëîïôöùûüÿœæ]+", re.IGNORECASE),
    "en": re.compile(r"[aeiouy]+", re.IGNORECASE),
}


def words(text: str) -> tuple[str, ...]:
    """The words of a text, elisions and compounds as one, numbers too."""
    return tuple(WORD.findall(text))


def syllables(word: str, lang: str) -> int:
    """How many syllables a word has, at least one: groups of vowels."""
    vowels = _VOWELS.get(lang, _VOWELS["fr"])
    return max(1, len(vowels.findall(word)))

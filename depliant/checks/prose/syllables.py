"""Syllables of a word, as it is said: counted by its groups of vowels.

Flesch counted them “as they are pronounced”, the shorter way where there are two, and one for what
is written in figures or in capitals alone. So a mute `e` at the end counts nothing (`malad·e`), one
inside a word does (`trai·te·ment`); `i`, `u`, `ou` before a vowel are said with it (`pa·tient`),
but not after two consonants (`cli·ent`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from depliant.checks.prose.english import groups as english
from depliant.checks.prose.french import groups as french

_PARTS = re.compile(r"[’'‐‑-]")
_SHORTENED = re.compile(r"[’'](?:re|ve)$")  # you’re, we’ve
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+")


@lru_cache(maxsize=16384)
def syllables(word: str, lang: str) -> int:
    """How many syllables a word has: at least one. Of a language that is not known, each group of
    vowels is one."""
    if word.isupper() and len(word) > 1:
        return 1
    word = _SHORTENED.sub("", word)
    parts = (_NOT_LETTERS.sub("", part) for part in _PARTS.split(word.lower()))
    return max(1, sum(_of_part(part, lang) for part in parts if part))


def _of_part(part: str, lang: str) -> int:
    """The syllables of what stands between apostrophes and hyphens; none in `l’`, `qu’`."""
    if lang == "fr":
        return french(part)
    return english(part) if lang == "en" else len(_VOWELS.findall(part))

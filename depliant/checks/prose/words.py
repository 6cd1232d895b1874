"""Words, as the authors of readability formulas counted them.

Flesch counted what stands between blanks: contractions, compounds, figures and signs are one word
each. So do the editors of text that people type in, and so does this: `l’enfant` is one word, and
so are `rendez-vous`, `12 500`, `12 h 30`, `01 99 00 12 34`.
"""

from __future__ import annotations

import re

from depliant.checks.prose.syllables import syllables

__all__ = ["WORD", "parts", "syllables", "words"]
_MARKS = r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+"  # accents, vowel signs
WORD = re.compile(
    r"[0-9]+(?:(?:[.,:/ \u00a0\u202f-]|[ \u00a0\u202f]?h[ \u00a0\u202f]?)[0-9]+)*"
    r"(?![’'\u2010\u2011-]?[^\W_])"
    rf"|[^\W_]+(?:{_MARKS}[^\W_]*)*(?:[’'\u2010\u2011-][^\W_]+(?:{_MARKS}[^\W_]*)*)*"
)


_JOINTS = re.compile(r"[’'\u2010\u2011-]")


def words(text: str) -> tuple[str, ...]:
    """The words of a text, elisions and compounds as one, numbers too."""
    return tuple(WORD.findall(text))


def parts(word: str) -> list[str]:
    """What a word is put together from, by apostrophes and hyphens: `l’enfant` has two parts."""
    return _JOINTS.split(word)

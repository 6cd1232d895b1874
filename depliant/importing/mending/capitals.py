"""Titles that were typed in capitals, in small letters: capitals are hard to read. What is an
abbreviation the rest of the text says."""

from __future__ import annotations

import re
from collections.abc import Container

_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[IVX]+")
_USUAL = frozenset(  # read as words, and written in capitals all the same
    "ORL IRM VIH SIDA AVC IMC ECG EEG ADN ARN SAMU SMUR OMS HAS UE USA AINS IVG PMA USI EHPAD AME "
    "ALD PAI ICU AIDS HIV MRI EU UK US".split()
)
_NAMED = re.compile(
    r"\b(Drs?|DRS?|Prs?|PRS?|MME|M\.|SAINTE?)([ \u00a0.-]+)([^\W\d_])", re.IGNORECASE
)
_LONGEST_ABBREVIATION = 6


def in_capitals(words: str) -> bool:
    """Whether a line is typed in capitals, and has a word that is no abbreviation."""
    letters = [one for one in words if one.isalpha()]
    long = any(len(one) > 3 for one in _WORD.findall(words))
    return long and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def abbreviations(text: str) -> frozenset[str]:
    """The words in capitals of lines that are not."""
    found: set[str] = set()
    for line in text.split("\n"):
        if not in_capitals(line):
            words = _WORD.findall(line)
            found.update(w for w in words if w.isupper() and 1 < len(w) <= _LONGEST_ABBREVIATION)
    return frozenset(found)


def lowered(words: str, kept: Container[str]) -> str:
    """A line in capitals as a sentence is written."""

    def small(found: re.Match[str]) -> str:
        word = found[0]
        bare = not re.search("[AEIOUYÀÂÉÈÊËÎÏÔÙÛÜŒ]", word) and len(word) > 1
        return (
            word
            if word in kept or word in _USUAL or bare or _ROMAN.fullmatch(word)
            else word.lower()
        )

    text = _NAMED.sub(_name, _WORD.sub(small, words))
    first = re.search(r"[^\W\d_]", text)
    at = first.start() if first else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def _name(found: re.Match[str]) -> str:
    """A title, and the name behind it."""
    return f"{found[1].capitalize()}{found[2]}{found[3].upper()}"

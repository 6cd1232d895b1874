"""Shares in a text: percentages, and how many of how many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from depliant.checks.prose.prose import Sentence

NUMBER = r"(?<![\d.,])\d+(?:(?:[ \u00a0\u202f]|,(?=\d00))\d{3}(?!\d))*(?:[.,]\d+)?"
_WORDS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "vingt": 20, "cent": 100, "mille": 1000, "one": 1, "two": 2,
    "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twenty": 20, "hundred": 100, "thousand": 1000,
    "quinze": 15, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "soixante-dix": 70, "quatre-vingts": 80, "quatre-vingt": 80, "quatre-vingt-dix": 90,
    "fifteen": 15, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_COUNT = rf"(?:{NUMBER}|\b(?:{'|'.join(_WORDS)})\b(?: (?:mille|thousand)\b)?)"
_AND = r"[ \u00a0\u202f]?(?:à|ou|et|to|or|and|[-–])[ \u00a0\u202f]?"
PERCENT = re.compile(
    rf"({_COUNT})(?:[ \u00a0\u202f]?%?{_AND}({_COUNT}))?"
    r"[ \u00a0\u202f]?(?:%|pour cent\b|percent\b|per cent\b)",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"({_COUNT})(?:{_AND}({_COUNT}))?((?:\s[^\W\d]+){{0,3}}?)\s"
    r"(?:sur|in|out of|of|(?:pour|per)(?!\scent\b))"
    rf"(?:\s(?:every|the|les))?\s({_COUNT})(?![ \u00a0]?%)",
    re.IGNORECASE,
)
_PARTS = [
    (re.compile(pattern, re.IGNORECASE), share)
    for pattern, share in (
        (r"\bla moitié\b|\bhalf\b", 1 / 2),
        (r"\b(?:un|le|a|one)[ -](?:tiers|third)\b", 1 / 3),
        (r"\b(?:les )?(?:deux|two)[ -](?:tiers|thirds)\b", 2 / 3),
        (r"\b(?:un|le|a|one)[ -](?:quart|quarter)\b", 1 / 4),
        (r"\b(?:les )?(?:trois|three)[ -](?:quarts|quarters)\b", 3 / 4),
    )
]
_MAYBE = re.compile(  # in small letters: most sentences have no share
    rf"[ \u00a0](?:sur|in|of|pour|per)\s(?:\w+\s)?{_COUNT}|(?:moitié|half|tiers|third|quart)"
)
_TIMES = re.compile(r"\b(?:jours?|nuits?|semaines?|days?|nights?|weeks?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Share:
    """A share of a whole, `low` to `high` (0 to 1), of `whole` (100 for a percentage, 0 for
    “half”), and where it stands."""

    low: float
    high: float
    whole: float
    sentence: Sentence
    match: re.Match[str]

    def says(self, other: Share) -> bool:
        """Whether it says the same, as people round: two points, or a fifth of a small one."""
        apart = max(abs(self.low - other.low), abs(self.high - other.high))
        larger = max(self.high, other.high)
        near = 0 if self.whole == other.whole else 0.2 * larger if larger < 0.1 else 0.02
        between = self.low <= other.low and other.high <= self.high
        return apart <= near + 1e-9 or between


def value(text: str) -> float:
    """What a number is, in figures or in a word: `12 500`, `0,5`, `dix`."""
    first, _blank, rest = text.lower().partition(" ")
    if first in _WORDS:
        return _WORDS[first] * (_WORDS[rest] if rest else 1)
    plain = re.sub(r"[ \u00a0\u202f]", "", text)
    plain = re.sub(r",(?=\d{3}(?!\d))(?<!^0,)", "", plain)
    return float(plain.replace(",", "."))


def percentages(sentence: Sentence) -> Iterator[Share]:
    if "%" not in sentence.text and "cent" not in sentence.small:
        return
    for found in sentence.finds(PERCENT):
        low = value(found[1]) / 100
        yield Share(low, value(found[2]) / 100 if found[2] else low, 100, sentence, found)


def frequencies(sentence: Sentence) -> Iterator[Share]:
    """How many of how many: `7 à 9 enfants sur 10`, `one in ten`, `la moitié`."""
    if not _MAYBE.search(sentence.small):
        return
    for found in sentence.finds(_OF):
        low, whole = value(found[1]), value(found[4])
        high = value(found[2]) if found[2] else low
        if whole >= max(2, low, high) and not _TIMES.search(found[3]):
            yield Share(low / whole, high / whole, whole, sentence, found)
    for pattern, share in _PARTS:
        yield from (Share(share, share, 0, sentence, one) for one in sentence.finds(pattern))

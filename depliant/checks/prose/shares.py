"""Shares in a text: percentages, and how many of how many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from depliant.checks.prose.prose import Sentence
from depliant.checks.prose.quickly import late
from depliant.checks.prose.spelled import SPELLED, spelled

NUMBER = r"(?<![\d.,])\d+(?:(?:[ \u00a0\u202f]|,(?=\d00))\d{3}(?!\d))*(?:[.,]\d+)?"
_ROUND = {"cent": 100, "mille": 1000, "hundred": 100, "thousand": 1000, "million": 1e6}
_LARGE = {
    **{"cent": 1e2, "cents": 1e2, "hundred": 1e2, "mille": 1e3, "thousand": 1e3},
    **dict.fromkeys(("million", "millions"), 1000000.0),
    **dict.fromkeys(("milliard", "milliards", "billion", "billions"), 1000000000.0),
}
_COUNT = rf"(?:{NUMBER}|\b(?:{SPELLED}|{'|'.join(_ROUND)})\b(?!-\w))"
_WHOLE = rf"{_COUNT}(?:[ \u00a0\u202f](?:{'|'.join(sorted(_LARGE, reverse=True))})\b)*"
_AND = r"[ \u00a0\u202f]?(?:à|ou|et|to|or|and|[-–])[ \u00a0\u202f]?"
PERCENT = late(
    rf"({_COUNT})(?:[ \u00a0\u202f]?%?{_AND}({_COUNT}))?"
    r"[ \u00a0\u202f]?(?:%|pour cent\b|percent\b|per cent\b)",
    re.IGNORECASE,
)
_OF = late(
    rf"({_COUNT})(?:{_AND}({_COUNT}))?((?:\s[^\W\d]+){{0,3}}?)\s"
    r"(?:sur|in|out of|of|(?:pour|per)(?!\scent\b))"
    rf"(?:\s(?:every|the|les|a))?\s({_WHOLE})(?![ \u00a0]?%)",
    re.IGNORECASE,
)
_PARTS = [
    (late(pattern, re.IGNORECASE), share)
    for pattern, share in (
        (r"\bla moitié\b|\bhalf\b", 1 / 2),
        (r"\b(?:un|le|a|one)[ -](?:tiers|third)\b", 1 / 3),
        (r"\b(?:les )?(?:deux|two)[ -](?:tiers|thirds)\b", 2 / 3),
        (r"\b(?:un|le|a|one)[ -](?:quart|quarter)\b", 1 / 4),
        (r"\b(?:les )?(?:trois|three)[ -](?:quarts|quarters)\b", 3 / 4),
    )
]
_MAYBE = late(  # in small letters: most sentences have no share
    rf"[ \u00a0](?:sur|in|of|pour|per)\s(?:\w+\s)?{_COUNT}|(?:moitié|half|tiers|third|quart)"
)
_TIMES = late(r"\b(?:jours?|nuits?|semaines?|days?|nights?|weeks?)\b", re.IGNORECASE)


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
    """What a number is, in figures or in words: `12 500`, `0,5`, `dix`, `cent mille`."""
    *rest, last = re.split(r"[ \u00a0\u202f](?=[^\W\d])", text.lower())
    if rest and last in _LARGE:
        return value(" ".join(rest)) * _LARGE[last]
    if (words := spelled(text) or _ROUND.get(text.lower())) is not None:
        return words
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

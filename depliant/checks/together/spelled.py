"""Numbers in words, in French and in English: what each word says."""

from __future__ import annotations

from collections.abc import Mapping

_FRENCH = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf"
).split()
_FRENCH_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_ENGLISH_TENS = dict(
    zip(
        range(20, 100, 10),
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        strict=True,
    )
)


def _french(number: int) -> str:
    if number < 20:
        return _FRENCH[number]
    tens = number // 20 * 20 if number >= 60 else number // 10 * 10
    rest, word = number - tens, "quatre-vingt" if tens == 80 else _FRENCH_TENS[tens]
    if not rest:
        return word
    link = "-et-" if rest in (1, 11) and tens != 80 else "-"
    return f"{word}{link}{_french(rest)}"


def _english(number: int) -> str:
    if number < 20:
        return _ENGLISH[number]
    tens, rest = number // 10 * 10, number % 10
    return _ENGLISH_TENS[tens] + (f"-{_ENGLISH[rest]}" if rest else "")


SPELLED: Mapping[str, Mapping[str, float]] = {
    "fr": {
        **{_french(n): n for n in range(2, 100)},
        **{"quatre-vingts": 80, "cent": 100, "cents": 100, "mille": 1000, "million": 1e6},
        **{"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30},
        **{"quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100},
        **{"premier": 1, "première": 1, "deuxième": 2, "second": 2, "seconde": 2, "troisième": 3},
        **{"quatrième": 4, "cinquième": 5, "double": 2, "triple": 3, "un": 1, "une": 1},
        **{"moitié": 2, "tiers": 3, "quart": 4, "quarts": 4},
    },
    "en": {
        **{_english(n): n for n in range(2, 100)},
        **{"hundred": 100, "thousand": 1000, "million": 1e6, "dozen": 12, "twice": 2, "both": 2},
        **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "double": 2, "triple": 3},
        **{"couple": 2, "pair": 2, "once": 1, "one": 1, "a": 1, "an": 1},
        **{"half": 2, "thirds": 3, "quarter": 4, "quarters": 4},
    },
}
"""The words of a language that are numbers; those that stand for nothing else are in words too."""

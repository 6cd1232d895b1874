"""Numbers in words, in French and in English: `quatre-vingt-cinq`, `forty-one`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

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


COUNTS: Mapping[str, Mapping[str, int]] = {
    "fr": {
        **{_french(n): n for n in range(1, 100)},
        **{f"{_french(n)}e": n for n in (1, 21, 31, 41, 51, 61, 81)},
        "quatre-vingts": 80,
    },
    "en": {_english(n): n for n in range(1, 100)},
}
"""The numbers from one to ninety-nine of a language."""

_ALL = {word: n for words in COUNTS.values() for word, n in words.items()}
_TENS = ("quatre-vingt", *_FRENCH_TENS.values(), *_ENGLISH_TENS.values())


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _from(tens: str) -> str:
    """A piece of a pattern: what goes on from tens, `vingt et un`."""
    ends = (word[len(tens) :] for word in _ALL if word.startswith(f"{tens}-"))
    return rf"{tens}(?:{_any(ends)})".replace("-et-", r"[-\s]et[-\s]")


# A piece of a pattern that finds any of them, quicker than a list of all.
SPELLED = (
    rf"(?:{'|'.join(map(_from, _TENS))}|quatre-vingts"
    rf"|{_any([*_FRENCH[1:], 'une', *_ENGLISH[1:], *_TENS])})"
)


def spelled(text: str) -> int | None:
    """What words say: `vingt et un`; None for what is no number of this kind."""
    return _ALL.get(re.sub(r"\s", "-", text.strip().lower()))

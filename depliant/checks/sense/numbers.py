"""Numbers as people write them: figures, words, ranges, “a dozen”."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FRENCH = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_ENGLISH = "one two three four five six seven eight nine ten eleven twelve"
_WORDS = {
    **{word: n for words in (_FRENCH, _ENGLISH) for n, word in enumerate(words.split(), 1)},
    **{"une": 1, "fifteen": 15, "dix-huit": 18, "eighteen": 18, "vingt-quatre": 24},
    **{"vingt": 20, "twenty": 20, "trente": 30, "thirty": 30, "quarante": 40, "forty": 40},
    **{"quarante-huit": 48, "soixante-douze": 72, "cinquante": 50, "fifty": 50, "soixante": 60},
    **{"sixty": 60, "ninety": 90, "cent": 100, "mille": 1000},
}
_ABOUT = {
    **{"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30},
    **{"quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "dozen": 12},
}
SPELLED = frozenset(_WORDS)
_OPENS = frozenset({*_WORDS, "a"})
ROUGH = 0.2  # the share by which “une quinzaine” may differ
_FIGURES = r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?![\d])|\d+(?:[.,]\d+)?"
_SPELLED = "|".join(sorted(_WORDS, key=len, reverse=True))
NUMBER = rf"(?:{_FIGURES}|(?<!\w)(?:{_SPELLED})(?![\w-]))"
_AN_ABOUT = rf"(?<!\w)(?:une|a) (?:petite |bonne )?(?:{'|'.join(_ABOUT)})(?: d[e’'])?(?!\w)"
# A number or a range; `low` and `high` are its ends.
RANGE = (
    rf"(?:(?P<about>{_AN_ABOUT})|(?P<low>{NUMBER})"
    rf"(?:\s?(?:à|-|–|ou|et|to|or|and)\s?(?P<high>{NUMBER}))?)"
).replace(" (?:", r"\s(?:")


_TOKEN = re.compile(r"(?<![\w,./⁄])[^\W_]+(?:-[^\W_]+)*")


def starts(text: str) -> Iterator[int]:
    """Where numbers may begin in a text."""
    for found in _TOKEN.finditer(text):
        token = found[0]
        if token[0].isdecimal() or token.lower() in _OPENS:
            yield found.start()


def number(text: str) -> float:
    """What a number says, in figures or in words."""
    plain = text.lower().strip()
    if plain in _WORDS:
        return float(_WORDS[plain])
    figures = re.sub(r"(?<=\d)[ \u00a0\u202f.](?=\d{3}(?!\d))", "", plain)
    return float(figures.replace(",", "."))


def ends(found: re.Match[str]) -> tuple[float, float]:
    """The lowest and the highest that a range (`RANGE`) says."""
    if found["about"]:
        near = next(n for word, n in _ABOUT.items() if word in found["about"].lower())
        return near * (1 - ROUGH), near * (1 + ROUGH)
    low = number(found["low"])
    high = number(found["high"]) if found["high"] else low
    return min(low, high), max(low, high)

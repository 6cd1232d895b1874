"""Numbers as people write them: figures, words, ranges, “a dozen”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.checks.prose import spelled

_WORDS = {**spelled.COUNTS["en"], **spelled.COUNTS["fr"], "cent": 100, "mille": 1000}
_ABOUT = {
    **{"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30},
    **{"quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "dozen": 12},
}
SPELLED = frozenset(_WORDS)
_OPENS = frozenset({*_WORDS, "a"})
ROUGH = 0.2  # the share by which “une quinzaine” may differ
_FIGURES = r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?![\d])|\d+(?:[.,]\d+)?"
NUMBER = rf"(?:{_FIGURES}|(?<!\w)(?:{spelled.SPELLED}|cent|mille)(?![\w-]))"
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
    if (joined := re.sub(r"\s", "-", plain)) in _WORDS:
        return float(_WORDS[joined])
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

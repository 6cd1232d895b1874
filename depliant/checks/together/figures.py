"""The figures of a text: numbers with their units, hours, telephones, said alike whatever the
language: `12 h 30` is 12:30 and 12.30 pm, `1,5 g` is 1500 mg, `trois jours` is three days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from depliant.checks.prose.plain import THING
from depliant.checks.sense.amounts.pieces import pieces
from depliant.checks.sense.amounts.rhythms import overlap, rhythms
from depliant.checks.together.spelled import SPELLED
from depliant.content.phones import typed

What = Literal[
    "phone", "dose", "share", "heat", "time", "days", "months", "years", "rhythm", "number"
]
GRAVE: frozenset[What] = frozenset({"phone", "dose", "share", "heat"})  # a slip harms somebody
_NEW = ("neuf",)  # no number, but before what is counted
_SPACE = "[ \u00a0\u202f]?"

# What a unit counts, and how much of it one is: doses in mg or ml, times in minutes, days.
_UNITS: tuple[tuple[str, What, float, str], ...] = (
    (r"µg|μg|mcg|microgrammes?|micrograms?", "dose", 0.001, "mg"),
    (r"mg|milligrammes?|milligrams?", "dose", 1, "mg"),
    (r"kg|kilos?|kilogrammes?|kilograms?", "dose", 1e6, "mg"),
    (r"g|grammes?|grams?", "dose", 1000, "mg"),
    (r"ml|millilitres?|milliliters?", "dose", 1, "ml"),
    (r"cl|centilitres?", "dose", 10, "ml"),
    (r"l|litres?|liters?", "dose", 1000, "ml"),
    (r"UI|IU|unités?|units?", "dose", 1, "UI"),
    (r"%|pour cents?|per ?cent", "share", 1, "%"),
    (r"°C|°|degrés?|degrees?", "heat", 1, "°C"),
    (r"minutes?|min|mn", "time", 1, "min"),
    (r"heures?|hours?|hrs?|h", "time", 60, "min"),
    (r"jours?|days?|journées?", "days", 1, "d"),
    (r"semaines?|weeks?", "days", 7, "d"),
    (r"mois|months?", "months", 1, "m"),
    (r"ans?|années?|years?|year-olds?", "years", 1, "y"),
)
_PART_OF: Mapping[str, What] = {"min": "time", "ml": "dose"}
_SUBSCRIBER = 9  # digits of a number that are the same from home and from abroad
_FORTNIGHT = {15.0: 14.0, 8.0: 7.0}  # French weeks begin and end on the same day


@dataclass(frozen=True)
class Figure:
    """What is counted, how much of it in its own `unit`; `count` is the number that is `written`,
    at an offset of its text, in words if it is `spelled`; a rhythm says from how many (`value`) to
    how many (`most`) times a day, sometimes so that it must be said alike (`strict`)."""

    what: What
    value: float
    unit: str
    count: float
    written: str
    start: int
    spelled: bool = False
    most: float = 0.0
    strict: bool = False

    def is_said_by(self, other: Figure) -> bool:
        """Whether another figure says the same, with a unit or without."""
        if self.what == other.what == "rhythm":
            return overlap(self.value, self.most, other.value, other.most)
        if self.what == other.what:
            return self.unit == other.unit and self.value == other.value
        bare = "number" in (self.what, other.what) and "phone" not in (self.what, other.what)
        vague = "rhythm" in (self.what, other.what) and self.count < 2
        return bare and not vague and self.count == other.count

    @property
    def is_sure(self) -> bool:
        """Whether it is a number that others must say: words such as “a” and “both” may be none."""
        if self.what == "rhythm":
            return self.strict
        return not self.spelled or self.count >= (3 if self.what == "number" else 2)


def figures(text: str, lang: str) -> tuple[Figure, ...]:
    """The figures of a text, in their order. Numbers in words are those of `fr` and `en`."""
    found: list[Figure] = []
    for start, phone in typed(text):
        digits = float(re.sub(r"\D", "", phone)[-_SUBSCRIBER:] or 0)
        found.append(Figure("phone", digits, "", digits, phone, start))
        text = _without(text, start, start + len(phone))
    for one in (*_often(text, lang), *_parts(text, lang)):
        if THING not in text[one.start : one.start + len(one.written)]:
            found.append(one)
            text = _without(text, one.start, one.start + len(one.written))
    for match in _clock(lang).finditer(text):
        found.append(_hour(match))
        text = _without(text, *match.span())
    found += _counted(text, lang)
    return tuple(sorted(found, key=lambda one: one.start))


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + THING * (end - start) + text[end:]


# --- rhythms and parts -----------------------------------------------------------------------


def _often(text: str, lang: str) -> Iterator[Figure]:
    """How often a day: “3 fois par jour”, “once a week”. “Each day” may be said in other words."""
    for one in rhythms(text) if lang in SPELLED else ():
        written = text[one.start : one.end]
        count = next((number.count for number in _counted(written, lang)), 0.0)
        strict = one.exact and not (one.dosed and one.low >= 1)
        yield Figure(
            "rhythm", one.low, "/d", count, written, one.start, most=one.high, strict=strict
        )


def _parts(text: str, lang: str) -> Iterator[Figure]:
    """Halves of tablets, of hours: “1/2 comprimé”, “half a tablet”."""
    for one in pieces(text) if lang in SPELLED else ():
        what = _PART_OF.get(one.unit, "number")
        unit = one.unit if what != "number" else ""
        end = one.end if unit else one.amount
        written = text[one.start : end].rstrip(" \u00a0\u202f-")
        yield Figure(what, one.value, unit, one.value, written, one.start)


# --- hours -----------------------------------------------------------------------------------


_NAMED = {
    "midi|noon|midday": 720,
    "minuit|midnight": 0,
    "demi[- ]heure|half[- ]hour|half an hour": 30,
    "quart d[’']heure|quarter of an hour": 15,
}  # minutes, by the words for them


@cache
def _clock(lang: str) -> re.Pattern[str]:
    """How the hours of a day are written; in English with a point only before am or pm."""
    half = rf"(?P<half>[ap]){_SPACE}\.?{_SPACE}m\b\.?" if lang == "en" else r"(?P<half>(?!))"
    words = "|".join(_NAMED)
    words = rf"|\b(?P<word>{words})\b"
    return re.compile(
        rf"(?<![\d.,])(?:(?P<h>[01]?\d|2[0-4]){_SPACE}(?:h|:){_SPACE}(?P<m>[0-5]\d)(?!\d)"
        rf"(?:{_SPACE}(?:{half}))?"
        rf"|(?P<h2>1[0-2]|0?[1-9])(?:[.:](?P<m2>[0-5]\d))?{_SPACE}{half.replace('half', 'half2')})"
        rf"{words}",
        re.IGNORECASE,
    )


def _hour(found: re.Match[str]) -> Figure:
    if found["word"]:
        minutes = next(n for one, n in _NAMED.items() if re.fullmatch(one, found["word"], re.I))
    else:
        hours = int(found["h"] or found["h2"])
        half = (found["half"] or found["half2"] or "").lower()
        hours = hours % 12 + (12 if half == "p" else 0) if half else hours
        minutes = hours * 60 + int(found["m"] or found["m2"] or 0)
    return Figure("time", float(minutes), "min", minutes / 60, found[0], found.start())


# --- numbers ---------------------------------------------------------------------------------


@cache
def _numbers(lang: str) -> re.Pattern[str]:
    """Numbers in figures, or in words, and the unit behind them."""
    point, group = (r"\.", ",") if lang == "en" else (r"[.,]", "")
    thousands = rf"\d{{1,3}}(?:[ \u00a0\u202f{group}]\d{{3}})+(?!\d)"
    words = "|".join(sorted(map(re.escape, SPELLED.get(lang, {})), key=len, reverse=True))
    spelled = rf"|(?P<word>(?<![\w-])(?:{words})(?![\w-]))" if words else "|(?P<word>(?!))"
    spelled = spelled.replace(r"\-et\-", "(?: et |-et-)")
    units = "|".join(f"(?P<u{n}>{one[0]})" for n, one in enumerate(_UNITS))
    between = r"(?:[ \u00a0\u202f-]?|[ ](?:de |d[’']|of ))"  # "une quinzaine de jours"
    return re.compile(
        rf"(?:(?P<digits>(?<![\w.,/])(?:{thousands}|\d+(?:{point}\d+)?)){spelled})"
        rf"(?:(?:e|er|ère|ème|st|nd|rd|th)\b)?(?:{between}(?:{units})(?![\w’'/]))?",
        re.IGNORECASE,
    )


def _counted(text: str, lang: str) -> Iterator[Figure]:
    for found in _numbers(lang).finditer(text):
        number = _value(found, lang)
        unit = next((n for n in range(len(_UNITS)) if found[f"u{n}"]), None)
        written = found[0], found.start(), bool(found["word"])
        if unit is not None:
            _pattern, what, size, name = _UNITS[unit]
            value = round(number * size, 6)
            value = _FORTNIGHT.get(value, value) if what == "days" else value
            yield Figure(what, value, name, number, *written)
        elif found[0].lower() not in _NEW:
            yield Figure("number", number, "", number, *written)


def _value(found: re.Match[str], lang: str) -> float:
    if found["word"]:
        words: Mapping[str, float] = SPELLED[lang]
        word = found["word"].casefold().replace(" et ", "-et-")
        return float(words.get(word, 1))  # letters that no one types: an article, for all we know
    plain = re.sub(r"[ \u00a0\u202f]", "", found["digits"])
    if lang == "en":
        return float(plain.replace(",", ""))
    return float(plain.replace(",", "."))

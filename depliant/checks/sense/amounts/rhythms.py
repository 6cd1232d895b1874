"""How often something is done: “3 fois par jour”, “toutes les 4 heures”, “once a week”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from depliant.checks.prose.quickly import late
from depliant.checks.sense.amounts.numbers import RANGE, ends

_DAYS = (  # of a period
    (r"jours?|j|journées?|nuits?|24 ?h(?:eures)?|days?|nights?|24 hours", 1.0),
    (r"semaines?|weeks?", 7.0),
    (r"mois|months?", 30.4),
    (r"ans?|années?|years?", 365.0),
    (r"heures?|h|hours?|hrs?", 1 / 24),
)
MOST = 12.0  # times a day that anything is taken “every day”
_PERIOD = "|".join(one for one, _days in _DAYS)
_EACH = r"(?: (?:par|chaque|tous les|toutes les|en|a|per|each|every|in) | ?/ ?)"
_ADVERB = (
    (r"quotidien(?:ne)?(?:ment|s)?|journali[eè]re?(?:ment|s)?|daily", 1.0),
    (r"hebdomadaires?(?:ment)?|weekly", 7.0),
    (r"mensuel(?:le)?(?:ment|s)?|monthly", 30.4),
    (r"annuel(?:le)?(?:ment|s)?|yearly|annual(?:ly)?", 365.0),
)
_ADVERBS = "|".join(one for one, _days in _ADVERB)
_TIMES = r"(?:fois|prises?|doses?|times)(?: (?:seulement|only|maximum))?"
_TAKEN = (
    r"\d+(?:[.,]\d+)? ?(?:mg|µg|g|ml|UI|IU|mg/kg|mg/m²|g/m²|comprimés?|gélules?|sachets?|gouttes?"
    r"|bouffées?|ampoules?|injections?|piqûres?|tablets?|capsules?|drops?|puffs?|injections?)"
    r"(?: (?:de |d[’']|of )?[\w’'-]+){0,2}?"
)
_WEEKDAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?"
)


def _pattern(text: str) -> re.Pattern[str]:
    return late(rf"(?<![\w-])(?:{text})(?![\w-])".replace(" ", r"\s"), re.IGNORECASE)


_SO_MANY = _pattern(
    rf"(?:{RANGE} ?(?:seule )?{_TIMES}|(?P<few>once|twice)(?: only)?)"
    rf"(?:{_EACH}(?P<per>{_PERIOD})| (?P<adverb>{_ADVERBS}))"
)
_EVERY = _pattern(rf"(?:toutes les|tous les|every) {RANGE} ?(?P<per>{_PERIOD})")
_BETWEEN = _pattern(
    rf"{RANGE} ?(?P<per>h|heures?|hours?)(?: au moins| minimum| au minimum)?"
    r"(?: (?:entre|between) (?:deux |2 |les |chaque |two |each |the |every )?"
    r"(?:prises?|doses?|comprimés?|gélules?|tablets?)| d[’'](?:intervalle|écart)| apart)"
)
_OTHER = _pattern(r"(?:un|1) jour sur (?:deux|2)|every (?:other|second) day")
_EACH_ONE = _pattern(
    rf"(?:chaque|tous les|toutes les|every|each) (?:(?P<per>jours?|nuits?|soirs?|matins?|semaines?"
    rf"|mois|ans?|années?|days?|nights?|evenings?|mornings?|weeks?|months?|years?)|(?P<weekday>{_WEEKDAY}))"
    rf"|(?P<adverb>{_ADVERBS})"
)
_OF_A_DOSE = _pattern(
    rf"{_TAKEN} ?(?P<each>(?:par|per|a|chaque|each) |/ ?)"
    rf"(?P<per>jour|j|semaine|mois|day|week|month)"
)
_MOMENTS = _pattern(
    r"(?:le )?matin(?P<fr>,? (?:(?:à|le) )?midi)?,? (?:et|puis) (?:(?:le|au) )?(?:soir|coucher)"
    r"|(?:in the )?morning(?P<en>,? (?:(?:at|and) )?(?:noon|midday))?,? and"
    r" (?:(?:in the|the|at|every) )?(?:evening|night|bedtime)"
)
_SIGNS = (  # one of them stands in every rhythm, in small letters
    *("fois", "prise", "dose", "chaque", "tous les", "toutes les", "jour sur", "matin", "entre"),
    *("quotid", "hebdo", "mensu", "annu", "journali", "intervalle", "écart", "apart", "between"),
    *("every", "each", "daily", "weekly", "monthly", "yearly", "once", "twice", "times", "morning"),
)
_SIGNS_OF_A_DOSE = (" par", "\u00a0par", " per ", " a ", "/")
_AT_MOST = late(
    r"\b(?:maxim\w+|au plus|(?:pas|jamais) plus de|jusqu[’']à|sans dépasser|ne dépass\w+(?: \w+)?"
    r"|at most|(?:no|not) more than|up to)\W*$",
    re.IGNORECASE,
)
_AT_LEAST = late(
    r"\b(?:au moins|au minimum|(?<!pas )(?<!jamais )plus de|at least"
    r"|(?<!no )(?<!not )more than)\W*$",
    re.IGNORECASE,
)
_THEN_MOST = late(r"\W*(?:au (?:plus|maximum)|maximum|at most)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Rhythm:
    """How often a day, at least and at most; `exact` if it says so itself: “each day” does not say
    how often; `dosed` if it stands behind a dose: “20 mg par jour”."""

    low: float
    high: float
    start: int
    end: int
    exact: bool
    dosed: bool = False


def overlap(low: float, high: float, other_low: float, other_high: float) -> bool:
    """Whether two rhythms may be one; a month is four weeks."""
    return low <= other_high * 1.15 and other_low <= high * 1.15


def rhythms(text: str) -> tuple[Rhythm, ...]:
    """The rhythms of a text, in their order; moments of the day are one where nothing else is."""
    small = text.lower()
    if not any(sign in small for sign in _SIGNS):
        dosed = any(sign in small for sign in _SIGNS_OF_A_DOSE)
        if not dosed or not any(map(str.isdecimal, small)):
            return ()
    found: list[Rhythm] = []
    for one in (*_counted(text), *_each(text)):
        if not any(known.start < one.end and one.start < known.end for known in found):
            found.append(one)
    if not found:
        found = [_moments(match) for match in _MOMENTS.finditer(text)]
    return tuple(sorted(found, key=lambda one: one.start))


def _counted(text: str) -> Iterator[Rhythm]:
    for found in _SO_MANY.finditer(text):
        low, high = _few(found) if found["few"] else ends(found)
        days = _days(found["per"], _DAYS) if found["per"] else _days(found["adverb"], _ADVERB)
        yield _bounded(low / days, high / days, found, text)
    for found in _EVERY.finditer(text):
        low, high = ends(found)
        days = _days(found["per"], _DAYS)
        yield _bounded(1 / max(high * days, 0.01), 1 / max(low * days, 0.01), found, text)
    for found in _BETWEEN.finditer(text):
        yield Rhythm(0.0, 24 / max(ends(found)[0], 0.1), *found.span(), True)
    for found in _OTHER.finditer(text):
        yield Rhythm(0.5, 0.5, *found.span(), True)


def _each(text: str) -> Iterator[Rhythm]:
    """Each day, each week: as often as one likes on it."""
    for pattern, dosed in ((_OF_A_DOSE, True), (_EACH_ONE, False)):
        for found in pattern.finditer(text):
            names = found.groupdict()
            if names.get("adverb"):
                days = _days(found["adverb"], _ADVERB)
            else:
                days = 7.0 if names.get("weekday") else _days(found["per"], _DAYS, 1.0)
            high = MOST if days == 1 else 0.8
            start = found.start("each") if dosed else found.start()
            yield Rhythm(1 / days, high, start, found.end(), dosed, dosed)


def _moments(found: re.Match[str]) -> Rhythm:
    times = 3.0 if found["fr"] or found["en"] else 2.0
    return Rhythm(times, times, *found.span(), True)


def _few(found: re.Match[str]) -> tuple[float, float]:
    times = 1.0 if found["few"].lower() == "once" else 2.0
    return times, times


def _days(said: str, known: tuple[tuple[str, float], ...], other: float = 1.0) -> float:
    plain = re.sub(r"\s", " ", said)
    return next((n for one, n in known if re.fullmatch(one, plain, re.IGNORECASE)), other)


def _bounded(low: float, high: float, found: re.Match[str], text: str) -> Rhythm:
    """What is said “at most” may be less."""
    before = text[max(0, found.start() - 30) : found.start()]
    if _AT_MOST.search(before) or _THEN_MOST.match(text, found.end()):
        low = 0.0
    elif _AT_LEAST.search(before):
        high = max(high, MOST)
    return Rhythm(low, high, *found.span(), True)

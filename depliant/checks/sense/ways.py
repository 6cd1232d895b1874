"""In which way a quantity is meant: at most, from an age on, before something; and per what."""

from __future__ import annotations

import re

from depliant.checks.prose.quickly import late
from depliant.checks.sense.amounts.quantities import Quantity
from depliant.checks.sense.clauses import clause, is_denied
from depliant.checks.sense.lexicon import said
from depliant.checks.sense.stems import stem

DAY, WEEK, MONTH = "day", "week", "month"
PERIODS = {DAY: 1.0, WEEK: 7.0, MONTH: 30.4}  # days
_FROM = late(
    r"\b(?:dès|partir de|plus de|après|from|over|older than)\W*(?:l[’']âge de )?$", re.IGNORECASE
)
_UNTIL = late(r"\b(?:jusqu[’']à|moins de|avant|under|until|younger than|up to)\W*$", re.I)
_OVER = late(r"\s?(?:et plus|and over|and older)", re.IGNORECASE)
_BELOW = late(r"\s?(?:et moins|and under|and younger)", re.IGNORECASE)
_EVERY = late(r"\b(?:toutes les|tous les|every)\s*$", re.IGNORECASE)
_SINCE = late(r"\b(?:depuis|dans(?: les)?|since|within|in)\s*$", re.IGNORECASE)
_STAYS = late(
    r"\b(?:rest\w+|gard\w+|attend\w+|pendant|durant|stay\w*|keep|wait\w*|for)\b[^,;:]*$",
    re.IGNORECASE,
)
_AWAY = late(r"\s?(?:avant|before|ahead)\b", re.IGNORECASE)
_LATER = late(r"\s?(?:après|plus tard|after|later)\b", re.IGNORECASE)
_SO_OFTEN = late(r"(?:fois|prises?|doses?|times|once|twice|only)\s?$", re.IGNORECASE)
_PERIODS = {"jour": DAY, "day": DAY, "nuit": DAY, "night": DAY, "semain": WEEK, "week": WEEK}
_PERIODS |= {"mois": MONTH, "month": MONTH}
_OF_A_DOSE = frozenset(map(stem, ("prise", "dose", "injection", "fois", "time")))


def per(one: Quantity, text: str, lang: str) -> tuple[str, int]:
    """For how long a dose is: a day, a week; empty: for one time, of several in a day; and where
    the text says so, behind it."""
    found = said("claims", "each", lang).search(text, max(0, one.start - 15), one.end + 45)
    if not found or not found[1]:
        return "", one.end
    if _SO_OFTEN.search(text, 0, found.start()) or re.search(r"(?:les|every)\s?\d", found[0]):
        return "", one.end
    if "24" in found[0]:
        return DAY, max(one.end, found.end())
    word = stem(found[1]) or found[1].lower()
    whole = "" if word in _OF_A_DOSE else _PERIODS.get(word, word)
    return whole, max(one.end, found.end())


def way(one: Quantity, text: str, lang: str) -> str | None:
    """In which way a quantity is meant; None for one that is compared with no other."""
    before, after = text[: one.start], text[one.end :]
    near = before[-40:] + one.written + after[:20]
    if one.what in ("rhythm", "hours"):
        return None if is_denied(text, one.start, lang) else ""
    if one.what == "dose":
        if said("claims", "packed", lang).search(before):
            return None
        return _bound(near, lang)
    if one.what == "age":
        if _FROM.search(before) or _OVER.match(after):
            return "from"
        return "until" if _UNTIL.search(before) or _BELOW.match(after) else None
    if one.what == "temperature":
        return "call" if said("claims", "caller", lang).search(text) else None
    if one.what == "share":
        return "not" if is_denied(text, one.start, lang) or _denied_after(text, one, lang) else ""
    if said("claims", "fasting", lang).search(clause(text, one.start, one.end)):
        return "before"
    return _time_way(before, after, near, lang)


def _bound(near: str, lang: str) -> str:
    if said("claims", "most", lang).search(near):
        return "most"
    return "least" if said("claims", "least", lang).search(near) else ""


def _denied_after(text: str, one: Quantity, lang: str) -> bool:
    said_here = clause(text, one.start, one.end)
    return is_denied(said_here, len(said_here), lang)


def _time_way(before: str, after: str, near: str, lang: str) -> str:
    if _EVERY.search(before):
        return "every"
    if _SINCE.search(before):
        return "since"
    if _AWAY.match(after):
        return "before"
    if _STAYS.search(before):
        return _bound(near, lang)
    return "after" if _LATER.match(after) else _bound(near, lang)

"""What a quantity measures: the stems of what is given, taken, lasts or happens."""

from __future__ import annotations

import re

from depliant.checks.prose.words import words
from depliant.checks.sense.amounts.quantities import Quantity
from depliant.checks.sense.clauses import clause
from depliant.checks.sense.lexicon import lexicon, said
from depliant.checks.sense.statements import Statement
from depliant.checks.sense.stems import names, stem

_OF = re.compile(r"\s*(?:de|d[’']|of)\s?([^\W\d_]{4,}(?:-[^\W_]+)*)", re.IGNORECASE)
_THAT_LAST = re.compile(
    r"([^\W\d_]{4,}(?:-[^\W_]+)*)(?: [^\W\d_]+)?\s(?:de |d[’']|d[’']environ |pendant |of |for )"
    r"(?:environ |about )?$",
    re.IGNORECASE,
)


def measured(one: Quantity, here: Statement) -> frozenset[str] | None:
    """The stems of what a quantity measures; None if it cannot be told."""
    text, lang = here.masked, here.lang
    if one.what == "rhythm":
        return _taken(one, here)
    if one.what == "dose":
        return names(text, lang)
    if one.what == "temperature":
        return frozenset({"fever"})
    if one.what == "hours":
        return names(clause(text, one.start, one.end), lang) or names(text, lang) or None
    if one.what == "duration":
        return _lasting(one, text, lang)
    around = said("claims", "introduced", lang).sub("", clause(text, one.start, one.end).strip())
    mine = names(around, lang)
    if not mine and one.start and text[one.start - 1] == "(":  # what stands before the brackets
        mine = names(clause(text, one.start - 2, one.start - 2), lang)
    return mine or (_forms(around, lang) if one.what == "age" else None) or None


def _forms(text: str, lang: str) -> frozenset[str]:
    """The forms of medicines that a text names: a syrup, drops."""
    forms = lexicon("claims").get(lang, {}).get("forms", "").split()
    return frozenset({stem(word) for word in words(text)} & set(map(stem, forms)))


def _taken(one: Quantity, here: Statement) -> frozenset[str] | None:
    """What is taken so often; the meals and hours at which it is say nothing of it. Two rhythms in
    one breath are those of two things."""
    part = here.part(one, here.masked)
    others = (a for a in here.read if a.what == "rhythm" and a is not one)
    if any(not a.overlaps(one) and here.part(a, here.masked) == part for a in others):
        return None
    return (names(part, here.lang) - here.moments) | _forms(part, here.lang)


def _lasting(one: Quantity, text: str, lang: str) -> frozenset[str] | None:
    """What lasts as long as a duration says: the subject of “lasts”, the noun before “of two
    days”, the one after “two days of”; being without food is one thing."""
    text = said("claims", "events", lang).sub(lambda found: " " * len(found[0]), text)
    here = clause(text, one.start, one.end)
    before = text[: one.start]
    if said("claims", "fasting", lang).search(here):
        return frozenset({"jeun"})
    lasts = list(said("claims", "lasts", lang).finditer(before))
    if lasts and one.start - lasts[-1].end() < 40:
        return _nouns(clause(text, lasts[-1].start(), lasts[-1].start()), lang)
    mine = _nouns(here, lang)
    if mine and said("claims", "stays", lang).search(here):
        return mine
    if (found := _THAT_LAST.search(before)) and (noun := _nouns(found[1], lang)):
        return noun
    if found := _OF.match(text[one.end :]):
        return _nouns(found[1], lang)
    return mine if mine and len(mine) >= 2 else None


_EVEN = frozenset(map(stem, ("perfusion", "injection", "traitement", "infusion", "drip")))


def _nouns(text: str, lang: str) -> frozenset[str] | None:
    """What a text names, a drip too: one lasts, and is no dose."""
    stems = {stem(word) for word in words(text)}
    return names(text, lang) | (stems & _EVEN) or None


def substance(after: str, of: frozenset[str]) -> str:
    """The substance that a dose is of, if the words behind it say so."""
    found = _OF.match(after)
    return stem(found[1]) if found and stem(found[1]) in of else ""

"""The services of a hospital, as a sentence names them and as its contacts are called."""

from __future__ import annotations

import re
from functools import cache

from depliant.checks.sense.lexicon import any_of, lexicon

WARD = "ward"  # what any contact may be called
ARTICLES = {"fr": r"\b(?:le |la |les |l'|au |aux |nos |notre )", "en": r"\b(?:the |our )"}


@cache
def services(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The services that a sentence may name, each with what names it."""
    rows = lexicon("contact_fits")[lang].items()
    return tuple((name, any_of([rf"{ARTICLES[lang]}(?:{words})\b"])) for name, words in rows)


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    """What contacts are called, in all languages: a profile speaks its own."""
    found: dict[str, list[str]] = {}
    for rows in lexicon("contact_fits").values():
        for name, words in rows.items():
            found.setdefault(name, []).append(rf"\b(?:{words})\b")
    return {name: any_of(patterns) for name, patterns in found.items()}


def is_called(label: str, service: str) -> bool:
    """Whether a contact of that label is a service's."""
    return bool(_labels()[service].search(label))


def fits(label: str, service: str) -> bool:
    """The same; a ward's, only if it is no other service's as well."""
    return is_called(label, service) and (service != WARD or not is_specific(label))


def is_specific(label: str) -> bool:
    """Whether a contact is called after one service alone."""
    return any(one.search(label) for name, one in _labels().items() if name != WARD)

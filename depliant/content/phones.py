"""Telephone numbers: valid for their country, printed in its way, dialled from anywhere.

Short lines (15, 112) and numbers that a regulator reserves for fiction are no subscriber's, and
the library does not know them: they stand apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

import phonenumbers
from phonenumbers import (
    Leniency,
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberMatcher,
)

FEWEST_DIGITS = 8  # of a number that is no short line

# Numbers for works of fiction, by country: Arcep's ranges for France (facts of the national plan).
FICTIONAL: Mapping[str, str] = {
    "FR": r"0(19900|26191|35301|46571|53649|63998)\d{4}",
}

# Countries that share one plan, those with a part of it first: each dials the others' numbers as
# its own (Arcep: France and its overseas departments, under +33, +262, +590, +594 and +596).
_SHARED = (("GP", "BL", "MF", "GF", "MQ", "RE", "YT", "FR"),)

_PART = r"[ .\u00a0\u202f\u2010-\u2015-]"  # what people write between digits
_TYPED = re.compile(
    rf"(?<![\w+./,@=#-])(?:\+\d{{1,3}}|0\d{{0,3}})(?:{_PART}?\(0\))?(?:{_PART}?\d{{1,4}}){{2,7}}"
    r"(?![\w@]|[.,/-]\d)"
)
_DATE = re.compile(r"\d\d(\D)\d\d\1\d{4}")
_FEWEST, _USUAL, _MOST = 8, 9, 15  # digits: a pair is missing; a whole number; E.164


def typed(text: str) -> Iterator[tuple[int, str]]:
    """What looks like a telephone number in running text, right or wrong, and where it begins: `0`
    or `+`, then groups of digits; no date, no row of figures, no opening hours."""
    for found in _TYPED.finditer(text):
        digits, parts = re.findall(r"\d", found[0]), set(re.findall(r"[^\d+()]", found[0]))
        alone = re.findall(r"(?<!\d)\d(?!\d)", found[0])
        least = _USUAL if len(parts) > 1 else _FEWEST
        if least <= len(digits) <= _MOST and len(alone) <= 3 and not _DATE.fullmatch(found[0]):
            yield found.start(), found[0]


@lru_cache(maxsize=1024)
def national(phone: str, country: str) -> str:
    """A number as its country writes it, `02 61 91 47 10`, or as it was written if it is none; a
    foreign one with its country's code."""
    number = _parsed(phone, country)
    if number is None or not is_valid(phone, country) or _is_short(number, country):
        return phone
    codes = {phonenumbers.country_code_for_region(one) for one in _plan(country)}
    home = number.country_code in codes
    way = PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, way)


@lru_cache(maxsize=1024)
def dial(phone: str, country: str) -> str:
    """What a telephone dials from any country, `+33261914710`; a short line as it is."""
    number = _parsed(phone, country)
    if number is None or _is_short(number, country):
        return re.sub(r"[^\d+]", "", phone)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


@lru_cache(maxsize=1024)
def is_valid(phone: str, country: str) -> bool:
    """Whether a number is of a country's plan, one of its short lines, or kept for fiction."""
    number = _parsed(phone, country)
    if number is None:
        return False
    known = phonenumbers.is_valid_number(number) or _is_short(number, country)
    return known or any(_is_fiction(number, one) for one in _plan(country))


def _is_fiction(number: PhoneNumber, country: str) -> bool:
    digits = re.sub(r"\D", "", phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL))
    own = number.country_code == phonenumbers.country_code_for_region(country)
    return own and bool(re.fullmatch(FICTIONAL.get(country, "(?!)"), digits))


def found_in(text: str, country: str) -> Iterator[tuple[int, int]]:
    """Where the telephone numbers of a text begin and end: what is of a country's plan or kept
    for fiction, and written as one dials it. Short lines (15) are numbers like any other there."""
    if len(re.findall(r"\d", text)) < FEWEST_DIGITS:
        return
    ends = {m.start: m.end for m in PhoneNumberMatcher(text, country, leniency=Leniency.VALID)}
    for match in PhoneNumberMatcher(text, country, leniency=Leniency.POSSIBLE):
        if match.raw_string[0] in "0+(" and is_valid(match.raw_string, country):
            ends.setdefault(match.start, match.end)
    yield from sorted(ends.items())


def _is_short(number: PhoneNumber, country: str) -> bool:
    return phonenumbers.is_valid_short_number_for_region(number, country)


def _plan(country: str) -> tuple[str, ...]:
    """The countries whose numbers a country dials as its own."""
    return next((plan for plan in _SHARED if country in plan), (country,))


def _parsed(phone: str, country: str) -> PhoneNumber | None:
    """A number as its country reads it, or as the one of its plan does that has it."""
    try:
        own = phonenumbers.parse(phone, country)
        others = [(phonenumbers.parse(phone, one), one) for one in _plan(country)]
    except NumberParseException:
        return None
    if _is_short(own, country):
        return own
    fiction = (number for number, one in others if _is_fiction(number, one))
    valid = (number for number, _one in others if phonenumbers.is_valid_number(number))
    return next(chain(fiction, valid), own)

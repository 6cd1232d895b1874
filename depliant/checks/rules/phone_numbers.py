"""phone-numbers: every number, in a profile or in a text, can be dialled where it is read."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import HospitalSubject, LeafletSubject, LocalSubject
from depliant.content.phones import is_valid, typed
from depliant.errors import Place
from depliant.reading.values import Loc
from depliant.sources.fields.prompts import is_prompt
from depliant.words import _


def in_the_article(subject: LeafletSubject) -> Iterator[Fault]:
    yield from _in_text(subject.article.text, subject.article.place, subject.countries)


def in_the_local_text(subject: LocalSubject) -> Iterator[Fault]:
    yield from _in_text(subject.local.text, subject.local.place, subject.countries)


def _in_text(text: str, place: Place, countries: frozenset[str]) -> Iterator[Fault]:
    """Numbers that can be dialled in none of the countries in which the text is read."""
    for number, line in enumerate(text.split("\n"), 1):
        for _start, phone in typed(line):
            if countries and not any(is_valid(phone, country) for country in countries):
                yield _fault(phone, ", ".join(sorted(countries)), place.at(number))


def in_the_profile(subject: HospitalSubject) -> Iterator[Fault]:
    profile, values = subject.hospital.profile, subject.hospital.values
    lines: list[tuple[Loc, str | None]] = [
        *((("contacts", name, "phone"), line.phone) for name, line in profile.contacts.items()),
        *((("emergency", i, "phone"), line.phone) for i, line in enumerate(profile.emergency)),
        *((("support", i, "phone"), line.phone) for i, line in enumerate(profile.support)),
    ]
    for loc, phone in lines:
        if phone and not is_prompt(phone) and not is_valid(phone, profile.country):
            yield _fault(phone, profile.country, values.place(loc))


def _fault(phone: str, country: str, place: Place) -> Fault:
    message = _("{phone} is no telephone number in {country}.")
    remedy = _("Correct it; begin a foreign number with + and its country's code.")
    return Fault(message.format(phone=phone, country=country), remedy, place)


_REASON = "A wrong digit in a number to call at night harms someone."
_STANDARD = "EQIP (contact details); national numbering plans"
_FAILS = (
    "Un numéro qui n’existe pas dans le pays (`country`), dans un profil, un groupe, un "
    "article ou un texte local ; les numéros courts et ceux de fiction sont connus."
)
_PASSES = "Le corriger."
CHECKS = (
    Check(
        "phone-numbers",
        Subject.HOSPITAL,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        in_the_profile,
        fails=_FAILS,
        passes=_PASSES,
    ),
    Check("phone-numbers", Subject.LEAFLET, Severity.ERROR, _REASON, _STANDARD, in_the_article),
    Check("phone-numbers", Subject.LOCAL, Severity.ERROR, _REASON, _STANDARD, in_the_local_text),
)

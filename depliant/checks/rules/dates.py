"""dates: a date in figures that could be read in two ways says how it was read."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import HospitalSubject, LeafletSubject
from depliant.reading.dates import chosen
from depliant.reading.models import Written
from depliant.reading.values import Values
from depliant.words import _
from depliant.words.figures import day


def of_leaflet(subject: LeafletSubject) -> Iterator[Fault]:
    yield from _faults(subject.article.meta, subject.article.values)


def of_hospital(subject: HospitalSubject) -> Iterator[Fault]:
    yield from _faults(subject.hospital.profile, subject.hospital.values)


def _faults(model: Written, values: Values) -> Iterator[Fault]:
    for loc, text, read in chosen(model.model_dump(), values.data):
        message = _("“{text}” is read as {date}: the day stands first.")
        remedy = _("Write `{key}: {date}`, so that nobody has to guess.")
        yield Fault(
            message.format(text=text.strip(), date=day(read)),
            remedy.format(key=loc[-1], date=read.isoformat()),
            values.place(loc),
        )


_REASON = "03/04 is a day in March or in April, by the country of whoever reads it."
_STANDARD = "ISO 8601"
_FAILS = (
    "Une date en chiffres que l’on peut lire de deux façons (`03/04/2026`) : elle est lue"
    " jour, puis mois (*avertissement*)."
)
_PASSES = "Écrire `2026-04-03` ou `3 avril 2026`."
CHECKS = (
    Check(
        "dates",
        Subject.LEAFLET,
        Severity.WARNING,
        _REASON,
        _STANDARD,
        of_leaflet,
        fails=_FAILS,
        passes=_PASSES,
    ),
    Check("dates", Subject.HOSPITAL, Severity.WARNING, _REASON, _STANDARD, of_hospital),
)

"""source-age: what a leaflet says of a treatment rests on sources of which the age is known, and
that are not too old."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.reading.dates import UNDATED
from depliant.sources.fields.prompts import is_prompt
from depliant.sources.leaflet import Source
from depliant.words import _, ngettext

_LAST = (12, 31)  # month and day of a date of which no more is known


def run(subject: TextSubject, limits: Mapping[str, float]) -> Iterator[Fault]:
    if not subject.kind.interview:
        return
    sources = subject.article.meta.sources
    ages = [_age(one, subject.today) for one in sources]
    known = [age for age in ages if age is not None]
    all_old = bool(known) and min(known) >= limits["years"]
    for number, (source, age) in enumerate(zip(sources, ages, strict=True)):
        place = subject.article.values.place(("sources", number, "date"))
        if source.date == UNDATED:
            message = _("The source “{title}” has no date: nobody knows whether it still holds.")
            yield Fault(message.format(title=source.title), _remedy(), place)
        elif age is not None and age >= limits["years"]:
            severity = Severity.ERROR if all_old else Severity.WARNING
            yield Fault(_old(source, age), _remedy(), place, severity, quote=source.date)


def _age(source: Source, today: dt.date) -> int | None:
    """The whole years since a source was written, at the latest; None if nobody knows."""
    if source.date == UNDATED or is_prompt(source.date):
        return None
    parts = [int(part) for part in source.date.split("-")]
    year, month, day = (*parts, *_LAST[len(parts) - 1 :])
    return today.year - year - ((today.month, today.day) < (month, day))


def _old(source: Source, age: int) -> str:
    if source.date.isdecimal():  # a year alone: it may be a year older than is known
        message = _("The source “{title}” is of {year}.")
        return message.format(title=source.title, year=source.date)
    message = ngettext(
        "The source “{title}” is {years} year old.",
        "The source “{title}” is {years} years old.",
        age,
    )
    return message.format(title=source.title, years=age)


def _remedy() -> str:
    return _(
        "Look whether it still holds, and add a newer source that says so; or say why it stands: "
        "`# depliant: allow source-age: …` above `sources:`."
    )


CHECKS = (
    Check(
        "source-age",
        Subject.TEXT,
        Severity.WARNING,
        "Treatments change within a few years: what was true in an old source may harm today.",
        "DISCERN 4–5; HAS 2008",
        run,
        topic=Topic.CONTENT,
        limits={"years": 5},
        within={"years": (1, 20)},
        fails="sources:\n  - title: Traiter la douleur\n    author: Camille Exemple\n"
        "    date: 2009\n",
        passes="sources:\n  - title: Traiter la douleur\n    author: Camille Exemple\n"
        "    date: 2025-03\n",
    ),
)

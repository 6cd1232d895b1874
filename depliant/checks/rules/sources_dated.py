"""sources-dated: each source has a title, an author and a date that say something, and editions
print them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.said import says_nowhere, unprinted
from depliant.checks.subjects import PagesSubject, TextSubject
from depliant.reading.dates import UNDATED
from depliant.sources.fields.prompts import is_prompt
from depliant.words import _


def in_the_source(subject: TextSubject) -> Iterator[Fault]:
    values = subject.article.values
    for number, source in enumerate(subject.article.meta.sources):
        for key, said in (("title", source.title), ("author", source.author)):
            if says_nowhere(said):
                message = _("“{said}” names no source.").format(said=said)
                remedy = _("Write what a reader can look for: its title, who wrote it.")
                place = values.place(("sources", number, key))
                yield Fault(message, remedy, place, Severity.ERROR, quote=said)
        place = values.place(("sources", number, "date"))
        if source.date == UNDATED and not subject.kind.interview:  # of a treatment: source-age
            message = _("The source “{title}” has no date.").format(title=source.title)
            remedy = _("Write the year in which it was written, if anybody knows it.")
            yield Fault(message, remedy, place)
        elif _is_to_come(source.date, subject.today):
            message = _("The source “{title}” is of a day to come.").format(title=source.title)
            yield Fault(message, _("Correct its date."), place, Severity.ERROR, quote=source.date)


def _is_to_come(date: str, today: dt.date) -> bool:
    if date == UNDATED or is_prompt(date):
        return False
    parts = [int(part) for part in date.split("-")]
    return (*parts,) > (today.year, today.month, today.day)[: len(parts)]


def on_the_pages(subject: PagesSubject) -> Iterator[Fault]:
    yield from unprinted(subject, (one.text for one in subject.content.notes if one.is_source))


_REASON = "A reader who wants to know more, or doubts, can look where a leaflet's facts come from."
_STANDARD = "HAS 2008; DISCERN 4–5; CDC Index 11"
_FAILS = "sources:\n  - title: Internet\n    author: n/a\n    date: 2025\n"
_PASSES = (
    "sources:\n  - title: Préparer une opération\n    author: Camille Exemple\n    date: 2025\n"
)
CHECKS = (
    Check(
        "sources-dated",
        Subject.TEXT,
        Severity.WARNING,
        _REASON,
        _STANDARD,
        in_the_source,
        topic=Topic.CONTENT,
        fails=_FAILS,
        passes=_PASSES,
    ),
    Check(
        "sources-dated",
        Subject.PAGES,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        on_the_pages,
        topic=Topic.CONTENT,
    ),
)

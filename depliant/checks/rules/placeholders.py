"""placeholders: nothing unfinished reaches a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import (
    ContentSubject,
    HospitalSubject,
    LeafletSubject,
    LocalSubject,
)
from depliant.errors import Place
from depliant.reading.blocks.scan import without_comments
from depliant.words import _

UNFINISHED = re.compile(
    r"\b(?:TODO|FIXME|XXX+|TBD)\b|lorem ipsum|\?\?\?|\[\.\.\.\]|à compléter", re.IGNORECASE
)
_UNFILLED = re.compile(r"\{\{[^{}]*\}\}?|\{%")


def in_the_article(subject: LeafletSubject) -> Iterator[Fault]:
    yield from _in_lines(subject.article.text, subject.article.place)


def in_the_local_text(subject: LocalSubject) -> Iterator[Fault]:
    yield from _in_lines(subject.local.text, subject.local.place)


def _in_lines(text: str, place: Place) -> Iterator[Fault]:
    for number, line in enumerate(without_comments(text).split("\n"), 1):
        if found := UNFINISHED.search(line):
            yield _fault(found[0], place.at(number))


def in_the_profile(subject: HospitalSubject) -> Iterator[Fault]:
    values = subject.hospital.values
    for loc, place in values.places.items():
        value = values.data
        for part in loc:
            value = value[part]
        if isinstance(value, str) and (found := UNFINISHED.search(value)):
            yield _fault(found[0], place)


def in_the_content(subject: ContentSubject) -> Iterator[Fault]:
    for section in subject.content.sections:
        if found := _UNFILLED.search(f"{section.title} {section.html}"):
            yield _fault(found[0], section.place)


def _fault(what: str, place: Place) -> Fault:
    message = _("“{what}” is still to be filled.")
    return Fault(message.format(what=what[:40]), _("Write the text, or remove it."), place)


_REASON = "A half-written leaflet looks like a finished one once it is printed."
_STANDARD = "depliant: seen in real leaflets"
CHECKS = (
    Check("placeholders", Subject.LEAFLET, Severity.ERROR, _REASON, _STANDARD, in_the_article),
    Check("placeholders", Subject.HOSPITAL, Severity.ERROR, _REASON, _STANDARD, in_the_profile),
    Check("placeholders", Subject.LOCAL, Severity.ERROR, _REASON, _STANDARD, in_the_local_text),
    Check("placeholders", Subject.CONTENT, Severity.ERROR, _REASON, _STANDARD, in_the_content),
)

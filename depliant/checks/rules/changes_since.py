"""changes-since: a text that changed since it was approved has a higher version, and says what
changed. A text that was never approved may change as it likes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import LeafletSubject
from depliant.sources.leaflet import Change, FrontMatter
from depliant.sources.stamp import words_stamp
from depliant.words import _


def run(subject: LeafletSubject) -> Iterator[Fault]:
    article, meta = subject.article, subject.article.meta
    approved = [one for one in meta.changes if one.stamp]
    if not approved or meta.status == "withdrawn":
        return
    last = max(approved, key=lambda one: _number(one.version))
    place = article.values.place(("version",))
    if _number(meta.version) < _number(last.version):
        message = _("Version {version} is lower than {approved}, which was approved.")
        message = message.format(version=meta.version, approved=last.version)
        yield Fault(message, _to_write(last, subject.today), place, quote=meta.version)
    elif _number(meta.version) > _number(last.version):
        yield from _said(subject)
    elif last.stamp != words_stamp(article):
        message = _("The text has changed since version {version} was approved.")
        remedy = _to_write(last, subject.today)
        yield Fault(message.format(version=last.version), remedy, place)


def _said(subject: LeafletSubject) -> Iterator[Fault]:
    """Whether a version that was raised says what it changes."""
    meta = subject.article.meta
    if not _entry(meta):
        message = _("Nothing says what version {version} changes.").format(version=meta.version)
        remedy = _("Add to `changes:` a line: `{line}`.").format(
            line=_line(meta.version, subject.today)
        )
        yield Fault(message, remedy, subject.article.values.place(("changes",)))


def _entry(meta: FrontMatter) -> bool:
    return any(_number(one.version) == _number(meta.version) for one in meta.changes)


def _number(version: str) -> tuple[int, ...]:
    """A version as numbers that can be compared: 1.10 is above 1.9, 2 is 2.0."""
    numbers = [int(part) for part in version.split(".")]
    while numbers[1:] and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _to_write(last: Change, today: dt.date) -> str:
    *first, final = last.version.split(".")
    raised = ".".join((*first, str(int(final) + 1)))
    remedy = _('Write `version: "{version}"`, and add to `changes:` a line: `{line}`.')
    return remedy.format(version=raised, line=_line(raised, today))


def _line(version: str, today: dt.date) -> str:
    return f'- {{version: "{version}", date: {today}, what: …}}'


CHECKS = (
    Check(
        "changes-since",
        Subject.LEAFLET,
        Severity.ERROR,
        "Two texts under one version: nobody can tell which of them a family holds.",
        "EQIP 19; UK trust practice: a version on every page",
        run,
        topic=Topic.CONTENT,
        fails='version: "1.0"\nchanges:\n  - version: "1.0"\n    date: 2026-01-12\n'
        "    what: première version\n    stamp: sha256:… (le texte a changé depuis)\n",
        passes='version: "1.1"\nchanges:\n  - version: "1.0"\n    date: 2026-01-12\n'
        "    what: première version\n    stamp: sha256:…\n"
        '  - version: "1.1"\n    date: 2026-06-03\n    what: la dose du soir\n',
    ),
)

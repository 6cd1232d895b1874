"""Checks: one rule, one file, registered by subject.

Each is run once per subject, whatever the number of editions: a Leaflet (one language of it), a
Hospital, a Local text, a Content, Pages, a File, the Workspace. A rule's module yields `Fault`s;
the registry makes `Finding`s of them. Rules do not know each other, and none changes what it looks
at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any

from depliant.errors import Place


class Severity(IntEnum):
    WARNING = 1
    ERROR = 2


class Subject(StrEnum):
    LEAFLET = "leaflet"
    HOSPITAL = "hospital"
    LOCAL = "local text"
    CONTENT = "content"
    PAGES = "pages"
    FILE = "file"
    WORKSPACE = "workspace"


@dataclass(frozen=True)
class Fault:
    """What a rule saw: what is wrong, where, what to do; `severity` if not the rule's own."""

    message: str
    remedy: str
    place: Place | None = None
    severity: Severity | None = None
    page: str = ""


@dataclass(frozen=True)
class Finding:
    """What a check says: rule, severity, message, place, what to do, and on which page."""

    rule: str
    severity: Severity
    message: str
    remedy: str
    place: Place | None = None
    page: str = ""

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        page = f" [{self.page}]" if self.page else ""
        return f"{where}{self.message}{page} ({self.rule})\n    → {self.remedy}"


@dataclass(frozen=True)
class Check:
    """A rule on a subject: its name, why it is there, and the standard it comes from.

    `reason` and `standard` are English texts, looked up in the catalogue when shown.
    """

    rule: str
    subject: Subject
    severity: Severity
    reason: str
    standard: str
    run: Callable[[Any], Iterator[Fault]]


def examine(checks: Iterable[Check], subject: Subject, value: Any) -> tuple[Finding, ...]:
    """The findings of all `checks` on one subject, in the order of the registry."""
    return tuple(
        Finding(
            check.rule,
            fault.severity or check.severity,
            fault.message,
            fault.remedy,
            fault.place,
            fault.page,
        )
        for check in checks
        if check.subject is subject
        for fault in check.run(value)
    )

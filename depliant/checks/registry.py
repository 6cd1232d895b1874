"""The registry: every rule of `rules/`, found by itself, run once per subject.

A rule's module lists its `CHECKS`; adding a file adds a rule. Rules yield `Fault`s and the
registry makes `Finding`s of them. Rules do not know each other, and none changes what it looks at.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any

from depliant.checks import rules
from depliant.checks.finding import Fault, Finding, Severity
from depliant.words import later


class Subject(StrEnum):
    """What a rule looks at, in the order in which findings are told."""

    WORKSPACE = later("workspace")
    LEAFLET = later("leaflet")
    LOCAL = later("local text")
    HOSPITAL = later("hospital")
    CONTENT = later("content")
    PAGES = later("pages")
    FILE = later("file")


@dataclass(frozen=True)
class Check:
    """A rule on a subject: its name, why it is there, and the standard it comes from.

    `reason` and `standard` are English texts, looked up in the catalogue when shown. What is judged
    `once_written` waits until a text has no prompt left: its length is not yet its own.
    """

    rule: str
    subject: Subject
    severity: Severity
    reason: str
    standard: str
    run: Callable[[Any], Iterator[Fault]]
    once_written: bool = False


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, by subject, then by rule."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    found = [check for name in names for check in import_module(f"{rules.__name__}.{name}").CHECKS]
    order = list(Subject)
    return tuple(sorted(found, key=lambda check: order.index(check.subject)))


def examine(subject: Subject, value: Any) -> tuple[Finding, ...]:
    """The findings of every check of a subject on one value, in the registry's order."""
    return tuple(
        Finding(
            check.rule,
            fault.severity or check.severity,
            fault.message,
            fault.remedy,
            fault.place,
            fault.page,
        )
        for check in all_checks()
        if check.subject is subject and not (check.once_written and value.unwritten)
        for fault in check.run(value)
    )

"""What a report tells: each problem and finding once, file by file, with its editions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depliant.checks.finding import Finding
from depliant.errors import Place, Problem

if TYPE_CHECKING:
    from depliant.jobs.build import Report

Item = Finding | Problem


@dataclass(frozen=True)
class Told:
    """A problem or a finding, and the names of the editions that it concerns: none if it is about
    a source as such."""

    item: Item
    editions: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """Where it stands; a place without a file if it is about none."""
        return self.item.place or Place("")

    @property
    def rule(self) -> str:
        """The rule that found it; empty for a problem, which no rule finds."""
        return self.item.rule if isinstance(self.item, Finding) else ""

    @property
    def is_error(self) -> bool:
        return self.item.is_error if isinstance(self.item, Finding) else True

    @property
    def silenced(self) -> str:
        """The reason that was given in place for leaving it as it is, if one was."""
        return self.item.allowed if isinstance(self.item, Finding) else ""

    def fails(self, strict: bool) -> bool:
        """Whether it makes a check fail; with `strict`, a warning does as well."""
        return self.is_error or (strict and not self.silenced)

    @property
    def lasting(self) -> tuple[str, ...]:
        """What stays the same of it when lines move above it: a message may tell of others, so a
        quoted sentence says more."""
        item = self.item
        said: tuple[str, ...] = (item.message,)
        page = item.page if isinstance(item, Finding) else ""
        if isinstance(item, Finding) and item.quote:
            said = (item.quote, item.words)
        kind = "error" if self.is_error else "warning"
        return (self.rule, kind, self.silenced, self.place.file, page, *said)


@dataclass(frozen=True)
class Count:
    """How many errors and warnings there are, and findings that were silenced in place."""

    errors: int = 0
    warnings: int = 0
    silenced: int = 0


def collected(report: Report) -> tuple[Told, ...]:
    """All that a report tells, each once, in reading order: what is about no file comes first."""
    everywhere: tuple[Item, ...] = (*report.problems, *report.source_findings)
    names: dict[Item, list[str]] = {item: [] for item in everywhere}
    for outcome in report.outcomes:
        found: tuple[Item, ...] = (*outcome.problems, *outcome.findings)
        for item in found:
            names.setdefault(item, []).append(outcome.edition.name)
    told = (Told(item, tuple(dict.fromkeys(editions))) for item, editions in names.items())
    return tuple(sorted(told, key=_reading_order))


def count(told: Iterable[Told]) -> Count:
    """How many of each there are."""
    every = tuple(told)
    silenced = sum(bool(one.silenced) for one in every)
    errors = sum(one.is_error for one in every)
    return Count(errors, len(every) - errors - silenced, silenced)


def _reading_order(told: Told) -> tuple[str, int, bool]:
    return told.place.file, told.place.line or 0, not told.is_error

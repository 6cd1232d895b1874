"""Findings of nobody's leaflets, for tests of how they are told."""

from __future__ import annotations

from typing import Any

from depliant.checks.finding import Finding, Severity
from depliant.errors import Place, Problem
from depliant.jobs.build import Report

BATH, NIGHT = "leaflets/le-bain/fr.md", "leaflets/la-nuit/fr.md"


def found(line: int | None = 7, file: str = BATH, rule: str = "passive", **how: Any) -> Finding:
    """A warning, unless it is said otherwise."""
    how = {"severity": Severity.WARNING, "message": "C’est dit à l’envers.", **how}
    place = Place(file, line) if file else None
    return Finding(rule=rule, place=place, remedy="Dites-le.", **how)


def report(*findings: Finding, problems: tuple[Problem, ...] = (), strict: bool = False) -> Report:
    """What came of a check without editions."""
    return Report((), findings, problems, (), strict)


def error(line: int | None = 7, **how: Any) -> Finding:
    return found(line, severity=Severity.ERROR, **how)

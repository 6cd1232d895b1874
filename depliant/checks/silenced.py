"""Findings that an author silenced in place, with a reason: told and counted, in nobody's way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from depliant.checks.finding import Finding
from depliant.reading.directives.allowing import Allowance


def silenced(
    findings: Iterable[Finding], allowances: Sequence[Allowance], never: frozenset[str]
) -> Iterator[Finding]:
    """The findings; those that an allowance covers with its reason. Errors of the rules that are
    `never` silenced stay as they are."""
    for finding in findings:
        found = next((one for one in allowances if covers(one, finding)), None)
        if found and found.reason and not (finding.is_error and finding.rule in never):
            yield replace(finding, allowed=found.reason)
        else:
            yield finding


def covers(allowance: Allowance, finding: Finding) -> bool:
    """Whether an allowance is about what was found: its rule, on one of its lines."""
    return allowance.rule == finding.rule and allowance.holds(finding.place)

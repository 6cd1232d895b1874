"""Silenced rules that had nothing to say: the text has changed, or the line stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from depliant.checks.finding import Finding, Severity
from depliant.checks.registry import Subject, all_checks, unsilenced
from depliant.checks.silenced import covers, gives_reason
from depliant.reading.directives.allowing import Allowance
from depliant.words import _

_OF_SOURCES = frozenset({Subject.LEAFLET, Subject.TEXT, Subject.LOCAL})


@cache
def _seen_in_sources() -> frozenset[str]:
    """The rules that look at sources alone: others may find something in an edition."""
    elsewhere = {check.rule for check in all_checks() if check.subject not in _OF_SOURCES}
    return frozenset({check.rule for check in all_checks()} - elsewhere - unsilenced())


def unused(allowances: Iterable[Allowance], findings: Sequence[Finding]) -> Iterator[Finding]:
    """A warning for each allowance of a source that covers none of what was found in it."""
    for one in allowances:
        told = any(covers(one, finding) and finding.allowed for finding in findings)
        if gives_reason(one) and one.rule in _seen_in_sources() and not told:
            message = _("`{rule}` has nothing to say here: nothing is silenced.")
            remedy = _("Remove the line, or put it right above what it is about.")
            text = message.format(rule=one.rule)
            yield Finding("allow", Severity.WARNING, text, remedy, one.place)

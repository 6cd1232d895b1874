"""Findings that an author silenced in place, with a reason: told and counted, in nobody's way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from depliant.checks.finding import Finding
from depliant.reading.directives.allowing import Allowance
from depliant.sources.fields.prompts import asked_in

LEAST = 2  # words of a reason
_LEFT = frozenset("todo tbd tbc fixme".split())  # whatever stands beside them
_SAYS_NOTHING = frozenset(
    "à a la le une un je the to be reason raison motif compléter completer faire préciser écrire"
    " remplir voir donner justifier indiquer venir plus tard later soon bientôt do done fill filled"
    " in complete completed write written give given why pourquoi".split()
)


def silenced(
    findings: Iterable[Finding], allowances: Sequence[Allowance], never: frozenset[str]
) -> Iterator[Finding]:
    """The findings; those that an allowance covers with its reason. What is found by the rules that
    are `never` silenced stays as it is."""
    for finding in findings:
        found = next((one for one in allowances if covers(one, finding)), None)
        if found and gives_reason(found) and finding.rule not in never:
            yield replace(finding, allowed=found.reason)
        else:
            yield finding


def covers(allowance: Allowance, finding: Finding) -> bool:
    """Whether an allowance is about what was found: its rule, on one of its lines."""
    return allowance.rule == finding.rule and allowance.holds(finding.place)


def gives_reason(allowance: Allowance) -> bool:
    """Whether an allowance says why, in some words that are no prompt."""
    return len(allowance.reason.split()) >= LEAST and not _is_asked(allowance.reason)


def _is_asked(reason: str) -> bool:
    """Whether it is still to be written, or stands as it was copied: `la raison`."""
    said = set(re.findall(r"\w+", reason.casefold()))
    return any(asked_in(reason)) or bool(said & _LEFT) or said <= _SAYS_NOTHING

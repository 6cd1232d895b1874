"""allow: a rule that is silenced in place exists, may be silenced, and there is a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, all_checks, unsilenced
from depliant.checks.silenced import gives_reason
from depliant.checks.subjects import HospitalSubject, LeafletSubject, LocalSubject
from depliant.errors import suggestion
from depliant.reading.blocks.scan import no_directive
from depliant.reading.directives.allowing import Allowance
from depliant.words import _


def in_the_source(subject: LeafletSubject | LocalSubject | HospitalSubject) -> Iterator[Fault]:
    yield from _of(subject.allowances)


def _of(allowances: Sequence[Allowance]) -> Iterator[Fault]:
    known = sorted({check.rule for check in all_checks()})
    for one in allowances:
        if one.said:
            yield Fault(*no_directive(one.said), one.place)
        elif one.rule not in known:
            message = _("There is no rule `{rule}`.").format(rule=one.rule)
            yield Fault(message, suggestion(one.rule, known), one.place)
        elif one.rule in unsilenced():
            message = _("`{rule}` cannot be silenced.").format(rule=one.rule)
            remedy = _("Remove the line, and mend what the rule found.")
            yield Fault(message, remedy, one.place)
        elif not gives_reason(one):
            message = _("`{rule}` is silenced without a reason.").format(rule=one.rule)
            remedy = _("Say why, in a few words: `allow {rule}: reason`.").format(rule=one.rule)
            yield Fault(message, remedy, one.place)


_REASON = "Whoever approves a leaflet reads what was silenced in it, and why."
_STANDARD = "depliant: usage"
_FAILS = "<!-- depliant: allow bare-percentages -->"
_PASSES = "<!-- depliant: allow bare-percentage: the source gives it only so -->"
CHECKS = tuple(
    Check(
        "allow",
        one,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        in_the_source,
        fails=_FAILS,
        passes=_PASSES,
    )
    for one in (Subject.LEAFLET, Subject.LOCAL, Subject.HOSPITAL)
)

"""plain-markdown: what an author wrote is read as it was meant, and no mark of it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import ContentSubject, HospitalSubject
from depliant.content.prose.proof import marks_in
from depliant.errors import Doubt
from depliant.words import _


def run(subject: ContentSubject) -> Iterator[Fault]:
    for problem in subject.odd:
        severity = Severity.WARNING if isinstance(problem, Doubt) else None
        yield Fault(problem.message, problem.remedy, problem.place, severity=severity)


def in_the_profile(subject: HospitalSubject) -> Iterator[Fault]:
    """A profile is no Markdown: whatever looks like it would be printed so."""
    for place, text in subject.hospital.values.texts():
        for left in marks_in(text):
            remedy = _("A profile is plain text, set as it is: write the words alone.")
            yield Fault(left.message, remedy, place)


_REASON = "A mark that is not read is printed; HTML would reach for scripts, files, the network."
_STANDARD = "depliant: what is written is read as it was meant, or refused"
CHECKS = (
    Check("plain-markdown", Subject.CONTENT, Severity.ERROR, _REASON, _STANDARD, run),
    Check("plain-markdown", Subject.HOSPITAL, Severity.ERROR, _REASON, _STANDARD, in_the_profile),
)

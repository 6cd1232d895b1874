"""plain-markdown: what an author wrote is read as it was meant, and no mark of it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import ContentSubject
from depliant.errors import Doubt


def run(subject: ContentSubject) -> Iterator[Fault]:
    for problem in subject.odd:
        severity = Severity.WARNING if isinstance(problem, Doubt) else None
        yield Fault(problem.message, problem.remedy, problem.place, severity=severity)


CHECKS = (
    Check(
        "plain-markdown",
        Subject.CONTENT,
        Severity.ERROR,
        "A mark that is not read is printed; HTML would reach for scripts, files, the network.",
        "depliant: what is written is read as it was meant, or refused",
        run,
    ),
)

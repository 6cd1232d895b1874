"""plain-markdown: HTML in an article is shown as text, and the author is told."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import ContentSubject


def run(subject: ContentSubject) -> Iterator[Fault]:
    for problem in subject.odd:
        yield Fault(problem.message, problem.remedy, problem.place)


CHECKS = (
    Check(
        "plain-markdown",
        Subject.CONTENT,
        Severity.WARNING,
        "HTML would let an article reach for scripts, files and the network; it is never run.",
        "depliant: articles are untrusted",
        run,
    ),
)

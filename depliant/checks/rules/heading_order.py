"""heading-order: headings go down one level at a time, and something stands under each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.prose import Passage, ProseSection
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _

HEADINGS = frozenset({"heading", "subheading"})


def run(subject: TextSubject) -> Iterator[Fault]:
    for section in subject.prose.sections:
        headings = [one for one in section.passages if one.shape in HEADINGS]
        yield from _skipped(headings)
        yield from _empty(section)
        yield from _twice(headings)

"""as signed: the editions of a leaflet tried with the lines that a signature adds to them, before
it is written: what would no longer fit its paper is not signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from depliant.checks.finding import Finding
from depliant.content.select import Choice
from depliant.errors import Problem
from depliant.jobs.build import Report
from depliant.sources.leaflet import Article


def as_signed(signed: Article) -> Callable[[Choice], Choice]:
    """What makes of an edition the one that is printed once its text is approved, `signed`."""
    meta = signed.meta.model_copy(update={"status": "approved"})

    def change(choice: Choice) -> Choice:
        return replace(choice, article=replace(choice.article, meta=meta))

    return change


def unprintable(report: Report) -> Iterator[Problem]:
    """The errors of editions that were tried, approval itself apart."""
    for outcome in report.outcomes:
        for finding in outcome.findings:
            if finding.bars and finding.rule != "approval":
                yield told(finding)
        yield from outcome.problems


def told(finding: Finding) -> Problem:
    """What stands in the way of a signature, with the rule that found it."""
    return Problem(f"{finding.message} ({finding.rule})", finding.place, finding.remedy)

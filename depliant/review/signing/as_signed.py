"""as signed: the editions of a leaflet tried with the lines that a signature adds to them, before
it is written: what would no longer fit its paper is not signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from depliant.checks.finding import Finding
from depliant.content.select import Choice
from depliant.errors import InputError, Problem
from depliant.jobs.build import Report
from depliant.sources.leaflet import Article
from depliant.sources.workspace import Workspace


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


def written_hospitals(workspace: Workspace) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The hospitals whose profiles are written, and those in which something is still asked for;
    all together (no names) where none is written: nothing else would be checked."""
    begun = tuple(slug for slug in workspace.hospitals if _is_begun(workspace, slug))
    written = tuple(slug for slug in workspace.hospitals if slug not in begun)
    return (written, begun) if written else ((), ())


def _is_begun(workspace: Workspace, slug: str) -> bool:
    try:
        return workspace.hospital(slug).is_begun
    except InputError:
        return False  # told where it is checked

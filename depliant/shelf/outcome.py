"""outcome: what became of one edition, and how it stands in the manifest and comes back from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from depliant.checks.finding import Finding, Severity
from depliant.content.content import Edition
from depliant.content.select import Choice
from depliant.errors import Problem
from depliant.pressroom.workers import Result
from depliant.shelf.manifest import (
    EditionEntry,
    FileEntry,
    finding_entry,
    finding_of,
    problem_entry,
)
from depliant.typeset.pages import Fit
from depliant.words import _, current_language


@dataclass(frozen=True)
class Outcome:
    """What became of one edition: what was found, and the files that lie in `out/` (if any)."""

    edition: Edition
    version: str = ""  # of the leaflet
    status: str = ""
    sources: tuple[Finding, ...] = ()  # found in what people wrote
    pressed: tuple[Finding, ...] = ()  # found in the pressed edition
    pages: int = 0
    sides: int = 0
    fit: Fit | None = None
    files: tuple[FileEntry, ...] = ()
    thumbnail: str = ""
    inputs: str = ""  # the digest of all that it was made of
    stale: bool = False  # the files are those of an earlier build
    reused: bool = False  # they were current: nothing was pressed
    failed: bool = False
    problems: tuple[Problem, ...] = ()
    exit_code: int = 0  # of what went wrong beside the checks: 2 an input, 3 a lack
    trace: str = field(default="", repr=False)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (*self.sources, *self.pressed)


@dataclass(frozen=True)
class Judge:
    """Turns what was found into an outcome; with `strict`, warnings count as errors."""

    strict: bool

    def of(
        self, choice: Choice, sources: tuple[Finding, ...], inputs: str, result: Result
    ) -> Outcome:
        """The outcome of a pressed edition, before anything is written."""
        blank = _blank(choice, sources)
        if result.proof is None:
            return replace(
                blank,
                failed=True,
                problems=result.error.problems if result.error else (_crash(),),
                exit_code=result.error.exit_code if result.error else 2,
                trace=result.trace,
            )
        figures = result.proof.figures
        return self._judged(
            replace(
                blank,
                pressed=result.proof.findings,
                pages=figures.pages,
                sides=figures.sides,
                fit=figures.fit,
                inputs=inputs,
            )
        )

    def again(self, choice: Choice, sources: tuple[Finding, ...], entry: EditionEntry) -> Outcome:
        """The outcome of an edition that is current: what was found in its sources today, and
        what was found when it was pressed."""
        kept = replace(
            from_entry(_blank(choice, sources), entry),
            pressed=tuple(map(finding_of, entry.findings)),
            reused=True,
        )
        judged = self._judged(kept)
        return replace(judged, stale=judged.failed)

    def _judged(self, outcome: Outcome) -> Outcome:
        least = Severity.WARNING if self.strict else Severity.ERROR
        return replace(outcome, failed=any(f.severity >= least for f in outcome.findings))


def _blank(choice: Choice, sources: tuple[Finding, ...]) -> Outcome:
    meta = choice.article.meta
    return Outcome(choice.edition, meta.version, meta.status, sources)


def _crash() -> Problem:
    remedy = _("Run again with --debug and report it.")
    return Problem(_("The press failed in an unexpected way."), None, remedy)


def from_entry(outcome: Outcome, entry: EditionEntry) -> Outcome:
    """An outcome whose files are those of an earlier build."""
    return replace(
        outcome,
        version=entry.version,
        status=entry.status,
        pages=entry.pages,
        sides=entry.sides,
        fit=entry.fit,
        files=entry.files,
        thumbnail=entry.thumbnail,
        inputs=entry.inputs,
    )


def entry_of(outcome: Outcome) -> EditionEntry:
    """An outcome as the manifest keeps it."""
    edition = outcome.edition
    return EditionEntry(
        edition=edition.name,
        hospital=edition.hospital,
        leaflet=edition.leaflet,
        lang=edition.lang,
        format=edition.format,
        options=edition.options,
        version=outcome.version,
        status=outcome.status,
        inputs=outcome.inputs,
        language=current_language() if outcome.pressed else "",
        files=outcome.files,
        thumbnail=outcome.thumbnail,
        pages=outcome.pages,
        sides=outcome.sides,
        fit=outcome.fit,
        failed=outcome.failed,
        stale=outcome.stale,
        sources=tuple(map(finding_entry, outcome.sources)),
        findings=tuple(map(finding_entry, outcome.pressed)),
        problems=tuple(map(problem_entry, outcome.problems)),
    )

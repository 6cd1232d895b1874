"""outcome: what became of one edition, and how the manifest says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from depliant.checks.finding import Finding
from depliant.checks.rules import filler
from depliant.content.content import Edition
from depliant.content.select import Choice
from depliant.errors import ExitCode, Problem
from depliant.pressroom.worker import Result
from depliant.shelf.manifest import (
    Counts,
    EditionEntry,
    FileEntry,
    Kept,
    Last,
    finding_entry,
    finding_of,
    problem_entry,
)
from depliant.words import _, current_language

NOTHING = Counts()  # laid out


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one edition: what was found, and what lies in the out folder (if anything)."""

    edition: Edition
    sources: tuple[Finding, ...] = ()  # found in what people wrote
    pressed: tuple[Finding, ...] = ()  # found in the pressed edition
    counts: Counts = NOTHING
    kept: Kept | None = None
    reused: bool = False  # what lies there was current: nothing was pressed
    failed: bool = False
    problems: tuple[Problem, ...] = ()
    exit_code: ExitCode = ExitCode.DONE  # of what went wrong beside the checks
    trace: str = field(default="", repr=False)
    letter: tuple[Finding, ...] = ()  # what keeps the letter beside it from being written
    left_out: bool = False  # its format is too large for the text, and nobody asked for it by name
    too_large: str = ""  # the digest of inputs for which that holds
    inputs: str = ""  # the digest of what was pressed to its end, and failed

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (*self.sources, *self.pressed, *self.letter)

    @property
    def files(self) -> tuple[FileEntry, ...]:
        """The files that lie in the out folder."""
        return self.kept.files if self.kept else ()

    @property
    def stale(self) -> bool:
        """Whether the files are those of an earlier build, which nobody should hand out."""
        return (self.failed or self.left_out) and self.kept is not None

    @property
    def entry(self) -> EditionEntry:
        """The outcome as the manifest says it."""
        edition = self.edition
        return EditionEntry(
            edition=edition.name,
            hospital=edition.hospital,
            leaflet=edition.leaflet,
            lang=edition.lang,
            format=edition.format,
            options=edition.options,
            kept=self.kept,
            last=self._last,
            stale=self.stale,
        )

    @property
    def _last(self) -> Last:
        return Last(
            failed=self.failed,
            counts=self.counts,
            sources=tuple(map(finding_entry, self.sources)),
            findings=tuple(map(finding_entry, self.pressed)),
            problems=tuple(map(problem_entry, (*self.problems, *self._old))),
            too_large=self.too_large,
            inputs=self.inputs,
            language=current_language() if self.inputs and self.pressed else "",
        )

    @property
    def _old(self) -> Iterator[Problem]:
        """Why files of an earlier build lie there that nothing makes any more."""
        if self.left_out and self.kept:
            message = _("`{format}` is too large for this text.").format(format=self.edition.format)
            yield Problem(message, None, _("Remove what lies there: make_leaflet.py clean"))


@dataclass(frozen=True)
class Judge:
    """Turns what was found into an outcome; with `strict`, warnings count as errors. A format that
    is too large for its text is a fault if it was asked for by name (`named`), else left out."""

    strict: bool
    named: bool = True

    def of(self, choice: Choice, sources: tuple[Finding, ...], result: Result) -> Outcome:
        """The outcome of a pressed edition, before anything is written."""
        blank = Outcome(choice.edition, sources)
        if result.proof is None:
            return replace(
                blank,
                failed=True,
                problems=result.error.problems if result.error else (_crash(),),
                exit_code=result.error.exit_code if result.error else ExitCode.WRONG,
                trace=result.trace,
            )
        figures = result.proof.figures
        counts = Counts(pages=figures.pages, sides=figures.sides, fit=figures.fit)
        if not self.named and is_too_large(result.proof.findings):
            return replace(blank, left_out=True, counts=counts)
        return self._judged(replace(blank, pressed=result.proof.findings, counts=counts))

    def again(self, choice: Choice, sources: tuple[Finding, ...], kept: Kept) -> Outcome:
        """The outcome of an edition that is current: what was found in its sources today, and
        what was found when it was pressed."""
        pressed = tuple(map(finding_of, kept.findings))
        return self._judged(
            Outcome(choice.edition, sources, pressed, kept.counts, kept, reused=True)
        )

    def failing(
        self, choice: Choice, sources: tuple[Finding, ...], entry: EditionEntry
    ) -> Outcome | None:
        """The outcome of an edition that failed when it was pressed of the same inputs; None if it
        is good now: its sources are, or warnings no longer count."""
        last = entry.last
        pressed = tuple(map(finding_of, last.findings))
        blank = Outcome(choice.edition, sources, pressed, last.counts, entry.kept)
        outcome = self._judged(replace(blank, inputs=last.inputs, too_large=last.too_large))
        return outcome if outcome.failed else None

    def _judged(self, outcome: Outcome) -> Outcome:
        return replace(
            outcome, failed=any(one.fails(strict=self.strict) for one in outcome.findings)
        )


def is_too_large(findings: Iterable[Finding]) -> bool:
    """Whether a format was found too large for its text."""
    return any(finding.rule == filler.RULE for finding in findings)


def _crash() -> Problem:
    remedy = _("Run again with --debug and report it.")
    return Problem(_("The press failed in an unexpected way."), None, remedy)

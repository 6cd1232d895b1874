"""A report as one JSON object (docs/report.md), and the outbox as one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from pydantic import BaseModel, ConfigDict, Field

from depliant.checks.finding import Finding, Severity
from depliant.cli.reports.collected import Count, collected, count
from depliant.errors import ExitCode, Place, Problem
from depliant.shelf.manifest import FileEntry
from depliant.shelf.outcome import Outcome

if TYPE_CHECKING:
    from depliant.jobs.build import Report
    from depliant.mail.items import Item

State = Literal["pressed", "current", "stale", "failed"]


class Said(BaseModel):
    """Base of what a report holds: every key is always there, null or empty if it says nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)


class SaidProblem(Said):
    """Something that cannot be read or done; `line` is counted from 1."""

    message: str
    remedy: str
    file: str | None
    line: int | None


class SaidFinding(Said):
    """What a check found; `page` is the laid-out page, if it is about one; `quote` the sentence as
    it is written, `words` those in it that are meant; `allowed` the reason why it was silenced."""

    rule: str
    severity: Literal["warning", "error"]
    message: str
    remedy: str
    file: str | None
    line: int | None
    page: str | None
    quote: str | None
    words: str | None
    allowed: str | None


class SaidEdition(Said):
    """What became of one edition; `state` is null and `files` empty after `check`."""

    edition: str
    state: State | None
    failed: bool
    pages: int
    files: tuple[FileEntry, ...]
    problems: tuple[SaidProblem, ...]
    findings: tuple[SaidFinding, ...]


class SaidCounts(Said):
    """How many problems and errors, warnings, and findings silenced in place, each once."""

    errors: int
    warnings: int
    silenced: int


class SaidReport(Said):
    """What came of a command; `out` is the folder that `build` wrote into."""

    schema_: Literal[1] = Field(alias="schema")
    out: str | None
    exit_code: int
    counts: SaidCounts
    problems: tuple[SaidProblem, ...]
    findings: tuple[SaidFinding, ...]
    withdrawn: tuple[str, ...]
    left_out: tuple[str, ...]
    too_large: tuple[str, ...]
    editions: tuple[SaidEdition, ...]


class SaidMessage(Said):
    """A message of the outbox: never to whom it goes, only a keyed hash of the address."""

    number: int
    state: Literal["queued", "sending", "accepted", "refused", "unsure"]
    code: str
    version: str
    lang: str
    hospital: str
    draft: bool
    copy_of: int | None
    sha256: str
    address_hash: str
    attempts: int
    queued: dt.datetime
    changed: dt.datetime
    answer: str


class SaidOutbox(Said):
    """What `mail status` tells."""

    schema_: Literal[1] = Field(alias="schema")
    messages: tuple[SaidMessage, ...]


def tell_outbox(items: Iterable[Item]) -> None:
    """Print the messages of an outbox."""
    said = SaidOutbox(schema=1, messages=tuple(map(_message, items)))
    click.echo(said.model_dump_json(indent=1))


def _message(item: Item) -> SaidMessage:
    return SaidMessage(
        number=item.id,
        state=item.state.value,
        code=item.sent.code,
        version=item.sent.version,
        lang=item.sent.lang,
        hospital=item.sent.hospital,
        draft=item.sent.draft,
        copy_of=item.copy_of,
        sha256=item.sent.sha256,
        address_hash=item.address_hash,
        attempts=item.attempts,
        queued=_moment(item.queued),
        changed=_moment(item.changed),
        answer=item.answer,
    )


def _moment(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(round(seconds), dt.UTC)


def of_report(report: Report, out: Path | None) -> str:
    """A report as JSON; `out` is the folder that a build wrote into."""
    said = _said(
        report.problems,
        report.exit_code,
        out,
        counts=_counts(count(collected(report))),
        findings=tuple(map(_finding, report.source_findings)),
        withdrawn=report.withdrawn,
        left_out=report.left_out,
        too_large=tuple(edition.name for edition in report.too_large),
        editions=tuple(_edition(outcome, out) for outcome in report.outcomes),
    )
    return said.model_dump_json(indent=1)


def of_failure(problems: tuple[Problem, ...], exit_code: ExitCode, out: Path | None) -> str:
    """What kept a command from its work, as a report."""
    return _said(problems, exit_code, out, _counts(Count(len(problems)))).model_dump_json(indent=1)


def _said(
    problems: tuple[Problem, ...],
    exit_code: ExitCode,
    out: Path | None,
    counts: SaidCounts,
    findings: tuple[SaidFinding, ...] = (),
    withdrawn: tuple[str, ...] = (),
    left_out: tuple[str, ...] = (),
    too_large: tuple[str, ...] = (),
    editions: tuple[SaidEdition, ...] = (),
) -> SaidReport:
    return SaidReport(
        schema=1,
        out=str(out) if out else None,
        exit_code=exit_code,
        counts=counts,
        problems=tuple(map(_problem, problems)),
        findings=findings,
        withdrawn=withdrawn,
        left_out=left_out,
        too_large=too_large,
        editions=editions,
    )


def _counts(found: Count) -> SaidCounts:
    return SaidCounts(errors=found.errors, warnings=found.warnings, silenced=found.silenced)


def _edition(outcome: Outcome, out: Path | None) -> SaidEdition:
    return SaidEdition(
        edition=outcome.edition.name,
        state=_state(outcome) if out else None,
        failed=outcome.failed,
        pages=outcome.counts.pages,
        files=outcome.files,
        problems=tuple(map(_problem, outcome.problems)),
        findings=tuple(map(_finding, outcome.findings)),
    )


def _state(outcome: Outcome) -> State:
    if outcome.failed:
        return "stale" if outcome.stale else "failed"
    return "current" if outcome.reused else "pressed"


def _problem(problem: Problem) -> SaidProblem:
    file, line = _place(problem.place)
    return SaidProblem(message=problem.message, remedy=problem.remedy, file=file, line=line)


def _finding(finding: Finding) -> SaidFinding:
    file, line = _place(finding.place)
    return SaidFinding(
        rule=finding.rule,
        severity="error" if finding.severity is Severity.ERROR else "warning",
        message=finding.message,
        remedy=finding.remedy,
        file=file,
        line=line,
        page=finding.page or None,
        quote=finding.quote or None,
        words=finding.words or None,
        allowed=finding.allowed or None,
    )


def _place(place: Place | None) -> tuple[str | None, int | None]:
    return (place.file, place.line) if place else (None, None)

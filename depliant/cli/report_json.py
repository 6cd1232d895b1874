"""A report as one JSON object on standard output (docs/report.md), for other programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from pydantic import BaseModel, ConfigDict, Field

from depliant.checks.finding import Finding
from depliant.cli.global_options import Manner
from depliant.cli.report_text import traces
from depliant.errors import DepliantError, ExitCode, Place, Problem
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
    """What a check found; `page` is the laid-out page, if it is about one."""

    rule: str
    severity: Literal["warning", "error"]
    message: str
    remedy: str
    file: str | None
    line: int | None
    page: str | None


class SaidEdition(Said):
    """What became of one edition; `state` is null and `files` empty after `check`."""

    edition: str
    state: State | None
    failed: bool
    pages: int
    files: tuple[FileEntry, ...]
    problems: tuple[SaidProblem, ...]
    findings: tuple[SaidFinding, ...]


class SaidReport(Said):
    """What came of a command; `out` is the folder that `build` wrote into."""

    schema_: Literal[1] = Field(alias="schema")
    out: str | None
    exit_code: int
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


def tell(work: Callable[[], Report], manner: Manner, out: Path | None = None) -> ExitCode:
    """Do the work and print its report, also of a request that is refused; the exit code."""
    try:
        report = work()
    except DepliantError as error:
        _print(_said(error.problems, error.exit_code, out))
        return error.exit_code
    _print(
        _said(
            report.problems,
            report.exit_code,
            out,
            findings=tuple(map(_finding, report.source_findings)),
            withdrawn=report.withdrawn,
            left_out=report.left_out,
            too_large=tuple(edition.name for edition in report.too_large),
            editions=tuple(_edition(outcome, out) for outcome in report.outcomes),
        )
    )
    if manner.debug:
        traces(report)
    return report.exit_code


def tell_failure(problems: tuple[Problem, ...], exit_code: ExitCode) -> None:
    """Print what kept a command from its work."""
    _print(_said(problems, exit_code, None))


def _print(said: SaidReport) -> None:
    click.echo(said.model_dump_json(indent=1))


def _said(
    problems: tuple[Problem, ...],
    exit_code: ExitCode,
    out: Path | None,
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
        problems=tuple(map(_problem, problems)),
        findings=findings,
        withdrawn=withdrawn,
        left_out=left_out,
        too_large=too_large,
        editions=editions,
    )


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
        severity="error" if finding.is_error else "warning",
        message=finding.message,
        remedy=finding.remedy,
        file=file,
        line=line,
        page=finding.page or None,
    )


def _place(place: Place | None) -> tuple[str | None, int | None]:
    return (place.file, place.line) if place else (None, None)

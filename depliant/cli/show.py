"""What the command line prints: tables, findings, progress. The only module that prints."""

from __future__ import annotations

import itertools
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from depliant.checks.finding import Finding
from depliant.errors import Problem
from depliant.shelf.manifest import finding_entry, problem_entry
from depliant.shelf.outcome import Outcome
from depliant.words import _, ngettext

if TYPE_CHECKING:
    from depliant.cli.doctor import Diagnosis
    from depliant.jobs.build import Report
    from depliant.jobs.cleaning import Gone
    from depliant.review.differences import Comparison


MANY = 50  # editions: from here on, those that are current have no row of their own
MOST_NAMES = 6  # of the editions that a finding concerns


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """A bar with rate and time left on a terminal; elsewhere, for many, a line now and then."""
    if sys.stderr.isatty() and total > 1:
        with _bar(total) as step:
            yield step
        return
    done = itertools.count(1)

    def tell(_name: str) -> None:
        number = next(done)
        if total >= MANY and number % (total // 10) == 0:
            click.echo(_("{n} of {total} pressed").format(n=number, total=total), err=True)

    yield tell


@contextmanager
def _bar(total: int) -> Iterator[Callable[[str], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeLeft())
    start = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, rate="")

        def step(_name: str) -> None:
            rate = (bar.tasks[0].completed + 1) / (time.monotonic() - start)
            bar.update(task, advance=1, rate=_("{rate:.1f} a second").format(rate=rate))

        yield step


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on a terminal, lines with tabs elsewhere."""
    if not sys.stdout.isatty():
        for row in (head, *rows):
            click.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table

    shown = Table(*head, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        shown.add_row(*row)
    Console().print(shown)


def summary(report: Report, out: Path) -> None:
    """The findings, then one row an edition."""
    findings(report)
    head = (_("edition"), _("pages"), _("size"), _("findings"), _("path"))
    few = len(report.outcomes) < MANY
    shown = [o for o in report.outcomes if few or o.failed or not o.reused]
    if shown:
        table(head, [_row(outcome, out) for outcome in shown])
    if report.outcomes:
        reused = sum(outcome.reused for outcome in report.outcomes)
        line = _("{pressed} pressed, {reused} current and left as they were.")
        click.echo(line.format(pressed=len(report.outcomes) - reused, reused=reused))
    for leaflet in report.withdrawn:
        click.echo(_("{leaflet}: withdrawn, not built.").format(leaflet=leaflet))
    failed = sum(outcome.failed for outcome in report.outcomes)
    if failed:
        line = ngettext(
            "{n} edition failed and was not replaced.",
            "{n} editions failed and were not replaced.",
            failed,
        )
        click.echo(line.format(n=failed), err=True)


def _row(outcome: Outcome, out: Path) -> tuple[str, ...]:
    path = str(out / outcome.files[0].path) if outcome.files else "–"
    if more := len(outcome.files) - 1:
        path += f" (+{more})" if more > 0 else ""
    if outcome.stale:
        path += " " + _("(stale: of an earlier build)")
    elif outcome.failed:
        path = _("not made")
    size = f"{outcome.files[0].size / 1000:.0f} kB" if outcome.files else "–"
    return outcome.edition.name, str(outcome.counts.pages or "–"), size, _counts(outcome), path


def _counts(outcome: Outcome) -> str:
    errors = sum(finding.is_error for finding in outcome.findings) + len(outcome.problems)
    warnings = len(outcome.findings) + len(outcome.problems) - errors
    parts = []
    if errors:
        parts.append(ngettext("{n} error", "{n} errors", errors).format(n=errors))
    if warnings:
        parts.append(ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings))
    return ", ".join(parts) or "–"


def findings(report: Report) -> None:
    """Every problem and finding once, with the editions it concerns."""
    for problem in report.problems:
        click.echo(_problem(problem), err=True)
    told: dict[Finding | Problem, list[str]] = {f: [] for f in report.source_findings}
    for outcome in report.outcomes:
        items: list[Finding | Problem] = [*outcome.problems, *outcome.findings]
        for item in items:
            told.setdefault(item, []).append(outcome.edition.name)
    for item, editions in told.items():
        text = _problem(item) if isinstance(item, Problem) else _finding(item)
        click.echo(text + _concerns(editions, len(report.outcomes)), err=True)
    if not told and not report.problems:
        click.echo(_("Nothing to mend."))


def _problem(problem: Problem) -> str:
    return f"{_('error')}: {problem}"


def _finding(finding: Finding) -> str:
    word = _("error") if finding.is_error else _("warning")
    return f"{word}: {finding}"


def _concerns(editions: list[str], total: int) -> str:
    """Where a finding holds, unless it is everywhere; of many editions, the first few."""
    names = list(dict.fromkeys(editions))
    if not 0 < len(names) < total:
        return ""
    shown, more = ", ".join(names[:MOST_NAMES]), len(names) - MOST_NAMES
    others = ngettext(" and {n} other", " and {n} others", more).format(n=more) if more > 0 else ""
    where = _("in")
    return f"\n    {where}: {shown}{others}"


def as_json(report: Report) -> None:
    """The report as one JSON object on standard output."""
    data = {
        "problems": [problem_entry(problem).model_dump() for problem in report.problems],
        "findings": [finding_entry(finding).model_dump() for finding in report.source_findings],
        "editions": [
            {
                "edition": outcome.edition.name,
                "failed": outcome.failed,
                "pages": outcome.counts.pages,
                "findings": [finding_entry(finding).model_dump() for finding in outcome.findings],
                "problems": [problem_entry(problem).model_dump() for problem in outcome.problems],
            }
            for outcome in report.outcomes
        ],
        "exit_code": report.exit_code,
    }
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def cleaned(gone: Sequence[Gone], dry_run: bool) -> None:
    """Which editions were removed, or would be, and why."""
    for one in gone:
        click.echo(f"{one.entry.edition}: {one.why}")
    message = (
        ngettext("{n} edition would be removed.", "{n} editions would be removed.", len(gone))
        if dry_run
        else ngettext("{n} edition removed.", "{n} editions removed.", len(gone))
    )
    click.echo(message.format(n=len(gone)))


def comparison(found: Comparison) -> None:
    """What two versions of a leaflet say otherwise, in words."""
    first, second = found.names
    heads = {
        "only-first": _("not in {second}"),
        "only-second": _("only in {second}"),
        "changed": _("other words in {second}"),
    }
    click.echo(
        _("{leaflet}: {first} | {second}").format(leaflet=found.leaflet, first=first, second=second)
    )
    for one in found.sections:
        what = heads[one.what].format(second=second)
        click.echo(f"\n“{one.section.title}” ({one.section.role}): {what}")
        click.echo("".join(f"    {line}\n" for line in (one.why, *one.lines) if line), nl=False)
    if found.facts:
        click.echo("\n" + _("Facts of the hospitals:"))
    for name, ours, theirs in found.facts:
        click.echo(f"    {name}: {ours or '–'} | {theirs or '–'}")
    if not found.sections and not found.facts:
        click.echo(_("They say the same."))


def diagnoses(found: Sequence[Diagnosis]) -> int:
    """What the doctor saw; exit code 3 if something needed is missing."""
    for item in found:
        mark = _("good") if item.good else _("MISSING") if item.needed else _("slow")
        click.echo(f"{mark:8} {item.what}: {item.detail}")
        if not item.good:
            click.echo(f"         → {item.remedy}")
    return 3 if any(item.needed and not item.good for item in found) else 0

"""What the command line prints: tables, findings, progress. The only module that prints."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from depliant.build import Outcome, finding_data, problem_data
from depliant.checks import Finding
from depliant.errors import Problem
from depliant.words import _, ngettext

if TYPE_CHECKING:
    from depliant.doctor import Diagnosis
    from depliant.run import Comparison, Report


MOST_NAMES = 6  # of the editions that a finding concerns


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal; nothing elsewhere, where the summary says it all."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda _name: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("Pressing"), total=total)
        yield lambda name: bar.update(task, advance=1, description=name)


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
    rows = [_row(outcome, out) for outcome in report.outcomes]
    if rows:
        table(head, rows)
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
    pages = outcome.figures.pages if outcome.figures else 0
    path = str(out / outcome.files[0]) if outcome.files else "–"
    if more := len(outcome.files) - 1:
        path += f" (+{more})" if more > 0 else ""
    if outcome.stale:
        path += " " + _("(stale: of an earlier build)")
    elif outcome.failed:
        path = _("not made")
    size = f"{outcome.size / 1000:.0f} kB" if outcome.size else "–"
    return outcome.edition.name, str(pages or "–"), size, _counts(outcome), path


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
        "problems": [problem_data(problem) for problem in report.problems],
        "findings": [finding_data(finding) for finding in report.source_findings],
        "editions": [
            {
                "edition": outcome.edition.name,
                "failed": outcome.failed,
                "pages": outcome.figures.pages if outcome.figures else 0,
                "findings": [finding_data(finding) for finding in outcome.findings],
                "problems": [problem_data(problem) for problem in outcome.problems],
            }
            for outcome in report.outcomes
        ],
        "exit_code": report.exit_code,
    }
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


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

"""A report in words: what was found on standard error, file by file, and the table of editions on
standard output. With --quiet, errors only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from depliant.cli.global_options import Manner
from depliant.cli.reports.collected import collected, count
from depliant.cli.reports.grouped import counted, grouped
from depliant.cli.show import table
from depliant.shelf.outcome import Outcome
from depliant.words import _, ngettext

if TYPE_CHECKING:
    from depliant.content.content import Edition
    from depliant.jobs.build import Report

MANY = 50  # editions: from here on, those that are current have no row of their own


def summary(report: Report, out: Path, manner: Manner) -> None:
    """The findings, then one row an edition, then what failed."""
    findings(report, manner)
    if not manner.quiet:
        _editions(report, out)
    failed = sum(outcome.failed for outcome in report.outcomes)
    if failed:
        line = ngettext(
            "{n} edition failed and was not replaced.",
            "{n} editions failed and were not replaced.",
            failed,
        )
        click.echo(line.format(n=failed), err=True)


def _editions(report: Report, out: Path) -> None:
    head = (_("edition"), _("pages"), _("size"), _("findings"), _("path"))
    few = len(report.outcomes) < MANY
    shown = [o for o in report.outcomes if few or o.failed or not o.reused]
    if shown:
        table(head, [_row(outcome, out) for outcome in shown])
    if report.outcomes:
        reused = sum(outcome.reused for outcome in report.outcomes)
        made = sum(not outcome.reused and not outcome.failed for outcome in report.outcomes)
        kept = ngettext(
            "{n} current and left as it was", "{n} current and left as they were", reused
        )
        parts = (
            ngettext("{n} pressed", "{n} pressed", made).format(n=made),
            kept.format(n=reused),
        )
        click.echo(", ".join(parts) + ".")
    for leaflet in report.withdrawn:
        click.echo(_("{leaflet}: withdrawn, not built.").format(leaflet=leaflet))


def _row(outcome: Outcome, out: Path) -> tuple[str, ...]:
    path = str(out / outcome.files[0].path) if outcome.files else "–"
    if more := len(outcome.files) - 1:
        path += f" (+{more})" if more > 0 else ""
    if outcome.stale:
        path += " " + _("(stale: of an earlier build)")
    elif outcome.failed:
        path = _("not made")
    size = _("{n} kB").format(n=round(outcome.files[0].size / 1000)) if outcome.files else "–"
    return outcome.edition.name, str(outcome.counts.pages or "–"), size, _counts(outcome), path


def _counts(outcome: Outcome) -> str:
    errors = sum(finding.is_error for finding in outcome.findings) + len(outcome.problems)
    silenced = sum(bool(finding.allowed) for finding in outcome.findings)
    warnings = len(outcome.findings) + len(outcome.problems) - errors - silenced
    parts = []
    if errors:
        parts.append(ngettext("{n} error", "{n} errors", errors).format(n=errors))
    if warnings:
        parts.append(ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings))
    return ", ".join(parts) or "–"


def findings(report: Report, manner: Manner) -> None:
    """Every problem and finding once, with the editions it concerns, and how many there are."""
    told = collected(report)
    loud = [one for one in told if not one.silenced]
    shown = [one for one in loud if not manner.quiet or one.fails(report.strict)]
    names = [outcome.edition.name for outcome in report.outcomes]
    if text := "\n\n".join(grouped(shown, names, manner)):
        click.echo(text, err=True)
    if manner.debug:
        traces(report)
    if manner.quiet:
        return
    if not loud:
        click.echo(_("Nothing to mend."))
    if told:
        click.echo(counted(count(told)), err=True)
    for name in report.left_out:
        click.echo(_("{name}: not made, no section is marked for it.").format(name=name))
    for line in _too_large(report):
        click.echo(line)


def _too_large(report: Report) -> Iterator[str]:
    """One line a leaflet: the formats that are left out, and where, if it is not everywhere."""
    left: dict[tuple[str, str], list[str]] = {}
    for edition in report.too_large:
        names = left.setdefault((_leaflet(edition), edition.hospital), [])
        names += [edition.format] if edition.format not in names else []
    together: dict[tuple[str, str], list[str]] = {}
    for (leaflet, hospital), names in left.items():
        together.setdefault((leaflet, ", ".join(names)), []).append(hospital)
    seen = [*(outcome.edition for outcome in report.outcomes), *report.too_large]
    for (leaflet, formats), here in together.items():
        everywhere = {one.hospital for one in seen if _leaflet(one) == leaflet} == set(here)
        name = leaflet if everywhere else f"{leaflet} ({', '.join(here)})"
        message = _("{name}: not made, too large for this text: {formats}.")
        yield message.format(name=name, formats=formats)


def _leaflet(edition: Edition) -> str:
    return f"{edition.leaflet}/{edition.lang}"


def traces(report: Report) -> None:
    """What went wrong inside the press, each traceback once, with the editions it stopped."""
    for trace in dict.fromkeys(_traces(report)):
        names = [outcome.edition.name for outcome in report.outcomes if outcome.trace == trace]
        click.echo(f"{', '.join(names)}:\n{trace}", err=True)


def _traces(report: Report) -> Iterator[str]:
    return (outcome.trace for outcome in report.outcomes if outcome.trace)

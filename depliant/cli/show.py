"""What the smaller commands print: tables, what was removed, what is said otherwise, diagnoses."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from depliant.errors import ExitCode
from depliant.words import _, ngettext

if TYPE_CHECKING:
    from depliant.cli.doctor import Diagnosis
    from depliant.cli.global_options import Manner
    from depliant.jobs.cleaning import Gone
    from depliant.review.differences import Comparison


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


def diagnoses(found: Sequence[Diagnosis], manner: Manner) -> ExitCode:
    """What the doctor saw; the exit code is `MISSING` if something needed is."""
    for item in found:
        lacks = item.needed and not item.good
        if manner.quiet and not lacks:
            continue
        mark = _("good") if item.good else _("MISSING") if item.needed else _("slow")
        click.echo(f"{mark:8} {item.what}: {item.detail}", err=manner.quiet)
        if not item.good:
            click.echo(f"         → {item.remedy}", err=manner.quiet)
    missing = any(item.needed and not item.good for item in found)
    return ExitCode.MISSING if missing else ExitCode.DONE

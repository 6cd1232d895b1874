"""What `diff --since-approval` prints: which words changed since a text was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from depliant.cli import show
from depliant.errors import ExitCode
from depliant.words import _
from depliant.words.figures import day

if TYPE_CHECKING:
    from depliant.review.since import Since
    from depliant.sources.workspace import Workspace


def tell(workspace: Workspace, leaflet: str, lang: str) -> ExitCode:
    """Print what changed; nothing is judged by it."""
    from depliant.review.since import since_approval

    found = since_approval(workspace, leaflet, lang)
    click.echo(_head(found))
    if found.same:
        click.echo(_("Nothing that was signed has changed."))
        return ExitCode.DONE
    heads = {
        "only-first": _("taken out"),
        "only-second": _("added"),
        "changed": _("changed"),
    }
    for one in found.sections:
        show.section(one, heads[one.what])
    if found.keys:
        click.echo("\n" + _("Beside the text:"))
    for name, before, after in found.keys:
        said = _("{name}: {said}").format(name=name, said=f"{before or '–'} → {after or '–'}")
        click.echo(f"    {said}")
    if not found.sections and not found.keys:
        click.echo(_("No word has changed; what is read with the text has. Sign it again."))
    return ExitCode.DONE


def _head(found: Since) -> str:
    """Who approved it; of a text that nobody has signed, who attested something of it."""
    head = _("{leaflet}: since it was signed by {who}")
    if found.whole:
        head = _("{leaflet}: since it was approved by {who}")
    elif not found.signatures:
        head = _("{leaflet}: since something was attested of it by {who}")
    line = _("{name}, {role}, {day}")
    who = dict.fromkeys(
        line.format(name=one.name, role=one.role, day=day(one.date))
        for one in found.signatures or found.attested
    )
    return head.format(leaflet=found.leaflet, who=_("; ").join(who))

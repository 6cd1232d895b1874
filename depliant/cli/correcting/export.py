"""The command `export`: a leaflet goes out to colleagues."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from depliant.cli.global_options import Command, Manner, option
from depliant.cli.options import (
    Folder,
    day,
    lang_option,
    leaflet_argument,
    opened,
    today_option,
    workspace_option,
)
from depliant.errors import ExitCode
from depliant.words import _, later

told = click.make_pass_decorator(Manner)


@click.command(
    cls=Command,
    help=later("Write a leaflet for colleagues: a Word file to correct, or plain text for a mail."),
)
@leaflet_argument
@option("--review", is_flag=True, help=later("A Word file, with a comment for each finding."))
@option("--text", is_flag=True, help=later("Its plain text, on the screen."))
@lang_option
@option(
    "--save",
    type=Folder(exists=True),
    default=Path(),
    help=later("Where the Word file goes; this folder by default."),
)
@today_option
@workspace_option
@told
def export(
    manner: Manner,
    /,
    leaflet: str,
    review: bool,
    text: bool,
    lang: str,
    save: Path,
    today: dt.datetime | None,
    workspace: Path,
) -> int:
    from depliant.correcting.going_out import review_file
    from depliant.correcting.plain_text import plain_text

    if review == text:
        raise click.UsageError(_("Say what is wanted: --review or --text."))
    house = opened(workspace)
    if text:
        article = house.article(house.article_path(leaflet, lang))
        click.echo(plain_text(article), nl=False)
        return ExitCode.DONE
    path = review_file(house, leaflet, lang, save, day(today))
    if not manner.quiet:
        click.echo(_("Written: {path}").format(path=path))
    return ExitCode.DONE

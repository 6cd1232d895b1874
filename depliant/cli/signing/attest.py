"""The command `attest`: somebody answers for what no machine can see of a text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from depliant.cli.global_options import Argument, Command, Manner, option
from depliant.cli.options import (
    day,
    lang_option,
    leaflet_argument,
    opened,
    today_option,
    workspace_option,
)
from depliant.cli.signing.told import typed, what_fell
from depliant.errors import ExitCode
from depliant.words import _, later

# Named here: `--help` is instant, and imports no model; a test holds them to be the same.
SIGN_OFFS = ("patients-read", "disciplines", "readers-tested", "guidelines", "use-evaluated")
told = click.make_pass_decorator(Manner)


@click.command(
    cls=Command,
    help=later("Record what only a person can say of a text: that families read it, for one."),
)
@leaflet_argument
@click.argument(
    "what",
    cls=Argument,
    metavar=later("WHAT …"),
    nargs=-1,
    required=True,
    type=click.Choice(SIGN_OFFS),
)
@lang_option
@option("--by", required=True, help=later("Who attests it: first and last name."))
@option("--role", required=True, help=later("In which role."))
@today_option
@workspace_option
@told
def attest(
    manner: Manner,
    /,
    leaflet: str,
    what: tuple[str, ...],
    lang: str,
    by: str,
    role: str,
    today: dt.datetime | None,
    workspace: Path,
) -> int:
    from depliant.review.attesting import attest_leaflet
    from depliant.sources.signing.sign_offs import attested

    done = attest_leaflet(opened(workspace), leaflet, lang, what, by, role, day(today))
    if manner.quiet:
        return ExitCode.DONE
    for one in done.said:
        line = _("{path}: {name} attests that {what}.")
        click.echo(line.format(path=done.name, name=by, what=attested(one)))
    command = typed(manner, leaflet, lang).format(name="diff") + " --since-approval"
    for text in what_fell(done.fallen, command):
        click.echo(text)
    return ExitCode.DONE

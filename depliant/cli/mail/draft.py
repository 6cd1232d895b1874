"""The group `mail`: a leaflet to a family, by e-mail."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depliant.cli import completion
from depliant.cli.global_options import Group, Manner, option
from depliant.cli.options import (
    Decorator,
    Folder,
    day,
    lang_option,
    leaflet_argument,
    opened,
    today_option,
    workspace_option,
)
from depliant.errors import ExitCode, InputError, Problem
from depliant.words import _, later
from depliant.words.system import reason as reason_of

if TYPE_CHECKING:
    from depliant.mail.letter import Letter

told = click.make_pass_decorator(Manner)
STDIN = "-"  # an address that no shell history keeps
_MARK = "\ufeff"  # what Windows puts before text that goes through a pipe


@click.group("mail", cls=Group, help=later("Send a leaflet to a family, by e-mail."))
def mail_group() -> None:
    """Runs no command by itself."""


def letter_options(command: Any) -> Any:
    """What every command that writes to a family takes."""
    options: list[Decorator] = [
        leaflet_argument,
        option(
            "--hospital",
            required=True,
            shell_complete=completion.hospitals,
            help=later("Which hospital's."),
        ),
        lang_option,
        option("--note", default="", help=later("A few words of your own, in the message.")),
        option("--as-is", is_flag=True, help=later("The address is right as it is written.")),
        option(
            "--check-domain",
            is_flag=True,
            help=later("Ask the network whether the address's domain takes mail."),
        ),
        option("--allow-draft", is_flag=True, help=later("Also what nobody has approved.")),
        option(
            "--out",
            type=Folder(),
            help=later("Where the PDFs are; out/ of the workspace by default."),
        ),
        today_option,
        workspace_option,
    ]
    for add in reversed(options):
        command = add(command)
    return command


@mail_group.command(help=later("Write a message to open and send, as a file (.eml)."))
@letter_options
@option(
    "--to",
    metavar=later("ADDRESS"),
    help=later("To whom; - reads it from standard input. Without: to nobody yet."),
)
@option(
    "--save",
    type=Folder(),
    default=Path(),
    help=later("Folder for the file; this folder by default."),
)
@told
def draft(manner: Manner, /, to: str | None, save: Path, **options: Any) -> int:
    address = "" if to is None else recipient(to, options)
    letter = letter_of(options)
    path = _saved(save, letter, address)
    if not manner.quiet:
        _tell(path, letter, address)
    return ExitCode.DONE


def _saved(folder: Path, letter: Letter, address: str) -> Path:
    from depliant.mail.message import draft as draft_of
    from depliant.mail.message import draft_name
    from depliant.reading.files import write_new

    try:
        return write_new(folder, draft_name(letter), draft_of(letter, address))
    except OSError as error:
        message = _("The message cannot be written into {folder}: {reason}.")
        message = message.format(folder=folder, reason=reason_of(error))
        raise InputError(Problem(message, None, _("Choose another folder with --save."))) from None


def recipient(to: str, options: dict[str, Any]) -> str:
    """The address that was given, or that stands on standard input; `InputError` if it is not one
    that can be right."""
    from depliant.mail.addresses import checked

    opened(options["workspace"])  # messages speak its language
    typed = sys.stdin.read(10_000).lstrip(_MARK) if to == STDIN else to
    if not typed.strip():
        message, remedy = _("There is no address."), _("Give it with --to, or on standard input.")
        raise InputError(Problem(message, None, remedy))
    return checked(typed, as_is=options["as_is"], check_domain=options["check_domain"])


def letter_of(options: dict[str, Any]) -> Letter:
    """The letter that a command's options ask for."""
    from depliant.jobs.build import How
    from depliant.jobs.sendable import Wanted, letter_for

    workspace = opened(options["workspace"])
    wanted = Wanted(
        options["leaflet"],
        options["hospital"],
        options["lang"],
        options["out"] or options["workspace"] / "out",
        today_of(options),
        options["allow_draft"],
    )
    return letter_for(wanted, How(workspace, jobs=1), options["note"])


def today_of(options: dict[str, Any]) -> dt.date:
    """The day on which a command judges."""
    return day(options.get("today"))


def _tell(path: Path, letter: Letter, address: str) -> None:
    """What lies there, and what to do with it."""
    from depliant.mail.addresses import is_international

    size = len(letter.attachment.data) // 1000
    line = _("{path}: a message with {file} ({size} kB).")
    click.echo(line.format(path=path, file=letter.attachment.name, size=size))
    if letter.draft:
        click.echo(_("Nobody has approved this leaflet: the message says so on its first line."))
    if is_international(address):
        click.echo(_("The address has an accent before its @: not every mail system takes it."))
    if address:
        click.echo(_("Open it in the mail program, check the address, then send it."))
    else:
        click.echo(_("Open it in the mail program, write the family's address, then send it."))

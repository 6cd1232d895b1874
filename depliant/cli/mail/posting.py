"""posting: send what waits on a shelf, say what became of it, note it for the patient's file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depliant.cli import show
from depliant.cli.global_options import Manner
from depliant.cli.mail.draft import today_of
from depliant.cli.options import opened
from depliant.errors import DepliantError, ExitCode, Problem
from depliant.words import _, ngettext

if TYPE_CHECKING:
    from depliant.jobs.sendable import Judge
    from depliant.mail.items import Item
    from depliant.mail.outbox import Outbox
    from depliant.review.record import Record


def out_of(options: dict[str, Any]) -> Path:
    """The out folder of a command."""
    folder: Path = options["out"] or options["workspace"] / "out"
    return folder


def shelf_of(options: dict[str, Any]) -> str:
    """How the outbox calls it."""
    return str(out_of(options).resolve())


def judge_of(options: dict[str, Any]) -> Judge:
    """Who judges messages before they go from the shelf of a command."""
    from depliant.jobs.sendable import Judge

    named = options.get("leaflet", "")
    return Judge(options["workspace"], out_of(options), today_of(options), named)


def post(
    manner: Manner, outbox: Outbox, options: dict[str, Any], wait: float, own: Sequence[int]
) -> ExitCode:
    """Send what waits, and say what became of a command's own messages, then of others that went
    with them. What stops the sender is raised after that, and says which messages stay."""
    tried: list[int] = []
    stopped = _stopped(manner, outbox, options, wait, tried)
    mine = outbox.numbered(number for number in own if not stopped or number in tried)
    code = show.outcome(manner, mine)
    records = records_of(options, mine) if options["record"] else []
    _tell_others(manner, outbox.numbered({*tried} - {*own}))
    save(manner, options, records)
    if stopped:
        raise type(stopped)(*stopped.problems, *_staying(outbox.numbered(own)))
    return code


def _stopped(
    manner: Manner, outbox: Outbox, options: dict[str, Any], wait: float, tried: list[int]
) -> DepliantError | None:
    """Send; the messages that were tried are taken down. What stopped the sender, if anything."""
    from depliant.mail.sending import Round
    from depliant.mail.settings import mail_settings

    def paused(seconds: float) -> None:
        if not manner.quiet:
            line = _("It cannot go now; the next attempt is in {n} s.")
            click.echo(line.format(n=round(seconds)), err=True)

    heard = (lambda item: tried.append(item.id), paused)
    try:
        settings = mail_settings(opened(options["workspace"]))
        Round(outbox, settings, shelf_of(options), judge_of(options), *heard, patience=wait).run()
    except DepliantError as error:
        return error
    return None


def _tell_others(manner: Manner, items: Sequence[Item]) -> None:
    """Messages of earlier commands, which waited and were sent with these."""
    if items and not manner.quiet:
        head = ngettext(
            "A message that waited was sent too:", "Messages that waited were sent too:", len(items)
        )
        click.echo(head)
    show.outcome(manner, items)


def _staying(items: Sequence[Item]) -> list[Problem]:
    waiting = [item.id for item in items if item.waits]
    stays = ngettext(
        "Message {numbers} stays in the queue.",
        "Messages {numbers} stay in the queue.",
        len(waiting),
    )
    names = ", ".join(map(str, waiting))
    remedy = _("Once that is mended: make_leaflet.py mail retry")
    return [Problem(stays.format(numbers=names), None, remedy)] if waiting else []


def tell_elsewhere(manner: Manner, outbox: Outbox, here: str) -> None:
    """Messages that wait for another shelf: no command of this one sends them."""
    waiting = [item for item in outbox.items() if item.waits and item.shelf != here]
    for shelf in dict.fromkeys(item.shelf for item in waiting if not manner.quiet):
        numbers = [item.id for item in waiting if item.shelf == shelf]
        click.echo(str(elsewhere(shelf, numbers)), err=True)


def elsewhere(shelf: str, numbers: Sequence[int]) -> Problem:
    """That messages belong to another shelf, and how they are sent."""
    message = ngettext(
        "Message {numbers} belongs to another folder, {shelf}.",
        "Messages {numbers} belong to another folder, {shelf}.",
        len(numbers),
    )
    remedy = _("Send from there: `mail retry`, with its --workspace (and its --out).")
    if not Path(shelf).is_dir():
        remedy = _("It is gone. If it was moved here, type: make_leaflet.py mail retry {numbers}")
    remedy = remedy.format(numbers=" ".join(map(str, numbers)))
    return Problem(message.format(numbers=", ".join(map(str, numbers)), shelf=shelf), None, remedy)


# --- for the patient's file --------------------------------------------------------------------


def records_of(options: dict[str, Any], items: Sequence[Item]) -> list[Record]:
    """The records of those messages to families that were accepted; their sentences are printed
    at once: whatever a disk does then, they are known."""
    from depliant.jobs.sendable import FORMAT
    from depliant.review.record import Given, by_mail

    workspace, records = opened(options["workspace"]), []
    for item in items:
        if item.is_accepted and item.copy_of is None:
            sent, day = item.sent, dt.datetime.fromtimestamp(item.changed).astimezone().date()
            what = (sent.code, sent.version, sent.lang, sent.hospital, FORMAT, sent.draft)
            records.append(by_mail(workspace, Given(*what, files=(sent.sha256,)), day))
            click.echo(records[-1].sentence)
    return records


def save(manner: Manner, options: dict[str, Any], records: Sequence[Record]) -> None:
    """Write records into the folder of a command."""
    from depliant.review.record import saved

    for record in records:
        path = saved(opened(options["workspace"]), record, options["save"])
        if not manner.quiet:
            click.echo(_("Written: {path}").format(path=path), err=True)


def try_folder(options: dict[str, Any]) -> None:
    """`InputError` if what is to be recorded could not be written: told before anything goes."""
    from depliant.review.record import tried

    if options["record"]:
        tried(options["save"])

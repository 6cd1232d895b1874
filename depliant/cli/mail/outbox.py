"""The commands of the outbox: mail send, status, retry, forget, record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depliant.cli import show
from depliant.cli.global_options import Command, Manner, option
from depliant.cli.mail.draft import letter_of, letter_options, recipient
from depliant.cli.mail.posting import (
    elsewhere,
    judge_of,
    out_of,
    post,
    records_of,
    save,
    shelf_of,
    tell_elsewhere,
    try_folder,
)
from depliant.cli.options import Decorator, Folder, opened, report_option, workspace_option
from depliant.errors import ExitCode, InputError, Problem
from depliant.words import _, later, ngettext

if TYPE_CHECKING:
    from depliant.mail.items import Envelope, Item
    from depliant.mail.outbox import Outbox

told = click.make_pass_decorator(Manner)
WAIT_SECONDS = 90.0  # a secretary looks at the screen meanwhile


def _with(*options: Decorator) -> Decorator:
    """Several options as one."""

    def decorate(command: Any) -> Any:
        for add in reversed(options):
            command = add(command)
        return command

    return decorate


yes_option = option("--yes", is_flag=True, help=later("Do not ask."))
wait_option = option(
    "--wait",
    type=click.FloatRange(0, 86_400),
    default=WAIT_SECONDS,
    help=later("Seconds to wait for a server that cannot take it now."),
)
place_options = _with(
    option(
        "--out",
        type=Folder(),
        help=later("Where the PDFs are; out/ of the workspace by default."),
    ),
    workspace_option,
)
save_option = option(
    "--save",
    type=Folder(exists=True, to_fill=True),
    default=Path(),
    help=later("Where the record goes; this folder by default."),
)
record_options = _with(
    option(
        "--record",
        is_flag=True,
        help=later("Note for the patient's file, once the server has accepted it."),
    ),
    save_option,
)
numbers_argument = click.argument("numbers", nargs=-1, type=int, metavar="[NUMBER …]")
to_option = option("--to", default="", metavar="ADDRESS", help=later("Only to this address."))


# --- send ------------------------------------------------------------------------------------


@click.command(cls=Command, help=later("Send a message to a family through the mail server."))
@letter_options
@option(
    "--to",
    required=True,
    metavar="ADDRESS",
    help=later("To whom; - reads it from standard input."),
)
@option("--again", is_flag=True, help=later("Also if this address has had it already."))
@yes_option
@wait_option
@record_options
@told
def send(manner: Manner, /, to: str, again: bool, yes: bool, wait: float, **options: Any) -> int:
    from depliant.mail.addresses import in_letters
    from depliant.mail.message import envelopes
    from depliant.mail.settings import mail_settings

    mail_settings(opened(options["workspace"]))  # what is wrong there is told before anything
    try_folder(options)
    address, letter = recipient(to, options), letter_of(options)
    now = dt.datetime.now().astimezone()
    wanted = envelopes(letter, address, shelf_of(options), now)
    with _outbox(manner, options) as outbox:
        question = _("Send it to {address}?").format(address=in_letters(address))
        agreed = lambda: yes or show.agreed(show.letter_to(letter, address), question)  # noqa: E731
        numbers = _recorded(outbox, wanted, again=again, agreed=agreed)
        return post(manner, outbox, options, wait, numbers) if numbers else _left_alone()


def _recorded(
    outbox: Outbox, wanted: Sequence[Envelope], *, again: bool, agreed: Callable[[], bool]
) -> list[int]:
    """The numbers of a message and its copies in the outbox; none if nobody agreed. A family has
    a version of a leaflet once: that is asked before a person is, and when it is written down."""
    from depliant.mail.outbox import AlreadyError

    try:
        if not again:
            outbox.refuse_twice(wanted[0])
        return outbox.record(wanted, once=not again) if agreed() else []
    except AlreadyError as error:
        raise InputError(_already(error.item)) from None


def _already(item: Item) -> Problem:
    from depliant.mail.items import named

    message = _("This address has {what} already: message {number}, {state}, {when}.")
    facts = {"what": show.what(item), "state": named(item.state), "when": show.moment(item.changed)}
    remedy = _("See: make_leaflet.py mail status. To send it once more, add --again.")
    if item.waits:
        remedy = _("It is sent by: make_leaflet.py mail retry {number}").format(number=item.id)
    return Problem(message.format(number=item.id, **facts), None, remedy)


# --- status ----------------------------------------------------------------------------------


@click.command(cls=Command, help=later("Show what became of the messages."))
@to_option
@report_option("json")
@place_options
@told
def status(manner: Manner, /, to: str, style: str, **options: Any) -> int:
    from depliant.mail.items import named

    with _outbox(manner, options) as outbox:
        items = outbox.sent_to(_typed(to, options)) if to else outbox.items()
        if style != "json":
            tell_elsewhere(manner, outbox, shelf_of(options))
    if style == "json":
        from depliant.cli.reports.as_json import tell_outbox

        tell_outbox(items)
        return ExitCode.DONE
    head = (_("number"), _("state"), _("since"), _("what"), _("to"), _("what the server said"))
    rows = [
        (
            *(str(item.id), named(item.state), show.moment(item.changed), show.what_row(item)),
            *(item.recipient or "–", item.answer or "–"),
        )
        for item in items
    ]
    if rows:
        show.table(head, rows)
    elif not manner.quiet:
        click.echo(_("There is no message in the outbox."))
    return ExitCode.DONE


# --- retry, forget ---------------------------------------------------------------------------


@click.command(
    cls=Command, help=later("Send what waits in the queue, and unsure messages that you name.")
)
@numbers_argument
@yes_option
@wait_option
@record_options
@place_options
@told
def retry(
    manner: Manner, /, numbers: tuple[int, ...], yes: bool, wait: float, **options: Any
) -> int:
    try_folder(options)
    with _outbox(manner, options) as outbox:
        here = shelf_of(options)
        named = [_movable(outbox, number, options) for number in dict.fromkeys(numbers)]
        for item in named if not yes else ():
            if item.waits:
                continue
            line = _("Message {number} to {to}: the server may have it already.")
            line = line.format(number=item.id, to=item.recipient or "–")
            if not show.agreed(line, _("Send it again, perhaps twice?")):
                return _left_alone()
        for item in named:
            outbox.adopt(item.id, here)
            if not item.waits:
                outbox.retry(item.id)
        waiting = [item.id for item in outbox.queued(here)]
        if not waiting and not manner.quiet:
            click.echo(_("Nothing waits here."))
        tell_elsewhere(manner, outbox, here)
        return post(manner, outbox, options, wait, waiting) if waiting else ExitCode.DONE


def _movable(outbox: Outbox, number: int, options: dict[str, Any]) -> Item:
    """A message that a person may have sent from this shelf: one that waits or is unsure, of this
    shelf, or of one that is gone if what it carries lies here."""
    item = outbox.item(number)
    if not item.waits:
        outbox.unsure(number)
    if item.shelf != shelf_of(options):
        problem, verdict = elsewhere(item.shelf, [number]), judge_of(options)(item)
        if Path(item.shelf).is_dir() or verdict:
            raise InputError(problem, *([Problem(verdict.answer)] if verdict else ()))
    return item


@click.command(cls=Command, help=later("Remove messages, and all that is known of them."))
@numbers_argument
@to_option
@option(
    "--older-than",
    type=click.IntRange(0, 90),
    metavar="DAYS",
    help=later("All that have not moved for so many days; after 90 it happens by itself."),
)
@yes_option
@place_options
@told
def forget(
    manner: Manner,
    /,
    numbers: tuple[int, ...],
    to: str,
    older_than: int | None,
    yes: bool,
    **options: Any,
) -> int:
    if not numbers and not to and older_than is None:
        raise click.UsageError(_("Name messages by their numbers, --to or --older-than."))
    with _outbox(manner, options) as outbox:
        items = [*map(outbox.item, numbers), *(outbox.sent_to(_typed(to, options)) if to else ())]
        items += outbox.older_than(older_than) if older_than is not None else []
        gone = list({item.id: item for item in items}.values())
        if (
            gone
            and not yes
            and not show.agreed(show.messages(gone), _("Forget them? They are not sent."))
        ):
            return _left_alone()
        stay = outbox.forget([item.id for item in gone])
    if not manner.quiet:
        count = len(gone) - len(stay)
        line = ngettext("{n} message forgotten.", "{n} messages forgotten.", count)
        click.echo(line.format(n=count))
    if stay:
        line = ngettext(
            "Message {numbers} is being sent, and stays.",
            "Messages {numbers} are being sent, and stay.",
            len(stay),
        )
        click.echo(line.format(numbers=", ".join(map(str, stay))), err=True)
    return ExitCode.FAILED if stay else ExitCode.DONE


# --- for the patient's file ------------------------------------------------------------------


@click.command(
    cls=Command,
    help=later("Note messages that the server has accepted, for the patient's file."),
)
@click.argument("numbers", nargs=-1, required=True, type=int, metavar="NUMBER …")
@save_option
@place_options
@told
def record(manner: Manner, /, numbers: tuple[int, ...], **options: Any) -> int:
    with _outbox(manner, options) as outbox:
        items = [_given(outbox.item(number)) for number in dict.fromkeys(numbers)]
    save(manner, options, records_of(options, items))
    return ExitCode.DONE


def _given(item: Item) -> Item:
    """A message that a family was given, as far as anybody here knows."""
    from depliant.mail.items import named

    if item.copy_of is not None:
        message = _("Message {number} is the hospital's copy of message {original}.")
        message = message.format(number=item.id, original=item.copy_of)
        raise InputError(Problem(message, None, _("Note the message to the family.")))
    if not item.is_accepted:
        message = _("Message {number} is {state}: only what the server has accepted is noted.")
        message = message.format(number=item.id, state=named(item.state))
        raise InputError(Problem(message, None, _("See: make_leaflet.py mail status")))
    return item


COMMANDS = (send, status, retry, forget, record)


# --- what they share -------------------------------------------------------------------------


@contextmanager
def _outbox(manner: Manner, options: dict[str, Any]) -> Iterator[Outbox]:
    """The outbox of this user; what is too old is forgotten, and what a dead sender left is
    settled."""
    from depliant.mail.database import state_folder
    from depliant.mail.items import UNFINISHED
    from depliant.mail.outbox import Outbox

    workspace = opened(options["workspace"])  # messages speak its language
    with Outbox(state_folder(out_of(options), *workspace.shared)) as outbox:
        outbox.look_after_the_dead()
        lost = [item for item in outbox.forget_old() if item.state in UNFINISHED]
        if lost and not manner.quiet:
            line = ngettext(
                "{n} message was forgotten after 90 days, and was never accepted:",
                "{n} messages were forgotten after 90 days, and were never accepted:",
                len(lost),
            )
            click.echo(line.format(n=len(lost)) + "\n" + show.messages(lost), err=True)
        yield outbox


def _left_alone() -> ExitCode:
    """A person said no."""
    click.echo(_("Nothing was done."), err=True)
    return ExitCode.INTERRUPTED


def _typed(address: str, options: dict[str, Any]) -> str:
    """An address as it was recorded."""
    return recipient(address, {**options, "as_is": True, "check_domain": False})

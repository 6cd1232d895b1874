"""The commands of the outbox: mail send, status, retry, forget."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depliant.cli import show
from depliant.cli.global_options import Command, Manner, option
from depliant.cli.mail.draft import letter_of, letter_options, recipient
from depliant.cli.options import Decorator, Folder, opened, report_option, workspace_option
from depliant.errors import DepliantError, ExitCode, InputError, Problem
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
record_options = _with(
    option(
        "--record",
        is_flag=True,
        help=later("Note for the patient's file, once the server has accepted it."),
    ),
    option(
        "--save",
        type=Folder(exists=True),
        default=Path(),
        help=later("Where the record goes; this folder by default."),
    ),
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
    address, letter = recipient(to, options), letter_of(options)
    now = dt.datetime.now().astimezone()
    wanted = envelopes(letter, address, _shelf(options), now)
    with _outbox(manner, options) as outbox:
        if not again:
            _refuse_twice(outbox, wanted[0])
        question = _("Send it to {address}?").format(address=in_letters(address))
        if not yes and not show.agreed(show.letter_to(letter, address), question):
            return _left_alone()
        numbers = outbox.record(wanted)
        _send_queued(manner, outbox, options, wait, numbers)
        return _told(manner, options, outbox.numbered(numbers))


def _refuse_twice(outbox: Outbox, envelope: Envelope) -> None:
    """A family has a version of a leaflet once."""
    from depliant.mail.items import State, named

    for item in outbox.sent_to(envelope.recipient):
        if item.sent.same_text(envelope.sent) and item.state is not State.REFUSED:
            message = _("This address has {what} already: message {number}, {state}, {when}.")
            facts = {
                "number": item.id,
                "state": named(item.state),
                "when": show.moment(item.changed),
            }
            remedy = _("See: make_leaflet.py mail status. To send it once more, add --again.")
            raise InputError(Problem(message.format(what=show.what(item), **facts), None, remedy))


# --- status ----------------------------------------------------------------------------------


@click.command(cls=Command, help=later("Show what became of the messages."))
@to_option
@report_option
@place_options
@told
def status(manner: Manner, /, to: str, style: str, **options: Any) -> int:
    from depliant.mail.items import named

    with _outbox(manner, options) as outbox:
        items = outbox.sent_to(_typed(to, options)) if to else outbox.items()
    if style == "json":
        from depliant.cli.report_json import tell_outbox

        tell_outbox(items)
        return ExitCode.DONE
    head = (_("number"), _("state"), _("since"), _("what"), _("to"), _("what the server said"))
    rows = [
        (
            *(str(item.id), named(item.state), show.moment(item.changed), show.what(item)),
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
    with _outbox(manner, options) as outbox:
        for item in map(outbox.unsure, numbers):
            line = _("Message {number} to {to}: the server may have it already.")
            line = line.format(number=item.id, to=item.recipient or "–")
            if not yes and not show.agreed(line, _("Send it again, perhaps twice?")):
                return _left_alone()
        for number in numbers:
            outbox.retry(number)
        before = [item.id for item in outbox.queued(_shelf(options))]
        _send_queued(manner, outbox, options, wait, before)
        return _told(manner, options, outbox.numbered(before))


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
        outbox.forget([item.id for item in gone])
    if not manner.quiet:
        line = ngettext("{n} message forgotten.", "{n} messages forgotten.", len(gone))
        click.echo(line.format(n=len(gone)))
    return ExitCode.DONE


COMMANDS = (send, status, retry, forget)


# --- what they share -------------------------------------------------------------------------


def _out(options: dict[str, Any]) -> Path:
    folder: Path = options["out"] or options["workspace"] / "out"
    return folder


def _shelf(options: dict[str, Any]) -> str:
    return str(_out(options).resolve())


@contextmanager
def _outbox(manner: Manner, options: dict[str, Any]) -> Iterator[Outbox]:
    """The outbox of this user; what is too old is forgotten, and what a dead sender left is
    settled."""
    from depliant.mail.database import state_folder
    from depliant.mail.items import UNFINISHED
    from depliant.mail.outbox import Outbox

    opened(options["workspace"])  # messages speak its language
    with Outbox(state_folder(_out(options))) as outbox:
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


def _send_queued(
    manner: Manner, outbox: Outbox, options: dict[str, Any], wait: float, numbers: Sequence[int]
) -> None:
    """Send what waits; what stops the sender says that the messages stay."""
    from depliant.jobs.sendable import still_goes
    from depliant.mail.sending import Round
    from depliant.mail.settings import mail_settings

    def current(item: Item) -> str:
        if still_goes(_out(options), item.sent.sha256):
            return ""
        return _("The leaflet is no longer current: nothing was sent. Make the message anew.")

    def paused(seconds: float) -> None:
        if not manner.quiet:
            line = _("The server cannot take it now; the next attempt is in {n} s.")
            click.echo(line.format(n=round(seconds)), err=True)

    settings = mail_settings(opened(options["workspace"]))
    try:
        Round(outbox, settings, _shelf(options), current, paused=paused, patience=wait).run()
    except DepliantError as error:
        waiting = [item.id for item in outbox.numbered(numbers) if item.waits]
        stays = ngettext(
            "Message {numbers} stays in the queue.",
            "Messages {numbers} stay in the queue.",
            len(waiting),
        )
        names = ", ".join(map(str, waiting))
        remedy = _("Once that is mended: make_leaflet.py mail retry")
        also = [Problem(stays.format(numbers=names), None, remedy)] if waiting else []
        raise type(error)(*error.problems, *also) from None


def _told(manner: Manner, options: dict[str, Any], items: Sequence[Item]) -> ExitCode:
    """Say what became of messages, and record for the patient's file those that were asked for."""
    code = show.outcome(manner, items)
    for item in items if options["record"] else ():
        if item.is_accepted and not item.copy_of:
            _record(manner, options, item)
    return code


def _record(manner: Manner, options: dict[str, Any], item: Item) -> None:
    from depliant.jobs.sendable import FORMAT
    from depliant.review.record import Given, by_mail, saved

    sent, workspace = item.sent, opened(options["workspace"])
    what = (sent.code, sent.version, sent.lang, sent.hospital, FORMAT, sent.draft)
    day = dt.datetime.fromtimestamp(item.changed).astimezone().date()
    noted = by_mail(workspace, Given(*what, files=(sent.sha256,)), day)
    path = saved(workspace, noted, options["save"])
    click.echo(noted.sentence)
    if not manner.quiet:
        click.echo(_("Written: {path}").format(path=path), err=True)


def _left_alone() -> ExitCode:
    """A person said no."""
    click.echo(_("Nothing was done."), err=True)
    return ExitCode.INTERRUPTED


def _typed(address: str, options: dict[str, Any]) -> str:
    """An address as it was recorded."""
    return recipient(address, {**options, "as_is": True, "check_domain": False})

"""What the smaller commands print and ask: tables, what was removed, what is said otherwise,
diagnoses, messages; a question to the person at the terminal."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from depliant.errors import ExitCode, InputError, Problem
from depliant.words import _, ngettext
from depliant.words.figures import count, number
from depliant.words.system import in_quotes

if TYPE_CHECKING:
    from depliant.cli.doctor import Diagnosis
    from depliant.cli.global_options import Manner
    from depliant.jobs.cleaning import Gone
    from depliant.mail.items import Item
    from depliant.mail.letter import Letter
    from depliant.review.differences import Comparison, Difference
    from depliant.typeset.plates.store import Stock


_TYPED = re.compile(r"make_leaflet\.py((?: [a-z]+){1,2})")


def as_typed(text: str, manner: Manner) -> str:
    """A text with the commands that it tells to type, as they are typed where one stands: with
    the workspace that was named."""
    if not manner.workspace:
        return text
    said, arrow, remedy = text.rpartition("→")  # a message may speak of a command as well
    return (
        said + arrow + _TYPED.sub(lambda one: one[0].replace(one[1], _in(one[1], manner)), remedy)
    )


def _in(words: str, manner: Manner) -> str:
    """The words of a command, with its workspace behind its name if it takes one."""
    command, name, rest = manner.commands, "", words.split()
    while rest and isinstance(command, click.Group) and rest[0] in command.commands:
        command, name = command.commands[rest[0]], f"{name} {rest.pop(0)}"
    takes = any(param.name == "workspace" for param in command.params) if command else False
    folder = in_quotes(manner.workspace)
    return " ".join([name + (f" --workspace {folder}" if takes else ""), *rest])


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on a terminal, lines with tabs elsewhere."""
    if not sys.stdout.isatty():
        for row in (head, *rows):
            click.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(*head, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        shown.add_row(*map(Text, row))  # no cell is read as rich's markup
    Console().print(shown)


def cleaned(gone: Sequence[Gone], dry_run: bool) -> None:
    """Which editions were removed, or would be, and why."""
    for one in gone:
        click.echo(_("{name}: {said}").format(name=one.entry.edition, said=one.why))
    message = (
        ngettext("{n} edition would be removed.", "{n} editions would be removed.", len(gone))
        if dry_run
        else ngettext("{n} edition removed.", "{n} editions removed.", len(gone))
    )
    click.echo(message.format(n=len(gone)))


def plates_removed(found: Stock, dry_run: bool) -> None:
    """How many plates were removed, or would be, and their size."""
    message = (
        ngettext(
            "{n} plate would be removed: {size} MB.",
            "{n} plates would be removed: {size} MB.",
            found.count,
        )
        if dry_run
        else ngettext(
            "{n} plate removed: {size} MB.", "{n} plates removed: {size} MB.", found.count
        )
    )
    click.echo(message.format(n=count(found.count), size=number(found.size / 1e6, 1)))


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
        section(one, heads[one.what].format(second=second))
    if found.facts:
        click.echo("\n" + _("Facts of the hospitals:"))
    for name, ours, theirs in found.facts:
        said = _("{name}: {said}").format(name=name, said=f"{ours or '–'} | {theirs or '–'}")
        click.echo(f"    {said}")
    if not found.sections and not found.facts:
        click.echo(_("They say the same."))


def section(found: Difference, what: str) -> None:
    """A section that two versions have otherwise, with its lines."""
    head = _("“{title}” ({role}): {what}")
    named = head.format(title=found.section.title, role=found.section.role, what=what)
    click.echo(f"\n{named}")
    click.echo("".join(f"    {line}\n" for line in (found.why, *found.lines) if line), nl=False)


def diagnoses(found: Sequence[Diagnosis], manner: Manner) -> ExitCode:
    """What the doctor saw; the exit code is `MISSING` if something needed is."""
    for item in found:
        lacks = item.needed and not item.good
        if manner.quiet and not lacks:
            continue
        mark = _("good") if item.good else _("MISSING") if item.needed else _("slow")
        said = _("{name}: {said}").format(name=item.what, said=item.detail)
        click.echo(f"{mark:8} {said}", err=manner.quiet)
        if not item.good:
            click.echo(f"         → {item.remedy}", err=manner.quiet)
    missing = any(item.needed and not item.good for item in found)
    return ExitCode.MISSING if missing else ExitCode.DONE


# --- messages to families ---------------------------------------------------------------------


def letter_to(letter: Letter, address: str) -> str:
    """What is about to be sent, and to whom, as a person looks it over."""
    from depliant.mail.addresses import in_letters

    size = len(letter.attachment.data) // 1000
    lines = (
        _("To: {address}").format(address=in_letters(address)),
        _("From: {name} <{address}>").format(name=letter.sender, address=letter.address),
        _("Subject: {subject}").format(subject=letter.subject),
        _("Attached: {name} ({size} kB)").format(name=letter.attachment.name, size=size),
    )
    return "\n".join((*lines, "", letter.plain))


def outcome(manner: Manner, items: Sequence[Item]) -> ExitCode:
    """What became of messages; never to whom they went: a log would keep it."""
    from depliant.mail.items import State

    good = all(item.state is State.ACCEPTED for item in items)
    for item in items:
        if manner.quiet and item.state is State.ACCEPTED:
            continue
        click.echo(_line(item), err=manner.quiet)
    return ExitCode.DONE if good else ExitCode.FAILED


def _line(item: Item) -> str:
    from depliant.mail.items import State

    lines = {
        State.ACCEPTED: _("accepted by the server, which does not mean received."),
        State.REFUSED: _("refused for good: the family does not have it."),
        State.UNSURE: _(
            "unsure: the server may have it. Ask the family, or type: "
            "make_leaflet.py mail retry {number}"
        ).format(number=item.id),
        State.QUEUED: _("it waits in the queue. Later: make_leaflet.py mail retry"),
        State.SENDING: _("another command is sending it. See: make_leaflet.py mail status"),
    }
    line = (
        _("Message {number} ({what}, copy to the hospital): {outcome}")
        if item.copy_of
        else _("Message {number} ({what}): {outcome}")
    )
    line = line.format(number=item.id, what=what(item), outcome=lines[item.state])
    return f"{line}\n    {item.answer}" if item.answer else line


def messages(items: Sequence[Item]) -> str:
    from depliant.mail.items import named

    line = _("{number}: {what}, {state}, {recipient}")
    return "\n".join(
        line.format(
            number=item.id,
            what=what(item),
            state=named(item.state),
            recipient=item.recipient or "–",
        )
        for item in items
    )


def what(item: Item) -> str:
    sent = item.sent
    return f"{sent.code} v{sent.version} {sent.lang} {sent.hospital}"


def what_row(item: Item) -> str:
    """The same in a table, where a hospital's copy stands beside its message."""
    if item.copy_of is None:
        return what(item)
    return _("{what}, copy of {number}").format(what=what(item), number=item.copy_of)


def moment(seconds: float) -> str:
    """A moment, on the clock of this place."""
    return f"{dt.datetime.fromtimestamp(seconds).astimezone():%Y-%m-%d %H:%M}"


# --- questions -------------------------------------------------------------------------------


def agreed(what: str, question: str) -> bool:
    """Show something and ask about it; anything but a yes is a no. `InputError` if nobody can be
    asked: a script says --yes."""
    choice = _("y/N")
    with _terminal() as (keys, screen):
        screen.write(f"{what}\n\n{question} [{choice}] ")
        screen.flush()
        return _is_yes(keys.readline())


def is_terminal() -> bool:
    """Whether somebody can be asked at standard input."""
    return sys.stdin.isatty()


def yes(question: str) -> bool:
    """Ask at standard input; anything but a yes is a no."""
    choice = _("y/N")
    click.echo(f"    {question} [{choice}] ", nl=False)
    return _is_yes(sys.stdin.readline())


def _is_yes(answer: str) -> bool:
    return answer.strip().casefold() in ("y", "yes", "o", "oui")


@contextmanager
def _terminal() -> Iterator[tuple[TextIO, TextIO]]:
    """Keys and screen: standard input and error if they are a terminal, else the terminal that
    the command was started from."""
    if sys.stdin.isatty() and sys.stderr.isatty():
        yield sys.stdin, sys.stderr
        return
    names = ("CONIN$", "CONOUT$") if os.name == "nt" else ("/dev/tty", "/dev/tty")
    try:
        keys, screen = Path(names[0]).open("r"), Path(names[1]).open("w")  # noqa: SIM115 (both or none)
    except OSError:
        message = _("There is no terminal to ask at.")
        raise InputError(Problem(message, None, _("Add --yes if nobody is to be asked."))) from None
    with keys, screen:
        yield keys, screen

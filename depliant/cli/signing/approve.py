"""The command `approve`: one more signature, and what is still asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from depliant.cli.global_options import Command, Manner, option
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
from depliant.words import _, current_language, later, ngettext

if TYPE_CHECKING:
    from depliant.checks.finding import Finding
    from depliant.review.approval import Signed

told = click.make_pass_decorator(Manner)


@click.command(
    cls=Command,
    help=later(
        "Sign a leaflet's text as it stands now; it is approved once all who are asked have signed."
    ),
)
@leaflet_argument
@lang_option
@option("--by", required=True, help=later("Who approves: first and last name."))
@option("--role", required=True, help=later("In which role."))
@today_option
@workspace_option
@told
def approve(
    manner: Manner,
    /,
    leaflet: str,
    lang: str,
    by: str,
    role: str,
    today: dt.datetime | None,
    workspace: Path,
) -> int:
    from depliant.review.approval import approve_leaflet

    signed = approve_leaflet(opened(workspace), leaflet, lang, by, role, day(today))
    if not manner.quiet:
        command = typed(manner, leaflet, lang)
        for line in (_outcome(signed, by), *_besides(signed, command)):
            click.echo(line)
    if signed.begun:
        click.echo(_not_checked(signed.begun), err=True)
    return ExitCode.DONE


def _outcome(signed: Signed, by: str) -> str:
    from depliant.review.signing.signer import described

    if signed.approved:
        return _("{path}: approved by {name}.").format(path=signed.name, name=by)
    lines = [_("{path}: signed by {name}.").format(path=signed.name, name=by)]
    lines += [_("It stays a draft until these have signed too:")]
    lines += [f"  - {described(role, hospitals)}" for role, hospitals in signed.missing.items()]
    return "\n".join(lines)


def _besides(signed: Signed, command: str) -> list[str]:
    """What whoever signs should know: what fell, what the text silences, what nobody attests."""
    from depliant.sources.signing.sign_offs import attested

    lines = list(what_fell(signed.fallen, command.format(name="diff") + " --since-approval"))
    if signed.silenced:
        message = ngettext(
            "{n} finding is silenced in place, and covered by the signature:",
            "{n} findings are silenced in place, and covered by the signature:",
            len(signed.silenced),
        )
        lines.append(message.format(n=len(signed.silenced)))
        lines += [f"  - {_silenced(one)}" for one in signed.silenced]
    for one in signed.unread:
        lines += [one.message, f"    → {one.remedy}"]
    if signed.unmet:
        lines += [_("Criteria that are not met (docs/criteres.md):"), *_unmet(signed)]
    if signed.unsaid:
        lines.append(_("What only a person can say, and nobody has signed:"))
        line = _("{name}: {said}")
        lines += [f"  - {line.format(name=what, said=attested(what))}" for what in signed.unsaid]
        line = command.format(name="attest") + f" {signed.unsaid[0]} --by … --role …"
        lines.append(f"    → {line}")
    return lines


def _unmet(signed: Signed) -> Iterator[str]:
    """Each criterion, and what to do."""
    from depliant.checks.criteria.judging import told

    line = _("{criterion}: {asks}")
    for name, asks, todo in told(signed.unmet, current_language()):
        yield f"  - {line.format(criterion=name, asks=asks)}\n    → {todo}"


def _silenced(one: Finding) -> str:
    said = _("{place}: {message} ({rule}: {reason})")
    return said.format(place=one.place, message=one.message, rule=one.rule, reason=one.allowed)


def _not_checked(begun: tuple[str, ...]) -> str:
    message = ngettext(
        "It was not checked for {hospitals}, and is not made there: the profile is still to be "
        "written.",
        "It was not checked for {hospitals}, and is not made there: the profiles are still to "
        "be written.",
        len(begun),
    )
    return message.format(hospitals=", ".join(begun))

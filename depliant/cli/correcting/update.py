"""The command `update`: a leaflet comes back with its corrections."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from depliant.cli import show
from depliant.cli.global_options import Command, Manner, option
from depliant.cli.options import (
    day,
    lang_option,
    leaflet_argument,
    opened,
    today_option,
    workspace_option,
)
from depliant.errors import ExitCode, InputError, Problem
from depliant.words import _, later, ngettext

if TYPE_CHECKING:
    from depliant.correcting.marked import Piece
    from depliant.correcting.updating import Review, Reviewed
    from depliant.correcting.writing import Writable
    from depliant.importing.opened.source import Remark

told = click.make_pass_decorator(Manner)


@click.command(
    cls=Command,
    help=later("Show what a Word file that came back corrects, and take over what is accepted."),
)
@leaflet_argument
@option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    metavar=later("FILE"),
    required=True,
    help=later("The file that `export --review` made, as it came back."),
)
@option(
    "--accept",
    type=click.Choice(["all", "none"]),
    help=later("What to take over; asked one by one on a terminal, and nothing elsewhere."),
)
@option("--version", default="", help=later("The version that the leaflet then has."))
@lang_option
@today_option
@workspace_option
@told
def update(
    manner: Manner,
    /,
    leaflet: str,
    source: Path,
    accept: str | None,
    version: str,
    lang: str,
    today: dt.datetime | None,
    workspace: Path,
) -> int:
    from depliant.correcting.updating import is_next, review_of, take_over

    review = review_of(opened(workspace), leaflet, lang, source)
    if version:
        is_next(review.article, version)
    asking = accept is None and show.is_terminal()
    accepted = _taken(review, accept, asking)
    if not accepted:
        click.echo(_nothing(review, accept))
        return ExitCode.DONE
    version = version or _version(review, asking)
    take_over(review, accepted, version, day(today))
    if not manner.quiet:
        click.echo(_done(review, len(accepted)))
    return ExitCode.DONE


def _taken(review: Review, accept: str | None, asking: bool) -> list[Writable]:
    """Show everything, and ask where somebody is to be asked; what is taken over."""
    accepted: list[Writable] = []
    _tell(review.told, review.remarks)
    for section in review.sections:
        if not (section.found or section.remarks or section.told):
            continue
        click.echo()
        click.secho(f"## {section.section.title}", bold=True)
        _tell(section.told, section.remarks)
        for one in section.found:
            click.echo(f"  {_shown(one)}")
            if not one.edits:
                click.echo(f"    → {_by_hand(section, one)}")
            elif accept == "all" or (asking and show.yes(_("Take it over?"))):
                accepted.append(one)
    return accepted


def _tell(lines: Sequence[str], remarks: Sequence[Remark]) -> None:
    for line in lines:
        click.echo(f"  ! {line}")
    for one in remarks:
        text = " ".join(one.text.split())
        sentence = _("{who} on “{about}”: {text}") if one.about else _("{who}: {text}")
        line = sentence.format(who=one.who or _("Somebody"), about=one.about, text=text)
        click.echo(f"  # {line}")


def _shown(one: Writable) -> str:
    from depliant.correcting.marked import pieces

    return "".join(_piece(piece) for piece in pieces(one.correction))


def _piece(piece: Piece) -> str:
    if piece.what == "kept":
        return piece.text
    sign, colour = ("−", "red") if piece.what == "gone" else ("+", "green")
    return click.style(f"[{sign}{piece.text}]", fg=colour)


def _by_hand(section: Reviewed, one: Writable) -> str:
    lines = [leaf.line for leaf in one.correction.before]
    place = section.section.place.at(lines[0]) if lines else section.section.place
    return _("Not taken over: write it by hand, in {place}.").format(place=place)


def _version(review: Review, asking: bool) -> str:
    """The version to write: asked for; in a script, a draft keeps its own. `InputError` for an
    approved leaflet there."""
    from depliant.correcting.updating import next_version

    meta = review.article.meta
    approved = meta.status == "approved"
    if asking:
        proposed = next_version(meta.version) if approved else meta.version
        said = str(click.prompt(_("Version of the corrected leaflet"), default=proposed))
        return said if approved or said != meta.version else ""
    if approved:
        message = _("The leaflet is approved in version {version}.").format(version=meta.version)
        remedy = _("Say which version the corrected one is: --version {next}")
        remedy = remedy.format(next=next_version(meta.version))
        raise InputError(Problem(message, review.article.place, remedy))
    return ""


def _nothing(review: Review, accept: str | None) -> str:
    if not review.found and not review.is_told:
        return _("The file has no corrections; nothing was written.")
    writable = any(one.edits for one in review.found)
    if accept is None and writable and not show.is_terminal():
        return _("Nothing was written. To take all over: --accept all")
    return _("Nothing was written.")


def _done(review: Review, count: int) -> str:
    line = ngettext(
        "{path}: {n} correction taken over.", "{path}: {n} corrections taken over.", count
    ).format(path=review.article.place, n=count)
    if review.article.meta.status == "approved":
        line += " " + _("The leaflet is a draft again: it has to be approved anew.")
    return line

"""The options that commands share, and what they make: a request, how it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depliant.words import _

if TYPE_CHECKING:
    from depliant.formats.options import Duplex, Options
    from depliant.jobs.build import How
    from depliant.jobs.request import Request

EXTRAS = ("instructions", "proof", "pictures", "grey")
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def workspace_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--workspace",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        default=Path(),
        help=_("Folder with leaflets/ and hospitals/; this folder by default."),
    )(command)


def today_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--today",
        type=click.DateTime(["%Y-%m-%d"]),
        help=_("The day on which dates are judged; the clock's by default."),
    )(command)


def drafts_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--with-drafts", is_flag=True, help=_("Show unapproved editions in the catalogue too.")
    )(command)


def selectors(command: Callable[..., Any]) -> Callable[..., Any]:
    """LEAFLET … and the options that select editions."""
    options: list[Decorator] = [
        click.argument("leaflets", nargs=-1, metavar="[LEAFLET …]"),
        click.option("--hospital", "hospitals", multiple=True, help=_("Only this hospital.")),
        click.option("--format", "formats", multiple=True, help=_("Only this format.")),
        click.option("--lang", "langs", multiple=True, help=_("Only this language.")),
        click.option("--jobs", type=click.IntRange(1, 64), help=_("How many processes press.")),
        click.option(
            "--time-limit",
            type=click.FloatRange(0.1, 3600),
            default=60.0,
            show_default=True,
            help=_("Seconds an edition may take."),
        ),
        click.option("--strict", is_flag=True, help=_("Let warnings count as errors.")),
        today_option,
        workspace_option,
    ]
    for option in reversed(options):
        command = option(command)
    return command


def edition_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that are part of an edition."""
    from depliant.formats.options import LEAST_BLEED, MOST_BLEED, PAPERS

    ways = ["short-edge", "long-edge", "single-sided"]
    options: list[Decorator] = [
        click.option("--paper", type=click.Choice(list(PAPERS)), help=_("Another paper.")),
        click.option(
            "--duplex",
            "duplexes",
            multiple=True,
            type=click.Choice(ways),
            help=_(
                "How the printer turns the paper (may be given several times); "
                "single-sided makes two files."
            ),
        ),
        click.option(
            "--print-shop", is_flag=True, help=_("With bleed, marks and four inks, for a press.")
        ),
        click.option(
            "--bleed",
            type=click.FloatRange(LEAST_BLEED, MOST_BLEED),
            help=_("mm over the trim in a print shop's edition; 3 by default."),
        ),
        click.option(
            "--marks/--no-marks", default=True, help=_("Crop and fold marks for the print shop.")
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def edition_options_of(given: dict[str, Any]) -> tuple[Options, ...]:
    from depliant.formats.options import Options

    if not given["print_shop"] and (given["bleed"] or not given["marks"]):
        raise click.UsageError(_("--bleed and --no-marks go with --print-shop."))
    if given["print_shop"] and given["duplexes"]:
        raise click.UsageError(_("A print shop turns the paper itself: leave --duplex out."))
    bleed = (given["bleed"] or 3.0) if given["print_shop"] else 0.0
    paper, marks = given["paper"] or "", given["marks"]
    duplexes: tuple[Duplex, ...] = given["duplexes"] or ("",)
    return tuple(Options(paper, duplex, bleed, marks) for duplex in duplexes)


def request_of(options: dict[str, Any]) -> Request:
    from depliant.formats.options import Extras
    from depliant.jobs.request import Request

    return Request(
        leaflets=options["leaflets"],
        hospitals=options["hospitals"],
        formats=options["formats"],
        langs=options["langs"],
        options=edition_options_of(options),
        extras=Extras(**{name: options.get(name, False) for name in EXTRAS}),
        today=day(options["today"]),
    )


def day(given: dt.datetime | None) -> dt.date:
    return given.date() if given else dt.date.today()


def how(options: dict[str, Any]) -> How:
    from depliant.cli import show
    from depliant.jobs.build import How
    from depliant.sources.workspace import Workspace

    return How(
        workspace=Workspace(options["workspace"]),
        jobs=options["jobs"],
        time_limit=options["time_limit"],
        strict=options["strict"],
        force=options.get("force", False),
        cluster=options.get("cluster", ""),
        drafts=options.get("with_drafts", False),
        progress=show.progress,
    )

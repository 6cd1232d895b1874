"""The options that commands share, and what they make: a request, how it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depliant.cli import completion
from depliant.cli.global_options import Argument, Manner, option
from depliant.errors import DepliantError
from depliant.words import HOUSE_LANGUAGE, _, later, use_language

if TYPE_CHECKING:
    from depliant.formats.options import Duplex, Options
    from depliant.jobs.build import How
    from depliant.jobs.request import Request
    from depliant.pressroom.worker import Early
    from depliant.sources.workspace import Workspace

SETTINGS = "workspace.yaml"
EXTRAS = ("instructions", "proof", "pictures", "grey")
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Folder(click.Path):
    """A folder; an empty name (a shell's variable that is not set) is not this one."""

    metavar = later("FOLDER")

    def __init__(self, *, exists: bool = False, to_fill: bool = False) -> None:
        super().__init__(path_type=Path, file_okay=False)
        self._must_exist, self._to_fill = exists, to_fill

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        if value == "":
            self.fail(_("The name of the folder is empty."), param, ctx)
        path = Path(value)
        if path.exists() and not path.is_dir():
            self.fail(_("“{path}” is a file, and a folder is needed").format(path=path), param, ctx)
        if self._must_exist and not path.exists():
            message = _("there is no folder “{path}”")
            if self._to_fill:
                message = _("there is no folder “{path}”: create it, or name another")
            self.fail(message.format(path=path), param, ctx)
        return path


class Day(click.ParamType[dt.datetime]):
    """A date, as people write it."""

    name = "day"
    metavar = later("DATE")

    def convert(self, value: Any, param: Any, ctx: Any) -> dt.datetime:
        from depliant.reading.dates import whole_day
        from depliant.reading.spelling import MisreadError

        if isinstance(value, dt.datetime):
            return value
        try:
            return dt.datetime.combine(whole_day(str(value)), dt.time())
        except MisreadError as error:
            instead = error.instead or "2026-11-24"
            why = _("{reason}: write it as {instead}").format(reason=error, instead=instead)
            self.fail(why, param, ctx)


def _speak(ctx: click.Context, _param: click.Parameter, folder: Path) -> Path:
    """Messages speak the workspace's language from here on, those about other options too, and
    name its folder in what they tell to type; what is wrong with its settings the command tells."""
    manner = ctx.ensure_object(Manner)
    if folder != Path():
        manner.works_in(folder, ctx)
    if not manner.language and not (folder / SETTINGS).is_file():
        use_language(HOUSE_LANGUAGE)
    elif not manner.language:
        with suppress(DepliantError):
            opened(folder)
    return folder


def workspace_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return option(
        "--workspace",
        type=Folder(exists=True),
        default=Path(),
        is_eager=True,
        callback=_speak,
        help=later("Folder with leaflets/ and hospitals/; this folder by default."),
    )(command)


def today_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return option(
        "--today",
        type=Day(),
        help=later("The day on which dates are judged; the clock's by default."),
    )(command)


def drafts_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return option(
        "--with-drafts", is_flag=True, help=later("Show unapproved editions in the catalogue too.")
    )(command)


def online_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return option(
        "--online",
        is_flag=True,
        help=later("Also try the web addresses in the leaflets; for half a minute at most."),
    )(command)


def report_option(*styles: str) -> Decorator:
    """How a command is told: in words, or in one of some styles for other programs."""
    return option(
        "--report",
        "style",
        type=click.Choice(["text", *styles]),
        default="text",
        help=later("How it is told: in words, or for other programs (docs/report.md)."),
    )


def leaflet_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    how = {"metavar": later("LEAFLET"), "shell_complete": completion.leaflets}
    return click.argument("leaflet", cls=Argument, **how)(command)


def _only(ctx: click.Context, _param: click.Parameter, lang: str) -> str:
    """The language of the leaflet that is named, where none is said."""
    if not lang:
        with suppress(DepliantError):  # which the command tells
            return opened(ctx.params["workspace"]).language_of(ctx.params["leaflet"])
    return lang


def lang_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return option(
        "--lang",
        default="",
        callback=_only,
        shell_complete=completion.languages,
        help=later("Which language of it; its only one, or the workspace’s, by default."),
    )(command)


def selectors(command: Callable[..., Any]) -> Callable[..., Any]:
    """LEAFLET … and the options that select editions."""
    options: list[Decorator] = [
        click.argument(
            "leaflets",
            cls=Argument,
            nargs=-1,
            metavar=later("[LEAFLET …]"),
            shell_complete=completion.leaflets,
        ),
        option(
            "--hospital",
            "hospitals",
            multiple=True,
            shell_complete=completion.hospitals,
            help=later("Only this hospital."),
        ),
        option(
            "--format",
            "formats",
            multiple=True,
            shell_complete=completion.formats,
            help=later("Only this format."),
        ),
        option(
            "--lang",
            "langs",
            multiple=True,
            shell_complete=completion.languages,
            help=later("Only this language."),
        ),
        option("--jobs", type=click.IntRange(1, 64), help=later("How many processes press.")),
        option(
            "--time-limit",
            type=click.FloatRange(0.1, 3600),
            default=60.0,
            show_default=True,
            help=later("Seconds an edition may take."),
        ),
        option("--strict", is_flag=True, help=later("Let warnings count as errors.")),
        today_option,
        workspace_option,
    ]
    for add in reversed(options):
        command = add(command)
    return command


def edition_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that are part of an edition."""
    from depliant.formats.options import LEAST_BLEED, MOST_BLEED, PAPERS

    ways = ["short-edge", "long-edge", "single-sided"]
    options: list[Decorator] = [
        option("--paper", type=click.Choice(list(PAPERS)), help=later("Another paper.")),
        option(
            "--duplex",
            "duplexes",
            multiple=True,
            type=click.Choice(ways),
            help=later(
                "How the printer turns the paper (may be given several times); "
                "single-sided makes two files."
            ),
        ),
        option(
            "--print-shop",
            is_flag=True,
            help=later("With bleed, marks and four inks, for a press."),
        ),
        option(
            "--bleed",
            type=click.FloatRange(LEAST_BLEED, MOST_BLEED),
            help=later("mm over the trim in a print shop's edition; 3 by default."),
        ),
        option(
            "--marks/--no-marks",
            default=True,
            help=later("Crop and fold marks for the print shop."),
        ),
    ]
    for add in reversed(options):
        command = add(command)
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
        online=options.get("online", False),
        today=day(options["today"]),
    )


def day(given: dt.datetime | None) -> dt.date:
    return given.date() if given else dt.date.today()


def how(options: dict[str, Any], manner: Manner, early: Early | None = None) -> How:
    from depliant.cli.progress import progress
    from depliant.jobs.build import How, silent

    return How(
        workspace=opened(options["workspace"]),
        jobs=options["jobs"],
        time_limit=options["time_limit"],
        strict=options["strict"],
        force=options.get("force", False),
        cluster=options.get("cluster", ""),
        drafts=options.get("with_drafts", False),
        progress=silent if manner.quiet else progress,
        early=early,
    )


def opened(folder: Path) -> Workspace:
    """The workspace of a command. Where neither the locale nor --ui-lang says in which language,
    messages speak the workspace's."""
    from depliant.sources.workspace import Workspace

    workspace = Workspace(folder)
    manner = click.get_current_context().find_object(Manner)
    if manner and not manner.language:
        use_language(workspace.settings.language)
    return workspace

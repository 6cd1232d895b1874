"""The commands: parse, call, print. Anything slow is imported inside the command that needs it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depliant import __version__
from depliant.words import UI_LANGUAGES, _

if TYPE_CHECKING:
    from depliant.formats.options import Duplex, Options
    from depliant.jobs.build import How
    from depliant.jobs.plan import Request

EXTRAS = ("instructions", "proof", "pictures", "grey")
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


@click.group(help=_("depliant: patient leaflets, typeset and checked."))
@click.version_option(__version__, prog_name="depliant")
@click.option("--ui-lang", type=click.Choice(UI_LANGUAGES), help=_("Language of the messages."))
@click.option("--debug", is_flag=True, help=_("Show what went wrong inside."))
def depliant(ui_lang: str | None, debug: bool) -> None:
    """Both options are read by `cli` before the commands are loaded."""


def _workspace_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--workspace",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        default=Path(),
        help=_("Folder with leaflets/ and hospitals/; this folder by default."),
    )(command)


def _today_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--today",
        type=click.DateTime(["%Y-%m-%d"]),
        help=_("The day on which dates are judged; the clock's by default."),
    )(command)


def _drafts_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--with-drafts", is_flag=True, help=_("Show unapproved editions in the catalogue too.")
    )(command)


def _selectors(command: Callable[..., Any]) -> Callable[..., Any]:
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
        _today_option,
        _workspace_option,
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _edition_options(command: Callable[..., Any]) -> Callable[..., Any]:
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


def _options(given: dict[str, Any]) -> tuple[Options, ...]:
    from depliant.formats.options import Options

    if not given["print_shop"] and (given["bleed"] or not given["marks"]):
        raise click.UsageError(_("--bleed and --no-marks go with --print-shop."))
    if given["print_shop"] and given["duplexes"]:
        raise click.UsageError(_("A print shop turns the paper itself: leave --duplex out."))
    bleed = (given["bleed"] or 3.0) if given["print_shop"] else 0.0
    paper, marks = given["paper"] or "", given["marks"]
    duplexes: tuple[Duplex, ...] = given["duplexes"] or ("",)
    return tuple(Options(paper, duplex, bleed, marks) for duplex in duplexes)


def _request(options: dict[str, Any]) -> Request:
    from depliant.formats.options import Extras
    from depliant.jobs.plan import Request

    return Request(
        leaflets=options["leaflets"],
        hospitals=options["hospitals"],
        formats=options["formats"],
        langs=options["langs"],
        options=_options(options),
        extras=Extras(**{name: options.get(name, False) for name in EXTRAS}),
        today=_day(options["today"]),
    )


def _day(given: dt.datetime | None) -> dt.date:
    return given.date() if given else dt.date.today()


@depliant.command(help=_("Make every edition that is selected; all of them by default."))
@_selectors
@_edition_options
@click.option("--instructions", is_flag=True, help=_("Also a page: how to print and fold."))
@click.option("--proof", is_flag=True, help=_("Also a proof with page roles and folds drawn."))
@click.option("--pictures", is_flag=True, help=_("Also a PNG of each page and flat side."))
@click.option("--grey", is_flag=True, help=_("Also the same as a photocopier leaves them."))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Where the PDFs go; out/ of the workspace by default."),
)
@click.option("--force", is_flag=True, help=_("Make editions again even if they are current."))
@click.option(
    "--cluster", default="", metavar="ADDRESS", help=_("Press on a Dask scheduler's workers.")
)
@_drafts_option
def build(out: Path | None, **options: Any) -> int:
    from depliant.cli import show
    from depliant.jobs.build import build_editions

    folder = out or options["workspace"] / "out"
    report = build_editions(_request(options), folder, _how(options))
    show.summary(report, folder)
    return report.exit_code


@depliant.command(help=_("Check leaflets and hospitals; writes nothing."))
@_selectors
@_edition_options
@click.option("--no-render", is_flag=True, help=_("Check the sources only, without typesetting."))
@click.option(
    "--report",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    help=_("How findings are told."),
)
def check(no_render: bool, style: str, **options: Any) -> int:
    from depliant.cli import show
    from depliant.jobs.build import check_editions

    report = check_editions(_request(options), _how(options), render=not no_render)
    if style == "json":
        show.as_json(report)
    else:
        show.findings(report)
    return report.exit_code


def _how(options: dict[str, Any]) -> How:
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


@depliant.command("list", help=_("List what there is."))
@click.argument(
    "what", type=click.Choice(["leaflets", "hospitals", "formats", "checks", "editions"])
)
@_workspace_option
@_today_option
def list_(what: str, workspace: Path, today: dt.datetime | None) -> int:
    from depliant.cli import show
    from depliant.cli.listing import rows
    from depliant.sources.workspace import Workspace

    show.table(*rows(what, Workspace(workspace), _day(today)))
    return 0


@depliant.command(help=_("Record who answers for a leaflet's text, as it stands now."))
@click.argument("leaflet", metavar="LEAFLET")
@click.option("--lang", default="fr", show_default=True, help=_("Which language of it."))
@click.option("--by", required=True, help=_("Who approves: first and last name."))
@click.option("--role", required=True, help=_("In which role."))
@_today_option
@_workspace_option
def approve(
    leaflet: str, lang: str, by: str, role: str, today: dt.datetime | None, workspace: Path
) -> int:
    from depliant.review.signing import approve_leaflet
    from depliant.sources.workspace import Workspace

    path = approve_leaflet(Workspace(workspace), leaflet, lang, by, role, _day(today))
    click.echo(_("{path}: approved by {name}.").format(path=path, name=by))
    return 0


@depliant.command(help=_("Record that a local text was compared with the core as it stands."))
@click.argument("leaflet", metavar="LEAFLET")
@click.option("--hospital", required=True, help=_("Whose local text: a hospital or a group."))
@click.option("--lang", default="fr", show_default=True, help=_("Which language of it."))
@click.option("--by", required=True, help=_("Who compared: first and last name."))
@click.option("--role", required=True, help=_("In which role."))
@_today_option
@_workspace_option
def stamp(
    leaflet: str,
    hospital: str,
    lang: str,
    by: str,
    role: str,
    today: dt.datetime | None,
    workspace: Path,
) -> int:
    from depliant.review.signing import stamp_local_text
    from depliant.sources.workspace import Workspace

    day = _day(today)
    path = stamp_local_text(Workspace(workspace), leaflet, lang, by, role, hospital, day)
    click.echo(_("{path}: compared by {name}.").format(path=path, name=by))
    return 0


@depliant.command(help=_("Show what a hospital's version says otherwise than the core's."))
@click.argument("leaflet", metavar="LEAFLET")
@click.option("--hospital", "hospitals", multiple=True, required=True, help=_("One, or two."))
@click.option("--lang", default="fr", show_default=True, help=_("Which language of it."))
@_workspace_option
def diff(leaflet: str, hospitals: tuple[str, ...], lang: str, workspace: Path) -> int:
    from depliant.cli import show
    from depliant.review.differences import compare
    from depliant.sources.workspace import Workspace

    if len(hospitals) > 2:
        raise click.UsageError(_("Name one hospital, or two."))
    show.comparison(compare(Workspace(workspace), leaflet, hospitals, lang))
    return 0


@depliant.command(help=_("Remove editions whose leaflet, hospital or format is gone or withdrawn."))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Where the PDFs are; out/ of the workspace by default."),
)
@click.option("--dry-run", is_flag=True, help=_("Only say which."))
@_drafts_option
@_today_option
@_workspace_option
def clean(
    out: Path | None,
    dry_run: bool,
    with_drafts: bool,
    today: dt.datetime | None,
    workspace: Path,
) -> int:
    from depliant.cli import show
    from depliant.jobs.cleaning import clean_up
    from depliant.sources.workspace import Workspace

    folder = out or workspace / "out"
    house, day = Workspace(workspace), _day(today)
    show.cleaned(clean_up(house, folder, day, dry_run=dry_run, drafts=with_drafts), dry_run)
    return 0


@depliant.command(help=_("Look at this machine, and say what to type for each lack."))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    help=_("The folder that PDFs would go to."),
)
def doctor(out: Path) -> int:
    from depliant.cli import show
    from depliant.cli.doctor import diagnose

    return show.diagnoses(list(diagnose(out)))

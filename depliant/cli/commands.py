"""The commands: parse, call, print. Anything slow is imported inside the command that needs it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depliant import __version__
from depliant.cli.options import (
    day,
    drafts_option,
    edition_options,
    how,
    request_of,
    selectors,
    today_option,
    workspace_option,
)
from depliant.words import UI_LANGUAGES, _

if TYPE_CHECKING:
    pass


@click.group(help=_("depliant: patient leaflets, typeset and checked."))
@click.version_option(__version__, prog_name="depliant")
@click.option("--ui-lang", type=click.Choice(UI_LANGUAGES), help=_("Language of the messages."))
@click.option("--debug", is_flag=True, help=_("Show what went wrong inside."))
def depliant(ui_lang: str | None, debug: bool) -> None:
    """Both options are read by `cli` before the commands are loaded."""


@depliant.command(help=_("Make every edition that is selected; all of them by default."))
@selectors
@edition_options
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
@drafts_option
def build(out: Path | None, **options: Any) -> int:
    from depliant.cli import show
    from depliant.jobs.build import build_editions

    folder = out or options["workspace"] / "out"
    report = build_editions(request_of(options), folder, how(options))
    show.summary(report, folder)
    return report.exit_code


@depliant.command(help=_("Check leaflets and hospitals; writes nothing."))
@selectors
@edition_options
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

    report = check_editions(request_of(options), how(options), render=not no_render)
    if style == "json":
        show.as_json(report)
    else:
        show.findings(report)
    return report.exit_code


@depliant.command("list", help=_("List what there is."))
@click.argument(
    "what", type=click.Choice(["leaflets", "hospitals", "formats", "checks", "editions"])
)
@workspace_option
@today_option
def list_(what: str, workspace: Path, today: dt.datetime | None) -> int:
    from depliant.cli import show
    from depliant.cli.listing import rows
    from depliant.sources.workspace import Workspace

    show.table(*rows(what, Workspace(workspace), day(today)))
    return 0


@depliant.command(help=_("Record who answers for a leaflet's text, as it stands now."))
@click.argument("leaflet", metavar="LEAFLET")
@click.option("--lang", default="fr", show_default=True, help=_("Which language of it."))
@click.option("--by", required=True, help=_("Who approves: first and last name."))
@click.option("--role", required=True, help=_("In which role."))
@today_option
@workspace_option
def approve(
    leaflet: str, lang: str, by: str, role: str, today: dt.datetime | None, workspace: Path
) -> int:
    from depliant.review.approval import approve_leaflet
    from depliant.sources.workspace import Workspace

    path = approve_leaflet(Workspace(workspace), leaflet, lang, by, role, day(today))
    click.echo(_("{path}: approved by {name}.").format(path=path, name=by))
    return 0


@depliant.command(help=_("Record that a local text was compared with the core as it stands."))
@click.argument("leaflet", metavar="LEAFLET")
@click.option("--hospital", required=True, help=_("Whose local text: a hospital or a group."))
@click.option("--lang", default="fr", show_default=True, help=_("Which language of it."))
@click.option("--by", required=True, help=_("Who compared: first and last name."))
@click.option("--role", required=True, help=_("In which role."))
@today_option
@workspace_option
def stamp(
    leaflet: str,
    hospital: str,
    lang: str,
    by: str,
    role: str,
    today: dt.datetime | None,
    workspace: Path,
) -> int:
    from depliant.review.comparison import stamp_local_text
    from depliant.sources.workspace import Workspace

    path = stamp_local_text(Workspace(workspace), leaflet, lang, by, role, hospital, day(today))
    click.echo(_("{path}: compared by {name}.").format(path=path, name=by))
    return 0


@depliant.command(help=_("Show what a hospital's version says otherwise than the core's."))
@click.argument("leaflet", metavar="LEAFLET")
@click.option("--hospital", "hospitals", multiple=True, required=True, help=_("One, or two."))
@click.option("--lang", default="fr", show_default=True, help=_("Which language of it."))
@workspace_option
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
@drafts_option
@today_option
@workspace_option
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
    gone = clean_up(Workspace(workspace), folder, day(today), dry_run=dry_run, drafts=with_drafts)
    show.cleaned(gone, dry_run)
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

"""The commands: parse, call, print. Anything slow is imported inside the command that needs it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depliant import __version__
from depliant.cli import completion
from depliant.cli.correcting.export import export
from depliant.cli.correcting.update import update
from depliant.cli.global_options import Argument, Group, Manner, Option, option
from depliant.cli.mail import outbox
from depliant.cli.mail.draft import mail_group
from depliant.cli.new import init, new_group
from depliant.cli.options import (
    Folder,
    day,
    drafts_option,
    edition_options,
    how,
    lang_option,
    leaflet_argument,
    online_option,
    opened,
    report_option,
    request_of,
    selectors,
    today_option,
    workspace_option,
)
from depliant.cli.reports import machine
from depliant.cli.signing.approve import approve
from depliant.cli.signing.attest import attest
from depliant.errors import ExitCode
from depliant.words import _, later

if TYPE_CHECKING:
    from depliant.jobs.build import Report

LISTS = ("leaflets", "hospitals", "formats", "checks", "roles", "editions")
told = click.make_pass_decorator(Manner)  # how to behave: the global options


@click.group(cls=Group, help=later("depliant: patient leaflets, typeset and checked."))
@click.version_option(
    __version__,
    cls=Option,
    prog_name="depliant",
    message="%(prog)s %(version)s",
    help=later("Show the version and exit."),
)
def command_line() -> None:
    """Runs no command by itself; the global options are obeyed as they are met."""


command_line.add_command(mail_group)
command_line.add_command(init)
command_line.add_command(new_group)
command_line.add_command(export)
command_line.add_command(update)
command_line.add_command(approve)
command_line.add_command(attest)
for command in outbox.COMMANDS:
    mail_group.add_command(command)


@command_line.command(help=later("Make every edition that is selected; all of them by default."))
@selectors
@edition_options
@option("--instructions", is_flag=True, help=later("Also a page: how to print and fold."))
@option("--proof", is_flag=True, help=later("Also a proof with page roles and folds drawn."))
@option("--pictures", is_flag=True, help=later("Also a PNG of each page and flat side."))
@option("--grey", is_flag=True, help=later("Also the same as a photocopier leaves them."))
@option(
    "--out",
    type=Folder(),
    help=later("Where the PDFs go; out/ of the workspace by default."),
)
@option("--force", is_flag=True, help=later("Make editions again even if they are current."))
@option(
    "--cluster",
    default="",
    metavar=later("ADDRESS"),
    help=later("Press on a Dask scheduler's workers."),
)
@online_option
@drafts_option
@report_option("json")
@told
def build(manner: Manner, /, out: Path | None, style: str, **options: Any) -> int:
    from depliant.pressroom.worker import Early
    from depliant.shelf.names import MANIFEST

    folder = out or options["workspace"] / "out"
    fresh = options["force"] or not (folder / MANIFEST).is_file()

    def work() -> Report:
        with Early() if fresh and not options["cluster"] else nullcontext() as early:
            from depliant.jobs.build import build_editions

            return build_editions(request_of(options), folder, how(options, manner, early))

    if style != "text":
        return machine.tell(style, work, manner, folder)
    report = work()
    from depliant.cli.reports import in_words

    in_words.summary(report, folder, manner)
    return report.exit_code


@command_line.command(help=later("Check leaflets and hospitals; makes no edition."))
@selectors
@edition_options
@option("--no-render", is_flag=True, help=later("Check the sources only, without typesetting."))
@option("--watch", is_flag=True, help=later("Check again at each change, until Ctrl-C."))
@online_option
@report_option(*machine.STYLES, "html")
@option(
    "--save",
    type=Folder(exists=True, to_fill=True),
    help=later("Where the page of --report html goes; this folder by default."),
)
@told
def check(
    manner: Manner,
    /,
    no_render: bool,
    watch: bool,
    style: str,
    save: Path | None,
    **options: Any,
) -> int:
    from depliant.pressroom.worker import Early

    if save and style != "html":
        raise click.UsageError(_("--save goes with --report html."))

    def work() -> Report:
        with Early(render=not no_render) if not watch else nullcontext() as early:
            from depliant.jobs.build import check_editions

            asked = request_of(options), how(options, manner, early)
            return check_editions(*asked, render=not no_render)

    if watch:
        _watch(work, manner, style, options)
    if style in machine.STYLES:
        return machine.tell(style, work, manner)
    report = work()
    if style == "html":
        from depliant.cli.reports import as_page

        house = opened(options["workspace"])
        return as_page.tell(report, house, day(options["today"]), save or Path(), manner)
    from depliant.cli.reports import in_words

    in_words.findings(report, manner)
    return report.exit_code


def _watch(work: Callable[[], Report], manner: Manner, style: str, given: dict[str, Any]) -> None:
    from depliant.cli.watch.looking import look
    from depliant.cli.watch.watching import watch
    from depliant.sources.workspace import Workspace

    if style != "text":
        raise click.UsageError(_("--watch tells what changes in words: leave --report out."))
    workspace = Workspace(given["workspace"])
    watch(work, lambda: look(workspace, given["leaflets"]), manner)


@command_line.command("list", help=later("List what there is."))
@click.argument("what", cls=Argument, type=click.Choice(LISTS))
@workspace_option
@today_option
def list_(what: str, workspace: Path, today: dt.datetime | None) -> int:
    from depliant.cli import show
    from depliant.cli.listing import rows

    show.table(*rows(what, opened(workspace), day(today)))
    return ExitCode.DONE


@command_line.command(
    help=later("Record that a local text was compared with the core as it stands.")
)
@leaflet_argument
@option(
    "--hospital",
    required=True,
    shell_complete=completion.versions,
    help=later("Whose local text: a hospital or a group."),
)
@lang_option
@option("--by", required=True, help=later("Who compared: first and last name."))
@option("--role", required=True, help=later("In which role."))
@today_option
@workspace_option
@told
def stamp(
    manner: Manner,
    /,
    leaflet: str,
    hospital: str,
    lang: str,
    by: str,
    role: str,
    today: dt.datetime | None,
    workspace: Path,
) -> int:
    from depliant.review.comparison import stamp_local_text

    path = stamp_local_text(opened(workspace), leaflet, lang, by, role, hospital, day(today))
    if not manner.quiet:
        click.echo(_("{path}: compared by {name}.").format(path=path, name=by))
    return ExitCode.DONE


@command_line.command(
    help=later(
        "Show what a hospital's version says otherwise, or what changed since it was signed."
    )
)
@leaflet_argument
@option(
    "--hospital",
    "hospitals",
    multiple=True,
    shell_complete=completion.versions,
    help=later("One, or two: hospitals or groups."),
)
@option("--since-approval", is_flag=True, help=later("Beside the text as it was signed."))
@lang_option
@workspace_option
def diff(
    leaflet: str, hospitals: tuple[str, ...], since_approval: bool, lang: str, workspace: Path
) -> int:
    if since_approval and not hospitals:
        from depliant.cli.signing import since

        return since.tell(opened(workspace), leaflet, lang)
    if since_approval or not 1 <= len(hospitals) <= 2:
        raise click.UsageError(_("Name one hospital, or two; or --since-approval alone."))
    from depliant.cli import show
    from depliant.review.differences import compare

    show.comparison(compare(opened(workspace), leaflet, hospitals, lang))
    return ExitCode.DONE


@command_line.command(
    help=later("Note for the patient's file that a paper was handed over: a sentence, a label.")
)
@leaflet_argument
@option(
    "--hospital",
    required=True,
    shell_complete=completion.hospitals,
    help=later("Whose leaflet was handed over."),
)
@lang_option
@option(
    "--format",
    default="a4",
    show_default=True,
    shell_complete=completion.formats,
    help=later("Which paper was handed over."),
)
@option("--by", required=True, help=later("Who handed it over: first and last name."))
@option(
    "--label",
    type=int,
    metavar="PLACE",
    help=later("Also a label, at a place of a sheet of 24 (70 × 37 mm), counted line by line."),
)
@option(
    "--save",
    type=Folder(exists=True, to_fill=True),
    default=Path(),
    help=later("Where record and label go; this folder by default."),
)
@option("--allow-draft", is_flag=True, help=later("Also a draft; the sentence says so."))
@option(
    "--out",
    type=Folder(),
    help=later("Where the PDFs are; out/ of the workspace by default."),
)
@today_option
@workspace_option
@told
def record(
    manner: Manner,
    /,
    label: int | None,
    save: Path,
    out: Path | None,
    today: dt.datetime | None,
    workspace: Path,
    **handed: Any,
) -> int:
    from depliant.review.handing_over import Handed, record_of, written

    house = opened(workspace)
    noted = record_of(house, out or workspace / "out", Handed(**handed, date=day(today)))
    paths = written(house, noted, label, save)
    click.echo(noted.sentence)
    if not manner.quiet:
        for path in paths:
            click.echo(_("Written: {path}").format(path=path), err=True)
    return ExitCode.DONE


@command_line.command(
    help=later("Remove editions whose leaflet, hospital or format is gone or withdrawn.")
)
@option(
    "--out",
    type=Folder(),
    help=later("Where the PDFs are; out/ of the workspace by default."),
)
@option("--dry-run", is_flag=True, help=later("Only say which."))
@option(
    "--plates",
    is_flag=True,
    help=later("Remove the laid-out pages that are kept for the next build, and nothing else."),
)
@drafts_option
@today_option
@workspace_option
@told
def clean(
    manner: Manner,
    /,
    out: Path | None,
    dry_run: bool,
    plates: bool,
    with_drafts: bool,
    today: dt.datetime | None,
    workspace: Path,
) -> int:
    from depliant.cli import show
    from depliant.jobs.cleaning import clean_up
    from depliant.typeset.plates import store

    if plates and (out or with_drafts):
        raise click.UsageError(_("--plates touches no out folder: leave the other options out."))
    if plates:
        removed = store.stock(store.home()) if dry_run else store.emptied(store.home())
        if not manner.quiet:
            show.plates_removed(removed, dry_run)
        return ExitCode.DONE
    folder = out or workspace / "out"
    gone = clean_up(opened(workspace), folder, day(today), dry_run=dry_run, drafts=with_drafts)
    if not manner.quiet:
        show.cleaned(gone, dry_run)
    return ExitCode.DONE


@command_line.command(help=later("Look at this machine, and say what to type for each lack."))
@option(
    "--out",
    type=Folder(),
    help=later("The folder that PDFs would go to; out/ of the workspace by default."),
)
@option("--mail", is_flag=True, help=later("Also try the mail server; nothing is sent."))
@workspace_option
@told
def doctor(manner: Manner, /, out: Path | None, mail: bool, workspace: Path) -> int:
    from depliant.cli import show
    from depliant.cli.doctor import diagnose, diagnose_mail

    folder = out or workspace / "out"
    found = [*diagnose(folder), *(diagnose_mail(opened(workspace), folder) if mail else ())]
    return show.diagnoses(found, manner)

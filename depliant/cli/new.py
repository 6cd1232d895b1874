"""The group `new`: what somebody starts with."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depliant.cli import completion
from depliant.cli.global_options import Argument, Group, Manner, option
from depliant.cli.options import day, opened, today_option, workspace_option
from depliant.errors import ExitCode
from depliant.words import _, later, ngettext

if TYPE_CHECKING:
    from depliant.importing.arrival import Arrived, Asked

told = click.make_pass_decorator(Manner)


class FileOrFolder(click.Path):
    """A file or a folder that is there."""

    metavar = later("FILE")

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        if not value or not Path(value).exists():
            self.fail(_("there is no file or folder “{path}”").format(path=value), param, ctx)
        return Path(value)


@click.group("new", cls=Group, help=later("Start a leaflet."))
def new_group() -> None:
    """Runs no command by itself."""


@new_group.command(
    help=later(
        "Start a leaflet: from a file (.docx, .odt, .doc, .rtf, .html, .md, .txt), from each file "
        "of a folder, or from nothing."
    )
)
@click.argument("slug", cls=Argument, required=False, default="", metavar=later("[NAME]"))
@option("--from", "source", type=FileOrFolder(), help=later("The file, or the folder of files."))
@option(
    "--kind",
    default="",
    shell_complete=completion.kinds,
    help=later("Of which kind (leaflets/kinds.yaml); guessed from a file."),
)
@option("--lang", default="", help=later("In which language; guessed from a file."))
@option(
    "--changes",
    type=click.Choice(["accept", "reject"]),
    default="accept",
    show_default=True,
    help=later("What to do with a Word file's tracked changes; all are reported."),
)
@today_option
@workspace_option
@told
def leaflet(
    manner: Manner,
    /,
    slug: str,
    source: Path | None,
    today: dt.datetime | None,
    workspace: Path,
    **how: Any,
) -> int:
    from depliant.importing.arrival import Asked

    asked = Asked(opened(workspace), day(today), **how)
    if source is None:
        return _blank(manner, slug, asked)
    if source.is_dir():
        if slug:
            raise click.UsageError(_("A folder's files give the names: leave yours out."))
        return _folder(manner, source, asked)
    from depliant.importing.arrival import import_one

    return _say(manner, import_one(source, slug, asked), asked)


def _blank(manner: Manner, slug: str, asked: Asked) -> int:
    from depliant.importing.blank import new_leaflet

    if not slug:
        raise click.UsageError(_("Name the new leaflet, or add `--from` with a file."))
    path = new_leaflet(slug, asked)
    if not manner.quiet:
        click.echo(_("Written: {path}").format(path=asked.workspace.name(path)))
    return ExitCode.DONE


def _say(manner: Manner, arrived: Arrived, asked: Asked) -> int:
    from depliant.importing.report import summary

    if manner.quiet or arrived.path is None or arrived.imported is None:
        return ExitCode.DONE
    click.echo(_("Written: {path}").format(path=asked.workspace.name(arrived.path)))
    click.echo(summary(arrived.imported))
    report = asked.workspace.name(arrived.report or arrived.path)
    click.echo(_("Read first what was guessed and left out: {path}").format(path=report))
    return ExitCode.DONE


def _folder(manner: Manner, folder: Path, asked: Asked) -> int:
    """Thirty files at once, and a table of what became of them."""
    from depliant.cli import show
    from depliant.importing.arrival import import_folder
    from depliant.importing.report import summary

    found = import_folder(folder, asked)
    rows = [
        [
            Path(one.file).name,
            asked.workspace.name(one.path) if one.path else "–",
            summary(one.imported) if one.imported else " ".join(map(_told, one.problems)),
        ]
        for one in found
    ]
    wrong = [one for one in found if one.problems]
    if not manner.quiet:
        show.table([_("File"), _("Leaflet"), _("What became of it")], rows)
    for one in wrong:
        for problem in one.problems:
            click.echo(str(problem), err=True)
    if wrong:
        message = ngettext(
            "{n} file became no leaflet.", "{n} files became no leaflet.", len(wrong)
        )
        click.echo(message.format(n=len(wrong)), err=True)
    return ExitCode.WRONG if wrong else ExitCode.DONE


def _told(problem: Any) -> str:
    return str(problem.message)

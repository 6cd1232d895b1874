"""What somebody starts with: `init` makes a workspace, `new` a leaflet or a hospital.

On a terminal, what is not given is asked; elsewhere nobody could answer, and it is an error.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depliant.cli import completion
from depliant.cli.global_options import Argument, Command, Group, Manner, option
from depliant.cli.options import Folder, day, opened, today_option, workspace_option
from depliant.errors import ExitCode, suggestion
from depliant.words import UI_LANGUAGES, _, later, ngettext, use_language

if TYPE_CHECKING:
    from depliant.importing.arrival import Arrived, Asked
    from depliant.sources.workspace import Workspace
    from depliant.starting.home import Started

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


@click.command(
    cls=Command,
    help=later("Make a workspace: a hospital and two leaflets to write, ready to build."),
)
@click.argument(
    "folder", cls=Argument, type=Folder(), default=Path(), metavar=later("[FOLDER]"), required=False
)
@option(
    "--lang",
    type=click.Choice(UI_LANGUAGES),
    help=later("Its language; that of these messages by default."),
)
@today_option
@told
def init(manner: Manner, /, folder: Path, lang: str | None, today: dt.datetime | None) -> int:
    from depliant.sources.workspace import Workspace
    from depliant.starting.home import new_workspace

    lang = lang or _house_language(manner)
    if not manner.language:
        use_language(lang)
    if folder != Path():
        manner.works_in(folder, click.get_current_context())
    started = new_workspace(folder, lang, day(today))
    if not manner.quiet:
        _tell_started(Workspace(folder), started, manner)
    return ExitCode.DONE


def _house_language(manner: Manner) -> str:
    """The language of messages, if somebody said one; else that of a workspace that says none."""
    from depliant.sources.settings import Settings

    spoken = manner.language or Settings().language
    return spoken if spoken in UI_LANGUAGES else "en"


def _tell_started(workspace: Workspace, started: Started, manner: Manner) -> None:
    from depliant.cli.show import as_typed

    for path in started.written:
        click.echo(_("Written: {path}").format(path=workspace.name(path)))
    for path in started.kept:
        click.echo(_("Kept as it was: {path}").format(path=workspace.name(path)))
    following = _("Next: write what stands in brackets, then `make_leaflet.py build`.")
    click.echo(as_typed(following, manner))


@click.group("new", cls=Group, help=later("Start a leaflet or a hospital."))
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
@option("--title", default="", help=later("Its title; a file has its own."))
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
    title: str,
    today: dt.datetime | None,
    workspace: Path,
    **how: Any,
) -> int:
    from depliant.importing.arrival import Asked

    asked = Asked(_existing(workspace), day(today), **how)
    if source is None:
        return _blank(manner, slug, title, asked)
    if title:
        raise click.UsageError(_("A file brings its title: leave `--title` out."))
    if source.is_dir():
        if slug:
            raise click.UsageError(_("A folder's files give the names: leave yours out."))
        return _folder(manner, source, asked)
    from depliant.importing.arrival import import_one

    return _say(manner, import_one(source, slug, asked), asked)


def _blank(manner: Manner, slug: str, title: str, asked: Asked) -> int:
    from depliant.starting.leaflet import new_leaflet

    slug = slug or _ask(
        _("Name of its folder (small letters, digits, hyphens)"),
        _("Name the new leaflet, or add `--from` with a file."),
    )
    new = slug not in asked.workspace.leaflets  # another language has its kind
    kind = asked.kind or (_ask_kind(asked.workspace) if new and _is_terminal() else "")
    title = title or (_ask(_("Title"), "") if _is_terminal() else "")
    path = new_leaflet(slug, replace(asked, kind=kind), title)
    return _written(manner, asked.workspace, path)


def _ask_kind(workspace: Workspace) -> str:
    from depliant.sources.kinds import by_name_or_title, titled

    kinds = workspace.kinds
    question = _("Kind: {kinds}").format(kinds=titled(kinds))
    return _ask(question, "", by_name_or_title(kinds))


@new_group.command(help=later("Start a hospital: a profile in which every key is explained."))
@click.argument("slug", cls=Argument, required=False, default="", metavar=later("[NAME]"))
@option("--name", default="", help=later("The hospital’s name, as leaflets print it."))
@option("--country", default="", help=later("Its country, in two capitals (FR, BE, CH…)."))
@workspace_option
@told
def hospital(manner: Manner, /, slug: str, name: str, country: str, workspace: Path) -> int:
    from depliant.starting.hospital import new_hospital

    house = _existing(workspace)
    slug = slug or _ask(
        _("Name of its folder (small letters, digits, hyphens)"), _("Name the new hospital.")
    )
    name = name or (_ask(_("The hospital’s name"), "") if _is_terminal() else "")
    return _written(manner, house, new_hospital(slug, name, house, country))


def _existing(folder: Path) -> Workspace:
    """The workspace in which something is begun; `InputError` if the folder is none."""
    from depliant.starting.where import needs_a_workspace

    needs_a_workspace(folder)
    return opened(folder)


def _written(manner: Manner, workspace: Workspace, path: Path) -> int:
    if not manner.quiet:
        click.echo(_("Written: {path}").format(path=workspace.name(path)))
    return ExitCode.DONE


def _is_terminal() -> bool:
    """Whether somebody sits there who can answer."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def _ask(question: str, missing: str, known: Mapping[str, str] | None = None) -> str:
    """What somebody answers, or what that stands for among those that are `known`; an error,
    `missing`, where nobody sits at a terminal."""
    from depliant.reading.spelling import folded

    if not _is_terminal():
        raise click.UsageError(missing)
    while True:
        answer = str(click.prompt(question, prompt_suffix=_(": "), err=True)).strip()
        if answer and known is None:
            return answer
        if known and folded(answer) in known:
            return known[folded(answer)]
        click.echo(suggestion(answer, list(known or ())), err=True)


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

    found = import_folder(folder, asked)
    rows = [
        [
            Path(one.file).name,
            asked.workspace.name(one.path) if one.path else "–",
            _became(one),
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


def _became(one: Any) -> str:
    from depliant.importing.report import summary

    if one.skipped:
        return _("not read: no file of a kind that is")
    return summary(one.imported) if one.imported else " ".join(map(_told, one.problems))


def _told(problem: Any) -> str:
    return str(problem.message)

"""An imported article → its folder in the workspace; nothing that is there is ever replaced."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from depliant.errors import DepliantError, InputError, Place, Problem
from depliant.importing.beginning import known_kind, next_code
from depliant.importing.incoming import import_file
from depliant.importing.making import Imported, Wanted
from depliant.importing.opened.kinds import READ, is_read
from depliant.importing.report import NAME, report
from depliant.importing.word.revisions import Changes
from depliant.languages import is_known
from depliant.reading.files import write
from depliant.sources.beside.names import is_slug
from depliant.sources.beside.strangers import easy, inside
from depliant.sources.workspace import Workspace
from depliant.words import _


@dataclass(frozen=True)
class Asked:
    """What somebody who imports asks for; what is empty is guessed."""

    workspace: Workspace
    today: dt.date
    kind: str = ""
    lang: str = ""
    changes: Changes = "accept"


@dataclass(frozen=True)
class Arrived:
    """A leaflet that was made of a file, and where; or why none was."""

    file: str
    slug: str
    imported: Imported | None = None
    path: Path | None = None
    report: Path | None = None
    problems: tuple[Problem, ...] = ()
    skipped: bool = False  # not even opened: no file that is read


def import_one(file: Path, slug: str, asked: Asked) -> Arrived:
    """Make a leaflet of a file; `slug` empty: of the file's name. `InputError` for a file that
    cannot be read, a name that cannot be, a leaflet that is there already."""
    slug = slug or _slug(file)
    folder = leaflet_folder(slug, asked.workspace)
    how = wanted(asked)
    if asked.lang:
        _is_free(folder, asked.lang, asked.workspace)
    imported = import_file(file, str(file), how)
    _is_free(folder, imported.lang, asked.workspace)
    article, told = _written(folder, imported)
    return Arrived(str(file), slug, imported, article, told)


def import_folder(folder: Path, asked: Asked) -> list[Arrived]:
    """Make a leaflet of each file of a folder that is read; one that cannot be keeps no other.
    `InputError` if there is none."""
    there = list(inside(folder))
    files = [path for path in there if _is_brought(path, folder)]
    if not files:
        message = _("The folder holds no file that is read.")
        remedy = _("These are: {known}.").format(known=", ".join(READ))
        raise InputError(Problem(message, Place(str(folder)), remedy))
    wanted(asked)  # a wrong kind is told once
    found: list[Arrived] = []
    for path in files:
        slug = _slug(path)
        if slug in (one.slug for one in found if one.path):  # of a file beside it
            slug = f"{slug}-{easy(path.suffix)}"
        try:
            found.append(import_one(path, slug, asked))
        except DepliantError as error:
            found.append(Arrived(str(path), slug, problems=error.problems))
    rest = (path for path in there if path not in files)
    return [*found, *(Arrived(str(path), "", skipped=True) for path in rest)]


def _slug(file: Path) -> str:
    """The name of the leaflet that a file becomes; of one without letters or digits, any."""
    name = easy(file.stem)
    return name if is_slug(name) else "document"


def _is_brought(path: Path, folder: Path) -> bool:
    """Whether a file of a folder is to be read: not a link that leads out of it."""
    return is_read(path) and path.is_file() and path.resolve().is_relative_to(folder.resolve())


def wanted(asked: Asked) -> Wanted:
    """How a leaflet is to be made, as far as somebody says; `InputError` for a kind or a language
    that there is not."""
    kinds = asked.workspace.kinds
    if asked.lang and not is_known(asked.lang):
        message = _("There is no language `{lang}`.").format(lang=asked.lang)
        names = ", ".join(asked.workspace.languages)
        raise InputError(Problem(message, None, _("Name one of {names}.").format(names=names)))
    if asked.lang:
        asked.workspace.fixed_words(asked.lang)  # without them nothing could be made of it
    return Wanted(
        code=next_code(asked.workspace),
        kinds=kinds,
        today=asked.today,
        house_lang=asked.workspace.settings.language,
        kind=known_kind(kinds, asked.kind) if asked.kind else "",
        lang=asked.lang,
        changes=asked.changes,
        languages=asked.workspace.languages,
    )


def leaflet_folder(slug: str, workspace: Workspace) -> Path:
    """Where a leaflet lies; `InputError` for a name that none can have."""
    if not is_slug(slug):
        message = _("`{slug}` cannot be the name of a leaflet.").format(slug=slug)
        remedy = _("Call it `{name}`: small letters without accents, digits, hyphens.")
        raise InputError(Problem(message, None, remedy.format(name=easy(slug))))
    return workspace.root / "leaflets" / slug


def _is_free(folder: Path, lang: str, workspace: Workspace) -> None:
    path = folder / f"{lang}.md"
    if path.exists():
        message = _("There is such a leaflet already; nothing was written.")
        remedy = _("Give the new one another name, or move the old one away.")
        raise InputError(Problem(message, Place(workspace.name(path)), remedy))


def _written(folder: Path, imported: Imported) -> tuple[Path, Path]:
    """Write the article last (what is there before it is no leaflet yet); where it lies, and its
    report."""
    article = folder / f"{imported.lang}.md"
    renamed = _renamed(folder, imported)
    told = _free(folder, NAME)
    written: list[Path] = []
    files = {
        **{folder / name: data for name, data in renamed.pictures.items()},
        told: report(renamed).encode(),
        article: renamed.text.encode(),
    }
    try:
        for path, data in files.items():
            write(path, data)
            written.append(path)
    except DepliantError:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return article, told


def _renamed(folder: Path, imported: Imported) -> Imported:
    """The article with its pictures called so that none of another language is replaced."""
    taken = [name for name in imported.pictures if (folder / name).exists()]
    text, pictures, told = imported.text, dict(imported.pictures), imported.told
    for name in taken:
        path = Path(name)
        new = f"{path.parent.as_posix()}/{path.stem}-{imported.lang}{path.suffix}"
        pictures[new] = pictures.pop(name)
        text = text.replace(f"({name})", f"({new})")
        told = tuple(replace(one, message=one.message.replace(name, new)) for one in told)
    return replace(imported, text=text, pictures=pictures, told=told)


def _free(folder: Path, name: str) -> Path:
    path = folder / name
    names = [path, *(path.with_stem(f"{path.stem}-{n}") for n in range(2, 1000))]
    return next(one for one in names if not one.exists())

"""cleaning: editions of a leaflet, hospital or format that is gone leave the out folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from depliant.errors import InputError, Problem, gather
from depliant.formats.format import Format
from depliant.jobs.plan import made_as
from depliant.jobs.unseen import unseen
from depliant.shelf.manifest import EditionEntry, Manifest, has_manifest
from depliant.shelf.shelf import Shelf
from depliant.sources.leaflet import Article
from depliant.sources.workspace import Workspace
from depliant.web.dress import FACE
from depliant.web.publishing import publish
from depliant.web.status_pages import pages_of
from depliant.words import _


@dataclass(frozen=True)
class Gone:
    """An edition that nothing in the workspace makes any more, and why."""

    entry: EditionEntry
    why: str


def clean_up(
    workspace: Workspace, out: Path, today: dt.date, *, dry_run: bool, drafts: bool
) -> tuple[Gone, ...]:
    """Remove what is gone from an out folder; only say what, in a dry run.

    Raises `InputError` for a workspace without leaflets or hospitals (a wrong one: all would be
    gone), and for a folder that no build of this version made.
    """
    _check(workspace, out)
    with Shelf(out) as shelf:
        _check_origin(workspace, shelf)
        gone = tuple(_gone(workspace, shelf.entries))
        if not dry_run:
            for one in gone:
                shelf.forget(one.entry)
            for hospital in shelf.manifest.hospitals:  # a hospital that is gone publishes nothing
                if hospital.hospital not in workspace.hospitals:
                    home = out / hospital.hospital
                    pages = (*pages_of(home), home / FACE)
                    shelf.remove(page.relative_to(out).as_posix() for page in pages)
            shelf.close(_without_gone(shelf.manifest, workspace))
            publish(shelf, workspace, today, drafts=drafts)
    return gone


def _check(workspace: Workspace, out: Path) -> None:
    if not workspace.leaflets or not workspace.hospitals:
        message = _("There is no leaflet or no hospital in {folder}: everything would be removed.")
        remedy = _("Name the right folder with --workspace; to empty {out}, delete it.")
        problem = Problem(message.format(folder=workspace.root), None, remedy.format(out=out))
        raise InputError(problem)
    gather(unseen(workspace))  # what cannot be seen is not gone
    if not has_manifest(out):
        message = _("{out} is not a folder that a build has made: nothing was touched.")
        remedy = _("Name the right folder with --out, or build into it first.")
        raise InputError(Problem(message.format(out=out), None, remedy))


def _check_origin(workspace: Workspace, shelf: Shelf) -> None:
    """Raise `InputError` if a folder was built from another workspace, and does not lie in this
    one (which may have been moved with it)."""
    root = workspace.root.resolve()
    if shelf.workspace in ("", str(root)) or shelf.out.resolve().is_relative_to(root):
        return
    message = _("{out} was built from {other}, not from {folder}: nothing was touched.")
    message = message.format(out=shelf.out, other=shelf.workspace, folder=root)
    remedy = _("Name the right --workspace and --out, or build into the folder first.")
    raise InputError(Problem(message, None, remedy))


def _gone(workspace: Workspace, entries: tuple[EditionEntry, ...]) -> Iterator[Gone]:
    articles, hospitals = _articles(workspace), workspace.hospitals
    for entry in entries:
        if why := _why(entry, articles, hospitals, workspace.formats):
            yield Gone(entry, why)


def _why(
    entry: EditionEntry,
    articles: Mapping[tuple[str, str], Article | None],
    hospitals: list[str],
    formats: Mapping[str, Format],
) -> str:
    """Why an edition is gone; empty if it is not. A file that cannot be read is not gone."""
    if (entry.leaflet, entry.lang) not in articles:
        return _("its leaflet is gone")
    if entry.hospital not in hospitals:
        return _("its hospital is gone")
    if entry.format not in formats:
        return _("its format is gone")
    article = articles[entry.leaflet, entry.lang]
    if article and article.meta.status == "withdrawn":
        return _("its leaflet is withdrawn")
    if article and not made_as(article, formats[entry.format]):
        return _("its leaflet is no longer made in this format")
    return ""


def _articles(workspace: Workspace) -> dict[tuple[str, str], Article | None]:
    """Every article by slug and language; None for one that cannot be read."""
    found: dict[tuple[str, str], Article | None] = {}
    for slug in workspace.leaflets:
        for path in workspace.article_paths(slug):
            try:
                article = workspace.article(path)
                found[article.slug, article.lang] = article
            except InputError:
                found[slug, path.stem] = None
    return found


def _without_gone(manifest: Manifest, workspace: Workspace) -> Manifest:
    """The manifest without leaflets and hospitals that no longer exist."""
    known = _articles(workspace)
    leaflets = tuple(one for one in manifest.leaflets if (one.leaflet, one.lang) in known)
    slugs = workspace.hospitals
    hospitals = tuple(one for one in manifest.hospitals if one.hospital in slugs)
    return manifest.model_copy(update={"leaflets": leaflets, "hospitals": hospitals})

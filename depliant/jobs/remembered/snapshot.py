"""snapshot: the digest of all that the rules about sources depend on.

A rule is a function of what was read, the day and the language: it reads no file and asks no clock.
So where every file that may be read is the same to the letter, as are the day, the request, the
program and what it ships, the rules find the same. What cannot be said for certain has no digest:
links, which lead elsewhere; a text that was named by its path; more than is read in no time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from sys import version

from depliant.digest import exact
from depliant.jobs.request import Request
from depliant.pressroom.versions import program, versions
from depliant.sources.shipped import shipped, shipped_kinds
from depliant.sources.workspace import Workspace
from depliant.words import current_language

MOST = 100_000_000  # bytes: read in a tenth of a second; with more, sources are judged anew
_PACKAGE = Path(__file__).parent.parent.parent


class _UnknownError(Exception):
    """Something lies there of which a digest would not tell all."""


def snapshot(workspace: Workspace, request: Request) -> str:
    """The digest, to be taken before sources are read; empty if there is none."""
    if request.online or any(name.endswith(".md") for name in request.leaflets):
        return ""
    try:
        files = [*_of_the_workspace(workspace), *_shipped()]
        if sum(path.stat().st_size for path in files) > MOST:
            return ""
        read = [part for path in files for part in (str(path), path.read_bytes())]
    except (_UnknownError, OSError):
        return ""
    said = str(request), current_language(), str(workspace.root.resolve())
    return exact(*said, version, str(versions()), program(), *read)


def _of_the_workspace(workspace: Workspace) -> Iterator[Path]:
    """Every file from which sources are read, or that is looked for beside them."""
    yield from sorted(_plain(path) for path in workspace.root.glob("*.y*ml*"))
    for path in workspace.shared:
        yield from _below(path)


def _shipped() -> Iterator[Path]:
    """What the program knows beside its code: word lists, roles, messages, fixed words, kinds."""
    yield from (path for path in _below(_PACKAGE) if path.suffix != ".py")
    yield from _below(shipped("templates") / "words")
    yield shipped_kinds()


def _below(folder: Path) -> Iterator[Path]:
    """The files below a folder, in an order that is the same everywhere."""
    for home, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in folders:
            _plain(Path(home, name))
        yield from (_plain(Path(home, name)) for name in sorted(names))


def _plain(path: Path) -> Path:
    """A file or folder that is no link: a link is not told from what it leads to."""
    if path.is_symlink() or not (path.is_file() or path.is_dir()):
        raise _UnknownError(path)
    return path


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):  # a workspace need not have every folder
        raise error

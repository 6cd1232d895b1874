"""Files of somebody who starts: written whole, all or none, and never over one that is there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from depliant.errors import DepliantError, Place, Problem, gather
from depliant.reading.files import write
from depliant.sources.workspace import Workspace
from depliant.words import _


def lay(path: Path, text: str, workspace: Workspace) -> Path:
    """Write one file of a workspace; `InputError` if it is there."""
    lay_all({path: text}, workspace)
    return path


def lay_all(texts: Mapping[Path, str], workspace: Workspace) -> None:
    """Write files of a workspace; `InputError` with all those that are there, and nothing is
    written then."""
    gather(_there(path, workspace) for path in texts if path.exists() or path.is_symlink())
    written: list[Path] = []
    try:
        for path, text in texts.items():
            write(path, text.encode("utf-8"))
            written.append(path)
    except DepliantError:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _there(path: Path, workspace: Workspace) -> Problem:
    message = _("There is such a file already; nothing was written.")
    remedy = _("Choose another name, or move the old one away.")
    return Problem(message, Place(workspace.name(path)), remedy)

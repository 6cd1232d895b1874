"""Folders that a workspace has and that cannot be looked into: they are not gone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from depliant.errors import Place, Problem
from depliant.sources.workspace import Workspace
from depliant.words import _


def unseen(workspace: Workspace) -> Iterator[Problem]:
    """What stands in the way of looking: permissions, a link to a share that is not there."""
    for name in ("leaflets", "hospitals"):
        folder = workspace.root / name
        yield from _fault(workspace, folder) if folder.is_symlink() or folder.exists() else ()
        yield from (p for inner in _inside(folder) for p in _fault(workspace, inner))


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return []  # told of the folder itself


def _fault(workspace: Workspace, path: Path) -> Iterator[Problem]:
    place = Place(workspace.name(path))
    if path.is_symlink() and not path.exists():
        remedy = _("Connect the share, or remove the link.")
        yield Problem(_("The link leads nowhere."), place, remedy)
    elif path.is_dir() and not os.access(path, os.R_OK | os.X_OK):
        yield Problem(_("The folder cannot be looked into."), place, _("Check its permissions."))

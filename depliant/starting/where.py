"""Where somebody starts: whether a folder is a workspace, or lies in one."""

from __future__ import annotations

from pathlib import Path

from depliant.errors import InputError, Place, Problem
from depliant.sources.workspace import Workspace
from depliant.words import _
from depliant.words.system import in_quotes

_TELLING = ("workspace.yaml", "leaflets", "hospitals")  # one of them makes a workspace


def is_workspace(root: Path) -> bool:
    """Whether a folder holds leaflets or hospitals, or says that it will."""
    return any((root / name).exists() for name in _TELLING)


def needs_a_workspace(root: Path) -> None:
    """`InputError` if a folder is no workspace: nothing that is begun there would be found."""
    if is_workspace(root):
        return
    around = next((one for one in root.absolute().parents if is_workspace(one)), None)
    if around is None:
        message = _("This folder is no workspace: nothing was written.")
        remedy = _("Make one: make_leaflet.py init. Or name yours with --workspace.")
        raise InputError(Problem(message, _place(root), remedy))
    message = _("This folder lies inside a workspace: nothing was written.")
    remedy = _("Name the whole one: --workspace {folder}").format(folder=in_quotes(str(around)))
    raise InputError(Problem(message, _place(root), remedy))


def needs_no_workspace(workspace: Workspace) -> None:
    """`InputError` if a folder has hospitals or leaflets already: nothing is begun twice."""
    if workspace.hospitals or workspace.leaflets:
        message = _("This folder is a workspace already: nothing was written.")
        remedy = _(
            "Begin what is new in it: make_leaflet.py new leaflet, or make_leaflet.py new hospital"
        )
        raise InputError(Problem(message, _place(workspace.root), remedy))


def _place(root: Path) -> Place | None:
    return Place(str(root)) if root != Path() else None

"""What a shell completes beside commands and options: the names of a workspace.

Never a message: a workspace that cannot be read completes nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from depliant.errors import DepliantError

if TYPE_CHECKING:
    from depliant.sources.workspace import Workspace

Complete = Callable[[click.Context, click.Parameter, str], list[str]]


def _of_the_workspace(names: Callable[[Workspace], Iterable[str]]) -> Complete:
    """Completes with names of the workspace that the command line names so far."""

    def complete(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
        from depliant.sources.workspace import Workspace

        with contextlib.suppress(DepliantError, OSError):
            workspace = Workspace(ctx.params.get("workspace") or Path())
            return sorted(name for name in names(workspace) if name.startswith(incomplete))
        return []

    return complete


leaflets = _of_the_workspace(lambda workspace: workspace.leaflets)
hospitals = _of_the_workspace(lambda workspace: workspace.hospitals)
versions = _of_the_workspace(lambda workspace: [*workspace.hospitals, *workspace.groups])
formats = _of_the_workspace(lambda workspace: workspace.formats)
kinds = _of_the_workspace(lambda workspace: workspace.kinds)
languages = _of_the_workspace(lambda workspace: workspace.languages)

"""What lies in a workspace at a moment: which files that people write, and when they last did."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from depliant.sources.workspace import Workspace

Seen = dict[str, tuple[int, int, int]]
"""Of each file: when it was written, its size, and which file of the disk it is."""
_FILES = ("workspace.yaml", "formats.yaml", "checks.yaml")


def look(workspace: Workspace, leaflets: Iterable[str] = ()) -> Seen:
    """The files that a check of a workspace may read; with those beside articles that were named
    by their paths. What cannot be looked at is not there."""
    named = (Path(name) for name in leaflets if name.endswith(".md"))
    paths = [workspace.root / name for name in _FILES]
    paths += [path for folder in workspace.shared for path in _below(folder)]
    paths += [path for article in named for path in _beside(article)]
    found: Seen = {}
    for path in paths:
        with suppress(OSError):
            state = path.stat()
            found[str(path)] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return found


def _below(folder: Path) -> Iterator[Path]:
    """The files below a folder, through links too, each folder once; nothing hidden."""
    seen = set()
    for home, folders, files in os.walk(folder, followlinks=True):
        real = os.path.realpath(home)
        folders[:] = [] if real in seen else [name for name in folders if _shown(name)]
        seen.add(real)
        yield from (Path(home, name) for name in files if _shown(name))


def _beside(article: Path) -> Iterator[Path]:
    """An article, and what lies beside it: its folder may be anything, so no deeper than that."""
    with suppress(OSError):
        yield from (*article.parent.glob("*"), *article.parent.glob("figures/*"))


def _shown(name: str) -> bool:
    return not name.startswith(".")

"""The figures beside an article or a local text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from depliant.errors import Place
from depliant.reading.text import read_bytes
from depliant.sources.leaflet import Figure, Figures

_KINDS = (".svg", ".png")


def read_figures(file: Path, name: Callable[[Path], str]) -> Figures:
    """The figures of a Markdown file, by path from its folder: those beside it, or, for a link,
    beside what it links to. `name` is how messages call a file. A figure that is a link leading
    outside is none."""
    folders = dict.fromkeys((file.resolve().parent, file.parent))
    return {key: figure for folder in folders for key, figure in _beside(folder, name)}


def _beside(folder: Path, name: Callable[[Path], str]) -> Iterator[tuple[str, Figure]]:
    for path in sorted([*folder.glob("*"), *folder.glob("figures/*")]):
        inside = path.resolve().is_relative_to(folder.resolve())
        if path.suffix.lower() in _KINDS and inside and path.is_file():
            called = name(path)
            yield (
                path.relative_to(folder).as_posix(),
                Figure(read_bytes(path, called), Place(called)),
            )

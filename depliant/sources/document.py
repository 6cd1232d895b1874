"""A document that a person wrote in Markdown: an article, or a hospital's local text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from depliant.errors import Place
from depliant.reading.sections import Section
from depliant.reading.text import read_bytes
from depliant.reading.values import Values

_KINDS = (".svg", ".png")


@dataclass(frozen=True)
class Figure:
    """A picture beside a document, and its file as messages call it."""

    data: bytes = field(repr=False)
    place: Place


Figures = Mapping[str, Figure]  # by path from the document's folder


@dataclass(frozen=True, kw_only=True)
class Document:
    """What an article and a local text have in common: sections under a front matter, in one
    language, with figures beside them. `text` is the whole file."""

    lang: str
    sections: tuple[Section, ...]
    values: Values
    text: str = field(repr=False)
    figures: Figures = field(default_factory=dict, compare=False)

    @property
    def place(self) -> Place:
        """The file."""
        return Place(self.values.place(()).file)

    def section(self, role: str) -> Section | None:
        """The section with a role, if there is one."""
        return next((section for section in self.sections if section.role == role), None)


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

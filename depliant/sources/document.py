"""A document that a person wrote in Markdown: an article, or a hospital's local text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from depliant.errors import Place, Problem
from depliant.reading.sections import Section
from depliant.reading.text import read_bytes
from depliant.reading.values import Values
from depliant.words import _

_KINDS = (".svg", ".png")
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdwn"})


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


def not_covered(document: Document) -> Iterator[Problem]:
    """The sections of an article or a local text that no source covers: nobody can sign them."""
    for section in document.sections:
        if "not-covered" in section.classes:
            message = _("The section `{role}` is not covered by the source.")
            remedy = _("Write it from a source, then remove .not-covered.")
            yield Problem(message.format(role=section.role), section.place, remedy)


def figure_name(by: str, path: str) -> str:
    """What a figure is called in a version: those beside a hospital's or group's text bear its
    name, and no author can write that one (a colon): the core's sections cannot show them."""
    return f"{quote(by, safe='')}:{path}" if by else path


def is_markdown(path: Path) -> bool:
    """Whether a file is called like Markdown, in one of the ways in which people call it."""
    return path.suffix.lower() in _MARKDOWN


def is_hidden(path: Path, home: Path) -> bool:
    """Whether a file below `home`, or a folder that it lies in, has a name that begins with a
    dot: what an editor, an archive or a synchronised folder left there."""
    return any(part.startswith(".") for part in path.relative_to(home).parts)


def read_figures(file: Path, name: Callable[[Path], str]) -> Figures:
    """The figures of a Markdown file, by path from its folder: those beside it, or, for a link,
    beside what it links to. `name` is how messages call a file. A figure that is a link leading
    outside is none."""
    folders = dict.fromkeys((file.resolve().parent, file.parent))
    return {key: figure for folder in folders for key, figure in _beside(folder, name)}


def _beside(folder: Path, name: Callable[[Path], str]) -> Iterator[tuple[str, Figure]]:
    for path in sorted([*folder.glob("*"), *folder.glob("figures/*")]):
        inside = path.resolve().is_relative_to(folder.resolve())
        if is_hidden(path, folder):
            continue
        if path.suffix.lower() in _KINDS and inside and path.is_file():
            called = name(path)
            yield (
                path.relative_to(folder).as_posix(),
                Figure(read_bytes(path, called), Place(called)),
            )

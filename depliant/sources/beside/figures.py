"""The pictures beside a document: only those that it names are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote

from depliant.errors import InputError, Place, Problem
from depliant.reading.limits import MOST_PICTURE_BYTES
from depliant.reading.text import read_bytes
from depliant.sources.beside.names import names_in
from depliant.words import _

_MOST_NAMES = 2_000  # in a folder: an article may lie anywhere, beside anything
_DEEPEST = 3  # folders below the article's
_TEXTS = frozenset({".md", ".yaml", ".yml"})


@dataclass(frozen=True)
class Figure:
    """A picture beside a document, and its file as messages call it; or why it cannot be read,
    which is told where it is used."""

    data: bytes = field(repr=False)
    place: Place
    problem: Problem | None = None


Figures = Mapping[str, Figure]  # by path from the document's folder


@dataclass(frozen=True)
class Beside:
    """What lies beside a document: the figures that it names, and the names of all files."""

    figures: Figures = field(default_factory=dict)
    names: tuple[str, ...] = ()


def figure_name(by: str, path: str) -> str:
    """What a figure is called in a version: those beside a hospital's or group's text bear its
    name, and no author can write that one (a colon): the core's sections cannot show them."""
    return f"{quote(by, safe='')}:{path}" if by else path


def beside(file: Path, text: str, called: Callable[[Path], str]) -> Beside:
    """What lies beside a Markdown file that says `text`, by path from its folder; for a link, also
    beside what it links to. `called` is how messages call a file."""
    figures: dict[str, Figure] = {}
    names: dict[str, None] = {}
    for folder in dict.fromkeys((file.resolve().parent, file.parent)):
        found = dict(_below(folder, folder, text))
        names |= dict.fromkeys(found)
        for name in names_in(text, found):
            figures[name] = _figure(found[name], folder, called)
    return Beside(figures, tuple(names))


def _below(folder: Path, home: Path, text: str) -> Iterator[tuple[str, Path]]:
    """The files in a folder, and in those inside that the text names; hidden ones are none."""
    try:
        inside = sorted(folder.iterdir())[:_MOST_NAMES]
    except OSError:
        return
    for path in inside:
        name = normalize("NFC", path.relative_to(home).as_posix())
        if path.name.startswith(".") or path.suffix.lower() in _TEXTS:
            continue
        if not path.is_dir():
            yield name, path
        elif name.count("/") < _DEEPEST and (name == "figures" or names_in(text, [f"{name}/"])):
            yield from _below(path, home, text)


def _figure(path: Path, home: Path, called: Callable[[Path], str]) -> Figure:
    place = Place(called(path))
    if not path.resolve().is_relative_to(home.resolve()):
        message = _("The file is a link that leads out of the folder.")
        return Figure(b"", place, Problem(message, place, _("Put the file itself there.")))
    try:
        return Figure(read_bytes(path, place.file, MOST_PICTURE_BYTES), place)
    except InputError as error:
        return Figure(b"", place, error.problems[0])

"""Where the whole leads its readers: named places and bookmarks of both parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from depliant.pdf.joining.outline import Bookmark, set_outline
from depliant.pdf.joining.place import Laid
from depliant.typeset.finish.parts import NOTES


@dataclass(frozen=True)
class _Window:
    """A window: its place, and in the imprint the bookmarks that stand in it."""

    name: str
    to: Array
    bookmarks: list[Bookmark] = field(default_factory=list)


def lead(plate: pikepdf.Pdf, imprint: pikepdf.Pdf, pages: Laid) -> None:
    """Join the named places and the bookmarks of both parts. `ValueError` if a window is not in
    both, or what stands in it is on none of the pages."""
    theirs = _Theirs(imprint, pages)
    windows, mine = theirs.windows(), list(_marks(plate))
    differ = windows.keys() ^ {mark.name for mark in mine if isinstance(mark, _Window)}
    if differ:
        raise ValueError(f"windows of one part only: {', '.join(sorted(differ))}")
    gone = {page.objgen for page in pages.gone}
    instead = {
        mark.to[0].objgen: windows[mark.name].to
        for mark in mine
        if isinstance(mark, _Window) and mark.to[0].objgen in gone
    }
    names = {name: instead.get(to[0].objgen, to) for name, to in _names(plate)}
    names |= {name: theirs.moved(to) for name, to in _names(imprint)}
    _set_names(plate, names)
    set_outline(plate, _in_order(mine, windows))


class _Theirs:
    """What an imprint leads to, and where that went."""

    def __init__(self, imprint: pikepdf.Pdf, pages: Laid) -> None:
        self._imprint = imprint
        self._numbers = {page.objgen: at for at, page in enumerate(imprint.Root.Pages.Kids)}
        self._places = pages.places

    def moved(self, to: Array) -> Array:
        """A destination in the imprint as one in the whole."""
        page, kind, x, y, zoom = to
        number = self._numbers[page.objgen]
        if number not in self._places:
            raise ValueError(f"page {number} of the imprint is not used")
        place = self._places[number]
        return Array([place.page, kind, *place.moved((x, y)), zoom])

    def windows(self) -> dict[str, _Window]:
        """The imprint's windows by name."""
        found: dict[str, _Window] = {}
        for mark in _marks(self._imprint):
            to = self.moved(mark.to)
            if isinstance(mark, _Window):
                window = found.setdefault(mark.name, _Window(mark.name, to))
            else:
                window.bookmarks.append(Bookmark(mark.level, mark.label, to, mark.open))
        return found


def _marks(part: pikepdf.Pdf) -> Iterator[_Window | Bookmark]:
    """The windows and bookmarks of a part, as they are read."""
    for level, label, page, x, y, opened in part.Root[f"/{NOTES}"].Marks:
        to = Array([page, Name.XYZ, x, y, 0])
        if level:
            yield Bookmark(int(level), label, to, bool(opened))
        else:
            yield _Window(str(label), to)


def _in_order(
    mine: Iterable[_Window | Bookmark], windows: Mapping[str, _Window]
) -> Iterator[Bookmark]:
    """The bookmarks of the whole: those of a window where the plate has it, once."""
    left = dict(windows)
    for mark in mine:
        if isinstance(mark, Bookmark):
            yield mark
        elif mark.name in left:
            yield from left.pop(mark.name).bookmarks


def _names(part: pikepdf.Pdf) -> Iterator[tuple[bytes, Any]]:
    """The named places of a part."""
    parts = list(part.Root.Names.Dests.Names) if "/Names" in part.Root else []
    for name, to in zip(parts[::2], parts[1::2], strict=True):
        yield bytes(name), to


def _set_names(plate: pikepdf.Pdf, names: Mapping[bytes, Any]) -> None:
    if names:
        flat = (part for name in sorted(names) for part in (String(name), names[name]))
        plate.Root.Names = Dictionary(Dests=Dictionary(Names=Array(list(flat))))

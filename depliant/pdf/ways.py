"""Where a PDF leads its readers: bookmarks and links, read back (ISO 32000-1, 12.3, 12.5.6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

MOST = 10_000  # bookmarks of a file that are followed


@dataclass(frozen=True)
class Bookmark:
    """A bookmark's words, and the page it leads to (from 1; 0 if it leads nowhere)."""

    title: str
    page: int


@dataclass(frozen=True)
class Way:
    """A link: the page it stands on (from 1), the address it leads to, or the page (from 1; 0 if
    it leads to neither); the name of the place there, if it has one."""

    on: int
    address: str = ""
    page: int = 0
    name: str = ""


def bookmarks(file: pikepdf.Pdf) -> Iterator[Bookmark]:
    """The bookmarks of a file, in their order."""
    pages = _Pages(file)
    first = file.Root.get("/Outlines", pikepdf.Dictionary()).get("/First")
    waiting = [first] if first is not None else []
    for _n in range(MOST):
        if not waiting:
            return
        item = waiting.pop()
        yield Bookmark(str(item.get("/Title", "")), pages.of(item))
        waiting += [item[key] for key in ("/Next", "/First") if key in item]


def links(file: pikepdf.Pdf) -> Iterator[Way]:
    """The links of a file, page by page."""
    pages = _Pages(file)
    for number, page in enumerate(file.pages, 1):
        for note in page.obj.get("/Annots", ()):
            if note.get("/Subtype") == pikepdf.Name.Link:
                address = note.get("/A", pikepdf.Dictionary()).get("/URI")
                if address is not None:
                    yield Way(number, str(address))
                else:
                    target = note.get("/Dest")
                    name = str(target) if isinstance(target, pikepdf.String) else ""
                    yield Way(number, page=pages.of(note), name=name)


class _Pages:
    """The pages of a file by what leads to them."""

    def __init__(self, file: pikepdf.Pdf) -> None:
        self._numbers = {page.obj.objgen: n for n, page in enumerate(file.pages, 1)}
        names = file.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
        self._named = pikepdf.NameTree(names) if names is not None else {}

    def of(self, item: Any) -> int:
        """The page that a bookmark or a link leads to; 0 if there is none."""
        action = item.get("/A", pikepdf.Dictionary())
        return self._met(item.get("/Dest", action.get("/D")))

    def _met(self, target: Any) -> int:
        if isinstance(target, pikepdf.String) and str(target) in self._named:
            target = self._named[str(target)]
        if isinstance(target, pikepdf.Dictionary):
            target = target.get("/D")
        if not isinstance(target, pikepdf.Array) or not len(target):
            return 0
        page = target[0]
        return self._numbers.get(page.objgen, 0) if isinstance(page, pikepdf.Dictionary) else 0

"""The structure of the whole: what a screen reader follows (ISO 32000-1, 14.7).

Each window of the plate gives way to the imprint's element of its name. Marked content and
annotations are found through numbers (the parent tree): the plate's stay, the imprint's follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array

from depliant.pdf.joining.place import Laid
from depliant.typeset.finish.parts import NOTES


class Structure:
    """The structure of a plate, and that of an imprint which is to be joined to it."""

    def __init__(self, plate: pikepdf.Pdf, imprint: pikepdf.Pdf) -> None:
        """The imprint's pages have been copied: what is copied here leads to them."""
        tree = plate.Root.StructTreeRoot
        self._document, self._parents = tree.K[0], tree.ParentTree
        self._numbers = _numbers(self._parents)
        self._first = max(self._numbers, default=-1) + 1
        self._windows = _windows(plate)
        self._pieces = {
            name: [_cut_out(plate, piece) for piece in pieces]
            for name, pieces in _windows(imprint).items()
        }
        _empty(imprint.Root.StructTreeRoot.K[0])
        self._shown: list[Any] = []  # the elements of each of the imprint's pages that is used
        self._theirs = _numbers(plate.copy_foreign(imprint.Root.StructTreeRoot.ParentTree))

    def take_in(self, copy: Any) -> None:
        """Number a page of the imprint that stands alone."""
        elements = self._elements(copy)
        copy.StructParents = self._first + int(copy.StructParents)
        self._numbers[int(copy.StructParents)] = elements
        self._renumber(copy)

    def take_over(self, page: Any, copy: Any) -> int:
        """Count the marked content of a page of the imprint on from that of the page which it is
        laid over. The count so far."""
        mine, theirs = self._numbers[int(page.StructParents)], self._elements(copy)
        before = len(mine)
        mine.extend(theirs)
        self._renumber(copy)
        return before

    def _elements(self, copy: Any) -> Any:
        self._shown.append(self._theirs[int(copy.StructParents)])
        return self._shown[-1]

    def _renumber(self, copy: Any) -> None:
        for note in copy.get("/Annots", ()):
            if "/StructParent" in note:
                element = self._theirs[int(note.StructParent)]
                note.StructParent = self._first + int(note.StructParent)
                self._numbers[int(note.StructParent)] = element

    def join(self, pages: Laid) -> None:
        """Put the imprint's elements in the place of the windows."""
        seen = set[tuple[int, int]]()
        for name, windows in self._windows.items():
            for piece in self._pieces[name]:
                seen.update(_settle(piece, pages))
            _replace(windows, self._pieces[name], pages)
        self._settle_margins(seen, pages)
        for page in pages.gone:
            del self._numbers[int(page.StructParents)]
        flat = (
            part for number in sorted(self._numbers) for part in (number, self._numbers[number])
        )
        self._parents.Nums = Array(list(flat))

    def _settle_margins(self, seen: set[tuple[int, int]], pages: Laid) -> None:
        """What stands in the imprint's margins: numbered, but no part of what is read."""
        for elements in self._shown:
            for element in elements:
                if element.objgen not in seen:
                    top = element
                    while top.P.S != "/Document":
                        top = top.P
                    seen.update(_settle(top, pages))
                    top.P = self._document


def _windows(part: pikepdf.Pdf) -> dict[str, list[Any]]:
    windows = part.Root[f"/{NOTES}"].Windows
    return {name: list(elements) for name, elements in windows.items()}


def _numbers(parents: Any) -> dict[int, Any]:
    """What the numbers of a parent tree lead to: the elements of a page, or of an annotation."""
    parts = list(parents.Nums)
    return dict(zip(map(int, parts[::2]), parts[1::2], strict=True))


def _cut_out(plate: pikepdf.Pdf, piece: Any) -> Any:
    """A copy of an element and of what it holds; not of what holds it."""
    del piece["/P"]
    return plate.copy_foreign(piece)


def _empty(document: Any) -> None:
    for key in ("/K", "/P"):
        del document[key]


def _settle(element: Any, pages: Laid) -> Iterator[tuple[int, int]]:
    """Have an element, and what it holds, name the page that shows it. Yields what was seen."""
    yield element.objgen
    place = pages.of_copies[element.Pg.objgen]
    element.Pg = place.page
    if (place.x or place.y) and element.S == "/Figure":
        element.A.BBox = place.moved(element.A.BBox)
    kids = element.K
    for at, kid in enumerate(kids):
        if isinstance(kid, int):
            kids[at] = kid + place.before
        elif kid.Type == "/OBJR":
            kid.Pg = place.page
        else:
            yield from _settle(kid, pages)


def _replace(windows: list[Any], pieces: list[Any], pages: Laid) -> None:
    """Put elements where an empty window stood. What held it names a page that is still there."""
    holder = windows[0].P
    for window in windows[1:]:
        _put(window.P, window, [])
    for piece in pieces:
        piece.P = holder
    _put(holder, windows[0], pieces)
    gone = {page.objgen for page in pages.gone}
    while "/Pg" in holder and holder.Pg.objgen in gone:
        holder.Pg = pieces[0].Pg
        holder = holder.P


def _put(holder: Any, window: Any, pieces: list[Any]) -> None:
    kids = list(holder.K)
    at = [getattr(kid, "objgen", None) for kid in kids].index(window.objgen)
    holder.K = Array([*kids[:at], *pieces, *kids[at + 1 :]])

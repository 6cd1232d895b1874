"""The outline of a PDF: its bookmarks as a tree (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary


@dataclass(frozen=True)
class Bookmark:
    """A bookmark: the level of its heading, its label, where it leads, whether it is open."""

    level: int
    label: Any
    to: Array
    open: bool


def set_outline(pdf: pikepdf.Pdf, bookmarks: Iterable[Bookmark]) -> None:
    """Give a PDF these bookmarks, in their order: each stands below the last one of a higher
    heading. None, and it has no outline."""
    root = pdf.make_indirect(Dictionary())
    items = [(root, Bookmark(0, "", Array(), True))]
    above: list[tuple[Any, Bookmark]] = [items[0]]
    for bookmark in bookmarks:
        while above[-1][1].level >= bookmark.level:
            above.pop()
        item = pdf.make_indirect(Dictionary(Title=bookmark.label, Dest=bookmark.to))
        _append(item, above[-1][0])
        items.append((item, bookmark))
        above.append(items[-1])
    _count(items)
    if len(items) > 1:
        pdf.Root.Outlines = root


def _append(item: Any, parent: Any) -> None:
    item.Parent = parent
    if "/Last" in parent:
        item.Prev, parent.Last.Next = parent.Last, item
    else:
        parent.First = item
    parent.Last = item


def _count(items: Sequence[tuple[Any, Bookmark]]) -> None:
    """Say of each item how many stand open below it, negative if it is closed itself."""
    counts = {item.objgen: 0 for item, _bookmark in items}
    for item, bookmark in reversed(items):
        below = counts[item.objgen]
        item.Count = below if bookmark.open else -below
        if "/Parent" in item:
            counts[item.Parent.objgen] += 1 + (below if bookmark.open else 0)

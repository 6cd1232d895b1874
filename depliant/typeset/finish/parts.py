"""What a plate and an imprint carry so that their files can be joined (`depliant/pdf/joining`).

A window is an `<article data-window="NAME">`: empty in the plate, filled in the imprint. Both files
note in their catalogue, under `NOTES`,

- `Marks`: in the order in which they are read, the windows and the bookmarks, each as
  `[level (label) page x y open]`; a window's level is 0, its label its name;
- `Windows`: by name, the structure elements of the window, if the file is tagged.

The engine's own outline is left out: it is made again for the whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from depliant.units import PT_PER_PX

NOTES = "Joining"
BEFORE = "P"  # stands before the plate's names of resources: none of the imprint's begins so
_NAMED = re.compile(rb"(.*)/(\S+) (Do|gs|sh|scn|SCN)", re.DOTALL)
_RENAMED = ("ExtGState", "XObject", "Pattern", "Shading")
_NO_TAG = ("LineBox", "TextBox")  # the engine has no structure elements for these

Boxes = list[tuple[Any, str]]  # of a page; with the name of the window that begins with the box


def lend(document: Any) -> tuple[str, ...]:
    """Let a document that is about to be written lead to the other part: the ids that it leads to
    and does not have. Without this the engine leaves such links out, and says so."""
    own = {name for page in document.pages for name in page.anchors}
    links = (link for page in document.pages for link in page.links)
    asked = dict.fromkeys(target for kind, target, *_where in links if kind == "internal")
    lent = tuple(name for name in asked if name not in own)
    document.pages[-1].anchors.update(dict.fromkeys(lent, (0.0, 0.0, 0.0, 0.0)))
    return lent


def as_plate(document: Any, pdf: Any, lent: Collection[str] = ()) -> None:
    """The last touch on a plate: what `note_parts` does, and names of resources and of heading
    cells that are not the imprint's. Its pages end in the state in which they began."""
    note_parts(document, pdf, lent)
    _rename_resources(pdf)
    _rename_headings(pdf)


def _rename_resources(pdf: Any) -> None:
    pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    for page in pages:
        stream = _met(pdf, page["Contents"])
        stream.stream[:] = [b"q", *map(_renamed, stream.stream), b"Q"]
    for resources in {page["Resources"]: _met(pdf, page["Resources"]) for page in pages}.values():
        for kind in _RENAMED:
            items = list(resources[kind].items())
            resources[kind].clear()
            resources[kind].update((BEFORE + name, item) for name, item in items)


def note_parts(document: Any, pdf: Any, lent: Collection[str] = ()) -> None:
    """Note the windows and the bookmarks of a file that is about to be written; take out of it
    the places that were lent to it."""
    from pydyf import Array, Dictionary

    walks = [list(_walk(page._page_box)) for page in document.pages]
    marks = (
        mark
        for page, walk, reference in zip(document.pages, walks, pdf.page_references, strict=True)
        for mark in _marks(page, walk, reference)
    )
    notes = Dictionary({"Marks": Array(list(marks))})
    if "StructTreeRoot" in pdf.catalog:
        notes["Windows"] = _windows(walks, pdf)
    pdf.catalog[NOTES] = notes
    pdf.catalog.pop("Outlines", None)
    _forget(pdf, lent)


def _rename_headings(pdf: Any) -> None:
    """The cells below a heading name it by the very same object."""
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("S") == "/TH" and "ID" in item:
            item["ID"].string = BEFORE + item["ID"].string


def _walk(box: Any, inside: bool = False) -> Iterator[tuple[Any, str]]:
    """The boxes of a page, in the order in which the engine tags them and reads bookmarks."""
    for child in getattr(box, "children", ()):
        inner = getattr(child, "_box", child)  # absolute boxes stand behind a placeholder
        name = "" if inside else _window(inner)
        yield inner, name
        yield from _walk(inner, inside or bool(name))


def _window(box: Any) -> str:
    tagged = box.element_tag == "article" and type(box).__name__ not in _NO_TAG
    return str(box.element.get("data-window", "")) if tagged else ""


def _marks(page: Any, walk: Boxes, reference: bytes) -> Iterator[Any]:
    from pydyf import Array, String

    bookmarks = iter(page.bookmarks)
    for box, window in walk:
        found = []
        if window:
            found.append((0, window, (box.position_x, box.position_y), "open"))
        if box.bookmark_label and box.style["bookmark_level"] != "none":
            found.append(next(bookmarks))
        for level, label, (x, y), state in found:
            place = (x * PT_PER_PX, (page.height - y) * PT_PER_PX)
            yield Array([level, String(label), reference, *place, int(state == "open")])


def _windows(walks: list[Boxes], pdf: Any) -> Any:
    """The structure elements of the windows, by name: the engine makes one of each box of an
    article, in the order of the boxes."""
    from pydyf import Array, Dictionary

    boxes = [
        window
        for walk in walks
        for box, window in walk
        if box.element_tag == "article" and type(box).__name__ not in _NO_TAG
    ]
    tags = [item for item in pdf.objects if isinstance(item, Dictionary) and _is_article(item)]
    windows = Dictionary()
    for window, tag in zip(boxes, tags, strict=True):
        if window:
            windows.setdefault(window, Array()).append(tag.reference)
    return windows


def _is_article(item: Any) -> bool:
    return bool(item.get("S") == "/Art" and item.get("Type") == "/StructElem")


def _forget(pdf: Any, lent: Collection[str]) -> None:
    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names")
    if names and lent:
        pairs = zip(names[::2], names[1::2], strict=True)
        names[:] = [part for pair in pairs if pair[0].string not in lent for part in pair]


def _renamed(step: Any) -> Any:
    """A step of a page, with the plate's name of the resource that it uses."""
    found = _NAMED.fullmatch(step) if isinstance(step, bytes) else None
    return b"%s/%s%s %s" % (found[1], BEFORE.encode(), found[2], found[3]) if found else step


def _met(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]

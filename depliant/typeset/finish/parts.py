"""What a plate and an imprint carry so that their files can be joined (`depliant/pdf/joining`).

A window is an `<article data-window="NAME">`: empty in the plate, filled in the imprint, which says
nothing outside its windows but in the margins. Both files note in their catalogue, under `NOTES`,

- `Marks`: in the order in which they are read, the windows and the bookmarks, each as
  `[level (label) page x y open]`; a window's level is 0, its label its name;
- `Windows`: by name, the structure elements of the window, if the file is tagged;
- `Profile`: the colour space that rests on the plate's colour profile, if it has one.

The engine's own outline is left out: it is made again for the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from depliant.typeset.finish.names import own_names, shared_profile
from depliant.units import PT_PER_PX

NOTES = "Joining"
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
    """The last touch on a plate: its notes, and names that are not the imprint's. What it was lent
    is taken out again."""
    _note(document, pdf, lent)
    own_names(pdf)
    profile = shared_profile(pdf)
    if profile:
        pdf.catalog[NOTES]["Profile"] = profile


def as_imprint(document: Any, pdf: Any, lent: Collection[str] = ()) -> None:
    """The last touch on an imprint: its notes. What it was lent is taken out again. `ValueError` if
    something stands outside its windows: it would be printed, and read to nobody."""
    strays = [text for page in document.pages for text in _strays(page._page_box)]
    if strays:
        raise ValueError(f"outside the imprint's windows: {' '.join(strays)[:80]}")
    _note(document, pdf, lent)


def _strays(box: Any) -> Iterator[str]:
    """What is said or shown outside windows and margins."""
    for child in getattr(box, "children", ()):
        inner = getattr(child, "_box", child)
        kind = type(inner).__name__
        if kind == "TextBox" and inner.text.strip():
            yield inner.text
        elif "Replaced" in kind:
            yield f"<{inner.element_tag}>"
        elif kind != "MarginBox" and not _window(inner):
            yield from _strays(inner)


def _note(document: Any, pdf: Any, lent: Collection[str]) -> None:
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


def _walk(box: Any, inside: bool = False) -> Iterator[tuple[Any, str]]:
    """The boxes of a page, in the order in which the engine tags them and reads bookmarks."""
    for child in getattr(box, "children", ()):
        inner = getattr(child, "_box", child)  # absolute boxes stand behind a placeholder
        name = "" if inside else _window(inner)
        yield inner, name
        yield from _walk(inner, inside or bool(name))


def _is_article(box: Any) -> bool:
    return box.element_tag == "article" and type(box).__name__ not in _NO_TAG


def _window(box: Any) -> str:
    return str(box.element.get("data-window", "")) if _is_article(box) else ""


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

    windows = Dictionary()
    boxes = (window for walk in walks for box, window in walk if _is_article(box))
    tags = (item for item in pdf.objects if isinstance(item, Dictionary))
    articles = (tag for tag in tags if tag.get("S") == "/Art" and tag.get("Type") == "/StructElem")
    for window, tag in zip(boxes, articles, strict=True):
        if window:
            windows.setdefault(window, Array()).append(tag.reference)
    return windows


def _forget(pdf: Any, lent: Collection[str]) -> None:
    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names")
    if names and lent:
        pairs = zip(names[::2], names[1::2], strict=True)
        names[:] = [part for pair in pairs if pair[0].string not in lent for part in pair]

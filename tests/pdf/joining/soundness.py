"""Whether the structure of a file holds together: numbers, pages, parents (ISO 32000-1, 14.7.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

Number = tuple[int, int]


def faults(file: pikepdf.Pdf) -> list[str]:
    """What is wrong in the structure of a file, in words; nothing, and it is sound."""
    return [*_content(file), *_notes(file), *_tree(file), *_cells(file)]


def _numbers(file: pikepdf.Pdf) -> dict[int, Any]:
    parts = list(file.Root.StructTreeRoot.ParentTree.Nums)
    assert [int(part) for part in parts[::2]] == sorted({int(part) for part in parts[::2]})
    return dict(zip(map(int, parts[::2]), parts[1::2], strict=True))


def _content(file: pikepdf.Pdf) -> Iterator[str]:
    numbers = _numbers(file)
    for page in file.pages:
        elements = numbers[int(page.obj.StructParents)]
        if sorted(_marked(page.obj)) != list(range(len(elements))):
            yield f"page {page.index}: {sorted(_marked(page.obj))} of {len(elements)}"
        for at, element in enumerate(elements):
            if element.Pg.objgen != page.obj.objgen or at not in list(element.K):
                yield f"page {page.index}: piece {at} is another's"


def _marked(page: Any) -> list[int]:
    content = pikepdf.Page(page).obj.Contents
    streams = list(content) if isinstance(content, pikepdf.Array) else [content]
    data = b"\n".join(stream.read_bytes() for stream in streams)
    return [int(number) for number in re.findall(rb"/MCID (\d+)", data + _shown(page, data))]


def _shown(holder: Any, data: bytes) -> bytes:
    """The content of the groups that a content shows, of those in them too."""
    forms = holder.Resources.XObject
    found = [forms["/" + name.decode()] for name in re.findall(rb"/(\S+) Do\b", data)]
    inner = [(form, form.read_bytes()) for form in found if form.Subtype == "/Form"]
    return b"\n".join(data + _shown(form, data) for form, data in inner)


def _notes(file: pikepdf.Pdf) -> Iterator[str]:
    numbers = _numbers(file)
    for page in file.pages:
        for note in page.obj.get("/Annots", ()):
            element = numbers[int(note.StructParent)]
            held = [kid.Obj.objgen for kid in element.K if "/Obj" in _keys(kid)]
            if note.objgen not in held or element.Pg.objgen != page.obj.objgen:
                yield f"page {page.index}: a link without its element"


def _keys(kid: Any) -> set[str]:
    return set(kid.keys()) if isinstance(kid, pikepdf.Dictionary) else set()


def _tree(file: pikepdf.Pdf) -> Iterator[str]:
    pages = {page.obj.objgen for page in file.pages}
    root = file.Root.StructTreeRoot
    seen = {element.objgen for element in _below(root, root.K)}
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Page":
            if item.objgen not in pages:
                yield "a page that is not shown"
        elif isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem":
            if "/Pg" in item and item.Pg.objgen not in pages:
                yield f"{item.S} on a page that is not shown"
            top = item
            while "/Pg" in top:
                top = top.P
            if item.objgen not in seen and top.objgen != root.K[0].objgen:
                yield f"{item.S} is nowhere"


def _below(parent: Any, kids: Any) -> Iterator[Any]:
    for kid in kids:
        if "/S" in _keys(kid):
            assert kid.P.objgen == parent.objgen, kid.S
            yield kid
            yield from _below(kid, kid.K)


def _cells(file: pikepdf.Pdf) -> Iterator[str]:
    items = [item for item in file.objects if isinstance(item, pikepdf.Dictionary)]
    heads = [str(item.ID) for item in items if item.get("/S") == "/TH"]
    if len(heads) != len(set(heads)):
        yield "two heading cells of one name"
    for item in items:
        if item.get("/S") == "/TD" and {str(name) for name in item.A.Headers} - set(heads):
            yield "a cell below no heading"

"""The structure of a tagged PDF, read back: what a screen reader follows (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

DEEPEST = 200  # elements inside each other; a leaflet has about ten


@dataclass(frozen=True)
class Tag:
    """An element of the structure: its type (`H1`, `Figure`, `TH` …), its alternative text, the
    page it stands on (from 1; 0 if it does not say)."""

    kind: str
    alternative: str
    page: int
    scope: str = ""  # of a heading cell: what it heads


def tags(file: pikepdf.Pdf) -> Iterator[Tag]:
    """The structure's elements, in the order in which they are read; none if it has no tags."""
    root = file.Root.get("/StructTreeRoot")
    if root is not None:
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
        yield from _below(root.get("/K"), numbers, DEEPEST)


def _below(kids: Any, numbers: dict[tuple[int, int], int], left: int) -> Iterator[Tag]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and left:
            yield _tag(kid, numbers)
            yield from _below(kid.get("/K"), numbers, left - 1)


def _tag(element: Any, numbers: dict[tuple[int, int], int]) -> Tag:
    page, attributes = element.get("/Pg"), element.get("/A")
    scope = attributes.get("/Scope", "") if isinstance(attributes, pikepdf.Dictionary) else ""
    return Tag(
        str(element.S).lstrip("/"),
        str(element.get("/Alt", "")),
        numbers.get(page.objgen, 0) if page is not None else 0,
        str(scope).lstrip("/"),
    )

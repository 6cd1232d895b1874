"""Plates of no leaflet: one to look at, and any that hypothesis thinks of."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from depliant.typeset.fillers import Filler
from depliant.typeset.pages import Block, Fit, Item, Page, Remark, Run, Spot
from depliant.typeset.plates.plate import Face, Plate

INK = (0.1, 0.25, 0.3, 1.0)


def a_page(role: str = "flow-1", lines: int = 12) -> Page:
    """A page of lines about a harbour."""
    runs = tuple(
        Run(f"Quai {n} – רציף, ½ h", 8.5, 12 + n / 7, 71.123, 4.2, 11.0, "p", "boats", INK, n // 3)
        for n in range(lines)
    )
    return Page(
        role,
        width=100,
        height=210,
        margin=(9.0, 8.5, 9.0, 8.5),
        runs=runs,
        items=(Item("box", 8, 40.5, 84, 20, "boats", "tide"),),
        blocks=(Block(1, "paragraph", "boats", 8.5, 12.0, 83.0, 50.0, lines),),
        spots=(Spot(4, 8.5, 12.0, 83.0, 50.0, ((12.0, 16.2), (16.2, 20.4)), solid=True),),
    )


def a_face() -> Face:
    return Face(
        key=-77,
        name="aa1f",
        family="Lato",
        weight=700,
        style=1,
        size=13.3,
        ascent=987,
        descent=-213,
        widths={36: 581, 3: 193},
        texts={36: "A", 3: "fi"},
        missing={0x2610: 1},
    )


def a_plate(pdf: bytes = b"%PDF-1.7 a harbour", pages: int = 2) -> Plate:
    return Plate(
        pdf,
        tuple(a_page(f"flow-{n + 1}") for n in range(pages)),
        Fit("airy", (Filler("questions", "flow-2", 6, 9.3),), layouts=1, room=31.7),
        (a_face(),),
        (Remark("glyph", "no ☐ in Lato"),),
        {"boats": "quairציף", "": "½"},
    )


def any_plate() -> st.SearchStrategy[Plate]:
    """Plates with fields of all values that their types allow."""
    made: st.SearchStrategy[Plate] = any_of(Plate)
    return made


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type, by the same reading of types as a plate's own."""
    inner = get_args(kind)
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if get_origin(kind) is Literal:
        return st.sampled_from(inner)
    if get_origin(kind) is tuple and inner[-1] is not ...:
        return st.tuples(*map(any_of, inner))
    if get_origin(kind) is tuple:
        return st.lists(any_of(inner[0]), max_size=2).map(tuple)
    if get_origin(kind) is Mapping:
        return st.dictionaries(*map(any_of, inner), max_size=2)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        names = [field.name for field in dataclasses.fields(kind)]
        return st.builds(kind, **{name: any_of(hints[name]) for name in names})
    return st.one_of(*map(any_of, inner))  # something, or nothing


_SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    float: st.floats(allow_nan=False),
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    str: st.text(max_size=5),
    bytes: st.binary(max_size=9),
    type(None): st.none(),
}

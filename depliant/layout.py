"""Reads laid-out boxes: the one module that knows WeasyPrint's insides (contract: test_layout).

WeasyPrint keeps its boxes private. They are read here once, after layout, into the plain facts
of `pages`; nothing else in depliant touches an attribute whose name begins with an underscore.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from depliant.pages import Item, Page, Run

MM = 25.4 / 96  # mm in a CSS px
PT = 0.75  # pt in a CSS px


def read_pages(document: Any) -> tuple[Page, ...]:
    """The pages of a rendered document, in order, each with its role (`flow-1`, `cover` …)."""
    return tuple(_page(page._page_box) for page in document.pages)


def _page(box: Any) -> Page:
    runs: list[Run] = []
    items: list[Item] = []
    for child in box.all_children():
        margin = type(child).__name__ == "MarginBox"
        _walk(child, "", margin, runs, items)
    sides = (box.margin_top, box.margin_right, box.margin_bottom, box.margin_left)
    return Page(
        role=_role(box.page_type),
        width=box.margin_width() * MM,
        height=box.margin_height() * MM,
        margin=tuple(side * MM for side in sides),
        runs=tuple(runs),
        items=tuple(items),
    )


def _role(page_type: Any) -> str:
    if page_type.name != "flow":
        return str(page_type.name or "none")
    index = next((n for name, n in page_type.groups if name == "flow"), page_type.index)
    return f"flow-{index + 1}"


def _walk(box: Any, section: str, margin: bool, runs: list[Run], items: list[Item]) -> None:
    box = getattr(box, "_box", box)  # absolute boxes stand behind a placeholder
    if box.element is not None and not isinstance(box.element, str):
        section = box.element.get("data-section", section)
    kind = type(box).__name__
    if kind == "TextBox":
        if box.text.strip():
            runs.append(_run(box, section, margin))
        return
    if not margin and (what := _drawn(box, kind)):
        items.append(_item(box, what, section))
    for child in _children(box):
        _walk(child, section, margin, runs, items)


def _children(box: Any) -> Iterator[Any]:
    yield from (box.all_children() if hasattr(box, "children") else ())


def _run(box: Any, section: str, margin: bool) -> Run:
    tag = box.element_tag or ""
    return Run(
        text=box.text,
        x=box.position_x * MM,
        y=box.position_y * MM,
        width=box.width * MM,
        height=box.height * MM,
        size=box.style["font_size"] * PT,
        tag=tag,
        section=section,
        colour=tuple(float(part) for part in box.style["color"]),
        generated="::" in tag or margin,
        margin=margin,
    )


def _drawn(box: Any, kind: str) -> str:
    """What a box is, if it takes room on the page without any text: a picture, a table, a box."""
    if kind.endswith("ReplacedBox"):
        return "picture"
    if kind == "TableBox":
        return "table"
    if kind in ("BlockBox", "InlineBlockBox", "FlexBox") and box.element_tag != "html":
        style = box.style
        painted = style["background_color"] is not None and _visible(style["background_color"])
        has_image = any(kind != "none" for kind, _value in style["background_image"])
        if painted or has_image or box.border_top_width or box.border_bottom_width:
            return "box"
    return ""


def _visible(colour: Any) -> bool:
    return bool(getattr(colour, "alpha", 1))


def _item(box: Any, kind: str, section: str) -> Item:
    element = box.element
    names = (
        (element.get("src"), element.get("id"), element.get("class")) if element is not None else ()
    )
    return Item(
        kind=kind,
        x=box.border_box_x() * MM,
        y=box.border_box_y() * MM,
        width=box.border_width() * MM,
        height=box.border_height() * MM,
        section=section,
        name=next((name for name in names if name), box.element_tag or ""),
    )

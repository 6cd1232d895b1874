"""Reads laid-out boxes: knows WeasyPrint's insides (contract: test_boxes).

WeasyPrint keeps its boxes private. They are read here once, after layout, into the plain facts
of `pages`. `plates.drawing` moves some, and `finish` notes where they stand in a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from depliant.typeset.engine.spots import Area, Mark, blocks_of
from depliant.typeset.lettering.ground import PAPER, Colour, over, rgba
from depliant.typeset.makeup.outline import WINDOW
from depliant.typeset.pages import Item, Page, Run
from depliant.units import MM_PER_PX, PT_PER_PX

_AT_THE_FOOT = ("@bottom", "@left-bottom", "@right-bottom")


def read_pages(document: Any) -> tuple[Page, ...]:
    """The pages of a rendered document, in order, each with its role (`flow-1`, `cover` …)."""
    keys: dict[int, int] = {}
    return tuple(_Reader(page._page_box, keys).page() for page in document.pages)


def cut_to_content(document: Any, least: float) -> None:
    """Make each page of a rendered document as high as what it holds, and `least` mm at least: its
    foot follows what stands on it. No layout is made again; links and bookmarks, which count from
    the top, stay where they are."""
    for page, read in zip(document.pages, read_pages(document), strict=True):
        wanted = max(least, read.content_bottom + read.margin[2])
        spare = (read.height - wanted) / MM_PER_PX
        if spare > 0:
            _cut(page, spare)


def _cut(page: Any, spare: float) -> None:
    """Take `spare` px off a page, above its foot."""
    page.height -= spare
    page._page_box.height -= spare
    for box in page._page_box.children:
        if type(box).__name__ == "MarginBox" and box.at_keyword.startswith(_AT_THE_FOOT):
            box.translate(0, -spare)


class _Reader:
    """Walks the boxes of one page. `keys` number the document's elements, across its pages."""

    def __init__(self, box: Any, keys: dict[int, int]) -> None:
        self.box, self.keys = box, keys
        self.runs: list[Run] = []
        self.items: list[Item] = []

    def page(self) -> Page:
        box = self.box
        ground = over(box.style, PAPER)
        for child in box.all_children():
            self._walk(child, "", 0, type(child).__name__ == "MarginBox", ground)
        marks = list(_marks(box))
        sides = (box.margin_top, box.margin_right, box.margin_bottom, box.margin_left)
        return Page(
            role=_role(box.page_type),
            width=box.margin_width() * MM_PER_PX,
            height=box.margin_height() * MM_PER_PX,
            margin=tuple(side * MM_PER_PX for side in sides),
            runs=tuple(self.runs),
            items=tuple(self.items),
            blocks=blocks_of(marks),
            spots=tuple(mark.spot for mark in marks),
        )

    def _walk(self, box: Any, section: str, block: int, margin: bool, ground: Colour) -> None:
        box = getattr(box, "_box", box)  # absolute boxes stand behind a placeholder
        kind = type(box).__name__
        element = box.element if not isinstance(box.element, str) else None
        if element is not None:
            section = element.get("data-section", section)
            if kind == "BlockBox" and "::" not in (box.element_tag or ""):
                block = self.keys.setdefault(id(element), len(self.keys) + 1)
        if kind == "TextBox":
            if box.text.strip():
                self.runs.append(_run(box, section, block, margin, ground))
            return
        ground = over(box.style, ground)
        if not margin and (what := _drawn(box, kind)):
            self.items.append(_item(box, what, section))
            if what == WINDOW:
                return
        for child in _children(box):
            self._walk(child, section, block, margin, ground)


def _marks(page: Any) -> Iterator[Mark]:
    """The elements of a page that have an address (`makeup.outline`), in order."""
    boxes = (box for box in page.all_children() if type(box).__name__ != "MarginBox")
    for box in boxes:
        yield from _marks_in(box, (), False, {})


def _marks_in(
    box: Any, above: tuple[Mark, ...], in_line: bool, seen: dict[str, Mark]
) -> Iterator[Mark]:
    """`above` are the marks that hold a box; `seen` the page's, by address."""
    if hasattr(box, "_box"):
        return  # absolute: drawn over the text, not part of it
    kind = type(box).__name__
    if kind == "LineBox" and not in_line and above:
        line = (box.position_y * MM_PER_PX, (box.position_y + box.height) * MM_PER_PX)
        for mark in above:
            mark.lines.append(line)
        above[-1].own += 1
    if (at := _address(box)) and at not in seen:
        section = above[-1].section if above else ""
        seen[at] = mark = _mark(box, kind, section)
        above, in_line = (*above, mark), False
        yield mark
    in_line = in_line or kind == "LineBox"
    for child in _children(box):
        yield from _marks_in(child, above, in_line, seen)


def _address(box: Any) -> str:
    """The address of the element that a box is the first of; a pseudo-element has none."""
    if box.element is None or isinstance(box.element, str) or "::" in (box.element_tag or ""):
        return ""
    return box.element.get("data-at") or ""


def _mark(box: Any, kind: str, section: str) -> Mark:
    get = box.element.get
    solid = kind in ("InlineBlockBox", "FlexBox", "InlineFlexBox") or box.is_flex_item
    area = (box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height())
    return Mark(
        int(get("data-at")),
        int(get("data-block", 0)),
        get("data-kind", ""),
        get("data-section", section),
        Area(*(side * MM_PER_PX for side in area)),
        solid,
        box.is_floated(),
    )


def _role(page_type: Any) -> str:
    if page_type.name != "flow":
        return str(page_type.name or "none")
    index = next((n for name, n in page_type.groups if name == "flow"), page_type.index)
    return f"flow-{index + 1}"


def _children(box: Any) -> Iterator[Any]:
    yield from (box.all_children() if hasattr(box, "children") else ())


def _run(box: Any, section: str, block: int, margin: bool, ground: Colour) -> Run:
    tag = box.element_tag or ""
    return Run(
        text=box.text,
        x=box.position_x * MM_PER_PX,
        y=box.position_y * MM_PER_PX,
        width=box.width * MM_PER_PX,
        height=box.height * MM_PER_PX,
        size=box.style["font_size"] * PT_PER_PX,
        tag=tag,
        section=section,
        colour=rgba(box.style["color"]),
        ground=ground,
        block=block,
        generated="::" in tag or margin,
        margin=margin,
    )


def _drawn(box: Any, kind: str) -> str:
    """What a box is, if it takes room on the page without any text: a picture, a table, a box, a
    window of a plate."""
    if box.element is not None and not isinstance(box.element, str) and _window(box.element):
        return WINDOW
    if kind.endswith("ReplacedBox"):
        return "picture"
    if kind == "TableBox":
        return "table"
    if kind in ("BlockBox", "InlineBlockBox", "FlexBox") and box.element_tag != "html":
        style = box.style
        painted = style["background_color"] is not None and _visible(style["background_color"])
        has_image = any(kind != "none" for kind, _value in style["background_image"])
        if painted or has_image or _bordered(box):
            return "box"
    if kind == "TableCellBox" and _bordered(box):
        return "cell"
    return ""


def _bordered(box: Any) -> bool:
    sides = ("top", "right", "bottom", "left")
    return any(getattr(box, f"border_{side}_width") for side in sides)


def _visible(colour: Any) -> bool:
    return bool(getattr(colour, "alpha", 1))


def _item(box: Any, kind: str, section: str) -> Item:
    return Item(
        kind=kind,
        x=box.border_box_x() * MM_PER_PX,
        y=box.border_box_y() * MM_PER_PX,
        width=box.border_width() * MM_PER_PX,
        height=box.border_height() * MM_PER_PX,
        section=section,
        name=_name(box),
    )


def _window(element: Any) -> str:
    """The name of the window that an element is."""
    is_one = WINDOW in (element.get("class") or "").split()
    return (is_one and element.get("data-window")) or ""


def _name(box: Any) -> str:
    element = box.element
    if element is not None and (window := _window(element)):
        return str(window)
    names = (
        tuple(map(element.get, ("src", "data-picture", "id", "class")))
        if element is not None
        else ()
    )
    return next((name for name in names if name), box.element_tag or "")

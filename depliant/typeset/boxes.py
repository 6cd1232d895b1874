"""Reads laid-out boxes: the one module that knows WeasyPrint's insides (contract: test_layout).

WeasyPrint keeps its boxes private. They are read here once, after layout, into the plain facts
of `pages`; nothing else in depliant touches an attribute whose name begins with an underscore.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from depliant.typeset.pages import Block, Item, Page, Run, Whole
from depliant.units import MM_PER_PX, PT_PER_PX

_BLOCKS = frozenset(("BlockBox", "TableBox", "FlexBox", "InlineBlockBox"))
_KINDS = {  # of blocks, by class, then by tag; the first that holds
    "cover": "head",
    "filler": "filler",
    "questions": "questions",
    "aside": "aside",
    "contacts": "contacts",
    "sources": "sources",
    "steps": "steps",
    "role-summary": "box",
    "more": "box",
    "admonition": "box",
    "warning": "box",
}
_TAGS = {
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "p": "paragraph",
    "li": "item",
    "table": "table",
    "figure": "figure",
    "blockquote": "quote",
    "dt": "terms",
    "dd": "terms",
}
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
        self._inside = 0  # how deep in a block: there is none in another
        self.items: list[Item] = []
        self.whole: list[Whole] = []
        self.blocks: list[Block] = []

    def page(self) -> Page:
        box = self.box
        for child in box.all_children():
            self._walk(child, "", 0, type(child).__name__ == "MarginBox")
        sides = (box.margin_top, box.margin_right, box.margin_bottom, box.margin_left)
        return Page(
            role=_role(box.page_type),
            width=box.margin_width() * MM_PER_PX,
            height=box.margin_height() * MM_PER_PX,
            margin=tuple(side * MM_PER_PX for side in sides),
            runs=tuple(self.runs),
            items=tuple(self.items),
            whole=tuple(self.whole),
            blocks=tuple(self.blocks),
        )

    def _walk(self, box: Any, section: str, block: int, margin: bool) -> None:
        box = getattr(box, "_box", box)  # absolute boxes stand behind a placeholder
        kind = type(box).__name__
        element = box.element if not isinstance(box.element, str) else None
        if element is not None:
            section = element.get("data-section", section)
            if kind == "BlockBox" and "::" not in (box.element_tag or ""):
                block = self.keys.setdefault(id(element), len(self.keys) + 1)
        if kind == "TextBox":
            if box.text.strip():
                self.runs.append(_run(box, section, block, margin))
            return
        if not margin:
            if what := _drawn(box, kind):
                self.items.append(_item(box, what, section))
            if element is not None and _whole(box, kind):
                key = self.keys.setdefault(id(element), len(self.keys) + 1)
                self.whole.append(Whole(key, _name(box), section))
        is_block = not margin and not self._inside and element is not None and kind in _BLOCKS
        of_block = _kind(element) if is_block else ""
        before = len(self.runs)
        self._inside += bool(of_block)
        for child in _children(box):
            self._walk(child, section, block, margin)
        if of_block:
            self._inside -= 1
            self.blocks.append(self._block(box, of_block, section, self.runs[before:]))

    def _block(self, box: Any, kind: str, section: str, runs: list[Run]) -> Block:
        key = self.keys.setdefault(id(box.element), len(self.keys) + 1)
        item = _item(box, kind, section)
        lines = len({round(run.y + run.height) for run in runs if not run.generated})
        return Block(key, kind, section, item.x, item.y, item.width, item.height, lines)


def _kind(element: Any) -> str:
    """What kind of block an element is; empty, if it holds blocks or stands in one."""
    classes = (element.get("class") or "").split()
    return next(
        (kind for name, kind in _KINDS.items() if name in classes), _TAGS.get(element.tag, "")
    )


def _role(page_type: Any) -> str:
    if page_type.name != "flow":
        return str(page_type.name or "none")
    index = next((n for name, n in page_type.groups if name == "flow"), page_type.index)
    return f"flow-{index + 1}"


def _children(box: Any) -> Iterator[Any]:
    yield from (box.all_children() if hasattr(box, "children") else ())


def _run(box: Any, section: str, block: int, margin: bool) -> Run:
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
        colour=tuple(float(part) for part in box.style["color"]),
        block=block,
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
        if painted or has_image or _bordered(box):
            return "box"
    if kind == "TableCellBox" and _bordered(box):
        return "cell"
    return ""


def _bordered(box: Any) -> bool:
    sides = ("top", "right", "bottom", "left")
    return any(getattr(box, f"border_{side}_width") for side in sides)


def _whole(box: Any, kind: str) -> bool:
    """Whether a box may not be torn; a paragraph or an item longer than a page may run on."""
    text = box.element_tag in ("p", "li")
    return kind in _BLOCKS and not text and box.style["break_inside"] == "avoid"


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


def _name(box: Any) -> str:
    element = box.element
    names = (
        tuple(map(element.get, ("src", "data-picture", "id", "class")))
        if element is not None
        else ()
    )
    return next((name for name in names if name), box.element_tag or "")

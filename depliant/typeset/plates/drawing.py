"""drawing: rows to write on, drawn into the room that a layout left; nothing is laid out again.

The engine's boxes of the rows stand further apart and are more of them, what stands below them is
moved down. Where it cannot be told how the engine would have set a page, nothing is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from depliant.typeset.engine.boxes import read_pages
from depliant.typeset.fillers import Filler
from depliant.typeset.room import Trial
from depliant.units import MM_PER_PX

_ROUNDING = 0.01  # px
_GROWS = {"height": "auto", "position": "static", "float": "none", "transform": ()}


def with_rows(trial: Trial[Any], filler: Filler) -> Trial[Any] | None:
    """A layout with the rows of the questions' own section, as if it had been asked for them.
    `None` if that needs a layout: something beside them or below might stand otherwise."""
    document = trial.document
    pages = [page for page in document.pages if page._page_box.page_type.name == filler.page]
    for page in pages:
        if path := _path(page._page_box):
            box = _drawn(path, filler)
            if box is None:
                return None
            made = [type(one)(box) if one is page else one for one in document.pages]
            setting = replace(trial.setting, fillers=(filler,))
            drawn = document.copy(made)
            return Trial(setting, read_pages(drawn), drawn)
    return None


def _path(box: Any) -> list[Any]:
    """The boxes from a page down to the section of questions; none, if it is not on it."""
    if "questions" in _classes(box):
        return [box]
    for child in box.children:
        if type(child).__name__ == "BlockBox" and (below := _path(child)):
            return [box, *below]
    return []


def _drawn(path: Sequence[Any], filler: Filler) -> Any | None:
    """A copy of a page with its rows; the boxes that stay as they are belong to both."""
    page, section = path[0], path[-1]
    rows = [child for child in section.children if _is_row(child)]
    if not (_sound(path) and _even(section, rows)):
        return None
    height = float(f"{filler.row:.4g}") / MM_PER_PX
    elements = [one for one in section.element if "row" in (one.get("class") or "").split()]
    more = filler.rows * height - sum(row.height for row in rows)
    first, last = section.children.index(rows[0]), section.children.index(rows[-1])
    later = [_moved(child, more) for child in section.children[last + 1 :]]
    written = (
        _row(rows[0], element, number, height)
        for number, element in enumerate(elements[: filler.rows])
    )
    made = _higher(section, [*section.children[:first], *written, *later], more)
    for parent, child in reversed([*pairwise(path[1:])]):
        at = parent.children.index(child)
        later = [_moved(one, more) for one in parent.children[at + 1 :]]
        made = _higher(parent, [*parent.children[:at], made, *later], more)
    ends = (end for child in made.children for end in _ends(child))  # the root has its margins
    if max(ends) > page.content_box_y() + page.height - _ROUNDING:
        return None
    whole = page.copy()
    whole.children = [made, *page.children[1:]]
    return whole


def _higher(box: Any, children: Sequence[Any], more: float) -> Any:
    made = box.copy()
    made.children, made.height = list(children), box.height + more
    return made


def _row(first: Any, element: Any, number: int, height: float) -> Any:
    """A row like the first, so many below it; its line hangs on its foot."""
    down = number * height
    made = _moved(first, down)
    made.element, made.height = element, height
    made.children = [_moved(child, down + height - first.height) for child in first.children]
    return made


def _moved(box: Any, down: float) -> Any:
    """A copy of a box and all that is in it, so many px further down."""
    if hasattr(box, "_box"):  # absolute boxes stand behind a placeholder
        inner = _moved(box._box, down)
        made = type(box)(inner)
        made.set_laid_out_box(inner)
        return made
    made = box.copy()
    made.position_y += down
    made.children = [_moved(child, down) for child in box.children]
    if hasattr(box, "column_groups"):
        made.column_groups = [_moved(group, down) for group in box.column_groups]
    if background := getattr(box, "background", None):
        layers = [_layer(layer, down) for layer in background.layers]
        made.background = background._replace(layers=layers)
    return made


def _layer(layer: Any, down: float) -> Any:
    """A layer of a background: where it is painted is told on the page."""

    def lower(area: Any) -> Any:
        return area if isinstance(area, str) else (area[0], area[1] + down, *area[2:])

    return layer._replace(
        painting_area=lower(layer.painting_area),
        positioning_area=lower(layer.positioning_area),
        clipped_boxes=[lower(box) for box in layer.clipped_boxes],
    )


def _sound(path: Sequence[Any]) -> bool:
    """Whether boxes become so much higher and all that follows goes so much lower, whatever that
    is: no box has a height of its own, nothing floats beside it, nothing hangs on its foot."""
    if path[0].fixed_boxes or not all(map(_grows, path[1:])):
        return False
    for parent, child in pairwise(path[1:]):
        at = parent.children.index(child)
        beside = (one for box in parent.children[:at] for one in _all(box))
        if any(one.is_floated() for one in beside):
            return False
        if not all(_goes_along(one) for one in parent.children[at + 1 :]):
            return False
    return True


def _grows(box: Any) -> bool:
    style = box.style
    free = _length(style["min_height"]) == 0 and _length(style["max_height"]) == math.inf
    plain = all(style[name] == value for name, value in _GROWS.items())
    return plain and free and type(box).__name__ == "BlockBox" and not _painted(box)


def _length(value: Any) -> float:
    return 0.0 if value == "auto" else float(value.value)


def _even(section: Any, rows: Sequence[Any]) -> bool:
    """Whether rows follow one another, each as the first, with nothing in them but a line that
    hangs on their foot; whether theirs are the first elements of their kind."""
    if not rows or any(one.is_floated() for child in section.children for one in _all(child)):
        return False
    alike = {(row.height, row.margin_height()) for row in rows}
    elements = [one for one in section.element if one.tag == rows[0].element.tag]
    named = all("row" in (one.get("class") or "").split() for one in elements)
    last = section.children.index(rows[-1])
    lined = [*rows] == list(section.children[last + 1 - len(rows) : last + 1])
    moved = all(map(_goes_along, section.children[last + 1 :]))
    feet = all(_hangs(child) for row in rows for child in row.children)
    return lined and named and moved and feet and alike == {(rows[0].height,) * 2}


def _is_row(box: Any) -> bool:
    return type(box).__name__ == "BlockBox" and "row" in _classes(box) and not _painted(box)


def _hangs(box: Any) -> bool:
    """Whether a box stands at the foot of the one around it, and nothing is in it."""
    style = getattr(box, "style", {})
    absolute = hasattr(box, "_box") and not box._box.children and not _painted(box._box)
    return absolute and style["bottom"] != "auto" and style["top"] == "auto"


def _goes_along(box: Any) -> bool:
    """Whether all that is in a box goes with it: what is absolute does if something there that is
    positioned holds it."""
    if hasattr(box, "_box"):
        return False
    if box.style["position"] != "static" and not box.is_running():
        return not any(_fixed(one) for one in _all(box))
    return not _fixed(box) and all(map(_goes_along, box.children))


def _fixed(box: Any) -> bool:
    style = box.style
    return style["position"] == "fixed" or "fixed" in style["background_attachment"]


def _all(box: Any) -> Iterator[Any]:
    """A box and all that are in it."""
    box = getattr(box, "_box", box)
    yield box
    for child in box.children:
        yield from _all(child)


def _ends(box: Any) -> Iterator[float]:
    """Where the boxes that take room end, in px from the top of the page."""
    if hasattr(box, "_box"):
        return
    if type(box).__name__ == "LineBox":
        yield box.position_y + box.height
        for child in box.children:
            if not hasattr(child, "_box") and child.is_floated():
                yield from _ends(child)
        return
    if hasattr(box, "margin_top") and hasattr(box, "border_top_width"):
        yield box.border_box_y() + box.border_height()
    for child in box.children:
        yield from _ends(child)


def _painted(box: Any) -> bool:
    return getattr(box, "background", None) is not None


def _classes(box: Any) -> list[str]:
    """The classes of the element that a box is of; a pseudo-element has none."""
    element = box.element
    if element is None or isinstance(element, str) or "::" in (box.element_tag or ""):
        return []
    return (element.get("class") or "").split()

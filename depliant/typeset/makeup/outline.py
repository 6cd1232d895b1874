"""outline: the elements of a page's HTML that take a line of their own, addressed and named.

An address (`data-at`) lets a style sheet force a break before an element; a block (`data-block`,
`data-kind`) is what readers take in as one and should find on one page: a box, an item, a term
with what it means, steps with their heading. Both are the same in every layout of the HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol"))
_LINES = {  # elements that take a line of their own, and the kind of block that each is
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("p", "hr", "address"), "paragraph"),
    **dict.fromkeys(("blockquote", "pre"), "quote"),
    **dict.fromkeys(("dt", "dd"), "terms"),
    "li": "item",
    "table": "table",
    "figure": "figure",
}
_UNDIVIDED = frozenset(("head", "questions", "filler", "aside"))  # no break is made inside
_HOLDERS = frozenset(
    ("section", "article", "div", "header", "ul", "ol", "dl", "thead", "tbody", "tr")
)
_HEIGHT = re.compile(r"height: ([\d.]+)mm")
WINDOW = "window"  # the class of what a plate leaves empty
_CLASSES = {  # a class says more than its element
    "cover": "head",
    "contacts": "contacts",
    "sources": "sources",
    "questions": "questions",
    "filler": "filler",
    "notes": "filler",
    "admonition": "box",
    "warning": "box",
    "role-summary": "box",
    "more": "box",
    "contents": "box",
    "link-code": "figure",
}


@dataclass(frozen=True)
class Node:
    """An element with an address: its tag, the kind of block that it is ("" if it only holds
    others), the key of its block (0 for none), its section, the elements inside it. `aside` if it
    stands out of the column; `leads` if a list or an explanation follows from it; `opens` if it
    opens a page and the next one after it; `window` if it is as high as what will stand in it:
    `height` mm at the least."""

    at: int
    tag: str
    kind: str
    block: int
    section: str
    aside: bool = False
    leads: bool = False
    opens: bool = False
    window: bool = False
    height: float = 0.0
    children: tuple[Node, ...] = field(default=(), repr=False)

    @property
    def is_list(self) -> bool:
        """Whether its elements are items."""
        return self.tag in _LISTS


def outline(root: Element) -> dict[str, tuple[Node, ...]]:
    """The outline of an HTML page: what stands in its running text (`flow`) and in each slot; all
    elements are addressed."""
    writer, found = _Writer(), dict[str, tuple[Node, ...]]()
    for child in root.iterfind("body/*"):
        for top in writer.nodes(child, ""):
            found[next(iter(_classes(child)), "")] = top.children
    return found


class _Writer:
    """Numbers elements in the order of the text."""

    def __init__(self) -> None:
        self._at = self._block = 0

    def nodes(
        self, element: Element, section: str, block: int = 0, kind: str = ""
    ) -> Iterator[Node]:
        """The node of an element, if it takes a line of its own. Inside a block (`block`, `kind`)
        everything is of it."""
        if not isinstance(element.tag, str) or element.tag not in _LINES.keys() | _HOLDERS:
            return
        section = element.get("data-section", section)
        self._at += 1
        at = self._at
        element.set("data-at", str(at))
        own = "" if block else _kind(element)
        if own or block:
            kind, block = own or kind, block or self._next()
            element.set("data-block", str(block))
            element.set("data-kind", kind)
        inside = self._children(element, section, block, kind) if own not in _UNDIVIDED else ()
        children = tuple(inside)
        classes = _classes(element)
        leads = "not-covered-note" in classes or _says_more(element)
        aside, opens = "aside" in classes, "early" in classes
        window = WINDOW in classes
        height = _height(element) if window else 0.0
        marks = aside, leads, opens, window, height
        yield Node(at, element.tag, kind, block, section, *marks, children)

    def _children(self, element: Element, section: str, block: int, kind: str) -> Iterator[Node]:
        together = None if block else _steps(element)
        steps = self._next() if together else 0
        term = 0
        for child in element:
            if child in (together or ()):
                yield from self.nodes(child, section, steps, "steps")
            elif child.tag in ("dt", "dd") and not block:
                term = self._next() if child.tag == "dt" or not term else term
                yield from self.nodes(child, section, term, "terms")
            else:
                yield from self.nodes(child, section, block, kind)

    def _next(self) -> int:
        self._block += 1
        return self._block


def _steps(section: Element) -> list[Element] | None:
    """The heading, the introduction and the list of a section of steps: one block."""
    if "steps" not in _classes(section):
        return None
    children = list(section)
    ends = (number for number, child in enumerate(children, 1) if child.tag == "ol")
    return children[: next(ends, 0)] or None


def _kind(element: Element) -> str:
    """The kind of block that an element is; "" if it only holds others."""
    classes = _classes(element)
    named = next((_CLASSES[name] for name in classes if name in _CLASSES), "")
    if "aside" in classes:
        return "aside"
    return named or _LINES.get(element.tag, "")


def _says_more(element: Element) -> bool:
    """Whether a paragraph ends with a colon: what follows belongs to it."""
    return element.tag == "p" and "".join(element.itertext()).rstrip().endswith(":")


def _height(element: Element) -> float:
    """The height in mm that an element's own style gives it; 0 if none."""
    found = _HEIGHT.match(element.get("style") or "")
    return float(found[1]) if found else 0.0


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()

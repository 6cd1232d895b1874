"""SVG as drawing programs write it (Inkscape, Illustrator, Figma) → the shapes that are drawn.

What is not drawn goes without a word: editors' own data, metadata, hidden layers, definitions that
nothing uses. What is drawn and cannot be kept stays in the tree, for the lock to refuse by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from xml.etree.ElementTree import Element

from depliant.content.pictures.dress import dress, undressed
from depliant.content.pictures.painting import own_colours, own_order

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
MOST_ELEMENTS = 20_000  # with the copies that `use` makes
DEEPEST = 60  # elements inside each other: Inkscape and Illustrator stay below twenty
_DEEPEST_USE = 8  # copies inside copies
_NOT_DRAWN = frozenset({"metadata", "view", "cursor"})
_DEFINITIONS = frozenset(
    """linearGradient radialGradient clipPath mask pattern filter marker symbol font font-face
    color-profile solidColor""".split()
)
_TEXT = frozenset({"text", "flowRoot"})
_IGNORED = frozenset(
    """version baseProfile xmlns enable-background overflow tabindex role lang class name
    contentScriptType contentStyleType zoomAndPan requiredExtensions requiredFeatures
    systemLanguage cursor pathLength style""".split()
)
_REFERENCE = re.compile(r"url\(#([\w.:-]+)\)")


def too_large(root: Element) -> bool:
    """Whether a drawing has too many elements, or too deep ones, to be looked at."""
    count, row = 0, [root]
    for _depth in range(DEEPEST):
        row = [child for element in row for child in element]
        count += len(row)
        if not row or count > MOST_ELEMENTS:
            break
    return bool(row)


def plain(root: Element) -> Element:
    """The drawing as shapes with presentation attributes, its names without namespaces."""
    drawn = _local(root)
    if drawn is None:
        return Element("nothing")
    dress(drawn)
    _forget(drawn)
    _spell_out(drawn)
    own_colours(drawn)
    own_order(drawn)
    _without_unused(drawn)
    return drawn


def _local(element: Element) -> Element | None:
    """A copy in SVG's own names; None for what belongs to another vocabulary."""
    name = element.tag.removeprefix(_SVG) if isinstance(element.tag, str) else "{"
    if name.startswith("{") or name in _NOT_DRAWN:
        return None
    copy = Element(name)
    copy.text, copy.tail = element.text, element.tail
    for key, value in element.attrib.items():
        key = "href" if key == _XLINK else key.removeprefix(_SVG)
        if not key.startswith("{"):
            copy.set(key, value)
    children = [child for child in element if not (name == "switch" and _for_an_editor(child))]
    copy.extend(child for child in map(_local, children) if child is not None)
    copy.tag = "g" if name == "switch" else name
    return copy


def _for_an_editor(element: Element) -> bool:
    """Illustrator hides its own file in the first branch of a switch."""
    return element.tag == f"{_SVG}foreignObject" and "requiredExtensions" in element.attrib


def _forget(element: Element) -> None:
    """Without attributes that draw nothing, hidden elements and empty texts."""
    for key, value in list(element.attrib.items()):
        unused = key in _IGNORED and (key, element.tag) != ("overflow", "marker")
        if unused or key.startswith(("data-", "aria-")) or undressed(key, value):
            element.attrib.pop(key)
    for child in list(element):
        hidden = child.get("display") == "none" and child.tag not in _DEFINITIONS
        empty = child.tag in _TEXT and not "".join(child.itertext()).strip()
        if hidden or empty:
            element.remove(child)
        else:
            _forget(child)


# --- use: a copy of what it names ------------------------------------------------------------


def _spell_out(root: Element) -> None:
    """Put a copy in the place of each `use` of something inside the drawing."""
    known = {element.get("id", ""): element for element in root.iter()}
    copies = {name: deepcopy(element) for name, element in _used(root, known)}
    left = [MOST_ELEMENTS - sum(1 for _element in root.iter())]
    _copied(root, copies, (), left)


def _used(root: Element, known: dict[str, Element]) -> Iterator[tuple[str, Element]]:
    for use in root.iter("use"):
        name = use.get("href", "").removeprefix("#")
        if name in known and use.get("href", "").startswith("#"):
            yield name, known[name]


def _copied(
    parent: Element, copies: dict[str, Element], within: tuple[str, ...], left: list[int]
) -> None:
    for at, child in enumerate(list(parent)):
        name = child.get("href", "").removeprefix("#")
        known = child.tag == "use" and name in copies and name not in within
        if known and len(within) < _DEEPEST_USE:
            copy = _in_place(child, copies[name])
            left[0] -= sum(1 for _element in copy.iter())
            if left[0] > 0 and copies[name].tag not in ("symbol", "svg"):
                parent[at] = copy
                _copied(copy, copies, (*within, name), left)
        else:
            _copied(child, copies, within, left)


def _in_place(use: Element, target: Element) -> Element:
    """A copy of `target` as `use` shows it."""
    copy = deepcopy(target)
    for element in copy.iter():
        element.attrib.pop("id", None)
    own = {k: v for k, v in use.attrib.items() if k not in ("href", "x", "y", "width", "height")}
    own.pop("id", None)
    if {"x", "y", "transform", "clip-path", "opacity"}.isdisjoint(use.attrib):
        for key, value in own.items():
            copy.attrib.setdefault(key, value)
        return copy
    moved = f"translate({use.get('x', '0')} {use.get('y', '0')})"
    group = Element("g", {**own, "transform": f"{own.get('transform', '')} {moved}".strip()})
    group.append(copy)
    return group


# --- definitions that nothing uses -----------------------------------------------------------


def _without_unused(root: Element) -> None:
    used = _reached(root)
    for parent in list(root.iter()):
        for child in list(parent):
            defined = parent.tag == "defs" or child.tag in _DEFINITIONS
            if defined and not any(one.get("id") in used for one in child.iter()):
                parent.remove(child)
    for element in root.iter():
        if element.get("id") not in used:
            element.attrib.pop("id", None)
    for parent in list(root.iter()):
        for child in [one for one in parent if one.tag == "defs" and not len(one)]:
            parent.remove(child)


def _reached(root: Element) -> set[str | None]:
    """The ids that what is drawn refers to, and what those refer to in their turn."""
    known = {element.get("id"): element for element in root.iter() if element.get("id")}
    found: set[str | None] = set()
    waiting = list(_named(_drawn(root)))
    while waiting:
        name = waiting.pop()
        if name in known and name not in found:
            found.add(name)
            waiting.extend(_named(known[name].iter()))
    return found


def _drawn(element: Element) -> Iterator[Element]:
    yield element
    for child in element:
        if child.tag != "defs" and child.tag not in _DEFINITIONS:
            yield from _drawn(child)


def _named(elements: Iterator[Element]) -> Iterator[str]:
    for element in elements:
        for key, value in element.attrib.items():
            yield from _REFERENCE.findall(value)
            if key == "href" and value.startswith("#"):
                yield value[1:]

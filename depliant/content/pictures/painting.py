"""What a drawing says of its painting and the engine does not read, spelled out in shapes:
`currentColor`, and the order in which fill, stroke and markers are laid over each other
(`paint-order`: CSS Fill and Stroke 3; SVG 2, 13.8)."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from xml.etree.ElementTree import Element

_SHAPES = frozenset("path circle ellipse rect line polyline polygon".split())
_LAYERS = ("fill", "stroke", "markers")  # in the order that holds where nothing is said
_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
_INHERITED = ("paint-order", "fill", "stroke", *_MARKERS)
_OF_THE_WHOLE = ("opacity", "clip-path", "transform", "id")


def own_colours(element: Element, colour: str = "var(--ink)") -> None:
    """`currentColor` as the colour that it stands for: the nearest `color`, else the ink."""
    own = element.attrib.pop("color", "inherit")
    colour = colour if own.lower() in ("inherit", "currentcolor") else own
    for key, value in element.attrib.items():
        if value.lower() == "currentcolor":
            element.set(key, colour)
    for child in element:
        own_colours(child, colour)


def own_order(root: Element) -> None:
    """Shapes whose layers are laid in an order of their own, as one shape for each layer. An
    order that is not understood stays where it is, for the lock to refuse."""
    _spell_out(root, {})
    for element in root.iter():
        if _order(element.get("paint-order", "")):
            element.attrib.pop("paint-order")


def _spell_out(parent: Element, around: Mapping[str, str]) -> None:
    for at, child in enumerate(list(parent)):
        said = {**around, **{key: child.attrib[key] for key in _INHERITED if key in child.attrib}}
        if child.tag in _SHAPES:
            seen = [one for one in _order(said.get("paint-order", "")) if _is_painted(one, said)]
            if seen != [one for one in _LAYERS if one in seen]:
                parent[at] = _in_layers(child, seen)
        else:
            _spell_out(child, said)


def _order(written: str) -> tuple[str, ...]:
    """All layers in the order that is said; none if it cannot be understood."""
    said = tuple(written.split())
    if said == ("normal",):
        return _LAYERS
    if not said or len(set(said)) < len(said) or not set(said) <= set(_LAYERS):
        return ()
    return (*said, *(one for one in _LAYERS if one not in said))


def _is_painted(layer: str, said: Mapping[str, str]) -> bool:
    if layer == "markers":
        return any(said.get(key, "none") != "none" for key in _MARKERS)
    return said.get(layer, "black" if layer == "fill" else "none") != "none"


def _in_layers(shape: Element, layers: list[str]) -> Element:
    """A group of copies of a shape, each with one of its layers, the lowest first."""
    whole = {key: shape.attrib.pop(key) for key in _OF_THE_WHOLE if key in shape.attrib}
    group = Element("g", whole)
    for layer in layers:
        copy = deepcopy(shape)
        hidden = [one for one in ("fill", "stroke") if one != layer]
        hidden += () if layer == "markers" else [key for key in _MARKERS if key != "marker"]
        copy.attrib.update(dict.fromkeys(hidden, "none"))
        group.append(copy)
    return group

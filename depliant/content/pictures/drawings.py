"""Drawings: untrusted SVG bytes → a safe SVG of plain shapes.

An SVG is kept only if, cleaned of what drawing programs add, every element and attribute is on the
list: it can hold no script, no link, no other file, and no words (words are text, set in every
language). Custom properties never reach an SVG in the engine, so its colour words
(`var(--accent)` and the like) are replaced here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from depliant.content.pictures.doctype import without_doctype
from depliant.content.pictures.editors import plain, too_large
from depliant.content.pictures.kinds import refused
from depliant.errors import InputError, Place, Problem, suggestion
from depliant.words import _

_NAMESPACE = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset(
    """svg g path circle ellipse rect line polyline polygon title desc defs linearGradient
    radialGradient stop clipPath marker""".split()
)
_ATTRIBUTES = frozenset(
    """viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points transform fill stroke id
    offset stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset
    stroke-miterlimit fill-rule clip-path clip-rule stop-color gradientUnits gradientTransform
    spreadMethod fx fy fr preserveAspectRatio clipPathUnits opacity fill-opacity stroke-opacity
    stop-opacity visibility display href marker-start marker-mid marker-end markerWidth
    markerHeight markerUnits refX refY orient overflow""".split()
)
_WORDS = frozenset({"text", "tspan", "tref", "textPath", "flowRoot", "flowPara", "flowRegion"})
_LOCAL_URL = re.compile(r"url\(#[\w.:-]+\)")
_COLOUR_WORD = re.compile(rb"var\(--([a-z]+)\)")
_LENGTH = re.compile(r"\s*([+]?\d*\.?\d+(?:[eE][-+]?\d+)?)\s*(px|pt|pc|mm|cm|in|)\s*")
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}


def cleaned(data: bytes, place: Place) -> bytes:
    """A drawing made safe; `InputError` for what holds anything but shapes."""
    try:
        root = fromstring(without_doctype(data), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
        raise refused("", place) from None
    if too_large(root):
        message = _("The drawing has too many parts to be printed.")
        raise InputError(Problem(message, place, _("Simplify it, or export it as a PNG.")))
    drawing = plain(root)
    if drawing.tag != "svg":
        raise refused("", place)
    problems = [*_problems(drawing, place), *_sized(drawing, place)]
    if problems:
        raise InputError(*problems)
    drawing.set("xmlns", _NAMESPACE)  # as an attribute: prefixes depend on what was imported
    drawing.tail = None
    return bytes(tostring(drawing, encoding="utf-8"))


def coloured(svg: bytes, colours: Mapping[str, str], place: Place) -> bytes:
    """A safe drawing in colours, or in the inks that stand in for them (`inks.named`), by word."""
    wrong = {word.decode() for word in _COLOUR_WORD.findall(svg)} - colours.keys()
    if wrong:
        message = _("`var(--{name})` is no colour of the hospital.")
        raise InputError(
            *(
                Problem(message.format(name=name), place, suggestion(name, list(colours)))
                for name in sorted(wrong)
            )
        )
    return _COLOUR_WORD.sub(lambda word: colours[word[1].decode()].encode(), svg)


# --- the lock --------------------------------------------------------------------------------


def _problems(root: Element, place: Place) -> Iterator[Problem]:
    words = " ".join("".join(_texts(root)).split())
    if words or any(element.tag in _WORDS for element in root.iter()):
        yield Problem(
            _("The drawing holds text: “{words}”.").format(words=words[:60]),
            place,
            _(
                "Turn it into shapes (Inkscape: Path > Object to Path; Illustrator: Type > Create"
                " Outlines), or write it in the article: words of a drawing are not read aloud."
            ),
        )
    for what in sorted(set(_faults(root))):
        message = _("The SVG holds {what}, which we do not allow.").format(what=what)
        yield Problem(message, place, _remedy(what))


def _texts(root: Element) -> Iterator[str]:
    for element in root:
        if element.tag in _WORDS:
            yield from (*element.itertext(), " ")
        else:
            yield from _texts(element)


def _faults(root: Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag in _WORDS:
            continue
        if element.tag not in _ELEMENTS:
            yield f"<{element.tag}>"
            continue
        for name, value in element.attrib.items():
            if name not in _ATTRIBUTES or not _is_safe(name, value):
                yield f"{name}={value[:40]!r}"
        yield from _not_painted(element)
    yield from _repeated(root)


def _repeated(root: Element) -> Iterator[str]:
    """Gradients of colour words that begin again where they end: the engine may mix their colours
    there itself, before anybody knows them."""
    if any("var(" in stop.get("stop-color", "") for stop in root.iter("stop")):
        for method in (element.get("spreadMethod", "pad") for element in root.iter()):
            if method != "pad":
                yield f"spreadMethod={method!r}"


def _not_painted(element: Element) -> Iterator[str]:
    """Gradients that the engine does not draw as they are meant: along a line, or fading."""
    fades = element.get("stop-opacity") or (
        element.get("fill-opacity") if "url(" in element.get("fill", "") else None
    )
    if fades:
        yield f"opacity={fades!r}"
    if "url(" in element.get("stroke", ""):
        yield f"stroke={element.get('stroke')!r}"


def _is_safe(name: str, value: str) -> bool:
    """Whether a value points nowhere but into the drawing itself."""
    if name == "href":
        return value.startswith("#")
    return "url" not in value.lower() or bool(_LOCAL_URL.fullmatch(value))


def _remedy(what: str) -> str:
    if what == "<image>":
        return _("Give the photograph as a file of its own: a JPEG or a PNG.")
    if what == "<style>":
        return _(
            "Export it with presentation attributes (an SVG option of Illustrator), or as a PNG."
        )
    if what.startswith("stroke="):
        return _(
            "Turn the line into a shape (Inkscape: Path > Stroke to Path), or colour it plainly."
        )
    if what.startswith("spreadMethod="):
        return _("Draw the gradient once, or give it plain colours (#rrggbb).")
    if what.startswith("opacity="):
        return _("Give the gradient colours that do not fade, or export the drawing as a PNG.")
    if what in ("<use>", "<symbol>"):
        return _("Unlink clones and expand symbols, then save it again.")
    if what.startswith(("<filter", "<mask", "<pattern", "filter=", "mask=", "mix-blend-mode=")):
        return _("Draw it without shadows, blurs, masks and patterns, or export it as a PNG.")
    return _("Give an SVG of plain shapes, or a PNG.")


# --- its size --------------------------------------------------------------------------------


def _sized(root: Element, place: Place) -> Iterator[Problem]:
    """Give the drawing a viewBox if it has none; a size in per cent is none."""
    lengths = {key: _pixels(root.get(key, "")) for key in ("width", "height")}
    for key, length in lengths.items():
        if not length:
            root.attrib.pop(key, None)
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(box) == 4 and all(_number(part) is not None for part in box):
        if min(_number(box[2]) or 0, _number(box[3]) or 0) > 0:
            _stretch(root, [float(part) for part in box], lengths["width"], lengths["height"])
            return
    elif "viewBox" not in root.attrib and all(lengths.values()):
        root.set("viewBox", f"0 0 {lengths['width']:g} {lengths['height']:g}")
        return
    remedy = _("Save it again from the drawing program, with a page or an artboard round it.")
    yield Problem(_("The SVG does not say how large it is."), place, remedy)


def _stretch(root: Element, box: list[float], width: float, height: float) -> None:
    """A drawing that asks to fill its size whatever its proportions (`preserveAspectRatio="none"`)
    as shapes that do: elsewhere its proportions are those of its viewBox."""
    if root.attrib.pop("preserveAspectRatio", "").split()[:1] != ["none"] or not (width and height):
        return
    across, down = width / box[2], height / box[3]
    moved = f"scale({across:.8g} {down:.8g}) translate({0 - box[0]:.8g} {0 - box[1]:.8g})"
    group = Element("g", {"transform": moved})
    group.extend(root)
    root[:] = [group]
    root.set("viewBox", f"0 0 {width:g} {height:g}")


def _pixels(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS[found[2]] if found else 0.0


def _number(part: str) -> float | None:
    try:
        return float(part)
    except ValueError:
        return None

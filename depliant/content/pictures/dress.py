"""How an SVG's shapes are dressed: style attributes and simple style sheets → attributes.

The rules are those of CSS, without its selectors of several parts: a rule for an element's name
gives way to one for its class, that to one for its id, that to the element's own `style`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_FONT_FACE = re.compile(r"@(?:font-face\s*\{[^{}]*\}|charset[^;{}]*;)")
_RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"(\*|[a-zA-Z]+)?(?:\.([\w-]+)|#([\w-]+))?")
_URL = re.compile(r"""url\(\s*(["']?)#([\w.:-]+)\1\s*\).*""", re.DOTALL)
_PROFILED = re.compile(r"\s+icc-color\([^()]*\)")
_QUIET = re.compile(
    r"^(?:font|text|letter|word|line|writing|white|inline|block|baseline|glyph|dominant|alignment"
    r"|shape|image|color|-inkscape|-webkit|-moz|solid|unicode)-|^(?:font|direction|enable-background"
    r"|isolation|cursor|kerning|pointer-events|will-change)$"
)
_AS_IF_UNSAID = {
    "opacity": "1",
    "fill-opacity": "1",
    "stroke-opacity": "1",
    "stop-opacity": "1",
    "stroke-dashoffset": "0",
    "visibility": "visible",
    "mix-blend-mode": "normal",
    "vector-effect": "none",
    **dict.fromkeys(("filter", "mask", "clip-path", "stroke-dasharray"), "none"),
    **dict.fromkeys(("marker", "marker-start", "marker-mid", "marker-end"), "none"),
}
Rule = tuple[tuple[int, int], re.Match[str], dict[str, str]]


def dress(root: Element) -> None:
    """Say as attributes what style sheets and style attributes say. A style sheet that is not
    understood stays where it is."""
    rules: list[Rule] = []
    for parent in list(root.iter()):
        for sheet in [child for child in parent if child.tag == "style"]:
            if (read := _rules(sheet, len(rules))) is not None:
                rules.extend(read)
                parent.remove(sheet)
    rules.sort(key=lambda rule: rule[0])
    for element in root.iter():
        for _rank, selector, said in rules:
            if _means(selector, element):
                element.attrib.update(said)
        element.attrib.update(_declarations(element.attrib.pop("style", "")))
        for key, value in element.attrib.items():
            element.set(key, _said_plainly(value))


def _said_plainly(value: str) -> str:
    """A value as our lock and the engine know it."""
    plain = _URL.sub(r"url(#\2)", value)
    return _PROFILED.sub("", plain).strip()


def undressed(key: str, value: str) -> bool:
    """Whether an attribute only says what holds without it, or dresses nothing that is drawn."""
    said = value.strip()
    unsaid = _AS_IF_UNSAID.get(key)
    same = said == unsaid or (unsaid == "1" and said in ("1.0", "100%"))
    return same or (key == "display" and said in ("inline", "block")) or bool(_QUIET.search(key))


def _rules(sheet: Element, count: int) -> list[Rule] | None:
    """The rules of a style sheet; None if there is anything in it that is not a simple rule."""
    text = _FONT_FACE.sub("", _COMMENT.sub("", "".join(sheet.itertext())))
    if len(sheet) or _RULE.sub("", text).strip():
        return None
    found = []
    for number, rule in enumerate(_RULE.finditer(text), count):
        for name in rule[1].split(","):
            selector = _SELECTOR.fullmatch(name.strip())
            if not selector or not selector[0]:
                return None
            rank = 2 if selector[3] else 1 if selector[2] else 0
            found.append(((rank, number), selector, _declarations(rule[2])))
    return found


def _means(selector: re.Match[str], element: Element) -> bool:
    name, class_, id_ = selector.groups()
    return (
        name in (None, "*", element.tag)
        and (class_ is None or class_ in element.get("class", "").split())
        and (id_ is None or id_ == element.get("id"))
    )


def _declarations(text: str) -> dict[str, str]:
    return dict(_said(_COMMENT.sub("", text)))


def _said(text: str) -> Iterator[tuple[str, str]]:
    for declaration in text.split(";"):
        key, colon, value = declaration.partition(":")
        value = value.replace("!important", "").strip()
        if colon and value and not undressed(key.strip().lower(), value):
            yield key.strip().lower(), value

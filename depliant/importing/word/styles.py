"""Which styles of a Word file are headings: by their level in the outline, or by their name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from depliant.importing.word.xml_words import W

TITLE, SUBTITLE = 0, -1
_NAMED = re.compile(r"(?:heading|titre|überschrift|título|titolo|kop|rubrik)\s*(\d)", re.IGNORECASE)
_TITLES = {
    **dict.fromkeys(("title", "titre", "titre principal", "titel"), TITLE),
    **dict.fromkeys(("subtitle", "sous-titre", "untertitel"), SUBTITLE),
}
_CONTENTS = re.compile(r"(?:toc|tm|table des matières|contents)\s*(?:\d|heading)", re.IGNORECASE)


def levels(styles: Element) -> Mapping[str, int]:
    """The levels of headings by the names of their styles; 0 is the title, -1 the subtitle."""
    found = {one.get(f"{W}styleId", ""): one for one in styles.iter(f"{W}style")}
    known = {name: _level(name, found) for name in found}
    return {name: level for name, level in known.items() if level is not None}


def contents(styles: Element) -> frozenset[str]:
    """The styles of a table of contents."""
    return frozenset(
        one.get(f"{W}styleId", "")
        for one in styles.iter(f"{W}style")
        if _CONTENTS.match(_name(one))
    )


def style_map(known: Mapping[str, int]) -> str:
    """The same for mammoth, and what else it is to keep."""
    return "\n".join((*_lines(known), "u => u", "strike => s"))


def _lines(known: Mapping[str, int]) -> Iterator[str]:
    for name, level in known.items():
        if not re.fullmatch(r"[\w-]+", name, re.ASCII):
            continue
        if level == TITLE:
            yield f"p.{name} => h1.title:fresh"
        elif level == SUBTITLE:
            yield f"p.{name} => h6.subtitle:fresh"
        else:
            yield f"p.{name} => h{min(level, 6)}:fresh"


def _level(name: str, found: Mapping[str, Element], seen: tuple[str, ...] = ()) -> int | None:
    style = found.get(name)
    if style is None or name in seen or style.get(f"{W}type", "paragraph") != "paragraph":
        return None
    called = _name(style).lower()
    if called in _TITLES:
        return _TITLES[called]
    outline = style.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None and outline.get(f"{W}val", "9") in set("012345678"):
        return int(outline.get(f"{W}val", "0")) + 1
    if named := _NAMED.fullmatch(called):
        return int(named[1])
    above = style.find(f"{W}basedOn")
    return _level(above.get(f"{W}val", ""), found, (*seen, name)) if above is not None else None


def _name(style: Element) -> str:
    name = style.find(f"{W}name")
    return name.get(f"{W}val", "") if name is not None else ""

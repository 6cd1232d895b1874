"""What stands around a text and is no part of it, by words as data (`furniture.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

from depliant.errors import Place
from depliant.importing.shapes import BOLD, UNDER, Block, Blocks, Listing, Paragraph, said, text
from depliant.importing.told import Told, left_out
from depliant.reading.spelling import folded
from depliant.reading.values import load_yaml
from depliant.words import _

_SHIPPED = Path(__file__).with_name("furniture.yaml")
_PAGE = re.compile(r"(?:page )?\d{1,3}(?: ?(?:/|sur|of) ?\d{1,3})?|- ?\d{1,3} ?-")
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_LONGEST = 300  # letters of a sentence about cookies


@dataclass(frozen=True)
class Furniture:
    """The words by which it is known."""

    tags: frozenset[str]
    roles: frozenset[str]
    classes: frozenset[str]
    likely: frozenset[str]
    lines: frozenset[str]
    sentences: tuple[str, ...]
    opens_list: frozenset[str]


@cache
def known() -> Furniture:
    data = load_yaml(_SHIPPED.read_text(encoding="utf-8"), Place(_SHIPPED.name)).data
    sets = {name: frozenset(words) for name, words in data.items() if name != "sentences"}
    return Furniture(**sets, sentences=tuple(data["sentences"]))


def is_furniture(element: Element) -> bool:
    """Whether an element of a page is no part of its text, by its tag, role or class."""
    about = known()
    if element.find(".//h1") is not None:
        return False  # what holds the title of a page is its text
    names = f"{element.get('class', '')} {element.get('id', '')}"
    parts = {part.lower() for part in _PARTS.findall(names)}
    named = element.tag not in ("body", "html", "main") and bool(parts & about.classes)
    likely = element.tag not in ("body", "html", "main") and bool(parts & about.likely)
    return (
        element.tag in about.tags
        or element.get("role", "") in about.roles
        or element.get("aria-hidden") == "true"
        or named
        or (likely and _is_led_away(element))
    )


def _is_led_away(element: Element) -> bool:
    """Whether most of what an element says are links and buttons."""
    every = len("".join(element.itertext()).strip())
    tags = ("a", "button")
    links = sum(len("".join(one.itertext())) for one in element.iter() if one.tag in tags)
    return links * 2 >= every


def is_hidden(element: Element) -> bool:
    """Whether no browser shows an element."""
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def set_aside(blocks: Blocks) -> tuple[Blocks, tuple[Told, ...]]:
    """The blocks that are text, and what of the others is told."""
    kept: list[Block] = []
    told: list[Told] = []
    listed = False
    for block in blocks:
        if (isinstance(block, Paragraph) and _is_line(block)) or (listed and _is_list(block)):
            told.append(left_out(said((block,)), _("It stands around the text")))
            listed = isinstance(block, Paragraph) and _plain(block) in known().opens_list
        else:
            kept.append(block)
            listed = False
    return tuple(kept), tuple(told)


def _is_line(block: Paragraph) -> bool:
    line = _plain(block)
    if any(span.picture for span in block.spans) or not line:
        return False
    if _is_dressed(block):
        return False  # a heading, whatever web pages call so
    about = any(one in line for one in known().sentences) and len(line) <= _LONGEST
    return line in known().lines or about or bool(_PAGE.fullmatch(line))


def _is_dressed(block: Paragraph) -> bool:
    said = [span for span in block.spans if span.text.strip()]
    return all(span.marks & {BOLD, UNDER} and not span.link for span in said)


def _is_list(block: Block) -> bool:
    """Whether a list only names what stands on the page: short entries, all of them links."""
    return isinstance(block, Listing) and all(map(_is_link, _entries(block)))


def _entries(block: Listing) -> Iterator[Block]:
    for item in block.items:
        for one in item:
            if isinstance(one, Listing):
                yield from _entries(one)
            else:
                yield one


def _is_link(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(text(block.spans)) < 100


def _plain(block: Paragraph) -> str:
    return folded(text(block.spans)).strip(" .:!>»«…↑▲✕×|·•-")

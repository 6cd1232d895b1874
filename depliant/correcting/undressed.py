"""A section's Markdown → its tree, before an edition dresses it: look-ups stand as they were
typed, no quotes or spaces are changed, abbreviations are not spelled out, notes are not numbered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from depliant.content.facts import REFERENCE
from depliant.content.prose.dialect import Dialect, Manner, parse
from depliant.content.prose.notes import CALLED
from depliant.content.typography import rules
from depliant.correcting.leaves import Walk
from depliant.importing.opened.spans import Reading
from depliant.reading.blocks.block import Block, Heading
from depliant.reading.blocks.reader import read_blocks
from depliant.reading.sections import Section

_NOTE = "fn:"  # what a mark leads to, as in a page
_READING = Reading(lambda image: image.get("src", ""))
_ANY = Manner(rules("en"))  # nothing of it is used here


class _Reference(InlineProcessor):
    """`{{ dotted.name }}`, as it was typed."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]  # noqa: N802
        span = Element("span")
        span.text = AtomicString(m[0])
        return span, m.start(0), m.end(0)


class _Kept(Treeprocessor):
    """Keeps the tree, once all marks in its lines are read."""

    def __init__(self, md: markdown.Markdown, undressed: _Undressed) -> None:
        super().__init__(md)
        self.undressed = undressed

    def run(self, root: Element) -> None:
        for mark in root.iter("sup"):
            if name := mark.attrib.pop(CALLED, ""):
                mark.tag = "a"
                mark.set("href", f"#{_NOTE}{name}")
        self.undressed.tree = root


class _Undressed(Dialect):
    """The dialect of articles without what an edition adds."""

    tree: Element | None = None

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        super().extendMarkdown(md)
        for name in ("last_walk", "proof", "notes"):
            md.treeprocessors.deregister(name)
        md.inlinePatterns.deregister("fact")
        md.inlinePatterns.register(_Reference(REFERENCE.pattern), "fact", 185)
        md.treeprocessors.register(_Kept(md, self), "kept", -1)  # behind the last of the parser's


def walk() -> Walk:
    """Finds the leaves of such a tree; a picture is called by its path, a note as it is named."""
    return Walk(_READING, _NOTE)


def body(section: Section) -> Element:
    """The tree of what stands under a section's heading."""
    first = (section.place.line or 1) + 1
    return of_blocks(section, read_blocks(section.text, section.place.at(first)).blocks)


def title(section: Section) -> Element:
    """The tree of a section's title."""
    return of_blocks(section, (Heading(section.place.line or 1, 3, section.title),))


def of_blocks(section: Section, blocks: Iterable[Block]) -> Element:
    """The tree of some blocks; the definitions are those of a section's document."""
    dialect = _Undressed(section, tuple(blocks), {}, _ANY)
    parse("x", dialect)  # the dialect brings the blocks
    assert dialect.tree is not None
    return dialect.tree

"""Notes: numbered in the order in which a section's text leads to them, printed at its end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from depliant.content.prose.building import build
from depliant.reading.blocks.block import Note
from depliant.reading.defined import NOTE_MARK

CALLED = "data-note"  # on a mark, until it is numbered: the note that it leads to


class NoteMark(InlineProcessor):
    """`[^name]` → a mark of its note. A name that nobody defined stays text."""

    def __init__(self, notes: Mapping[str, Note]) -> None:
        super().__init__(NOTE_MARK.pattern)
        self.notes = notes

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, Any, Any]:  # type: ignore[override]  # noqa: N802
        name = m[1].strip()
        if name not in self.notes:
            return None, None, None
        return Element("sup", {CALLED: name}), m.start(0), m.end(0)


class Notes(Treeprocessor):
    """Numbers the marks as they are met in reading, and adds the notes to the end."""

    def __init__(self, md: markdown.Markdown, notes: Mapping[str, Note], role: str) -> None:
        super().__init__(md)
        self.notes, self.role = notes, role

    def run(self, root: Element) -> None:
        numbers: dict[str, int] = {}
        self._number(root, numbers)
        if not numbers:
            return
        below = SubElement(root, "div", {"class": "footnote"})
        SubElement(below, "hr")
        listing = SubElement(below, "ol")
        while len(listing) < len(numbers):  # a note may lead to another
            name = list(numbers)[len(listing)]
            self._number(self._entry(listing, name), numbers)

    def _entry(self, listing: Element, name: str) -> Element:
        entry = SubElement(listing, "li", {"id": self._id(len(listing) + 1)})
        build(entry, self.notes[name].blocks)
        self.md.treeprocessors["inline"].run(entry)
        return entry

    def _number(self, element: Element, numbers: dict[str, int]) -> None:
        for mark in element.iter("sup"):
            if name := mark.attrib.pop(CALLED, ""):
                number = numbers.setdefault(name, len(numbers) + 1)
                where = {"class": "footnote-ref", "href": f"#{self._id(number)}"}
                SubElement(mark, "a", where).text = str(number)

    def _id(self, number: int) -> str:
        return f"note-{self.role}-{number}"

"""The comments of a Word file: whose, about which words, in which part of the text."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from depliant.importing.opened.source import Remark
from depliant.importing.told import Kind, Told
from depliant.importing.word.xml_words import W, paragraphs, read, said
from depliant.words import _


@dataclass
class _Anchors:
    """The words that comments are about, and the heading above them, by the comments' numbers."""

    headings: Container[str]  # names of styles
    words: dict[str, str] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _heading: str = ""

    def walk(self, element: Element) -> None:
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}p" and _style(element) in self.headings:
            self._heading = " ".join(said(element).split())
        if element.tag == f"{W}commentRangeStart":
            self._open.append(number)
            self.above[number] = self._heading
        elif element.tag == f"{W}commentRangeEnd":
            self._open = [one for one in self._open if one != number]
        elif element.tag == f"{W}commentReference":
            self.above.setdefault(number, self._heading)
        elif element.tag in (f"{W}t", f"{W}delText"):
            for one in self._open:
                self.words[one] = self.words.get(one, "") + (element.text or "")
        for child in read(element):
            self.walk(child)
        if element.tag == f"{W}p":
            for one in self._open:
                self.words[one] = self.words.get(one, "") + " "


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def remarks(document: Element, comments: Element, headings: Mapping[str, int]) -> Iterator[Remark]:
    """The comments, in the order of their numbers."""
    anchors = _Anchors(headings)
    anchors.walk(document)
    for one in comments.iter(f"{W}comment"):
        number = one.get(f"{W}id", "")
        yield Remark(
            one.get(f"{W}author", ""),
            "\n".join(paragraphs(one)),
            " ".join(anchors.words.get(number, "").split()),
            anchors.above.get(number, ""),
        )


def told(remark: Remark) -> Told:
    """A comment, with its author's words and its place."""
    sentence = (
        _("{who} on “{about}”, under “{place}”: {text}")
        if remark.about and remark.under
        else _("{who} on “{about}”: {text}")
        if remark.about
        else _("{who}: {text}")
    )
    line = sentence.format(
        who=remark.who or _("Somebody"),
        about=remark.about,
        place=remark.under,
        text=" ".join(remark.text.split()),
    )
    return Told(Kind.COMMENTS, line, remark.text)

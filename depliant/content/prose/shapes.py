"""The shapes of a section: pictures and figures, table headings, loose items, links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from depliant.content.prose.references import PICTURES, SCHEMES

LONG_TABLE = 12  # rows: about what a panel holds; a longer table may go on on the next page


@dataclass
class Seen:
    """What is met on the walk: the pictures' paths, the schemes of links that are not kept, the
    abbreviations that were spelled out, the addresses of codes by the URL of their picture."""

    pictures: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    spelled: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)


def shape(root: Element, figure: Callable[[str], str], seen: Seen) -> None:
    """Give a parsed section its shapes; `figure` says what a picture is called in its version."""
    for parent in list(root.iter()):
        for child in list(parent):
            _element(child, figure, seen)
    for item in root.iter("p"):
        _figure(item)


def _element(element: Element, figure: Callable[[str], str], seen: Seen) -> None:
    if element.tag == "img":
        seen.pictures.append(element.get("src", ""))
        _picture(element, PICTURES + figure(element.get("src", "")))
    elif element.tag == "th":
        element.set("scope", "col")
    elif element.tag == "table" and len(list(element.iter("tr"))) > LONG_TABLE:
        element.set("class", f"{element.get('class', '')} long".strip())
    elif element.tag == "a":
        _link(element, seen)
    elif element.tag == "li" and len(element) == 1 and element[0].tag == "p":
        _unwrap(element)


def _link(link: Element, seen: Seen) -> None:
    scheme = link.get("href", "").partition(":")
    if scheme[1] and scheme[0].strip().lower() not in SCHEMES:
        link.attrib.pop("href")
        seen.dropped.append(scheme[0].strip()[:20])


def _picture(image: Element, url: str) -> None:
    image.set("src", url)
    if not image.get("alt"):  # decoration: a background, so that no reader announces it
        title = image.tail
        image.attrib.clear()
        image.tag = "span"
        image.set("class", "pictogram")
        image.set("data-picture", url)
        image.tail = title


def _unwrap(item: Element) -> None:
    """`<li><p>text</p></li>` → `<li>text</li>`: one block, one element for a screen reader."""
    paragraph = item[0]
    item.remove(paragraph)
    item.text = paragraph.text
    item.extend(list(paragraph))


def _figure(paragraph: Element) -> None:
    """A picture alone in its paragraph becomes a figure; its title becomes the caption."""
    if len(paragraph) != 1 or paragraph[0].tag != "img" or (paragraph.text or "").strip():
        return
    image = paragraph[0]
    caption = image.attrib.pop("title", "")
    paragraph.tag = "figure"
    if caption and not (image.tail or "").strip():
        SubElement(paragraph, "figcaption").text = caption

"""The shapes of a section: pictures and figures, headings of tables, links that are not kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown.util import ETX, STX

from depliant.content.prose.references import SCHEMES, address

_ESCAPED = re.compile(f"{STX}(\\d+){ETX}")  # how the parser keeps `\\_` until its end
LONG_TABLE = 12  # rows: about what a panel holds; a longer table may go on on the next page


def shape(root: Element, figure: Callable[[str], str]) -> list[str]:
    """Give a parsed section its shapes; the paths of its pictures. `figure` says what a picture is
    called in its version."""
    pictures = []
    for element in list(root.iter()):
        if element.tag == "img":
            path = _ESCAPED.sub(lambda found: chr(int(found[1])), element.get("src", ""))
            pictures.append(path)
            _picture(element, address(figure(path)))
        elif element.tag == "th":
            element.set("scope", "col")
        elif element.tag == "table" and len(list(element.iter("tr"))) > LONG_TABLE:
            element.set("class", f"{element.get('class', '')} long".strip())
        elif element.tag == "a":
            _link(element)
    for item in root.iter("p"):
        _figure(item)
    return pictures


def _link(link: Element) -> None:
    """A link to what a leaflet may not reach for leads nowhere."""
    scheme = link.get("href", "").partition(":")
    if scheme[1] and scheme[0].strip().lower() not in SCHEMES:
        link.attrib.pop("href")


def _picture(image: Element, url: str) -> None:
    image.set("src", url)
    if not image.get("alt"):  # decoration: a background, so that no reader announces it
        title = image.tail
        image.attrib.clear()
        image.tag = "span"
        image.set("class", "pictogram")
        image.set("data-picture", url)
        image.tail = title


def _figure(paragraph: Element) -> None:
    """A picture alone in its paragraph becomes a figure; its title becomes the caption."""
    if len(paragraph) != 1 or paragraph[0].tag != "img" or (paragraph.text or "").strip():
        return
    image = paragraph[0]
    caption = image.attrib.pop("title", "")
    paragraph.tag = "figure"
    if caption and not (image.tail or "").strip():
        SubElement(paragraph, "figcaption").text = caption

"""The shapes of a section: pictures and figures, headings of tables, links that are not kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown.util import ETX, STX

from depliant.content.prose.references import SCHEMES, address

_ESCAPED = re.compile(f"{STX}(\\d+){ETX}")  # how the parser keeps `\\_` until its end
_BLOCKS = frozenset({"p", "li", "dd", "td", "th"})
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
    for block in list(root.iter()):
        if block.tag == "p" and has_caption_below(block):
            _caption_below(block)
        if block.tag in _BLOCKS and only_pictures(block):
            _figures(block)
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


def only_pictures(block: Element) -> bool:
    """Whether a block holds pictures and no words: they are looked at, not read in a line."""
    words = [block.text, *(child.tail for child in block)]
    tags = {child.tag for child in block}
    return (
        "img" in tags and tags <= {"img", "br"} and not any((word or "").strip() for word in words)
    )


def has_caption_below(block: Element) -> bool:
    """Whether a block is a picture with nothing but a line in italics below it."""
    if [child.tag for child in block] not in (["img", "em"], ["img", "br", "em"]):
        return False
    between = "".join(child.tail or "" for child in block[:-1])
    around = f"{block.text or ''}{between}{block[-1].tail or ''}"
    return "\n" in between and not around.strip() and not block[0].get("title")


def _caption_below(block: Element) -> None:
    """The figure of a picture and its caption."""
    image, words = block[0], block[-1]
    block[:] = [image]
    block.tag, block.text, image.tail = "figure", None, None
    words.tag, words.tail = "figcaption", None
    block.append(words)


def _figures(block: Element) -> None:
    """Each picture of a block becomes a figure, its title the caption; a paragraph of one picture
    is that figure."""
    images = list(block.iter("img"))
    for child in list(block):
        block.remove(child)
    block.text = None
    if block.tag == "p" and len(images) == 1:
        block.tag = "figure"
        _fill(block, images[0])
        return
    block.tag = "div" if block.tag == "p" else block.tag
    for image in images:
        _fill(SubElement(block, "figure"), image)


def _fill(figure: Element, image: Element) -> None:
    caption = image.attrib.pop("title", "")
    image.tail = None
    figure.append(image)
    if caption:
        SubElement(figure, "figcaption").text = caption

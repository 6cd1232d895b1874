"""The tree of a page before it is read: its words, its main part, what no browser shows, what leads
nowhere from a leaflet."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from depliant.importing.opened.furniture import is_furniture, is_hidden
from depliant.importing.opened.spans import INLINE
from depliant.importing.told import Kind, Told, left_out
from depliant.words import _

SILENT = frozenset("script style noscript template iframe object embed head link meta svg".split())
_LEAST = 20  # letters of a part that is more than a frame


def parse(html: str) -> Element:
    """The tree of a page, or of a piece of one."""
    import tinyhtml5

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    return tree


def all_words(tree: Element) -> Iterator[str]:
    """The words of a page, block by block, without what no browser shows."""
    run: list[str] = []
    for part in _texts(tree):
        if part is None:
            yield "".join(run)
            run = []
        else:
            run.append(part)
    yield "".join(run)


def _texts(tree: Element) -> Iterator[str | None]:
    """The texts of a page in their order; None where a block begins or ends."""
    if not isinstance(tree.tag, str) or tree.tag in SILENT:
        return
    edge = [None] if tree.tag not in INLINE or tree.tag in ("br", "img") else []
    yield from edge
    yield tree.text or ""
    for child in tree:
        yield from _texts(child)
        yield child.tail or ""
    yield from edge


def main_part(body: Element) -> Element:
    """The part of a page that holds its text."""
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = body.findall(path)
        if len(found) == 1 and len(said_in(found[0])) > _LEAST:
            return found[0]
    return body


def said_in(element: Element) -> str:
    """The words of an element on one line."""
    return " ".join(" ".join(all_words(element)).split())


def without_hidden(element: Element) -> list[Told]:
    """Take out of a page what no browser shows; it is told."""
    told: list[Told] = []
    for child in list(element):
        seen = isinstance(child.tag, str) and child.tag != "noscript"
        if seen and not is_hidden(child):
            told += without_hidden(child)
            continue
        if isinstance(child.tag, str) and (words := " ".join("".join(child.itertext()).split())):
            told.append(left_out(words, _("Hidden text")))
        _cut_out(element, child)
    return told


def _cut_out(parent: Element, child: Element) -> None:
    """Remove an element; the words behind it stay."""
    at, tail = list(parent).index(child), child.tail or ""
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(child)


def _links(element: Element) -> Iterator[Element]:
    """The links of a text, not of what stands around it."""
    for child in element:
        if isinstance(child.tag, str) and not is_furniture(child):
            yield from [child] if child.tag == "a" else _links(child)


def dead_links(body: Element) -> Iterator[Told]:
    """Links that lead nowhere from a leaflet: to files and pages beside this one."""
    for link in _links(body):
        address, words = link.get("href", "").strip(), said_in(link)
        outside = re.match(r"(?:https?|mailto|tel):", address, re.IGNORECASE)
        if address.startswith("#") and not words and len(link) == 0:
            if not re.match(r"#(?:(?:foot|end)note|fn|_)", address):
                message = _("A reference has no words: it led to {address}.")
                yield Told(Kind.LOOK, message.format(address=address))
        elif address and words and not outside and not address.startswith("#"):
            message = _("The link on “{words}” leads to something beside the file: {address}")
            yield Told(Kind.LEFT_OUT, message.format(words=words, address=address[:80]))

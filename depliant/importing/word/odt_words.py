"""The words of an OpenDocument text in its own XML: LibreOffice converts it, we count."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from depliant.importing.word.zipped import Package

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_BLOCKS = (f"{_TEXT}p", f"{_TEXT}h")
_WHITE = (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break")
_SET_BY_ITSELF = (f"{_TEXT}note-citation", f"{_TEXT}page-number", f"{_TEXT}page-count")


def odt_words(package: Package) -> Iterator[str]:
    """The words of each paragraph; a comment's and a note's are paragraphs of their own."""
    body = package.xml("content.xml").find(f"{_OFFICE}body")
    if body is not None:
        yield from _paragraphs(body)


def _paragraphs(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _BLOCKS:
            yield _own(child)
        yield from _paragraphs(child)


def _own(element: Element) -> str:
    """The words of a paragraph without those of paragraphs in it."""
    found = [element.text or ""]
    for child in element:
        if child.tag in _WHITE:
            found.append(" ")
        elif child.tag not in (*_BLOCKS, *_SET_BY_ITSELF, f"{_OFFICE}annotation"):
            found.append(_own(child))
        found.append(child.tail or "")
    return "".join(found)

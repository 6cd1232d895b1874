"""Names in a Word file's XML, and the words that stand there, whatever is made of them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
PARAGRAPHS = (f"{W}p", f"{A}p")
_SAID = (f"{W}t", f"{W}delText", f"{A}t", f"{M}t")
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
}


def said(element: Element) -> str:
    """The words of an element, deleted ones too."""
    if element.tag in _SAID:
        return element.text or ""
    if element.tag in _SIGNS:
        return _SIGNS[element.tag]
    if element.tag == f"{W}sym":
        return sign(element)
    if element.tag == f"{W}ruby":  # what stands small above a word, behind it
        return " ".join(map(said, reversed(list(element))))
    return "".join(said(child) for child in read(element))


def sign(element: Element) -> str:
    """The sign that a `w:sym` draws with a font of symbols; nothing for one that is not known."""
    from mammoth.docx.dingbats import dingbats

    font, code = element.get(f"{W}font", ""), element.get(f"{W}char", "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    found = dingbats.get((font, number)) or dingbats.get((font, number & 0xFF))
    if found is None and not 0xE000 <= number <= 0xF8FF:
        found = number  # of a font that is no symbols': the letter itself
    return chr(found) if found and found <= 0x10FFFF else ""


def read(element: Element) -> list[Element]:
    """The children of an element; of two ways to say one thing, the one for older programs, which
    converters read."""
    if element.tag != f"{MC}AlternateContent":
        return list(element)
    older = element.find(f"{MC}Fallback")
    return [older] if older is not None else list(element)


def paragraphs(element: Element) -> Iterator[str]:
    """The words of a tree, paragraph by paragraph; those of a text box by themselves."""
    for child in read(element):
        if child.tag not in PARAGRAPHS:
            yield from paragraphs(child)
            continue
        boxes = list(_boxes(child))
        text = _own(child)
        if text.strip():
            yield text
        for box in boxes:
            yield from paragraphs(box)


def _own(element: Element) -> str:
    """The words of a paragraph without those of its text boxes."""
    if element.tag in _SAID or element.tag in _SIGNS or element.tag in (f"{W}sym", f"{W}ruby"):
        return said(element)
    inner = (one for one in read(element) if one.tag != f"{W}txbxContent")
    return "".join(map(_own, inner))


def _boxes(element: Element) -> Iterator[Element]:
    for child in read(element):
        if child.tag == f"{W}txbxContent":
            yield child
        else:
            yield from _boxes(child)

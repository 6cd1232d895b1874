"""The words of a section: the typography of its language, long last words that stay whole."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

LONG_WORD = 10  # letters: shorter words are not broken anyway (styles/20-text.css)
_UNTOUCHED = frozenset({"code", "pre", "a"})


def dress_text(element: Element, dress: Callable[[str], str]) -> None:
    """Apply the typography of a language to the running text in an element."""
    if element.tag in _UNTOUCHED:
        return
    if element.text:
        element.text = dress(element.text)
    for child in element:
        dress_text(child, dress)
        if child.tail:
            child.tail = dress(child.tail)


def keep_last_words(root: Element) -> None:
    """Mark the last word of each paragraph, if it is long: it is never broken between lines."""
    for block in list(root.iter()):
        if block.tag in ("p", "dd"):
            _keep_last_word(block)


def _keep_last_word(block: Element) -> None:
    last = block[-1] if len(block) else None
    if last is not None and not (last.tail or "").strip():
        if last.tag not in _UNTOUCHED:
            _keep_last_word(last)
        return
    text = (block.text if last is None else last.tail) or ""
    before, space, word = text.rstrip().rpartition(" ")
    if len(word) < LONG_WORD:
        return
    kept = SubElement(block, "span", {"class": "last-word"})
    kept.text = word
    if last is None:
        block.text = before + space
    else:
        last.tail = before + space

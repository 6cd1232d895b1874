"""The words of a section: the typography of its language, long last words that stay whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from depliant.content.prose.addresses import is_address
from depliant.content.typography import Typography

LONG_WORD = 10  # letters: shorter words are not broken anyway (styles/20-text.css)
INLINE = frozenset(
    "a abbr b code del em i img ins mark s small span strong sub sup u".split()
)  # what stands inside a sentence; anything else begins and ends one
_CODE = frozenset({"code", "pre"})


@dataclass(frozen=True)
class Words:
    """A text of the tree: an element's own, before its children, or its tail, behind it. Code and
    addresses are `kept` as they are."""

    element: Element
    tail: bool
    kept: bool = False

    @property
    def text(self) -> str:
        return (self.element.tail if self.tail else self.element.text) or ""

    def become(self, text: str) -> None:
        if self.tail:
            self.element.tail = text
        else:
            self.element.text = text


def sentences(root: Element) -> Iterator[list[Words]]:
    """The texts that are read together: a paragraph's, with those of its tags, in their order."""
    found: list[list[Words]] = [[]]
    _read(root, found, kept=False)
    yield from (one for one in found if one)


def _read(element: Element, found: list[list[Words]], kept: bool) -> None:
    if "footnote-ref" in element.get("class", ""):
        return  # the sentence goes on behind the number of a note
    kept = kept or element.tag in _CODE or is_address(element)
    if element.tag not in INLINE:
        found.append([])
    if element.text:
        found[-1].append(Words(element, False, kept))
    for child in element:
        _read(child, found, kept)
        if child.tail:
            found[-1].append(Words(child, True, kept))
    if element.tag not in INLINE:
        found.append([])


def dress_text(root: Element, dress: Typography) -> None:
    """Apply the typography of a language to the running text in an element."""
    for sentence in list(sentences(root)):
        kept = {number for number, words in enumerate(sentence) if words.kept}
        dressed = dress.across([words.text for words in sentence], kept)
        for words, text in zip(sentence, dressed, strict=True):
            words.become(text)


def keep_last_words(root: Element) -> None:
    """Mark the last word of each paragraph, if it is long: it is never broken between lines."""
    for block in list(root.iter()):
        if block.tag in ("p", "dd"):
            _keep_last_word(block)


def _keep_last_word(block: Element) -> None:
    last = block[-1] if len(block) else None
    if last is not None and not (last.tail or "").strip():
        if last.tag not in _CODE and last.tag != "a":
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

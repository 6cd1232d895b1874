"""The words of a section: the typography of its language, long last words that stay whole, last
lines that are no short word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from depliant.content.keeping import LINE, MOST, last_spaces, letters
from depliant.content.prose.addresses import is_address
from depliant.content.typography import NBSP, NNBSP, Typography

LONG_WORD = 12  # letters: shorter words are not broken anyway (styles/28-words.css)
NARROW = 14  # letters that half a column, or a margin, holds on one line
BESIDE_A_MARK = 18  # an item, or a heading's larger type
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
    found = re.search(rf"[^ {NBSP}{NNBSP}]+$", text.rstrip())
    if not found or len(found[0]) < LONG_WORD:
        return
    before, word = text[: found.start()], found[0]
    kept = SubElement(block, "span", {"class": "last-word"})
    kept.text = word
    if last is None:
        block.text = before
    else:
        last.tail = before


def close_last_lines(root: Element, narrow: bool) -> None:
    """Keep the last words of each paragraph, item and heading together, so that its last line is
    no short word; `narrow` where items stand side by side. A cell of a table is too narrow."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for sentence in list(sentences(root)):
        first = sentence[0]
        inside = parents[first.element] if first.tail else first.element
        around = [inside]
        while around[-1] in parents:
            around.append(parents[around[-1]])
        if most := _most_together(around, narrow):
            _close(sentence, most)


def _most_together(around: list[Element], narrow: bool) -> int:
    """How many letters may be held together in a block, from what it stands in, inside out."""
    block = next((one for one in around if one.tag not in INLINE), None)
    names = " ".join(one.get("class", "") for one in around).split()
    if block is None or "admonition-title" in names or {"td", "th"} & {one.tag for one in around}:
        return 0
    if "admonition" in names or block.tag in ("dd", "figcaption") or (narrow and block.tag == "li"):
        return NARROW
    in_the_column = block.tag == "p" and block in around[-2:]
    return MOST if in_the_column else BESIDE_A_MARK


def _close(sentence: list[Words], most: int) -> None:
    """Nothing is held together across a tag: the engine then ends lines far too early."""
    last = sentence[-1]
    if last.kept or letters("".join(words.text for words in sentence)) < LINE:
        return
    signs = list(last.text)
    for space in last_spaces(last.text, most):
        signs[space] = NBSP
    last.become("".join(signs))

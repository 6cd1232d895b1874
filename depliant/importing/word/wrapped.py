"""Words of a Word file that stand in elements which converters do not open, as plain runs: results
of fields, marked words, boxes to tick, signs of symbol fonts."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from depliant.importing.told import Kind, Told
from depliant.importing.word.xml_words import W14, W, sign
from depliant.words import _

_OPENED = (f"{W}fldSimple", f"{W}customXml", f"{W}smartTag", f"{W}bdo", f"{W}dir")
_ABOVE, _BASE = f"{W}rt", f"{W}rubyBase"


def unwrap(tree: Element) -> Iterator[Told]:
    """Put such words where converters read them; a sign that nobody knows is told."""
    for parent in list(tree.iter()):
        _unwrapped(parent)
    for run in list(tree.iter(f"{W}r")):
        yield from _signs(run)


def _unwrapped(parent: Element) -> None:
    found: list[Element] = []
    for child in parent:
        if child.tag in _OPENED:
            _unwrapped(child)
            found += child
        elif child.tag == f"{W}sdt" and child.find(f"{W}sdtPr/{W14}checkbox") is not None:
            content = child.find(f"{W}sdtContent")
            found += content if content is not None else []
        elif child.tag == f"{W}r" and child.find(f"{W}ruby") is not None:
            found += _ruby(child)
        else:
            found.append(child)
    if len(found) != len(parent) or any(a is not b for a, b in zip(found, parent, strict=True)):
        parent[:] = found


def _ruby(run: Element) -> Iterator[Element]:
    """A word, and in brackets what stands small above it."""
    for ruby in run.iter(f"{W}ruby"):
        above = "".join(one.text or "" for one in ruby.iterfind(f"{_ABOVE}//{W}t"))
        yield from ruby.iterfind(f"{_BASE}/{W}r")
        if above:
            made = Element(f"{W}r")
            SubElement(made, f"{W}t").text = f" ({above})"
            yield made


def _signs(run: Element) -> Iterator[Told]:
    for child in list(run):
        if child.tag != f"{W}sym":
            continue
        text = sign(child)
        if not text:
            text = "�"
            message = _("A sign of the font “{font}” is not known; “�” stands for it.")
            yield Told(Kind.LOOK, message.format(font=child.get(f"{W}font", "")))
        made = Element(f"{W}t")
        made.text = text
        run[list(run).index(child)] = made

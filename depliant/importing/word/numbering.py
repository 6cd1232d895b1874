"""The numbers that Word draws before paragraphs, which its file does not hold as text: they are
counted as Word counts them, so that step 3 stays step 3.

A list of an article has figures, or points. Letters, and signs that mean something, are told or
become text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from depliant.importing.mending.signs import same
from depliant.importing.shapes import MEANINGS
from depliant.importing.told import Kind, Told
from depliant.importing.word.xml_words import W, said, sign
from depliant.words import _

_OPEN, _CLOSE = "\ue6f0", "\ue6f1"  # of the private use area: around a number, on its way to HTML
_MARK = re.compile(rf"<li>((?:<[^<>]*>)*?){_OPEN}(\d+){_CLOSE}")
_ANY = re.compile(rf"{_OPEN}\d+{_CLOSE}")
_FIGURES = ("decimal", "decimalZero", "ordinal", "")
_SYMBOLS = ("Wingdings", "Wingdings 2", "Wingdings 3", "Symbol", "Webdings", "ZapfDingbats")
_SHOWN = 40


@dataclass(frozen=True)
class _Level:
    """How a level of a list is numbered: `look` is Word's name of it, `text` how it is drawn."""

    look: str
    text: str
    start: int
    font: str = ""


@dataclass
class Numbers:
    """Counts the numbers of a document; what an article cannot have is told."""

    numbering: Element
    styles: Element
    _told: set[str] = field(default_factory=set)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _met: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._levels = {
            one.get(f"{W}abstractNumId", ""): dict(_levels(one))
            for one in self.numbering.iter(f"{W}abstractNum")
        }
        self._lists = {one.get(f"{W}numId", ""): one for one in self.numbering.iter(f"{W}num")}
        self._of_styles = {one.get(f"{W}styleId", ""): one for one in self.styles.iter(f"{W}style")}

    def mark(self, document: Element, headings: Mapping[str, int]) -> Iterator[Told]:
        """Put each number where `read_marks` finds it behind the converter."""
        for paragraph in document.iter(f"{W}p"):
            style = _value(paragraph, f"{W}pPr/{W}pStyle")
            name, depth = self._list_of(paragraph.find(f"{W}pPr/{W}numPr"), style)
            owner = _value(self._lists.get(name), f"{W}abstractNumId")
            level = self._levels.get(owner, {}).get(depth)
            if level is None or not said(paragraph).strip():
                continue
            number = self._next(name, owner, depth, level)
            if style in headings:
                yield from _heading_said(level, number, depth, paragraph)
            else:
                yield from self._marked(paragraph, level, number, owner)

    def _list_of(self, own: Element | None, style: str) -> tuple[str, int]:
        """The list of a paragraph, its own or its style's, and the level in it."""
        name, depth, seen = "", "", set[str]()
        while own is not None or style:
            name = name or _value(own, f"{W}numId")
            depth = depth or _value(own, f"{W}ilvl")
            if name or style in seen:
                break
            seen.add(style)
            about = self._of_styles.get(style)
            own = about.find(f"{W}pPr/{W}numPr") if about is not None else None
            style = _value(about, f"{W}basedOn")
        return name, int(depth) if depth.isdecimal() else 0

    def _next(self, name: str, owner: str, depth: int, level: _Level) -> int:
        """The next number of a list; lists of one kind count on, unless one starts anew."""
        starts = [
            one
            for one in self._lists[name].iter(f"{W}lvlOverride")
            if one.get(f"{W}ilvl") == str(depth)
        ]
        first = _value(starts[0], f"{W}startOverride") if starts else ""
        if first.isdecimal() and (name, depth) not in self._met:
            self._counts[owner, depth] = int(first) - 1
        self._met.add((name, depth))
        number = self._counts.get((owner, depth), level.start - 1) + 1
        for key in [one for one in self._counts if one[0] == owner and one[1] > depth]:
            del self._counts[key]
        self._counts[owner, depth] = number
        return number

    def _marked(self, paragraph: Element, level: _Level, number: int, owner: str) -> Iterator[Told]:
        if level.look == "bullet":
            if (drawn := _drawn(level)) in MEANINGS:
                _begin(paragraph, f"{drawn} ")
            return
        words = re.sub(r"%\d", "", level.text)
        if level.look == "none" or re.search(r"[^\W_]{2}", words):
            _begin(paragraph, re.sub(r"%\d", str(number), level.text).strip() + " ")
            _unlist(paragraph)
            return
        _begin(paragraph, f"{_OPEN}{number}{_CLOSE}")
        if level.look not in _FIGURES and owner not in self._told:
            self._told.add(owner)
            message = _("A list that had letters has figures now: “{number}. {text}…”.")
            text = " ".join(said(paragraph).split())[:_SHOWN]
            text = _ANY.sub("", text)
            yield Told(Kind.LOOK, message.format(number=number, text=text))


def read_marks(html: str) -> str:
    """The HTML with the number of each entry that has one as its `value`."""
    return _ANY.sub("", _MARK.sub(r'<li value="\2">\1', html))


def _levels(about: Element) -> Iterator[tuple[int, _Level]]:
    for one in about.iter(f"{W}lvl"):
        depth, start = one.get(f"{W}ilvl", "0"), _value(one, f"{W}start")
        fonts = one.find(f"{W}rPr/{W}rFonts")
        yield (
            int(depth) if depth.isdecimal() else 0,
            _Level(
                _value(one, f"{W}numFmt"),
                _value(one, f"{W}lvlText"),
                int(start) if start.isdecimal() else 1,
                fonts.get(f"{W}ascii", "") if fonts is not None else "",
            ),
        )


def _value(element: Element | None, path: str) -> str:
    found = element.find(path) if element is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _drawn(level: _Level) -> str:
    """The sign that a point is drawn with."""
    if level.font not in _SYMBOLS or len(level.text) != 1:
        return same(level.text)
    char = {f"{W}font": level.font, f"{W}char": f"{ord(level.text):04X}"}
    return same(sign(Element(f"{W}sym", char)))


def _begin(paragraph: Element, words: str) -> None:
    run = Element(f"{W}r")
    text = Element(f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    text.text = words
    run.append(text)
    paragraph.insert(1 if paragraph.find(f"{W}pPr") is not None else 0, run)


def _unlist(paragraph: Element) -> None:
    """Make an entry a paragraph."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        return
    for one in properties.findall(f"{W}numPr") + properties.findall(f"{W}pStyle"):
        properties.remove(one)


def _heading_said(level: _Level, number: int, depth: int, paragraph: Element) -> Iterator[Told]:
    if level.look in ("bullet", "none") or depth:
        return
    message = _("“{number}” before “{title}” is left out: sections have no numbers.")
    title = " ".join(said(paragraph).split())
    yield Told(Kind.LEFT_OUT, message.format(number=f"{number}.", title=title))

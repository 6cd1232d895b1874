"""Leaves: the texts of a tree in their order, each the words of one paragraph, entry or cell.

An article's section and what a colleague made of it are both trees; as rows of leaves they can be
compared, whatever a word processor did to lists, frames and tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from xml.etree.ElementTree import Element

from depliant.content.prose.building import LINE
from depliant.importing.opened.spans import BLOCKS, INLINE, Reading, spans_of
from depliant.importing.shapes import ABOVE, BELOW, BOLD, ITALIC, Span, Spans, trimmed
from depliant.importing.writing.inline import is_address

_TOKEN = re.compile(r"\{\{.*?\}\}|\w+(?:[’'\u2011-]\w+)*|\n|[^\S\n]+|[^\w\s]")
_MARKS = frozenset({BOLD, ITALIC, BELOW, ABOVE})
_SILENT = frozenset("script style head meta link".split())
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))

Key = tuple[str, frozenset[str], str, str]


@dataclass(frozen=True)
class Token:
    """A word, a sign, some white, the end of a line, or the mark of a note; `start` and `end` count
    the letters of its leaf."""

    text: str
    start: int
    end: int
    marks: frozenset[str] = frozenset()
    link: str = ""
    note: str = ""

    @property
    def is_white(self) -> bool:
        return not self.note and self.text.isspace() and self.text != "\n"

    @property
    def key(self) -> Key:
        """What makes it another one; any white is one space, however it is set."""
        if self.is_white:
            return " ", frozenset(), "", ""
        return self.text, self.marks, self.link, self.note


@dataclass(frozen=True)
class Leaf:
    """The words of one paragraph (`p`), entry (`li`), cell (`td`, `th`), heading (`h3`), term
    (`dt`), meaning (`dd`), title of a frame (`box`), caption or note.

    `line` is where it begins in the article, 0 in a file that came back. `depth` counts the lists
    around it; `start` is the first number of its list; `row` counts the rows of all tables of a
    section, from 1 (0: in none)."""

    shape: str
    spans: Spans = field(default=())
    line: int = 0
    depth: int = 0
    numbered: bool = False
    start: int = 1
    boxed: bool = False
    row: int = 0
    column: int = 0
    note: str = ""

    @property
    def text(self) -> str:
        """Its words, without pictures and the marks of notes."""
        return "".join(span.text for span in self.spans if not span.picture and not span.note)

    @property
    def pictures(self) -> tuple[str, ...]:
        return tuple(span.picture for span in self.spans if span.picture)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        found = list(_tokens(self.spans))
        while found and found[-1].text.isspace():
            found.pop()
        while found and found[0].text.isspace():
            found.pop(0)
        return tuple(found)

    @cached_property
    def key(self) -> tuple[Key, ...]:
        """What two leaves that say the same have in common."""
        return tuple(token.key for token in self.tokens)


def _tokens(spans: Spans) -> Iterator[Token]:
    at, text = 0, ""
    for token in _Merged(spans):
        if token.picture:
            continue
        if token.note:
            yield Token("", at, at, note=token.note)
            continue
        link = _link(token)
        for found in _TOKEN.finditer(token.text):
            start, end = at + found.start(), at + found.end()
            text = found[0] if found[0].startswith("{{") else found[0].translate(_UNSEEN)
            yield Token(text, start, end, token.marks & _MARKS, link)
        at += len(token.text)


def _link(span: Span) -> str:
    """Where some words lead; nothing for an address that leads where it says."""
    return "" if is_address(span.text, span.link) else span.link.rstrip("/")


class _Merged:
    """Neighbours that are set alike as one: a word is not parted where nobody sees it."""

    def __init__(self, spans: Spans) -> None:
        self.spans = spans

    def __iter__(self) -> Iterator[Span]:
        last: Span | None = None
        for span in self.spans:
            like = last and (last.marks & _MARKS, last.link) == (span.marks & _MARKS, span.link)
            if last and like and not (last.picture or last.note or span.picture or span.note):
                last = last.said(last.text + span.text)
                continue
            if last:
                yield last
            last = span
        if last:
            yield last


@dataclass
class Walk:
    """Finds the leaves of a tree; `reading` says how white is read and what a picture is called;
    `named` is what stands before the names of notes, where these are an article's."""

    reading: Reading
    named: str = ""
    found: list[Leaf] = field(default_factory=list)
    rows: int = 0

    def leaves(self, tree: Element, like: Leaf = Leaf("p")) -> tuple[Leaf, ...]:
        first = len(self.found)
        self._inside(tree, like)
        return tuple(self.found[first:])

    def _inside(self, element: Element, like: Leaf) -> None:
        run = [self._white(element.text)]
        for child in element:
            if not isinstance(child.tag, str) or child.tag in _SILENT:
                pass
            elif child.tag in INLINE and not any(one.tag in BLOCKS for one in child.iter()):
                spans = spans_of(child, self.reading)
                run += [replace(one, note=one.note.removeprefix(self.named)) for one in spans]
            else:
                like, run = self._flushed(run, like), []
                before = len(self.found)
                self._block(child, like)
                if len(self.found) > before:
                    like = _after(like)
            run.append(self._white(child.tail))
        self._flushed(run, like)
        self._captions(element, like)

    def _flushed(self, run: list[Span], like: Leaf) -> Leaf:
        """Keep a leaf of what was met; what the next one of the same element is like."""
        spans = _without_white(trimmed(run))
        if not spans:
            return like
        self.found.append(replace(like, spans=spans))
        return _after(like)

    def _captions(self, element: Element, like: Leaf) -> None:
        for image in element.findall("img"):
            if caption := image.get("title", "").strip():
                self.found.append(replace(like, shape="caption", spans=(Span(caption),)))

    def _block(self, element: Element, like: Leaf) -> None:
        tag = str(element.tag)
        like = replace(like, line=int(element.get(LINE) or like.line))
        if tag in ("ul", "ol"):
            first = element.get("start", "")
            start = int(first) if first.isdecimal() else 1
            inner = replace(
                like, shape="li", depth=like.depth + 1, numbered=tag == "ol", start=start
            )
            self._children(element, inner)
        elif tag == "table":
            self._table(element, like)
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd"):
            self._inside(element, replace(like, shape=tag))
        elif tag == "pre":
            text = "".join(element.itertext()).strip("\n")
            self._flushed([Span(text)], replace(like, shape="code"))
        elif element.get("class") == "admonition-title":
            self._inside(element, replace(like, shape="box"))
        elif "admonition" in element.get("class", "").split():
            self._children(element, replace(like, boxed=True))
        else:
            self._inside(element, like)

    def _children(self, element: Element, like: Leaf) -> None:
        for child in element:
            line = int(child.get(LINE) or like.line)
            if child.tag == "li":
                self._inside(child, replace(like, line=line))
            else:
                self._block(child, like)

    def _table(self, table: Element, like: Leaf) -> None:
        rows = [[one for one in row if one.tag in ("td", "th")] for row in table.iter("tr")]
        if max(map(len, rows), default=0) < 2:  # a frame
            for row in rows:
                for cell in row:
                    self._inside(cell, replace(like, shape="p", boxed=True))
            return
        for row in rows:
            self.rows += 1
            for column, cell in enumerate(row):
                line = int(cell.get(LINE) or like.line)
                place = replace(like, shape=str(cell.tag), row=self.rows, column=column, line=line)
                self._inside(cell, place)

    def _white(self, text: str | None) -> Span:
        return Span(self.reading.white(text or ""))


def _after(like: Leaf) -> Leaf:
    """What follows the first text of an entry or a meaning is a paragraph in it."""
    return replace(like, shape="p") if like.shape in ("li", "dd") else like


def _without_white(spans: Spans) -> Spans:
    """White beside the end of a line, or between a picture and its caption, is nobody's word."""
    kept: list[Span] = []
    for span in spans:
        if span.text.isspace() and not span.note and kept and kept[-1].picture:
            continue
        if span.text == "\n" and kept and not kept[-1].note:
            kept[-1] = kept[-1].said(kept[-1].text.rstrip(" "))
        elif kept and kept[-1].text == "\n" and not span.picture:
            span = span.said(span.text.lstrip(" "))
        kept.append(span)
    return tuple(span for span in kept if span.text or span.picture or span.note)


def renamed(leaves: Iterable[Leaf], notes: Mapping[str, str]) -> tuple[Leaf, ...]:
    """The leaves with the article's names for their notes."""
    return tuple(
        replace(
            leaf,
            note=notes.get(leaf.note, leaf.note),
            spans=tuple(
                replace(span, note=notes.get(span.note, span.note)) if span.note else span
                for span in leaf.spans
            ),
        )
        for leaf in leaves
    )

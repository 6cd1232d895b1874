"""What every kind of file is read into: blocks of spans, before it is written as an article."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

BOLD, ITALIC, UNDER, BELOW, ABOVE, STRUCK = "bold", "italic", "under", "below", "above", "struck"
MEANINGS = frozenset("✓✔✗✘✕✖☐☑☒□❏❑→➔➜⚠☎✉★♥☺☹")  # signs that say something before an entry
_WORD = re.compile(r"[^\W_]+")
_CHOSEN = str.maketrans({**dict.fromkeys('’‘“”«»"', "'"), **dict.fromkeys("–—‑‐", "-")})
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


@dataclass(frozen=True)
class Span:
    """Some text set in one way; a line that ends in it is `\\n`. A `picture` names one by its key
    (the text is what it shows); a `note` names one; a `link` is an address."""

    text: str
    marks: frozenset[str] = frozenset()
    link: str = ""
    picture: str = ""
    note: str = ""

    def said(self, text: str) -> Span:
        return replace(self, text=text)


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Block:
    """A block; what kind it is its class says."""


@dataclass(frozen=True)
class Heading(Block):
    """A heading as it was found, level 1 the highest; `sure` if the file itself says so, `bold` if
    it is a line that was only set bold."""

    level: int
    spans: Spans
    sure: bool = True
    bold: bool = False


@dataclass(frozen=True)
class Paragraph(Block):
    spans: Spans


@dataclass(frozen=True)
class Listing(Block):
    """A list: `start` is the number of its first entry, None for points."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True)
class Table(Block):
    """A table; its first row is its headings."""

    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True)
class Quote(Block):
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Box(Block):
    """A frame with a title, of a kind that articles know."""

    kind: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Terms(Block):
    """Words and their meanings."""

    pairs: tuple[tuple[Spans, Spans], ...]


@dataclass(frozen=True)
class Rule(Block):
    """A line across."""


Blocks = tuple[Block, ...]


@dataclass(frozen=True)
class Picture:
    """A picture of the file: its bytes (none if it lies elsewhere), where it came from, what it
    is said to show."""

    data: bytes
    origin: str
    alt: str = ""


def text(spans: Iterable[Span]) -> str:
    """The words of some spans, as they are read."""
    return "".join(span.text for span in spans)


def inner(block: Block) -> Iterator[Block]:
    """The blocks that stand right in another one."""
    if isinstance(block, Quote | Box):
        yield from block.blocks
    elif isinstance(block, Listing):
        for item in block.items:
            yield from item


def spans_in(block: Block) -> Iterator[Spans]:
    """All spans of a block, at every depth, in reading order."""
    if isinstance(block, Heading | Paragraph):
        yield block.spans
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row)
    elif isinstance(block, Terms):
        yield from (spans for pair in block.pairs for spans in pair)
    elif isinstance(block, Box):
        yield (Span(block.title),)
    for one in inner(block):
        yield from spans_in(one)


def said(blocks: Iterable[Block]) -> str:
    """All the words of some blocks."""
    return "\n".join(text(spans) for block in blocks for spans in spans_in(block))


def words(written: str) -> Counter[str]:
    """The words of a text, whatever their capitals: what is counted so that none is lost."""
    return Counter(words_in(written))


def words_in(written: str) -> list[str]:
    """The words of a text in their order, whatever their capitals and their Unicode form."""
    plain = unicodedata.normalize("NFKC", written.translate(UNSEEN)).casefold()
    return _WORD.findall(plain)


def signs_in(written: str) -> str:
    """All the letters, digits and signs of a text, without its white: what a text must keep. Of
    quotes and dashes only that they are there: writers choose which."""
    plain = unicodedata.normalize("NFKC", written.translate(UNSEEN)).translate(_CHOSEN)
    return "".join(plain.split())


def trimmed(spans: Iterable[Span]) -> Spans:
    """The spans without white at both ends, and without empty ones."""
    kept = [span for span in spans if span.text or span.picture or span.note]
    while kept and not kept[0].picture and not kept[0].note and not kept[0].text.lstrip():
        kept.pop(0)
    while kept and not kept[-1].picture and not kept[-1].note and not kept[-1].text.rstrip():
        kept.pop()
    if kept and not kept[0].picture:
        kept[0] = kept[0].said(kept[0].text.lstrip())
    if kept and not kept[-1].picture:
        kept[-1] = kept[-1].said(kept[-1].text.rstrip())
    return tuple(kept)


def lines(spans: Iterable[Span]) -> tuple[Spans, ...]:
    """The lines of some spans, each without white at its ends; empty ones too."""
    found: list[list[Span]] = [[]]
    for span in spans:
        first, *rest = span.text.split("\n")
        found[-1].append(span.said(first))
        found.extend([span.said(one)] for one in rest)
    return tuple(trimmed(line) for line in found)


def joined(parts: Iterable[Spans]) -> Spans:
    """Lines as the spans of one paragraph."""
    found: list[Span] = []
    for part in parts:
        if found:
            found.append(Span("\n"))
        found.extend(part)
    return tuple(found)


def with_marks(spans: Iterable[Span], *marks: str) -> Spans:
    """The same words, set in these ways too."""
    return tuple(replace(span, marks=span.marks | set(marks)) for span in spans)


def without_marks(spans: Iterable[Span], *marks: str) -> Spans:
    """The same words, no longer set in these ways."""
    return tuple(replace(span, marks=span.marks - set(marks)) for span in spans)

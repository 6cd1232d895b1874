"""The Markdown of an article: our blocks, and our additions to what Python-Markdown reads inside a
line; no raw HTML."""

from __future__ import annotations

import string
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ElementTree

import markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor, SimpleTextInlineProcessor
from markdown.treeprocessors import Treeprocessor

from depliant.content.facts import Facts
from depliant.content.prose.abbreviations import in_headings, spell_out
from depliant.content.prose.addresses import Paper, link_what_is_typed, show_addresses
from depliant.content.prose.blanks import Blank
from depliant.content.prose.building import build
from depliant.content.prose.inline import (
    AddressPattern,
    EntityPattern,
    FactPattern,
    PromptPattern,
)
from depliant.content.prose.notes import NoteMark, Notes
from depliant.content.prose.proof import Left, marks_left
from depliant.content.prose.shapes import shape
from depliant.content.prose.tenths import draw_tenths
from depliant.content.prose.wording import close_last_lines, dress_text, keep_last_words
from depliant.content.typography import Typography
from depliant.reading.blocks.block import Block
from depliant.reading.sections import Section
from depliant.sources.beside.figures import figure_name

# pymdownx reads `~` and `^` too, but loses pairs behind a single one ("~10 mg de H~2~O").
_EXTENSIONS = ("abbr",)
_BELOW, _ABOVE = r"(?<!\d)(~)(?!~)([^\s~]+)~(?!~)", r"(\^)([^\s^]+)\^"
_TIMES = r"(?<=\d)(\*)(?=\d)"  # "10*20*30 mm"


@dataclass(frozen=True)
class Manner:
    """How an edition sets its text: the typography of its language, whether it is printed (and
    then how), the abbreviations that it has spelled out before, and those that only its headings
    use; what is said of a row of ten figures to those who do not see it."""

    dress: Typography
    paper: Paper | None = None
    spelled: frozenset[str] = frozenset()
    headed: frozenset[str] = frozenset()
    tenths: str = ""


@dataclass
class Seen:
    """What is met on the walk: the pictures' paths, what was not read, the abbreviations that were
    spelled out, those that headings use, the addresses of codes by the URL of their picture, the
    URLs of rows of ten figures."""

    pictures: list[str] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    spelled: list[str] = field(default_factory=list)
    headed: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    rows: list[str] = field(default_factory=list)


def parse(text: str, dialect: Dialect) -> str:
    """The HTML of `text`, whose blocks the dialect brings; the one configuration of
    Python-Markdown."""
    known = dialect.section.definitions
    meanings = {name: one.meaning for name, one in known.abbreviations.items()}
    parser = markdown.Markdown(
        extensions=[*_EXTENSIONS, dialect],
        extension_configs={"abbr": {"glossary": meanings}},
        output_format="xhtml",
    )
    parser.references.update({n: (one.address, one.title) for n, one in known.links.items()})
    return parser.convert(text)


class Dialect(Extension):
    """What a section brings to its parsing; `seen` is filled while it is parsed."""

    def __init__(
        self, section: Section, blocks: tuple[Block, ...], facts: Facts, manner: Manner
    ) -> None:
        super().__init__()
        self.section, self.blocks, self.facts, self.manner = section, blocks, facts, manner
        self.seen = Seen()

    def figure(self, path: str) -> str:
        return figure_name(self.section.by, path)

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        for name in ("html", "autolink", "automail", "entity"):
            md.inlinePatterns.deregister(name)
        notes = self.section.definitions.notes
        md.ESCAPED_CHARS = list(string.punctuation)
        md.parser = _Blocks(md, self.blocks)
        md.inlinePatterns.register(FactPattern(self.facts), "fact", 185)
        md.inlinePatterns.register(NoteMark(notes), "note", 175)
        md.inlinePatterns.register(PromptPattern(), "prompt", 172)
        md.inlinePatterns.register(AddressPattern(), "address", 120)
        md.inlinePatterns.register(EntityPattern(), "entity", 80)
        md.inlinePatterns.register(SimpleTextInlineProcessor(_TIMES), "times", 65)
        md.inlinePatterns.register(Blank(), "blank", 62)
        md.inlinePatterns.register(SimpleTagInlineProcessor(_BELOW, "sub"), "sub", 50)
        md.inlinePatterns.register(SimpleTagInlineProcessor(_ABOVE, "sup"), "sup", 50)
        md.treeprocessors.register(Notes(md, notes, self.section.role), "notes", 15)
        md.treeprocessors.register(_Proof(md, self.seen), "proof", 5)  # what is escaped is known
        md.treeprocessors.register(_LastWalk(md, self), "last_walk", -1)  # of plain text


class _Blocks(BlockParser):
    """Stands where Python-Markdown parses blocks: ours are read already."""

    def __init__(self, md: markdown.Markdown, blocks: tuple[Block, ...]) -> None:
        super().__init__(md)
        self.blocks = blocks

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802
        root = Element(self.md.doc_tag)
        build(root, self.blocks)
        return ElementTree(root)


class _Proof(Treeprocessor):
    """Sees what was not read."""

    def __init__(self, md: markdown.Markdown, seen: Seen) -> None:
        super().__init__(md)
        self.seen = seen

    def run(self, root: Element) -> None:
        self.seen.left.extend(marks_left(root))


class _LastWalk(Treeprocessor):
    """Last walk over the tree: its shapes, then its words."""

    def __init__(self, md: markdown.Markdown, dialect: Dialect) -> None:
        super().__init__(md)
        self.dialect = dialect

    def run(self, root: Element) -> None:
        manner, seen = self.dialect.manner, self.dialect.seen
        country = self.dialect.facts["hospital.country"]
        seen.pictures += shape(root, self.dialect.figure)
        seen.headed += in_headings(root)
        seen.spelled += spell_out(root, manner.spelled, manner.headed)
        link_what_is_typed(root, country)
        seen.codes.update(show_addresses(root, country, manner.paper))
        seen.rows += draw_tenths(root, manner.tenths)
        dress_text(root, manner.dress)
        close_last_lines(root, narrow="steps" in self.dialect.section.classes)
        keep_last_words(root)

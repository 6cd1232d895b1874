"""The Markdown of an article: our additions to Python-Markdown, without its raw HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from depliant.content.facts import REFERENCE, Facts
from depliant.content.phones import dial
from depliant.content.prose.abbreviations import spell_out
from depliant.content.prose.addresses import Paper, link_what_is_typed, show_addresses
from depliant.content.prose.shapes import Seen, shape
from depliant.content.prose.wording import dress_text, keep_last_words
from depliant.content.typography import Typography
from depliant.sources.document import figure_name


@dataclass(frozen=True)
class Manner:
    """How an edition sets its text: the typography of its language, whether it is printed (and
    then how), the abbreviations that it has spelled out before."""

    dress: Typography
    paper: Paper | None = None
    spelled: frozenset[str] = frozenset()


class Dialect(Extension):
    """`by` is whose section it is, if not the core's; `seen` is filled while it is parsed."""

    def __init__(self, facts: Facts, manner: Manner, by: str) -> None:
        super().__init__()
        self.facts, self.manner, self.by = facts, manner, by
        self.seen = Seen()

    def figure(self, path: str) -> str:
        return figure_name(self.by, path)

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("autolink")
        md.inlinePatterns.deregister("automail")
        md.inlinePatterns.register(_FactPattern(REFERENCE.pattern, self.facts), "fact", 185)
        md.treeprocessors.register(_LastWalk(md, self), "last_walk", -1)  # of plain text


class _FactPattern(InlineProcessor):
    """`{{ hospital.contacts.ward.phone }}` → its text; a phone becomes a link one can dial."""

    def __init__(self, pattern: str, facts: Facts) -> None:
        super().__init__(pattern)
        self.facts = facts

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]  # noqa: N802
        value = self.facts.get(m[1], m[0])
        if m[1].endswith(".phone"):
            return phone_link(value, self.facts["hospital.country"]), m.start(0), m.end(0)
        span = Element("span")
        span.text = AtomicString(value)
        return span, m.start(0), m.end(0)


def phone_link(phone: str, country: str) -> Element:
    """A phone number, large and never broken, that a telephone can dial."""
    link = Element("a", {"class": "phone", "href": f"tel:{dial(phone, country)}"})
    link.text = AtomicString(phone.replace(" ", "\u00a0"))
    return link


class _LastWalk(Treeprocessor):
    """Last walk over the tree: its shapes, then its words."""

    def __init__(self, md: markdown.Markdown, dialect: Dialect) -> None:
        super().__init__(md)
        self.dialect = dialect

    def run(self, root: Element) -> None:
        manner, seen = self.dialect.manner, self.dialect.seen
        country = self.dialect.facts["hospital.country"]
        shape(root, self.dialect.figure, seen)
        seen.spelled += spell_out(root, manner.spelled)
        link_what_is_typed(root, country)
        seen.codes.update(show_addresses(root, country, manner.paper))
        dress_text(root, manner.dress)
        keep_last_words(root)

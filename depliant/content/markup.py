"""One section's Markdown → safe HTML.

Standard Python-Markdown with attr_list, admonition, def_list, tables, footnotes and abbr. Raw
HTML is not markup: it is shown as text. Look-ups `{{ dotted.name }}` become text, never markup.
nh3 is the second lock: what it would remove is a fault of the first, and does not reach a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import markdown
import nh3
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from depliant.content.facts import REFERENCE, Facts
from depliant.content.phones import dial
from depliant.errors import Place, Problem, gather
from depliant.reading.sections import Section
from depliant.sources.document import figure_name
from depliant.words import _

PICTURES = "depliant:leaflet/"  # the private scheme of the pictures beside an article
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_UNTOUCHED = frozenset({"code", "pre", "a"})
LONG_WORD = 10  # letters: shorter words are not broken anyway (styles/20-text.css)
_EXTENSIONS = ("attr_list", "admonition", "def_list", "tables", "abbr", "sane_lists")
_TAGS = frozenset(
    """p h3 h4 ul ol li strong em a img code pre blockquote br hr table thead tbody tr th td dl
    dt dd div span figure figcaption abbr sup sub section""".split()
)
_ATTRIBUTES = {
    "*": {"class", "id", "dir", "lang"},
    "a": {"href"},
    "img": {"src", "alt"},
    "span": {"data-picture"},
    "th": {"scope"},
    "abbr": {"title"},
    "ol": {"start"},
}


@dataclass(frozen=True)
class Rendered:
    """A section's HTML, the figures it shows (as the article names them), and odd things seen."""

    html: str
    pictures: tuple[str, ...]
    shown_as_text: tuple[Problem, ...]


def render(section: Section, facts: Facts, dress: Callable[[str], str]) -> Rendered:
    """The HTML of a section; `dress` applies the typography of its language to running text.

    Raises `InputError` for a picture that does not lie beside the article.
    """
    dialect = _Dialect(facts, dress, section.by)
    parser = markdown.Markdown(
        extensions=[*_EXTENSIONS, "footnotes", dialect],
        extension_configs={"footnotes": {"UNIQUE_IDS": True, "SEPARATOR": f"-{section.role}-"}},
        output_format="xhtml",
    )
    text = parser.convert(section.text)
    gather(_not_local(path, section.place) for path in dialect.pictures if not _is_local(path))
    clean = nh3.clean(
        text,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes={*_SCHEMES, "depliant"},
        link_rel=None,
    )
    odd = tuple(_shown_as_text(section))
    if dialect.dropped and not odd:  # a scheme in disguise, seen only once it was parsed
        odd = tuple(_not_kept(scheme, section.place) for scheme in dialect.dropped)
    return Rendered(clean, tuple(map(dialect.figure, dialect.pictures)), odd)


_RAW_HTML = re.compile(r"<(?:!--|/?([a-zA-Z][\w-]*)(?:\s[^<>]*)?/?>)")
_SCHEME = re.compile(r"\]\(\s*<?\s*([a-zA-Z][\w+.\-]*):")


def hostile_references(section: Section) -> Iterator[Problem]:
    """Pictures and links that reach for what a leaflet may not touch."""
    for number, line in enumerate(section.text.split("\n"), (section.place.line or 1) + 1):
        here = section.place.at(number)
        for found in re.finditer(r"!\[[^\]]*\]\(\s*<?([^)\s>]*)", line):
            if not _is_local(found[1]):
                yield _not_local(found[1], here)


def _is_local(path: str) -> bool:
    return bool(re.fullmatch(r"\w[\w.-]*(/\w[\w.-]*)*", path))


def _shown_as_text(section: Section) -> Iterator[Problem]:
    for number, line in enumerate(section.text.split("\n"), (section.place.line or 1) + 1):
        here = section.place.at(number)
        if found := _RAW_HTML.search(line):
            message = _("HTML is shown as text: `{what}`.")
            yield Problem(message.format(what=found[0][:40]), here, _("Write it in Markdown."))
        for scheme in _SCHEME.findall(line):
            if scheme.lower() not in _SCHEMES:
                yield _not_kept(scheme, here)


def _not_local(path: str, place: Place) -> Problem:
    message = _("The picture `{path}` does not lie beside the article.")
    remedy = _("Put it in the article's folder and write `figures/name.svg`.")
    return Problem(message.format(path=path[:80]), place, remedy)


def _not_kept(scheme: str, place: Place) -> Problem:
    message = _("A link to `{scheme}:` is not kept.")
    return Problem(message.format(scheme=scheme), place, _("Link to https://, mailto: or tel:."))


class _Dialect(Extension):
    """The Markdown of an article: our additions to Python-Markdown, without its raw HTML. `by` is
    whose section it is, if not the core's."""

    def __init__(self, facts: Facts, dress: Callable[[str], str], by: str) -> None:
        super().__init__()
        self.facts, self.dress, self.by = facts, dress, by
        self.pictures: list[str] = []
        self.dropped: list[str] = []

    def figure(self, path: str) -> str:
        return figure_name(self.by, path)

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("autolink")
        md.inlinePatterns.deregister("automail")
        md.inlinePatterns.register(_FactPattern(REFERENCE.pattern, self.facts), "fact", 185)
        md.treeprocessors.register(_Dress(md, self), "dress", 5)


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


class _Dress(Treeprocessor):
    """Last walk over the tree: pictures, table headings, loose items, typography."""

    def __init__(self, md: markdown.Markdown, dialect: _Dialect) -> None:
        super().__init__(md)
        self.dialect = dialect

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                self._element(child, parent)
        for item in root.iter("p"):
            _figure(item)
        self._text(root)
        for block in root.iter():
            if block.tag in ("p", "dd"):
                _keep_last_word(block)

    def _element(self, element: Element, parent: Element) -> None:
        if element.tag == "img":
            self._picture(element)
        elif element.tag == "th":
            element.set("scope", "col")
        elif element.tag == "a":
            scheme = element.get("href", "").partition(":")
            if scheme[1] and scheme[0].strip().lower() not in _SCHEMES:
                element.attrib.pop("href")
                self.dialect.dropped.append(scheme[0].strip()[:20])
        elif element.tag == "li" and len(element) == 1 and element[0].tag == "p":
            _unwrap(element)

    def _picture(self, image: Element) -> None:
        path = image.get("src", "")
        self.dialect.pictures.append(path)
        url = PICTURES + self.dialect.figure(path)
        image.set("src", url)
        if not image.get("alt"):  # decoration: a background, so that no reader announces it
            title = image.tail
            image.attrib.clear()
            image.tag = "span"
            image.set("class", "pictogram")
            image.set("data-picture", url)
            image.tail = title

    def _text(self, element: Element) -> None:
        if element.tag in _UNTOUCHED:
            return
        element.text = self._dressed(element.text)
        for child in element:
            self._text(child)
            child.tail = self._dressed(child.tail)

    def _dressed(self, text: str | None) -> str | None:
        return self.dialect.dress(text) if text else text


def _keep_last_word(block: Element) -> None:
    """Mark the last word of a paragraph, if it is long: it is never broken between lines."""
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


def _unwrap(item: Element) -> None:
    """`<li><p>text</p></li>` → `<li>text</li>`: one block, one element for a screen reader."""
    paragraph = item[0]
    item.remove(paragraph)
    item.text = paragraph.text
    item.extend(list(paragraph))


def _figure(paragraph: Element) -> None:
    """A picture alone in its paragraph becomes a figure; its title becomes the caption."""
    if len(paragraph) != 1 or paragraph[0].tag != "img" or (paragraph.text or "").strip():
        return
    image = paragraph[0]
    caption = image.attrib.pop("title", "")
    paragraph.tag = "figure"
    if caption and not (image.tail or "").strip():
        SubElement(paragraph, "figcaption").text = caption

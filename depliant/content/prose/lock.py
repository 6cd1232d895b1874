"""The second lock: the tags and attributes that reach a page. The first one refuses all that this
one would take out, so that nothing goes without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import nh3

from depliant.content.prose.references import SCHEMES
from depliant.content.prose.remedies import Wrong
from depliant.words import _

TAGS = frozenset(
    """p h3 h4 ul ol li strong em a img code pre blockquote br hr table thead tbody tr th td dl
    dt dd div span figure figcaption abbr sup sub b section""".split()
)
ATTRIBUTES = {
    "*": {"class", "id", "dir", "lang"},
    "a": {"href"},
    "img": {"src", "alt"},
    "span": {"data-picture"},
    "th": {"scope"},
    "abbr": {"title"},
    "ol": {"start"},
}


_SIZE = re.compile(r"\|\s*\d+(?:\s*x\s*\d+)?\s*$")  # how Obsidian sizes a picture


def cleaned(html: str) -> str:
    """The HTML without what may not reach a page."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes={*SCHEMES, "depliant"},
        link_rel=None,
    )


def lost(before: str, after: str) -> Wrong | None:
    """Whether the lock took something out of a section that the proof had let pass."""
    if [before.count(sign) for sign in "<="] == [after.count(sign) for sign in "<="]:
        return None
    message = _("Something in this section would be left out of the page.")
    return message, _("Write it more simply: paragraphs, lists, tables, links.")


def not_kept(element: Element) -> Iterator[Wrong]:
    """Links that lead nowhere, and captions that would not be printed."""
    if element.tag == "a":
        yield from _link(element)
    if element.tag == "a" and element.find(".//img") is not None:
        message = _("A picture is no link: on paper it leads nowhere.")
        yield message, _("Write the link in words, below the picture: `[words](https://…)`.")
    if size := _SIZE.search(element.get("alt", "") if element.tag == "img" else ""):
        message = _("“{text}”: a picture’s size would be read out with its words.")
        yield message.format(text=size[0]), _("Remove it: the page gives pictures their size.")
    if element.tag == "img" and element.get("title") and not element.get("alt"):
        message = _("A picture that says nothing has no caption: “{title}”.")
        yield message.format(title=element.get("title")), _("Say what it shows: `![…](…)`.")


def _link(link: Element) -> Iterator[Wrong]:
    href = link.get("href", "").strip()
    scheme = href.partition(":")
    if scheme[1] and scheme[0].lower() not in SCHEMES:
        message = _("A link to `{scheme}:` is not kept.").format(scheme=scheme[0].strip()[:20])
        yield message, _("Link to https://, mailto: or tel:.")
    elif not scheme[1] and not href.startswith("#"):
        message = _("The link `{href}` leads nowhere.").format(href=href[:40])
        yield message, _("Write its whole address: `https://…`, `mailto:…` or `tel:…`.")
    if link.get("title"):
        message = _("The title of a link is not printed: “{title}”.")
        remedy = _("Write it in the text.")
        yield message.format(title=link.attrib.pop("title")[:40]), remedy

"""One section's Markdown → safe HTML.

Standard Python-Markdown with attr_list, admonition, def_list, tables, footnotes and abbr. Raw
HTML is not markup: it is shown as text. Look-ups `{{ dotted.name }}` become text, never markup.
nh3 is the second lock: what it would remove is a fault of the first, and does not reach a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import markdown
import nh3

from depliant.content.facts import Facts
from depliant.content.prose.dialect import Dialect, Manner
from depliant.content.prose.references import SCHEMES, not_kept, only_local, unkept_links
from depliant.errors import Problem
from depliant.reading.sections import Section
from depliant.words import _

_EXTENSIONS = ("attr_list", "admonition", "def_list", "tables", "abbr", "sane_lists")
_TAGS = frozenset(
    """p h3 h4 ul ol li strong em a img code pre blockquote br hr table thead tbody tr th td dl
    dt dd div span figure figcaption abbr sup sub b wbr section""".split()
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
    """A section's HTML, the figures it shows (as the article names them), odd things seen, the
    abbreviations it spells out, and the addresses of its codes by the URL of their picture."""

    html: str
    pictures: tuple[str, ...]
    shown_as_text: tuple[Problem, ...]
    spelled: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)


def render(section: Section, facts: Facts, manner: Manner) -> Rendered:
    """The HTML of a section, set in an edition's manner.

    Raises `InputError` for a picture that does not lie beside the article.
    """
    dialect = Dialect(facts, manner, section.by)
    parser = markdown.Markdown(
        extensions=[*_EXTENSIONS, "footnotes", dialect],
        extension_configs={"footnotes": _notes(section)},
        output_format="xhtml",
    )
    text = parser.convert(section.text)
    only_local(dialect.seen.pictures, section.place)
    clean = nh3.clean(
        text,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes={*SCHEMES, "depliant"},
        link_rel=None,
    )
    odd = tuple(_shown_as_text(section))
    if dialect.seen.dropped and not odd:  # a scheme in disguise, seen only once it was parsed
        odd = tuple(not_kept(scheme, section.place) for scheme in dialect.seen.dropped)
    pictures = tuple(map(dialect.figure, dialect.seen.pictures))
    return Rendered(clean, pictures, odd, tuple(dialect.seen.spelled), dialect.seen.codes)


def _notes(section: Section) -> dict[str, object]:
    """How notes are numbered and led back from: by a sign that the leaflet's fonts have."""
    return {"UNIQUE_IDS": True, "SEPARATOR": f"-{section.role}-", "BACKLINK_TEXT": "↑"}


_RAW_HTML = re.compile(r"<(?:!--|/?([a-zA-Z][\w-]*)(?:\s[^<>]*)?/?>)")


def _shown_as_text(section: Section) -> Iterator[Problem]:
    for number, line in enumerate(section.text.split("\n"), (section.place.line or 1) + 1):
        if found := _RAW_HTML.search(line):
            message = _("HTML is shown as text: `{what}`.").format(what=found[0][:40])
            yield Problem(message, section.place.at(number), _("Write it in Markdown."))
    yield from unkept_links(section)

"""One section's Markdown → safe HTML.

Our blocks; inside a line Python-Markdown with abbr, and `~sub~` and `^sup^`. Raw HTML
is not markup: it is shown as text, and is an error. Look-ups `{{ dotted.name }}` become text, never
markup. nh3 is the second lock: what it would remove is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from depliant.content.facts import Facts
from depliant.content.prose.dialect import Dialect, Manner, parse
from depliant.content.prose.lock import cleaned, lost
from depliant.content.prose.proof import Left
from depliant.content.prose.references import only_local
from depliant.errors import Doubt, Place, Problem
from depliant.reading.blocks.block import Heading
from depliant.reading.blocks.reader import read_blocks
from depliant.reading.sections import Section
from depliant.words import _

_TITLE = re.compile(r"\s*<h3[^>]*>(.*?)</h3>\s*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Rendered:
    """The HTML of a section and of its title, the figures it shows (as the article names them),
    what in it was not read, the abbreviations it spells out and those its headings use, the
    addresses of its codes by the URL of their picture, the URLs of its rows of ten figures."""

    heading: str
    html: str
    pictures: tuple[str, ...]
    left: tuple[Problem, ...]
    spelled: frozenset[str] = frozenset()
    headed: frozenset[str] = frozenset()
    codes: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[str, ...] = ()


def render(section: Section, facts: Facts, manner: Manner) -> Rendered:
    """The HTML of a section, set in an edition's manner.

    Raises `InputError` for a picture that does not lie beside the article.
    """
    first = section.place.line or 1
    blocks = read_blocks(section.text, section.place.at(first + 1)).blocks
    head = Dialect(section, (Heading(first, 3, section.title),), facts, manner)
    heading = _TITLE.fullmatch(_html(section.title, head))
    if heading and heading[2]:
        message, remedy = _("The title of a section has no note."), _("Put it in the text below.")
        head.seen.left.append(Left(first, message, remedy))
    known = manner.spelled | frozenset(head.seen.spelled)
    body = Dialect(section, blocks, facts, replace(manner, spelled=known))
    html = _html(section.text, body)
    pictures = (*head.seen.pictures, *body.seen.pictures)
    only_local(pictures, section.place)
    return Rendered(
        heading=heading[1] if heading else "",
        html=html,
        pictures=tuple(map(body.figure, pictures)),
        left=tuple(_problem(one, section.place) for one in (*head.seen.left, *body.seen.left)),
        spelled=frozenset((*head.seen.spelled, *body.seen.spelled)),
        headed=frozenset((*head.seen.headed, *body.seen.headed)),
        codes=head.seen.codes | body.seen.codes,
        rows=tuple(body.seen.rows),
    )


def _html(text: str, dialect: Dialect) -> str:
    before = parse(text, dialect)
    after = cleaned(before)
    if (wrong := lost(before, after)) and not dialect.seen.left:
        dialect.seen.left.append(Left(dialect.section.place.line or 1, *wrong))
    return after


def _problem(left: Left, place: Place) -> Problem:
    kind = Doubt if left.doubtful else Problem
    return kind(left.message, place.at(left.line), left.remedy)

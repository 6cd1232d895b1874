"""The sections of one edition: set in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from depliant.content.facts import REFERENCE, Facts
from depliant.content.online import qr_code
from depliant.content.pictures.row import row
from depliant.content.prose.addresses import Paper, holds_address
from depliant.content.prose.dialect import Manner
from depliant.content.prose.render import Rendered, render
from depliant.content.typography import Typography
from depliant.formats.format import Format
from depliant.reading.defined import said
from depliant.reading.sections import Section
from depliant.words import current_language

REMEMBERED = 512  # sections: about 4 MB


def set_sections(
    carried: Sequence[Section],
    format_: Format,
    facts: Facts,
    dress: Typography,
    words: Mapping[str, str],
) -> Mapping[str, Rendered]:
    """The sections that an edition carries, by their role; `words` are the fixed ones. What an
    abbreviation means is told once, where the text of the edition first uses it."""
    paper = Paper(format_.letters, words["qr_alt"]) if format_.road == "paper" else None
    pages = [page.role for page in format_.pages]
    met = sorted(carried, key=lambda one: _met(format_.slot_of(one.role), pages))
    manner = Manner(dress, paper, tenths=words["tenths_alt"])
    found = _set(met, facts, manner)
    spelled = frozenset[str]().union(*(one.spelled for one in found.values()))
    headed = frozenset[str]().union(*(one.headed for one in found.values())) - spelled
    return _set(met, facts, replace(manner, headed=headed)) if headed else found


def _set(sections: Iterable[Section], facts: Facts, manner: Manner) -> dict[str, Rendered]:
    found: dict[str, Rendered] = {}
    for section in sections:
        asked = _asked_for(section, facts)
        set_so = manner if _leads_away(section, asked) else replace(manner, paper=None)
        one = _rendered(section, asked, set_so, current_language())
        manner = replace(manner, spelled=manner.spelled | one.spelled)
        found[section.role] = one
    return found


@lru_cache(REMEMBERED)
def _rendered(
    section: Section, facts: tuple[tuple[str, str], ...], manner: Manner, _told_in: str
) -> Rendered:
    """A section as it is set: many editions set it alike."""
    return render(section, dict(facts), manner)


def _asked_for(section: Section, facts: Facts) -> tuple[tuple[str, str], ...]:
    """The facts that a section looks up, or needs: with the others it is set the same."""
    names = {found[1] for found in REFERENCE.finditer(_all_text(section))} | {"hospital.country"}
    return tuple((name, facts[name]) for name in sorted(names & facts.keys()))


def _leads_away(section: Section, facts: Iterable[tuple[str, str]]) -> bool:
    """Whether there may be a link in a section: papers show where it leads, each in its way."""
    text = _all_text(section)
    return "[" in text or any(map(holds_address, (text, *(value for _name, value in facts))))


def _all_text(section: Section) -> str:
    """What is typed in a section, and what it may take from others."""
    notes = (text for note in section.definitions.notes.values() for text in said(note))
    meanings = (one.meaning for one in section.definitions.abbreviations.values())
    return "\n".join((section.title, section.text, *notes, *meanings))


def _met(slot: str, pages: Sequence[str]) -> int:
    """The first page of a slot: `flow` begins on `flow-1`."""
    return next(number for number, role in enumerate(pages) if role.startswith(slot))


def drawn_for(rendered: Iterable[Rendered], accent: str) -> dict[str, bytes]:
    """The pictures that are drawn for the text, by their URL: the QR codes that stand for long
    addresses, the rows of ten figures in a colour, as drawings write it."""
    rendered = tuple(rendered)
    codes = {url: address for one in rendered for url, address in one.codes.items()}
    rows = {url: row(url, accent) for one in rendered for url in one.rows}
    return {url: qr_code(address) for url, address in codes.items()} | rows

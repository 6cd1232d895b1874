"""Hidden bookmarks: they say of which leaflet a Word file is, and where each section begins.

A bookmark whose name begins with a line is hidden in word processors; its name holds letters,
digits and lines only, 40 at most. So a role stands there as its digest, beside that of the section
as it was sent: whatever changed in the article since is known when the file comes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from depliant.digest import exact
from depliant.reading.sections import Section
from depliant.sources.leaflet import Article

_DIGITS = 12
_LEAFLET = re.compile(rf"_leaflet_([0-9a-f]{{{_DIGITS}}})_([0-9a-f]{{{_DIGITS}}})")
_SECTION = re.compile(rf"_section_([0-9a-f]{{{_DIGITS}}})_([0-9a-f]{{{_DIGITS}}})")


@dataclass(frozen=True)
class Mark:
    """A section's bookmark: which role, and of which text it was made."""

    role: str
    text: str

    @property
    def name(self) -> str:
        return f"_section_{self.role}_{self.text}"


@dataclass(frozen=True)
class LeafletMark:
    """The bookmark of a leaflet, on its first page: which leaflet, and what that page says."""

    leaflet: str
    page: str

    @property
    def name(self) -> str:
        return f"_leaflet_{self.leaflet}_{self.page}"


def leaflet_mark(article: Article, page: Iterable[str]) -> LeafletMark:
    """The bookmark of an article whose first page has these lines."""
    return LeafletMark(_short(article.meta.code, article.lang), page_mark(page))


def page_mark(lines: Iterable[str]) -> str:
    """What tells two first pages apart: their words."""
    return _short(*(" ".join(line.split()) for line in lines))


def read_leaflet_mark(name: str) -> LeafletMark | None:
    """The mark that a bookmark is; None for another one."""
    found = _LEAFLET.fullmatch(name)
    return LeafletMark(found[1], found[2]) if found else None


def mark_of(section: Section) -> Mark:
    notes = (
        (f"{name}:{one.blocks}" for name, one in sorted(section.definitions.notes.items()))
        if "[^" in section.title + section.text
        else ()
    )
    return Mark(_short(section.role), _short(section.title, section.text.strip(), *notes))


def read_mark(name: str) -> Mark | None:
    """The mark that a bookmark is; None for another one."""
    found = _SECTION.fullmatch(name)
    return Mark(found[1], found[2]) if found else None


def _short(*parts: str) -> str:
    return exact(*parts).removeprefix("sha256:")[:_DIGITS]

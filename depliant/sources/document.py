"""A document that a person wrote in Markdown: an article, or a hospital's local text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from depliant.errors import Place, Problem
from depliant.reading.directives.allowing import Allowance, allowances_in
from depliant.reading.front_matter import split
from depliant.reading.sections import Section
from depliant.reading.values import Values
from depliant.sources.beside.figures import Figures
from depliant.words import _

_MAY_ALLOW = re.compile("pliant|al+ow", re.IGNORECASE)  # most articles silence nothing


@dataclass(frozen=True, kw_only=True)
class Document:
    """What an article and a local text have in common: sections under a front matter, in one
    language, with figures beside them. `text` is the whole file."""

    lang: str
    sections: tuple[Section, ...]
    values: Values
    text: str = field(repr=False)
    figures: Figures = field(default_factory=dict, compare=False)  # those that it names
    beside: tuple[str, ...] = field(default=(), compare=False)  # the names of all files there

    @property
    def place(self) -> Place:
        """The file."""
        return Place(self.values.place(()).file)

    @cached_property
    def allowances(self) -> tuple[Allowance, ...]:
        """The rules that its author silenced in place."""
        if not _MAY_ALLOW.search(self.text):
            return ()
        parts = split(self.text, self.place)
        start, first = self.place.at(parts.start), self.place.at(parts.first)
        return tuple(allowances_in(parts.front or "", parts.body, start, first))

    def section(self, role: str) -> Section | None:
        """The section with a role, if there is one."""
        return next((section for section in self.sections if section.role == role), None)


def not_covered(document: Document) -> Iterator[Problem]:
    """The sections of an article or a local text that no source covers: nobody can sign them."""
    for section in document.sections:
        if "not-covered" in section.classes:
            message = _("The section `{role}` is not covered by the source.")
            remedy = _("Write it from a source, then remove .not-covered.")
            yield Problem(message.format(role=section.role), section.place, remedy)

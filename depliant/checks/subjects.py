"""What checks look at: a stage's value and what it takes to judge it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from depliant.content.content import Content
from depliant.errors import Problem
from depliant.formats.format import Format
from depliant.pdf.text import read_back
from depliant.sources.hospital import Hospital, Required
from depliant.sources.leaflet import Article
from depliant.sources.local_text import LocalText
from depliant.typeset.pages import Pages


@dataclass(frozen=True)
class LeafletSubject:
    """An article, the sections its kind requires, and the day it is judged on."""

    article: Article
    required: tuple[Required, ...]
    today: dt.date


@dataclass(frozen=True)
class HospitalSubject:
    hospital: Hospital
    today: dt.date


@dataclass(frozen=True)
class LocalSubject:
    """A hospital's or group's local text, and the core article as it stands now."""

    local: LocalText
    article: Article


@dataclass(frozen=True)
class ContentSubject:
    """A content, the roles its article holds (on any format), those that the hospital asks for
    beyond its kind, and what was odd in its text."""

    content: Content
    source_roles: frozenset[str]
    hospital_roles: frozenset[str] = frozenset()
    odd: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class PagesSubject:
    """Typeset pages, beside the content and the HTML they come from."""

    content: Content
    format: Format
    html: str
    pages: Pages
    takers: tuple[str, ...] = ()  # other formats that were tried, and take the text


@dataclass(frozen=True)
class FileSubject:
    """The finished PDF, beside the pages it was made of."""

    content: Content
    format: Format
    pages: Pages
    pdf: bytes
    press: str = ""  # the condition of the press that a print shop's edition is made for

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What a reader gets back from each page of the finished file."""
        return read_back(self.pdf)

    @cached_property
    def page_texts(self) -> tuple[str, ...]:
        """What a reader gets back from each typeset page, before imposition."""
        return self.texts if self.pages.pdf is self.pdf else read_back(self.pages.pdf)


@dataclass(frozen=True)
class WorkspaceSubject:
    articles: tuple[Article, ...]

"""press: one edition through every stage → Proof.

A Press is a warm engine: compiled templates, parsed styles, fonts. Pressing touches no disk.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from depliant.checks import Finding, Subject, examine
from depliant.checks.registry import CHECKS
from depliant.checks.subjects import ContentSubject, FileSubject, PagesSubject
from depliant.compose import Composer
from depliant.content import Content, Edition
from depliant.impose import impose
from depliant.pages import Fit
from depliant.select import Choice, select
from depliant.sheets import sheets_of
from depliant.typeset import Typesetter


@dataclass(frozen=True)
class Artifact:
    """A finished file: its name inside the edition's folder, and its bytes."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Figures:
    """What is counted: laid-out pages, printed sides, seconds in the press, what was fitted."""

    pages: int
    sides: int
    seconds: float
    fit: Fit


@dataclass(frozen=True)
class Proof:
    """An edition that went through all stages: its artifacts, findings and figures."""

    edition: Edition
    artifacts: tuple[Artifact, ...]
    findings: tuple[Finding, ...]
    figures: Figures


class Press:
    """The stages in their order, warm."""

    def __init__(self, templates: tuple[Path, ...], styles: tuple[Path, ...]) -> None:
        self._styles = styles
        self._composer = Composer(templates)

    @cached_property
    def _typesetter(self) -> Typesetter:
        return Typesetter(self._styles)

    def warm(self) -> None:
        """Import the engine and read the fonts now rather than with the first edition."""
        _ = self._typesetter

    def press(self, choice: Choice) -> Proof:
        """The proof of an edition. `InputError` for what select refuses (facts, pictures)."""
        start = time.perf_counter()
        content, findings = _selected(choice)
        html = self._composer.compose(content, choice.format)
        pages = self._typesetter.typeset(html, choice.format, content.pictures)
        laid_out = PagesSubject(content, choice.format, html, pages)
        findings += examine(CHECKS, Subject.PAGES, laid_out)
        pdf = impose(pages, choice.format)
        finished = FileSubject(content, choice.format, pages, pdf)
        findings += examine(CHECKS, Subject.FILE, finished)
        sides = len(sheets_of(choice.format, [page.role for page in pages.pages])) or len(
            pages.pages
        )
        seconds = time.perf_counter() - start
        return Proof(
            content.edition,
            (Artifact(_file_name(content, choice), pdf),),
            findings,
            Figures(len(pages.pages), sides, seconds, pages.fit),
        )

    def inspect(self, choice: Choice) -> Proof:
        """What can be found in an edition without typesetting it."""
        start = time.perf_counter()
        content, findings = _selected(choice)
        seconds = time.perf_counter() - start
        return Proof(content.edition, (), findings, Figures(0, 0, seconds, Fit()))


def _selected(choice: Choice) -> tuple[Content, tuple[Finding, ...]]:
    content, odd = select(choice)
    roles = frozenset(section.role for section in choice.article.sections)
    asked = frozenset(required.role for required in choice.hospital.profile.required)
    return content, examine(CHECKS, Subject.CONTENT, ContentSubject(content, roles, asked, odd))


def _file_name(content: Content, choice: Choice) -> str:
    """What is meant to be sent is named by its code: a file name must not tell an illness."""
    edition = content.edition
    name = content.identity.code if choice.format.road == "screen" else edition.leaflet
    return ".".join((name, *edition.suffix, "pdf"))

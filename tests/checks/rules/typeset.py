"""Pages made for a rule: lines of text, each a run, with the content of the demonstration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from depliant.checks.finding import Finding
from depliant.checks.registry import all_checks
from depliant.checks.subjects import PagesSubject
from depliant.content.content import Content
from depliant.content.select import select
from depliant.formats.format import Format
from depliant.typeset.pages import Page, Pages, Run
from tests.conftest import TOP, choose

LINE = 6.5  # mm
_known: dict[str, tuple[Content, Format]] = {}


def line(text: str, number: int = 0, **more: Any) -> Run:
    """A line of running text: paragraph 1 of the section `what`, if nothing else is said."""
    known = {"section": "what", "tag": "p", "size": 13.0, "colour": (0.0, 0.0, 0.0, 1.0)}
    known |= {"block": 1, "x": 10.0, "y": 20 + number * LINE, "ground": (1.0, 1.0, 1.0), **more}
    return Run(text=text, width=2.0 * len(text), height=LINE, **known)


def page(*runs: Run, role: str = "flow-1", **more: Any) -> Page:
    return Page(role, 210, 297, (14, 14, 14, 14), runs, (), **more)


def paragraph(*lines: str, first: int = 0, **more: Any) -> tuple[Run, ...]:
    """The lines of a paragraph below each other."""
    return tuple(line(text, number, **more) for number, text in enumerate(lines, first))


def subject(*pages: Page, format_name: str = "a4") -> PagesSubject:
    if format_name not in _known:
        choice = choose(TOP, format_name)
        _known[format_name] = select(choice)[0], choice.format
    return PagesSubject(*_known[format_name], Pages(pages, b""))


def told(rule: str, of: Any) -> Sequence[Finding]:
    """What a rule finds in a subject."""
    kinds = (check for check in all_checks() if check.rule == rule)
    return [
        finding
        for check in kinds
        if check.subject.name.casefold() in type(of).__name__.casefold()
        for finding in check.judge(of)
    ]


__all__ = ["line", "page", "paragraph", "replace", "subject", "told"]

"""What can be found in an edition without typesetting it. Nothing here imports the engine, nor what
writes files: sources are checked often."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from depliant.checks.finding import Finding
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import ContentSubject
from depliant.content.content import Content
from depliant.content.select import Choice, select
from depliant.errors import Problem
from depliant.pressroom.proof import Figures, Proof
from depliant.typeset.pages import Fit

Aside = Callable[[], AbstractContextManager[None]]
"""Stands round what an edition's time limit does not count."""


def inspect(choice: Choice, _aside: Aside = nullcontext) -> Proof:
    """What can be found in an edition without typesetting it."""
    start = time.perf_counter()
    content, odd = select(choice)
    findings = found(choice, content, odd)
    seconds = time.perf_counter() - start
    return Proof(content.edition, (), findings, Figures(0, 0, seconds, Fit()))


def found(choice: Choice, content: Content, odd: tuple[Problem, ...]) -> tuple[Finding, ...]:
    """What the checks say of an edition's content."""
    roles = frozenset(section.role for section in choice.article.sections)
    asked = frozenset(required.role for required in choice.hospital.profile.required)
    short = "short" in choice.format.groups
    sections = choice.article.sections
    unmarked = frozenset(one.role for one in sections if short and "short" not in one.classes)
    anywhere = frozenset(required.role for required in choice.required)
    subject = ContentSubject(content, roles, asked, odd, unmarked, anywhere)
    return examine(Subject.CONTENT, subject, choice.applied)

"""An article around a few lines: what rules about words look at."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from depliant.checks.finding import Finding
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import TextSubject, VersionSubject
from depliant.errors import Place
from depliant.sources.kinds import Kind
from depliant.sources.leaflet import Article, parse_article
from depliant.sources.workspace import Workspace
from tests.conftest import TOP

TODAY = dt.date(2026, 11, 24)
FRONT = """---
title: Le plâtre
code: HT-0901
version: "1.0"
kind: treatment
audience: les familles
authors:
  - name: Camille Roche
    role: infirmière
sources:
  - title: Livret inventé
    author: Un hôpital inventé
    date: 2026-01
rights:
  text: licence MIT
  figures: licence MIT
funding: none
written: 2026-11-01
review_by: 2027-11-01
status: draft
"""
_ROLES = ("summary", "what", "how", "benefits", "risks", "alternatives", "refusal")
TREATMENT = Kind.model_validate(
    {
        "title": {"fr": "Un traitement", "en": "A treatment"},
        "required": [{"role": role} for role in _ROLES],
    }
)
PRACTICAL = Kind.model_validate({"title": {"fr": "Pratique"}, "interview": "no"})
CHILDREN = TREATMENT.model_copy(update={"children": True})


def article(body: str, lang: str = "fr", front: str = FRONT) -> Article:
    """An article with a body: one section `what`, if it has no heading of its own."""
    headed = re.search(r"^## ", body, re.MULTILINE)
    text = body if headed else f"## Le soin {{#what}}\n\n{body}"
    return parse_article(f"{front}---\n\n{text}\n", "platre", lang, Place("leaflets/platre/fr.md"))


def subject(body: str, lang: str = "fr", kind: Kind = TREATMENT, front: str = FRONT) -> TextSubject:
    """What rules about words get of it."""
    made = article(body, lang, front)
    return TextSubject(made, kind, TODAY, made.allowances)


def at(hospital: str, of: TextSubject) -> VersionSubject:
    """The same beside the contacts of a hospital of the demonstration."""
    return VersionSubject(of, Workspace(TOP).hospital(hospital))


def found_at(rule: str, hospital: str, of: TextSubject) -> Sequence[Finding]:
    """What one rule finds in it there."""
    return [one for one in examine(Subject.VERSION, at(hospital, of)) if one.rule == rule]


def found(rule: str, of: TextSubject) -> Sequence[Finding]:
    """What one rule finds in it."""
    return [one for one in examine(Subject.TEXT, of) if one.rule == rule]


def example_of(text: str) -> TextSubject:
    """What rules about words get of a rule's example: lines of a front matter, or of a text."""
    if text.startswith("fillers:"):  # of a kind
        return subject("Un mot.", kind=_kind_with(text))
    front = re.split(r"^(?=[a-z_]+:)", text, flags=re.MULTILINE)
    if not re.match(r"[a-z_]+:", text):
        return subject(text, kind=CHILDREN)
    return subject("Un mot.", front=_with_keys(FRONT, [part for part in front if part]))


def _kind_with(text: str) -> Kind:
    fillers = re.findall(r"\w+", text.partition(":")[2])
    return TREATMENT.model_copy(update={"fillers": tuple(fillers)})


def _with_keys(front: str, parts: Sequence[str]) -> str:
    """A front matter in which these keys say something else."""
    for part in parts:
        key = part.split(":", 1)[0]
        front = re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", front, flags=re.MULTILINE) + part
    return front


def line_of(body: str, words: str) -> int:
    """The line of some words in an article of that body."""
    text = article(body).text
    return text[: text.index(words)].count("\n") + 1

"""An article around a few lines: what rules about words look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from depliant.checks.finding import Finding
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import TextSubject
from depliant.errors import Place
from depliant.sources.kinds import Kind
from depliant.sources.leaflet import Article, parse_article

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


def article(body: str, lang: str = "fr", front: str = FRONT) -> Article:
    """An article with a body: one section `what`, if it has no heading of its own."""
    text = body if body.lstrip().startswith(("## ", "<!--")) else f"## Le soin {{#what}}\n\n{body}"
    return parse_article(f"{front}---\n\n{text}\n", "platre", lang, Place("leaflets/platre/fr.md"))


def subject(body: str, lang: str = "fr", kind: Kind = TREATMENT, front: str = FRONT) -> TextSubject:
    """What rules about words get of it."""
    made = article(body, lang, front)
    return TextSubject(made, kind, TODAY, made.allowances)


def found(rule: str, of: TextSubject) -> Sequence[Finding]:
    """What one rule finds in it."""
    return [one for one in examine(Subject.TEXT, of) if one.rule == rule]


def line_of(body: str, words: str) -> int:
    """The line of some words in an article of that body."""
    text = article(body).text
    return text[: text.index(words)].count("\n") + 1

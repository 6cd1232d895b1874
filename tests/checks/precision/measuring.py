"""How exact the rules of a text are: ten clean articles, and what is changed in them.

Each seed puts one thing into one article: a fault, which the rule that it names has to find, or a
near-miss, which looks like that fault and which a careful editor would leave alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from depliant.checks.finding import Finding
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import ContentSubject, LeafletSubject, TextSubject, VersionSubject
from depliant.content.select import Choice, select
from depliant.errors import Place
from depliant.reading.values import load_yaml
from depliant.sources.hospital import Hospital, parse_hospital
from depliant.sources.kinds import Kind, parse_kinds
from depliant.sources.leaflet import Article, parse_article
from depliant.sources.workspace import Workspace

HERE = Path(__file__).parent
TODAY = dt.date(2026, 11, 24)
ON_AN_EDITION = "alternatives-everywhere"  # looks at what one format carries
_FORM = "approval"  # a draft's: says nothing of its words


@dataclass(frozen=True)
class Seed:
    """One change of an article: `put` stands where `find` stood. `fault`: whether the rule has to
    say something."""

    rule: str
    fault: bool
    article: str
    find: str
    put: str

    def __str__(self) -> str:
        return f"{self.rule}, {self.article}: {' '.join(self.put.split())[:70]}"

    def planted(self, text: str) -> str:
        """The article with it; `ValueError` if its place is not there exactly once."""
        if text.count(self.find) != 1:
            raise ValueError(f"{self.find!r} stands {text.count(self.find)} times")
        return text.replace(self.find, self.put)


@dataclass(frozen=True)
class Outcome:
    """A seed and what the rules said of the article that has it."""

    seed: Seed
    findings: tuple[Finding, ...]

    @property
    def told(self) -> bool:
        """Whether the seed's own rule said something."""
        return any(one.rule == self.seed.rule for one in self.findings)

    @property
    def right(self) -> bool:
        return self.told is self.seed.fault


class Bench:
    """The articles, their kinds, the hospital that hands them out."""

    def __init__(self) -> None:
        self.texts = {path.stem: path.read_text("utf-8") for path in _articles()}
        self._workspace = Workspace(Path())

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        path = HERE / "kinds.yaml"
        return parse_kinds(path.read_text("utf-8"), Place(path.name), ())

    @cached_property
    def hospital(self) -> Hospital:
        path = HERE / "hospital.yaml"
        profile, values = parse_hospital(
            load_yaml(path.read_text("utf-8"), Place(path.name)), None
        )
        return Hospital("etang", profile, b"", values)

    def judged(self, name: str, text: str, *, edition: bool = False) -> tuple[Finding, ...]:
        """What the rules say of an article, as it is written and as the hospital has it; with
        `edition` of its one-page edition too."""
        slug, lang = name.rsplit(".", 1)
        article = parse_article(text, slug, lang, Place(f"leaflets/{slug}/{lang}.md"))
        kind = self.kinds[article.meta.kind]
        words = TextSubject(article, kind, TODAY, article.allowances)
        found = (
            *examine(Subject.LEAFLET, LeafletSubject(article, kind.required, TODAY)),
            *examine(Subject.TEXT, words),
            *examine(Subject.VERSION, VersionSubject(words, self.hospital)),
            *(self._of_edition(article, kind) if edition else ()),
        )
        return tuple(one for one in found if one.rule != _FORM)

    def _of_edition(self, article: Article, kind: Kind) -> tuple[Finding, ...]:
        content, _odd = select(self._choice(article, kind))
        roles = frozenset(section.role for section in article.sections)
        found = examine(Subject.CONTENT, ContentSubject(content, roles))
        return tuple(one for one in found if one.rule == ON_AN_EDITION)

    def _choice(self, article: Article, kind: Kind) -> Choice:
        words = self._workspace.fixed_words(article.lang).short
        format_ = self._workspace.format("a4-short")
        required = kind.required
        return Choice(article, self.hospital, format_, words, required, interview=kind.interview)

    def outcome(self, seed: Seed) -> Outcome:
        """What the rules say of an article that has a seed."""
        text = seed.planted(self.texts[seed.article])
        on_edition = seed.rule == ON_AN_EDITION
        return Outcome(seed, self.judged(seed.article, text, edition=on_edition))


def _articles() -> Sequence[Path]:
    return sorted((HERE / "articles").glob("*.md"))


def seeds() -> tuple[Seed, ...]:
    """All of `seeds.yaml`, rule by rule."""
    rows: dict[str, Any] = yaml.safe_load((HERE / "seeds.yaml").read_text("utf-8"))
    return tuple(
        Seed(rule, group == "faults", one["in"], one["find"], one["put"])
        for rule, groups in rows.items()
        for group in ("faults", "near-misses")
        for one in groups[group]
    )

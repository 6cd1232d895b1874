"""How exact the rules of a text are: ten clean articles, and what is changed in them.

Each seed puts one thing into one article: a fault, which the rule that it names has to find, or a
near-miss, which looks like that fault and which a careful editor would leave alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from depliant.checks.finding import Finding
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import LeafletSubject, TextSubject, VersionSubject
from depliant.errors import Place
from depliant.reading.values import load_yaml
from depliant.sources.hospital import Hospital, parse_hospital
from depliant.sources.kinds import Kind, parse_kinds
from depliant.sources.leaflet import parse_article

HERE = Path(__file__).parent
TODAY = dt.date(2026, 11, 24)
_DRAFT = "approval"  # says of a draft that it is one
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE = re.compile(r"line \d+")


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

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        path = HERE / "kinds.yaml"
        return parse_kinds(path.read_text("utf-8"), Place(path.name), ())

    @cached_property
    def hospital(self) -> Hospital:
        path = HERE / "hospital.yaml"
        profile, values = parse_hospital(load_yaml(path.read_text("utf-8"), Place(path.name)), None)
        return Hospital("etang", profile, b"", values)

    def judged(self, name: str, text: str) -> tuple[Finding, ...]:
        """What the rules say of an article: of its front matter, of its words, and of them beside
        the hospital's contacts."""
        slug, lang = name.rsplit(".", 1)
        article = parse_article(text, slug, lang, Place(f"leaflets/{slug}/{lang}.md"))
        kind = self.kinds[article.meta.kind]
        words = TextSubject(article, kind, TODAY, article.allowances)
        found = (
            *examine(Subject.LEAFLET, LeafletSubject(article, kind.required, TODAY)),
            *examine(Subject.TEXT, words),
            *examine(Subject.VERSION, VersionSubject(words, self.hospital)),
        )
        return tuple(one for one in found if one.rule != _DRAFT)

    @cached_property
    def clean(self) -> dict[str, tuple[Finding, ...]]:
        """What the rules say of the articles as they are: false alarms."""
        return {name: self.judged(name, text) for name, text in self.texts.items()}

    def outcome(self, seed: Seed) -> Outcome:
        """What a seed makes the rules say, beside what they say without it."""
        text = seed.planted(self.texts[seed.article])
        known = {_said(one) for one in self.clean[seed.article]}
        found = self.judged(seed.article, text)
        return Outcome(seed, tuple(one for one in found if _said(one) not in known))


def _said(finding: Finding) -> tuple[str, str, str]:
    """What a finding says, wherever it stands."""
    return finding.rule, _LINE.sub("line …", finding.message), finding.quote


def _articles() -> Sequence[Path]:
    return sorted((HERE / "articles").glob("*.md"))


def seeds() -> tuple[Seed, ...]:
    """Those that the rules were mended by, then those written after, rule by rule."""
    return (*_read("seeds.yaml"), *_read("more_seeds.yaml"))


def _read(name: str) -> Iterator[Seed]:
    rows: dict[str, Any] = yaml.load((HERE / name).read_text("utf-8"), _LOADER)
    yield from (
        Seed(rule, group == "faults", one["in"], one["find"], one["put"])
        for rule, groups in rows.items()
        for group in ("faults", "near-misses")
        for one in groups[group]
    )

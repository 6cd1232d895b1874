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
from depliant.checks.registry import Subject, all_checks
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
    """A seed, and whether its rule said something of it (`told`)."""

    seed: Seed
    told: bool

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
        values = load_yaml(path.read_text("utf-8"), Place(path.name))
        return Hospital("etang", parse_hospital(values, None)[0], b"", values)

    def judged(self, name: str, text: str, rule: str = "") -> tuple[Finding, ...]:
        """What the rules (or one of them) say of an article: of its front matter, of its words,
        and of them beside the hospital's contacts."""
        slug, lang = name.rsplit(".", 1)
        article = parse_article(text, slug, lang, Place(f"leaflets/{slug}/{lang}.md"))
        kind = self.kinds[article.meta.kind]
        words = TextSubject(article, kind, TODAY)
        subjects = {
            Subject.LEAFLET: LeafletSubject(article, kind.required, TODAY),
            Subject.TEXT: words,
            Subject.VERSION: VersionSubject(words, self.hospital),
        }
        asked = (one for one in all_checks() if one.subject in subjects and one.rule != _DRAFT)
        chosen = (one for one in asked if rule in ("", one.rule))
        return tuple(found for one in chosen for found in one.judge(subjects[one.subject]))

    @cached_property
    def clean(self) -> dict[str, tuple[Finding, ...]]:
        """What the rules say of the articles as they are: false alarms."""
        return {name: self.judged(name, text) for name, text in self.texts.items()}

    @property
    def alarms(self) -> tuple[tuple[str, Finding], ...]:
        """The same, one by one, each with its article."""
        return tuple((name, one) for name, found in self.clean.items() for one in found)

    def outcome(self, seed: Seed) -> Outcome:
        """Whether a seed makes its rule say more than it says without."""
        known = {_said(one) for one in self.clean[seed.article]}
        found = self.judged(seed.article, seed.planted(self.texts[seed.article]), seed.rule)
        return Outcome(seed, any(_said(one) not in known for one in found))


def _said(finding: Finding) -> tuple[str, str, str]:
    """What a finding says, wherever it stands."""
    return finding.rule, _LINE.sub("line …", finding.message), finding.quote


def _articles() -> Sequence[Path]:
    return sorted((HERE / "articles").glob("*.md"))


def seeds() -> tuple[Seed, ...]:
    """Those that the rules were mended by, then those written after, rule by rule."""
    return tuple(one for path in sorted((HERE / "seeds").glob("*.yaml")) for one in _read(path))


def _read(path: Path) -> Iterator[Seed]:
    rows: dict[str, Any] = yaml.load(path.read_text("utf-8"), _LOADER)
    yield from (
        Seed(rule, group == "faults", one["in"], one["find"], one["put"])
        for rule, groups in rows.items()
        for group in ("faults", "near-misses")
        for one in groups[group]
    )


def by_rule(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """The outcomes of each rule, in the order of their seeds."""
    rules = dict.fromkeys(one.seed.rule for one in outcomes)
    return {rule: [one for one in outcomes if one.seed.rule == rule] for rule in rules}


def share(told: Sequence[bool]) -> float:
    """How many of some were told of, of one; of none, all."""
    return sum(told) / len(told) if told else 1.0

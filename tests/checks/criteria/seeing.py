"""A leaflet, a hospital and what was found, for the criteria to be judged."""

from __future__ import annotations

import datetime as dt
from typing import Any

from depliant.checks.criteria.evidence import Seen
from depliant.checks.criteria.instruments import named_rules
from depliant.checks.criteria.judging import Result, judge
from depliant.checks.finding import Finding, Severity
from depliant.checks.prose.building import prose_of
from depliant.errors import Place
from depliant.sources.hospital import Hospital
from depliant.sources.kinds import Kind
from depliant.sources.signature import Signature
from depliant.sources.workspace import Workspace
from tests.checks.article import TREATMENT, article
from tests.conftest import TOP

LONG = "Le plâtre tient le bras droit pendant que les os se soudent, jour après jour, tout seuls."
WAY = Kind.model_validate({"title": {"fr": "Un chemin"}, "interview": "no"})


def hospital(slug: str = "chataignes") -> Hospital:
    return Workspace(TOP / "tests").hospital(slug)


def seen(body: str, *findings: Finding, kind: Kind = TREATMENT, **more: Any) -> Seen:
    """What is seen of an article with a body; every rule was run, nobody has signed."""
    front, lang = more.pop("front", ""), more.pop("lang", "fr")
    made = article(body, lang, front) if front else article(body, lang)
    here = more.pop("hospital", None) or hospital()
    ran = more.pop("ran", named_rules())
    return Seen(made, prose_of(made), here, kind, findings, ran, **more)


def result(name: str, of: Seen) -> Result:
    """What comes of one criterion: `eqip 9`."""
    instrument, number = name.split()
    return next(one for one in judge(of) if (one.instrument, one.number) == (instrument, number))


def finding(rule: str, line: int = 30, allowed: str = "") -> Finding:
    place = Place("leaflets/platre/fr.md", line)
    said = ("Un mot de trop.", "Écrivez-en un autre.")
    return Finding(rule, Severity.WARNING, *said, place, allowed=allowed)


def signature() -> Signature:
    return Signature(name="Ana Ormeau", role="sage-femme", date=dt.date(2026, 3, 2), stamp="x")

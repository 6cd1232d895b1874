"""The demonstration's own leaflets stand up to what their source allows."""

from __future__ import annotations

import pytest

from depliant.checks.criteria.judging import State, share
from depliant.jobs.build import How, check_editions
from depliant.jobs.request import Request
from depliant.sources.workspace import Workspace
from depliant.web.judged import Judged
from tests.conftest import TODAY, TOP

LEAST = 0.85  # of what a machine can judge, and the source allows


@pytest.fixture(scope="module")
def judged() -> dict[str, Judged]:
    report = check_editions(Request(today=TODAY), How(Workspace(TOP)), render=False)
    return {one.leaflet.leaflet: one for one in report.judged}


def test_every_leaflet_meets_most_of_what_can_be_judged(judged: dict[str, Judged]) -> None:
    shares = {name: share(one.results) for name, one in judged.items()}
    assert len(shares) == 4
    assert {name: one for name, one in shares.items() if one.whole < LEAST} == {}
    assert min(one.of for one in shares.values()) >= 20


def test_what_the_source_of_immunotherapy_does_not_say_is_told(judged: dict[str, Judged]) -> None:
    results = judged["immunotherapie"].results
    apart = {f"{r.instrument} {r.number}" for r in results if r.state is State.NOT_COVERED}
    assert apart >= {"eqip 5", "eqip 9", "discern 11", "discern 12", "discern 14", "has-2008 C3"}
    assert "eqip 7" not in apart

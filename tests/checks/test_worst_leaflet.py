"""A leaflet that says everything wrongly: many rules refuse it, and nobody can approve it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from depliant.checks.registry import all_checks
from depliant.errors import InputError
from depliant.jobs.build import How, check_editions
from depliant.jobs.request import Request
from depliant.review.approval import approve_leaflet
from depliant.sources.workspace import Workspace
from tests.checks.article import TODAY
from tests.conftest import TOP

WORST = Path(__file__).with_name("worst.fr.md")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for folder in ("leaflets/haute-dose", "hospitals"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(WORST, tmp_path / "leaflets" / "haute-dose" / "fr.md")
    shutil.copy(TOP / "leaflets" / "kinds.yaml", tmp_path / "leaflets")
    shutil.copytree(TOP / "hospitals" / "tilleuls", tmp_path / "hospitals" / "tilleuls")
    return Workspace(tmp_path)


def test_it_is_refused_by_a_dozen_rules_and_more(workspace: Workspace) -> None:
    report = check_editions(Request(today=TODAY), How(workspace, jobs=1), render=False)
    named = {one.rule for one in report.source_findings}
    errors = {one.rule for one in report.source_findings if one.is_error}
    new = {check.rule for check in all_checks() if check.topic.name not in ("FORM", "PAGE", "FILE")}
    assert len(named & new) >= 12, named
    assert {
        "absolute-promise",
        "benefit-without-risk",
        "contradictory-values",
        "minimal-section",
        "risks-with-what-to-do",
        "source-age",
    } <= errors
    assert {"abbreviations", "bare-percentage", "terms-explained", "dated-facts"} <= named


@pytest.mark.parametrize("role", ["interne", "médecin"])
def test_nobody_approves_it(workspace: Workspace, role: str) -> None:
    before = (workspace.root / "leaflets" / "haute-dose" / "fr.md").read_bytes()
    with pytest.raises(InputError):
        approve_leaflet(workspace, "haute-dose", "fr", "Sacha Petit", role, TODAY)
    assert (workspace.root / "leaflets" / "haute-dose" / "fr.md").read_bytes() == before

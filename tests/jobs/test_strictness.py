"""What `checks.yaml` and profiles set reaches each edition: what is judged, what is made again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from depliant.jobs.reuse import Inputs
from depliant.sources.workspace import Workspace
from tests.conftest import Run, choose, edit

STRICT = "approval: {severity: error}\n"
ONE = ("check", "--no-render", "--format", "a4", "--report", "json")


@pytest.fixture
def profile(folder: Path) -> Path:
    return folder / "hospitals" / "tilleuls" / "hospital.yaml"


def add(path: Path, text: str) -> None:
    """Write a text at the end of a file, which there may not be."""
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    path.write_text(before + text, encoding="utf-8")


def told(run_cli: Run, *words: str) -> tuple[int, dict[str, Any]]:
    code, out, _err = run_cli(*ONE, *words)
    report: dict[str, Any] = json.loads(out)
    return code, report


def approval(found: dict[str, Any]) -> list[str]:
    return [one["severity"] for one in found["findings"] if one["rule"] == "approval"]


def by_hospital(report: dict[str, Any]) -> dict[str, list[str]]:
    return {one["edition"].partition("/")[0]: approval(one) for one in report["editions"]}


def test_a_workspace_makes_an_error_of_a_warning(folder: Path, run_cli: Run) -> None:
    assert told(run_cli)[0] == 0
    add(folder / "checks.yaml", STRICT)
    code, report = told(run_cli)
    assert (code, approval(report)) == (1, ["error"])
    assert by_hospital(report) == {"deux-rives": ["error"], "tilleuls": ["error"]}


def test_only_one_kind(folder: Path, run_cli: Run) -> None:
    add(folder / "checks.yaml", "approval:\n  kinds: {practical: {severity: error}}\n")
    assert told(run_cli)[0] == 0
    edit(folder / "checks.yaml", "practical", "treatment")
    assert told(run_cli)[0] == 1


def test_a_hospital_judges_its_own_editions_alone(
    folder: Path, profile: Path, run_cli: Run
) -> None:
    add(profile, f"\nchecks:\n  {STRICT}")
    code, report = told(run_cli)
    assert by_hospital(report) == {"deux-rives": ["warning"], "tilleuls": ["error"]}
    assert (code, sorted(approval(report))) == (1, ["error", "warning"])
    code, report = told(run_cli, "--hospital", "deux-rives")
    assert (code, approval(report)) == (0, ["warning"])


def test_a_wrong_file_is_told_with_its_line(folder: Path, run_cli: Run) -> None:
    add(folder / "checks.yaml", "# réglages\naproval: {severity: error}\n")
    code, report = told(run_cli)
    (problem,) = report["problems"]
    assert (code, problem["file"], problem["line"]) == (2, "checks.yaml", 2)
    assert "Did you mean `approval`?" in problem["remedy"]


def test_a_file_of_comments_sets_nothing(folder: Path, run_cli: Run) -> None:
    add(folder / "checks.yaml", "# rien encore\n")
    assert told(run_cli)[0] == 0


def test_a_wrong_profile_stops_its_hospital_alone(
    folder: Path, profile: Path, run_cli: Run
) -> None:
    add(profile, "\nchecks:\n  approval: {severity: error, words: 3}\n")
    code, report = told(run_cli)
    (problem,) = report["problems"]
    assert (code, problem["file"]) == (2, "hospitals/tilleuls/hospital.yaml")
    assert problem["line"] == len(profile.read_text("utf-8").splitlines())
    assert by_hospital(report) == {"deux-rives": ["warning"]}


def test_what_a_group_sets_holds_for_its_hospitals(others: Path, run_cli: Run) -> None:
    group = others / "hospitals" / "grand-pre" / "group.yaml"
    add(group, "\nchecks:\n  approval: {severity: error}\n")
    mine = [
        path.parent.name
        for path in others.glob("hospitals/*/hospital.yaml")
        if "extends: grand-pre" in path.read_text("utf-8")
    ]
    found = by_hospital(told(run_cli, "immunotherapie")[1])
    assert {name for name, severities in found.items() if "error" in severities} == set(mine)
    assert 0 < len(mine) < len(found)


def digest(folder: Path) -> str:
    """Of what an edition is made of, as the workspace stands now."""
    return Inputs(Workspace(folder).house_style).of(choose(folder))


def test_an_edition_is_made_again_if_a_rule_looks_at_its_pages(folder: Path, profile: Path) -> None:
    before = digest(folder)
    add(folder / "checks.yaml", "source-age: {years: 3}\nunique-code: {severity: error}\n")
    assert digest(folder) == before
    add(profile, "\nchecks: {review-date: {severity: error}}\n")
    assert digest(folder) == before
    add(folder / "checks.yaml", "lonely-word: {severity: error}\n")
    assert digest(folder) != before


def test_an_edition_is_made_again_if_a_rule_is_silenced_in_its_profile(
    folder: Path, profile: Path
) -> None:
    before = digest(folder)
    edit(profile, "\ncontacts:", "\n# depliant: allow hole: nothing else to say\ncontacts:")
    assert digest(folder) != before


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("checks.yml", "Call it `checks.yaml`, beside leaflets/."),
        ("leaflets/checks.yaml", "Call it `checks.yaml`, beside leaflets/."),
        ("hospitals/tilleuls/checks.yaml", "into the profile beside it, under `checks:`"),
    ],
)
def test_settings_that_nobody_reads_are_refused(
    folder: Path, run_cli: Run, name: str, instead: str
) -> None:
    add(folder / name, STRICT)
    code, report = told(run_cli)
    (problem,) = report["problems"]
    assert (code, problem["file"]) == (2, name)
    assert instead in problem["remedy"]


def test_what_nobody_may_turn_off_is_told_with_all_that_is_wrong(
    folder: Path, run_cli: Run
) -> None:
    add(folder / "checks.yaml", "characters: {severity: warning}\nglyphs: {severity: off}\n")
    code, report = told(run_cli)
    assert (code, [one["line"] for one in report["problems"]]) == (2, [1, 2])
    assert "`characters` stays an error" in report["problems"][0]["message"]

"""The report as JSON: its shape is written down, and nothing else is on standard output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from depliant.cli.reports.as_json import SaidReport
from tests.conftest import TOP, Run, edit

ONE = ("--format", "screen", "--hospital", "tilleuls")
Report = dict[str, Any]


def told(run_cli: Run, *words: str) -> tuple[Report, str]:
    """The report, held against its schema, and what stood on standard error."""
    from jsonschema import Draft202012Validator

    code, out, err = run_cli(*words, "--report", "json")
    report: Report = json.loads(out)
    schema = json.loads((TOP / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(report)
    assert report["exit_code"] == code
    return report, err


def test_the_schema_is_that_of_the_program() -> None:
    schema = json.loads((TOP / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    assert schema == SaidReport.model_json_schema()


def test_every_key_is_explained() -> None:
    text = (TOP / "docs" / "report.md").read_text(encoding="utf-8")
    schema = SaidReport.model_json_schema()
    keys = {key for one in (schema, *schema["$defs"].values()) for key in one["properties"]}
    assert {key for key in keys if f"`{key}`" not in text} == set()


def test_a_check(run_cli: Run) -> None:
    report, err = told(run_cli, "check", "--no-render", *ONE, "--strict")
    assert (report["exit_code"], report["out"], err) == (1, None, "")
    (finding,) = (one for one in report["findings"] if one["rule"] == "approval")
    assert finding["file"] == "leaflets/immunotherapie/fr.md"
    lines = (TOP / finding["file"]).read_text("utf-8").splitlines()
    assert lines[finding["line"] - 1] == "status: draft"
    loud = [one for one in report["findings"] if one["allowed"] is None]
    assert report["counts"]["warnings"] == len(loud)
    (edition,) = report["editions"]
    assert (edition["state"], edition["files"]) == (None, [])


def test_a_build(folder: Path, article: Path, run_cli: Run) -> None:
    words = ("build", *ONE)
    report, err = told(run_cli, *words)
    (edition,) = report["editions"]
    assert (report["exit_code"], err, edition["state"]) == (0, "", "pressed")
    (file,) = edition["files"]
    whole = Path(report["out"]) / file["path"]
    assert whole.stat().st_size == file["size"]
    assert told(run_cli, *words)[0]["editions"] == [{**edition, "state": "current"}]

    edit(article, "extrêmement cher", "TODO cher")
    report, err = told(run_cli, *words)
    (edition,) = report["editions"]
    assert (report["exit_code"], err) == (1, "")
    assert (edition["state"], edition["failed"]) == ("stale", True)
    assert edition["files"] == [file]
    (other,) = told(run_cli, *words, "--out", str(folder / "other"))[0]["editions"]
    assert (other["state"], other["files"]) == ("failed", [])


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_refused_request_is_a_report_too(run_cli: Run, command: str) -> None:
    report, err = told(run_cli, command, "imunotherapie")
    (problem,) = report["problems"]
    assert (report["exit_code"], problem["message"] in err) == (2, True)
    assert (problem["file"], problem["line"]) == (None, None)
    assert "Did you mean `immunotherapie`?" in problem["remedy"]


def test_what_cannot_be_read_has_its_place(article: Path, run_cli: Run) -> None:
    edit(article, "funding: none\n", "fnding: none\n")
    report, err = told(run_cli, "check", "--no-render", *ONE)
    assert (report["exit_code"], err) == (2, "")
    places = {(problem["file"], problem["line"]) for problem in report["problems"]}
    assert {file for file, _line in places} == {"leaflets/immunotherapie/fr.md"}
    assert all(line for _file, line in places)

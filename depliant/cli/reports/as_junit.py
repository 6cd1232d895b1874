"""A report as JUnit's XML (docs/report.md): a suite for each file, a case for each finding.

JUnit knows no warnings: they are cases that pass, told in the words of their suite.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from depliant.checks.finding import Finding
from depliant.cli.reports.collected import Told, collected
from depliant.errors import ExitCode, Problem

if TYPE_CHECKING:
    from depliant.jobs.build import Report

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ELSEWHERE = "depliant"  # the suite of what is about no file
_PASSED = "checks"  # the case of a file in which nothing was found
_UNREAD = "problem"  # the type of what no rule finds


@dataclass(frozen=True)
class _Case:
    """One case: what became of it is `failure`, `error`, `skipped`, or nothing if it passed."""

    file: str
    name: str
    became: str = ""
    message: str = ""
    text: str = ""


def of_report(report: Report, _out: Path | None) -> str:
    """A report; an article in which nothing was found has a case that passes."""
    cases = [_case(told, report.strict) for told in collected(report)]
    found = {case.file for case in cases}
    files = dict.fromkeys(article.place.file for article in report.articles)
    cases += [_Case(file, _PASSED) for file in files if file not in found]
    return _written(cases)


def of_failure(problems: tuple[Problem, ...], _code: ExitCode, _out: Path | None) -> str:
    """What kept a command from its work, as a report."""
    return _written([_case(Told(problem), strict=False) for problem in problems])


def _case(told: Told, strict: bool) -> _Case:
    item, rule = told.item, told.rule or _UNREAD
    name = f"{rule} L{told.place.line}" if told.place.line else rule
    became = "failure" if told.fails(strict) else ""
    if told.silenced:
        became = "skipped"
    elif isinstance(item, Problem):
        became = "error"
    message = told.silenced or item.message
    return _Case(told.place.file or _ELSEWHERE, name, became, message, _text(told))


def _text(told: Told) -> str:
    """All that is told of a finding."""
    item = told.item
    quote = f"    « {item.quote} »" if isinstance(item, Finding) and item.quote else ""
    where = "    " + ", ".join(told.editions) if told.editions else ""
    return "\n".join(part for part in (str(item), quote, where) if part)


# --- the XML -----------------------------------------------------------------------------------


def _written(cases: Iterable[_Case]) -> str:
    root = ET.Element("testsuites")
    suites = groupby(sorted(cases, key=lambda case: case.file), key=lambda case: case.file)
    for number, (file, found) in enumerate(suites):
        root.append(_suite(number, file, list(_named_apart(found))))
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")


def _suite(number: int, file: str, cases: list[_Case]) -> ET.Element:
    became = Counter(case.became for case in cases)
    suite = ET.Element(
        "testsuite",
        name=_plain(file),
        package=_class_name(file),
        id=str(number),
        timestamp=dt.datetime.now().isoformat(timespec="seconds"),
        hostname="localhost",
        tests=str(len(cases)),
        failures=str(became["failure"]),
        errors=str(became["error"]),
        skipped=str(became["skipped"]),
        time="0",
    )
    ET.SubElement(suite, "properties")
    for case in cases:
        _add(suite, case)
    warnings = "\n".join(case.text for case in cases if not case.became and case.text)
    ET.SubElement(suite, "system-out").text = _plain(warnings)
    ET.SubElement(suite, "system-err")
    return suite


def _add(suite: ET.Element, case: _Case) -> None:
    names = {"classname": _class_name(case.file), "name": _plain(case.name), "time": "0"}
    element = ET.SubElement(suite, "testcase", names)
    if case.became == "skipped":
        ET.SubElement(element, "skipped", message=_plain(case.message))
    elif case.became:
        kind = case.name.partition(" ")[0]
        told = ET.SubElement(element, case.became, type=kind, message=_plain(case.message))
        told.text = _plain(case.text)


def _named_apart(cases: Iterable[_Case]) -> Iterator[_Case]:
    """Cases with names of their own: a second one of a name has its number."""
    seen: Counter[str] = Counter()
    for case in cases:
        seen[case.name] += 1
        again = f" ({seen[case.name]})" if seen[case.name] > 1 else ""
        yield replace(case, name=case.name + again)


def _class_name(file: str) -> str:
    """A file as a class is called: what shows these reports parts names at their dots."""
    return _plain(str(PurePosixPath(file).with_suffix("")).strip("/").replace("/", "."))


def _plain(text: str) -> str:
    """A text without the signs that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)

"""A report as SARIF 2.1.0 (docs/report.md): the rules, what they found, what could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from depliant import __version__
from depliant.checks.finding import Finding, Severity
from depliant.checks.registry import Check, all_checks
from depliant.cli.reports.collected import Told, collected
from depliant.digest import exact
from depliant.errors import ExitCode, Place, Problem
from depliant.words import _, current_language

if TYPE_CHECKING:
    from depliant.jobs.build import Report

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"  # the workspace's folder, by the name that its readers know
_FINGERPRINT = "depliant/v1"
Level = Literal["warning", "error"]


class _Part(BaseModel):
    """Base of the parts of a log that are written here; a key that says nothing is left out."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True
    )


class Message(_Part):
    text: str = Field(min_length=1)


class Artifact(_Part):
    """A file, by its path inside the workspace."""

    uri: str
    uri_base_id: str = ROOT


class Region(_Part):
    """A line of a file, counted from 1, and the sentence that stands there."""

    start_line: int = Field(ge=1)
    snippet: Message | None = None


class Physical(_Part):
    artifact_location: Artifact
    region: Region | None = None


class Location(_Part):
    physical_location: Physical


class Suppression(_Part):
    """A finding that was silenced in the file itself, and why."""

    kind: Literal["inSource"] = "inSource"
    justification: str


class About(_Part):
    """What SARIF has no words for: the words of a sentence that are meant, the laid-out page, the
    editions that a finding concerns."""

    words: str | None = None
    page: str | None = None
    editions: tuple[str, ...] | None = None


class Result(_Part):
    rule_id: str
    level: Level
    message: Message
    locations: tuple[Location, ...] = ()
    partial_fingerprints: dict[str, str]
    suppressions: tuple[Suppression, ...] | None = None
    properties: About = About()


class Defaults(_Part):
    level: Level


class Rule(_Part):
    """A rule: why it is there, and the standard that it comes from."""

    id: str
    short_description: Message
    help: Message
    default_configuration: Defaults


class Driver(_Part):
    name: str = "depliant"
    version: str = __version__
    rules: tuple[Rule, ...]


class Tool(_Part):
    driver: Driver


class Notification(_Part):
    """What could not be read or done."""

    level: Literal["error"] = "error"
    message: Message
    locations: tuple[Location, ...] = ()


class Invocation(_Part):
    execution_successful: bool
    exit_code: int
    tool_execution_notifications: tuple[Notification, ...]


class Run(_Part):
    tool: Tool
    language: str
    invocations: tuple[Invocation]
    results: tuple[Result, ...]


class Log(_Part):
    schema_: str = Field(SCHEMA, alias="$schema")
    version: Literal["2.1.0"] = "2.1.0"
    runs: tuple[Run]


def of_report(report: Report, _out: Path | None) -> str:
    """A report: each finding once, whatever the number of editions it concerns."""
    told = collected(report)
    found = [one for one in told if isinstance(one.item, Finding)]
    problems = [one.item for one in told if isinstance(one.item, Problem)]
    return _written(found, problems, report.exit_code)


def of_failure(problems: tuple[Problem, ...], code: ExitCode, _out: Path | None) -> str:
    """What kept a command from its work, as a report."""
    return _written((), problems, code)


def _written(found: Iterable[Told], problems: Iterable[Problem], code: ExitCode) -> str:
    notes = tuple(map(_notification, problems))
    done = code in (ExitCode.DONE, ExitCode.FAILED)
    invocation = Invocation(
        execution_successful=done, exit_code=code, tool_execution_notifications=notes
    )
    run = Run(
        tool=Tool(driver=Driver(rules=_rules())),
        language=current_language(),
        invocations=(invocation,),
        results=tuple(_result(told, told.item) for told in found if isinstance(told.item, Finding)),
    )
    return Log(runs=(run,)).model_dump_json(indent=1, by_alias=True, exclude_none=True)


def _rules() -> tuple[Rule, ...]:
    return tuple(_rule(check) for check in {one.rule: one for one in all_checks()}.values())


def _rule(check: Check) -> Rule:
    return Rule(
        id=check.rule,
        short_description=Message(text=_(check.reason)),
        help=Message(text=_(check.standard)),
        default_configuration=Defaults(level=_level(check.severity)),
    )


def _level(severity: Severity) -> Level:
    return "error" if severity is Severity.ERROR else "warning"


def _result(told: Told, finding: Finding) -> Result:
    silenced = (Suppression(justification=finding.allowed),) if finding.allowed else None
    return Result(
        rule_id=finding.rule,
        level=_level(finding.severity),
        message=_message(finding.message, finding.remedy),
        locations=_locations(finding.place, finding.quote),
        partial_fingerprints={_FINGERPRINT: exact(*told.lasting)},
        suppressions=silenced,
        properties=About(
            words=finding.words or None,
            page=finding.page or None,
            editions=told.editions or None,
        ),
    )


def _notification(problem: Problem) -> Notification:
    message = _message(problem.message, problem.remedy)
    return Notification(message=message, locations=_locations(problem.place, ""))


def _message(message: str, remedy: str) -> Message:
    return Message(text="\n→ ".join(part for part in (message, remedy) if part))


def _locations(place: Place | None, sentence: str) -> tuple[Location, ...]:
    if place is None:
        return ()
    snippet = Message(text=sentence) if sentence else None
    region = Region(start_line=place.line, snippet=snippet) if place.line else None
    file = Artifact(uri=quote(place.file))
    return (Location(physical_location=Physical(artifact_location=file, region=region)),)

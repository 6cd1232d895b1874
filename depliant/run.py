"""What a command does, from request to report: plan, workers, shelf. Prints nothing."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from depliant.approve import approved_text, article_file, check_signature, obstacles
from depliant.build import Outcome, Shelf, judged, write
from depliant.checks import Finding, Severity
from depliant.differences import Difference, differences, fact_differences
from depliant.errors import InputError, Problem
from depliant.local import stamped_text
from depliant.plan import Plan, Request, make_plan, version_of
from depliant.words import _
from depliant.worker import Result, Workers, setup_for
from depliant.workspace import Workspace

Progress = Callable[[int], AbstractContextManager[Callable[[str], None]]]


@dataclass(frozen=True)
class Report:
    """What came of a request: outcomes by edition, findings of the sources, unreadable files."""

    outcomes: tuple[Outcome, ...]
    source_findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    withdrawn: tuple[str, ...]
    strict: bool

    @property
    def exit_code(self) -> int:
        """The gravest of what happened: 2 an input is wrong, 1 a check failed, 0 done."""
        codes = [outcome.exit_code for outcome in self.outcomes]
        if self.problems or any(codes):
            return max([2 if self.problems else 0, *codes])
        least = Severity.WARNING if self.strict else Severity.ERROR
        wrong = any(finding.severity >= least for finding in self.source_findings)
        return 1 if wrong or any(outcome.failed for outcome in self.outcomes) else 0


def build_editions(
    request: Request,
    out: Path,
    progress: Progress,
    *,
    workspace: Workspace,
    jobs: int | None,
    time_limit: float,
    strict: bool,
) -> Report:
    """Press the editions of a request and put the good ones on the shelf."""
    with Workers(setup_for(workspace.templates, workspace.styles), time_limit) as workers:
        plan = make_plan(workspace, request)
        shelf = Shelf(out)

        def finish(number: int, result: Result) -> Outcome:
            outcome = judged(plan, plan.choices[number], result, strict=strict)
            return shelf.deliver(outcome, result.proof)

        workers.grow(_count(jobs, plan))
        outcomes = _outcomes(plan, workers.results(plan.choices), finish, progress)
        shelf.mark_stale(plan.withdrawn)
        if outcomes or plan.withdrawn:
            shelf.close()
    return _report(plan, outcomes, strict)


def check_editions(
    request: Request,
    progress: Progress,
    *,
    render: bool,
    workspace: Workspace,
    jobs: int | None,
    time_limit: float,
    strict: bool,
) -> Report:
    """Check the editions of a request; nothing is written."""
    with Workers(setup_for(workspace.templates, workspace.styles, render), time_limit) as workers:
        plan = make_plan(workspace, request)

        def finish(number: int, result: Result) -> Outcome:
            return judged(plan, plan.choices[number], result, strict=strict)

        workers.grow(_count(jobs, plan))
        outcomes = _outcomes(plan, workers.results(plan.choices), finish, progress)
    return _report(plan, outcomes, strict)


def _count(jobs: int | None, plan: Plan) -> int:
    return min(jobs or os.cpu_count() or 1, len(plan.choices))


def _outcomes(
    plan: Plan,
    results: Iterator[Result],
    finish: Callable[[int, Result], Outcome],
    progress: Progress,
) -> tuple[Outcome, ...]:
    done = []
    with progress(len(plan.choices)) as step:
        for result in results:
            outcome = finish(result.number, result)
            done.append(outcome)
            step(outcome.edition.name)
    return tuple(sorted(done, key=lambda outcome: outcome.edition))


def _report(plan: Plan, outcomes: Iterable[Outcome], strict: bool) -> Report:
    found = tuple(finding for findings in plan.findings.values() for finding in findings)
    return Report(tuple(outcomes), found, plan.problems, plan.withdrawn, strict)


def approve_leaflet(
    workspace: Workspace, leaflet: str, lang: str, by: str, role: str, today: dt.date
) -> str:
    """Check a leaflet everywhere, then write its approval; returns the name of its file.

    Raises `InputError` with everything that stands in the way: not-covered sections, errors.
    """
    check_signature(by, role)
    path = article_file(workspace.article_paths(leaflet), lang)
    article = workspace.article(path)
    request = Request(leaflets=(leaflet,), langs=(article.lang,), today=today)
    report = check_editions(
        request,
        _silent,
        render=True,
        workspace=workspace,
        jobs=None,
        time_limit=60.0,
        strict=False,
    )
    found = tuple(finding for outcome in report.outcomes for finding in outcome.findings)
    problems = [*obstacles(article, (*report.source_findings, *found)), *report.problems]
    problems += [problem for outcome in report.outcomes for problem in outcome.problems]
    if problems:
        raise InputError(*dict.fromkeys(problems))
    text = approved_text(article, by, role, today)
    write(path, text.encode())
    return workspace.name(path)


@contextmanager
def _silent(_total: int) -> Iterator[Callable[[str], None]]:
    yield lambda _name: None


def stamp_local_text(
    workspace: Workspace, leaflet: str, lang: str, by: str, role: str, hospital: str, today: dt.date
) -> str:
    """Record that someone compared a hospital's or group's local text with the core article as it
    stands; returns the name of its file. `InputError` if there is no such text."""
    check_signature(by, role)
    article = workspace.article(article_file(workspace.article_paths(leaflet), lang))
    local = workspace.local_text(hospital, article)
    if local is None:
        message = _("{hospital} has no local text for {leaflet}.")
        wanted = f"hospitals/{hospital}/text/{article.slug}/{article.lang}.md"
        remedy = _("Write {file}, or name another --hospital.").format(file=wanted)
        problem = Problem(message.format(hospital=hospital, leaflet=leaflet), None, remedy)
        raise InputError(problem)
    path = workspace.root / local.place.file
    write(path, stamped_text(local, article, by, role, today).encode())
    return workspace.name(path)


@dataclass(frozen=True)
class Comparison:
    """What two versions of a leaflet say otherwise; the core is first if one hospital was named."""

    leaflet: str
    names: tuple[str, str]
    sections: tuple[Difference, ...]
    facts: tuple[tuple[str, str, str], ...] = ()


def compare(
    workspace: Workspace, leaflet: str, hospitals: tuple[str, ...], lang: str
) -> Comparison:
    """Compare a hospital's version with the core article, or two hospitals' versions."""
    article = workspace.article(article_file(workspace.article_paths(leaflet), lang))
    versions = [version_of(workspace, article, workspace.hospital(slug)) for slug in hospitals]
    name = f"{article.slug}/{article.lang}"
    if len(versions) == 1:
        only = versions[0]
        found = tuple(differences(article, only.article, only.local))
        return Comparison(name, (_("the core article"), only.hospital.profile.name), found)
    first, second = versions
    found = tuple(differences(first.article, second.article, first.local + second.local))
    names = (first.hospital.profile.name, second.hospital.profile.name)
    return Comparison(name, names, found, tuple(fact_differences(first, second)))

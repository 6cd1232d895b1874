"""Reports for other programs: one whole text on standard output and nothing else there, also when
the request is refused; whoever typed it then reads why on the error output."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depliant.cli.global_options import Manner
from depliant.errors import DepliantError, ExitCode, Problem

if TYPE_CHECKING:
    from depliant.jobs.build import Report

STYLES = ("json", "junit", "sarif")
"""How a report may be asked for; each is written by the module `as_<style>` of this folder."""


def tell(
    style: str, work: Callable[[], Report], manner: Manner, out: Path | None = None
) -> ExitCode:
    """Do the work and print its report, also of a request that is refused; the exit code."""
    try:
        report = work()
    except DepliantError as error:
        tell_failure(style, error.problems, error.exit_code, manner, out)
        return error.exit_code
    click.echo(_writer(style).of_report(report, out))
    if manner.debug:
        from depliant.cli.reports.in_words import traces

        traces(report)
    return report.exit_code


def tell_failure(
    style: str,
    problems: tuple[Problem, ...],
    code: ExitCode,
    manner: Manner,
    out: Path | None = None,
) -> None:
    """Print what kept a command from its work, for a program and for whoever typed it."""
    from depliant.cli.show import as_typed

    click.echo(_writer(style).of_failure(problems, code, out))
    for problem in problems:
        click.echo(as_typed(str(problem), manner), err=True)


def asked_for(given: list[str]) -> str:
    """The style that a command line asks for, be it right or wrong; empty if it is words."""
    words = given[: given.index("--")] if "--" in given else given
    named = [second for first, second in pairwise(words) if first == "--report"]
    named += [word.partition("=")[2] for word in words if word.startswith("--report=")]
    return next((style for style in named if style in STYLES), "")


def _writer(style: str) -> Any:
    return import_module(f"depliant.cli.reports.as_{style}")

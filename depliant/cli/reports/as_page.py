"""A report as a page for an editorial meeting: a file, and its path told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from depliant.cli.global_options import Manner
from depliant.errors import ExitCode
from depliant.review.meeting import meeting_page
from depliant.words import _

if TYPE_CHECKING:
    from depliant.jobs.build import Report
    from depliant.sources.workspace import Workspace


def tell(
    report: Report, workspace: Workspace, today: dt.date, folder: Path, manner: Manner
) -> ExitCode:
    """Write the page into a folder; the exit code of the check."""
    path = meeting_page(report, workspace, today, folder)
    if not manner.quiet:
        click.echo(_("Written: {path}").format(path=path))
    return report.exit_code

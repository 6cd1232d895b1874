"""The page for an editorial meeting: what was found in leaflets, and each criterion, as a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from depliant.jobs.build import Report
from depliant.reading.files import write
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from depliant.web.editorial import editorial_page
from depliant.words import current_language

NAME = "editorial"


def meeting_page(report: Report, workspace: Workspace, today: dt.date, folder: Path) -> Path:
    """Write the page of a report into a folder, under the code of its leaflet if it is about one
    alone: the name of a file tells no illness. It replaces the one of an earlier day. `InputError`
    if the disk refuses; nothing is left half written."""
    composer = Composer(workspace.house_style.web)
    html = editorial_page(report.judged, composer, current_language(), today, report.problems)
    path = folder / _name(report)
    write(path, html.encode())
    return path


def _name(report: Report) -> str:
    if len(report.articles) == 1:
        (one,) = report.articles
        return f"{one.meta.code}.{one.lang}.{NAME}.html"
    return f"{NAME}.html"

"""export --review: check a leaflet, and write its review copy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from depliant.checks.finding import Finding, Severity
from depliant.correcting.review_copy import about_text, review_copy
from depliant.errors import gather
from depliant.jobs.build import How, Report, check_editions
from depliant.jobs.request import Request
from depliant.reading.files import write_new
from depliant.sources.document import not_covered
from depliant.sources.leaflet import Article
from depliant.sources.workspace import Workspace


def review_file(
    workspace: Workspace, leaflet: str, lang: str, folder: Path, today: dt.date
) -> Path:
    """Write the review copy of a leaflet into a folder, under its code (a file's name must not
    tell an illness) and a name that is free there; where it lies. `InputError` for an article
    that cannot be read."""
    article = workspace.article(workspace.article_path(leaflet, lang))
    request = Request(leaflets=(leaflet,), langs=(lang,), today=today)
    report = check_editions(request, How(workspace), render=False)
    gather(one for one in report.problems if one.place and one.place.file == article.place.file)
    found = about_text((*_findings(report), *_open(article)), article)
    made = review_copy(article, list(found))
    return write_new(folder, f"{article.meta.code}.{lang}.v{article.meta.version}.docx", made)


def _open(article: Article) -> Iterator[Finding]:
    """The sections that nobody can sign yet."""
    for one in not_covered(article):
        yield Finding("not-covered", Severity.WARNING, one.message, one.remedy, one.place)


def _findings(report: Report) -> Iterator[Finding]:
    yield from report.source_findings
    for outcome in report.outcomes:
        yield from outcome.findings

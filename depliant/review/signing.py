"""signing: what someone answers for, from request to file: an approval, a local text's stamp."""

from __future__ import annotations

import datetime as dt

from depliant.errors import InputError, Problem
from depliant.jobs.build import How, check_editions
from depliant.jobs.request import Request
from depliant.reading.files import write
from depliant.review.approval import approved_text, article_file, check_signature, obstacles
from depliant.sources.local_text import stamped_text
from depliant.sources.workspace import Workspace
from depliant.words import _


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
    report = check_editions(request, How(workspace))
    found = tuple(finding for outcome in report.outcomes for finding in outcome.findings)
    problems = [*obstacles(article, (*report.source_findings, *found)), *report.problems]
    problems += [problem for outcome in report.outcomes for problem in outcome.problems]
    if problems:
        raise InputError(*dict.fromkeys(problems))
    text = approved_text(article, by, role, today)
    write(path, text.encode())
    return workspace.name(path)


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

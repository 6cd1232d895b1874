"""approval: someone answers for a text as it stands, from request to file.

What was checked is what is signed: the file is written only if it is still the one that was
judged, and nothing of it changes but the keys of the signature.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from depliant.checks.finding import Finding
from depliant.errors import InputError, Problem
from depliant.jobs.build import How, Report, check_editions
from depliant.jobs.request import Request
from depliant.reading.files import replace_judged
from depliant.reading.front_matter import Plain, rewritten
from depliant.reading.text import decode, read_bytes
from depliant.review.changes import with_stamp
from depliant.sources.document import not_covered
from depliant.sources.leaflet import Article
from depliant.sources.signature import signature
from depliant.sources.stamp import article_stamp
from depliant.sources.workspace import Workspace
from depliant.words import _


@dataclass(frozen=True)
class Signed:
    """The name of the file that was signed, and the hospitals that it was not checked for, as
    their profiles are still to be written: they bar their own editions, not the text."""

    name: str
    begun: tuple[str, ...] = ()


def approve_leaflet(
    workspace: Workspace, leaflet: str, lang: str, by: str, role: str, today: dt.date
) -> Signed:
    """Check a leaflet for each hospital whose profile is written, then write its approval.

    Raises `InputError` with everything that stands in the way: not-covered sections, errors, an
    edit saved while it was checked.
    """
    signature(by, role, today, "-")  # a name and a role, before anything slow
    path = workspace.article_path(leaflet, lang)
    name = workspace.name(path)
    judged = read_bytes(path, name)
    written, begun = _hospitals(workspace)
    request = Request((leaflet,), written, langs=(lang,), today=today)
    report = check_editions(request, How(workspace))
    problems = dict.fromkeys((*report.problems, *_obstacles(report)))
    if problems:
        raise InputError(*problems)
    (article,) = report.articles
    if article.text != decode(judged, article.place):
        message = _("The file changed while it was checked: nothing was signed.")
        remedy = _("Read it again, then sign it again.")
        raise InputError(Problem(message, article.place, remedy))
    replace_judged(path, judged, approved(judged, article, by, role, today), name)
    return Signed(name, begun)


def _hospitals(workspace: Workspace) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The hospitals whose profiles are written, and those in which something is still asked for;
    all together (no names) where none is written: nothing else would be checked."""
    begun = tuple(slug for slug in workspace.hospitals if _is_begun(workspace, slug))
    written = tuple(slug for slug in workspace.hospitals if slug not in begun)
    return (written, begun) if written else ((), ())


def _is_begun(workspace: Workspace, slug: str) -> bool:
    try:
        return workspace.hospital(slug).is_begun
    except InputError:
        return False  # told where it is checked


def approved(data: bytes, article: Article, by: str, role: str, date: dt.date) -> bytes:
    """The bytes of an article's file with one more signature; those that are void go, and those
    of a draft: whoever set it back took them away."""
    data = with_stamp(data, article, date)
    new = signature(by, role, date, article_stamp(article))
    standing = article.meta.approval if article.approved else ()
    others = (one for one in standing if one.stamp == new.stamp)
    kept = (one for one in others if (one.name, one.role) != (new.name, new.role))
    signatures = [one.model_dump() for one in (*kept, new)]
    changes: dict[str, Plain] = {"status": "approved", "approval": signatures}
    return rewritten(data, changes, article.place)


def _obstacles(report: Report) -> Iterator[Problem]:
    """What stands in the way: sections without a source, errors (approval itself apart), and what
    is still to be written."""
    for one in report.articles:
        yield from not_covered(one)
    for finding in dict.fromkeys(_findings(report)):
        if finding.bars and finding.rule != "approval":
            text = f"{finding.message} ({finding.rule})"
            yield Problem(text, finding.place, finding.remedy)
    for outcome in report.outcomes:
        yield from outcome.problems
    for article in report.articles:
        if article.meta.status != "withdrawn":
            continue
        place, remedy = article.values.place(("status",)), _("Set `status: draft` first.")
        yield Problem(_("The leaflet is withdrawn."), place, remedy)


def _findings(report: Report) -> Iterator[Finding]:
    yield from report.source_findings
    for outcome in report.outcomes:
        yield from outcome.findings

"""What there is, as rows of a table: leaflets, hospitals, formats, checks, editions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from depliant.checks.registry import CHECKS
from depliant.formats import Format
from depliant.plan import Request, make_plan
from depliant.words import _, current_language
from depliant.workspace import Workspace

Row = tuple[str, ...]


def rows(what: str, workspace: Workspace, today: dt.date) -> tuple[Row, list[Row]]:
    """The head and the rows of one list."""
    head: Row
    if what == "leaflets":
        head = (_("leaflet"), _("language"), _("code"), _("title"), _("status"), _("review by"))
        return head, list(_leaflets(workspace))
    if what == "hospitals":
        return (_("hospital"), _("name")), list(_hospitals(workspace))
    if what == "formats":
        head = (_("format"), _("title"), _("paper"), _("pages"))
        return head, [_format(format_) for format_ in workspace.formats.values()]
    if what == "checks":
        head = (_("rule"), _("severity"), _("subject"), _("reason"), _("standard"))
        return head, list(_checks())
    plan = make_plan(workspace, Request(today=today))
    head = (_("hospital"), _("leaflet"), _("language"), _("format"))
    editions = sorted(choice.edition for choice in plan.choices)
    return head, [(e.hospital, e.leaflet, e.lang, e.format) for e in editions]


def _leaflets(workspace: Workspace) -> Iterator[Row]:
    for slug in workspace.leaflets:
        for path in workspace.article_paths(slug):
            article = workspace.article(path)
            meta = article.meta
            due = meta.review_by.isoformat()
            yield slug, article.lang, meta.code, meta.title, meta.status, due


def _hospitals(workspace: Workspace) -> Iterator[Row]:
    for slug in workspace.hospitals:
        yield slug, workspace.hospital(slug).profile.name


def _format(format_: Format) -> Row:
    title = format_.title.get(current_language()) or next(iter(format_.title.values()))
    papers = [(sheet.width, sheet.height) for sheet in format_.sheets]
    width, height = papers[0] if papers else (format_.pages[0].width, format_.pages[0].height)
    budget = format_.budget
    count = str(budget.most) if budget.least == budget.most else f"{budget.least}–{budget.most}"
    return format_.name, title, f"{width:g} × {height:g} mm", count


def _checks() -> Iterator[Row]:
    seen: dict[str, list[str]] = {}
    for check in CHECKS:
        seen.setdefault(check.rule, []).append(check.subject.value)
    for check in {check.rule: check for check in CHECKS}.values():
        subjects = ", ".join(dict.fromkeys(seen[check.rule]))
        severity = check.severity.name.lower()
        yield check.rule, severity, subjects, _(check.reason), _(check.standard)

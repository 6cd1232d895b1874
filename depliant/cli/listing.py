"""What there is, as rows of a table: leaflets, hospitals, formats, checks, editions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from depliant.checks.finding import Severity
from depliant.checks.settable import settable
from depliant.checks.settings import strictness_of
from depliant.content.content import Edition
from depliant.errors import InputError
from depliant.formats.format import Format
from depliant.formats.options import OFFICE
from depliant.jobs.plan import make_plan
from depliant.jobs.request import Request
from depliant.reading.roles import KEPT, known
from depliant.shelf.manifest import EditionEntry, by_name, read_manifest
from depliant.sources.fields.strictness import EVERY_KIND
from depliant.sources.workspace import Workspace
from depliant.words import _, current_language
from depliant.words.figures import number

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
        rule = (_("rule"), _("severity"), _("thresholds"))
        head = (*rule, _("subject"), _("reason"), _("standard"))
        return head, list(_checks(workspace))
    if what == "roles":
        return (_("role"), _("required by"), _("what it says")), list(_roles(workspace))
    head = (
        _("hospital"),
        _("leaflet"),
        _("language"),
        _("format"),
        _("options"),
        _("fit"),
        _("room"),
    )
    return head, list(_editions(workspace, today))


def _editions(workspace: Workspace, today: dt.date) -> Iterator[Row]:
    """Each edition with its fit, as the last build into the workspace's `out/` recorded it."""
    plan = make_plan(workspace, Request(today=today))
    built = by_name(read_manifest(workspace.root / "out"))
    planned = {choice.edition.name: choice.edition for choice in plan.choices}
    for edition in sorted(planned.values()):
        yield _edition_row(edition, built.get(edition.name))
    for name in sorted(built.keys() - planned.keys()):  # with options: built, not planned
        entry = built[name]
        edition = Edition(entry.hospital, entry.leaflet, entry.lang, entry.format, entry.options)
        if edition.options.names and replace(edition, options=OFFICE).name in planned:
            yield _edition_row(edition, entry)


def _edition_row(edition: Edition, entry: EditionEntry | None) -> Row:
    options = ".".join(map(str, edition.options.names))
    fit = entry.last.counts.fit if entry else None
    rung = "–" if fit is None else fit.rung if fit.fits else _("too long")
    if entry and entry.last.too_large:
        rung = _("too large")
    room = f"{fit.room:.0f} mm" if fit else "–"
    return edition.hospital, edition.leaflet, edition.lang, edition.format, options, rung, room


def _leaflets(workspace: Workspace) -> Iterator[Row]:
    for slug in workspace.leaflets:
        for path in workspace.article_paths(slug):
            try:
                article = workspace.article(path)
            except InputError as error:
                yield slug, path.stem, "–", _broken(error), "–", "–"
                continue
            meta = article.meta
            due = meta.review_by.isoformat()
            yield article.slug, article.lang, meta.code, meta.title, meta.status, due


def _hospitals(workspace: Workspace) -> Iterator[Row]:
    for slug in workspace.hospitals:
        try:
            yield slug, workspace.hospital(slug).profile.name
        except InputError as error:
            yield slug, _broken(error)


def _broken(error: InputError) -> str:
    """What a list says of a file that cannot be read."""
    problem = error.problems[0]
    return _("({place}: {message})").format(place=problem.place, message=problem.message)


def _roles(workspace: Workspace) -> Iterator[Row]:
    """The roles that kinds require, then the others that are known; any other may be written."""
    asked: dict[str, list[str]] = {}
    for name, kind in workspace.kinds.items():
        for required in kind.required:
            if required.role not in KEPT:
                asked.setdefault(required.role, []).append(name)
    about, language = known(), current_language()
    for role in dict.fromkeys((*asked, *about)):
        says = about[role].says[language] if role in about else "–"
        yield role, ", ".join(asked.get(role, ())) or "–", says


def _format(format_: Format) -> Row:
    title = format_.title.get(current_language()) or next(iter(format_.title.values()))
    width, height = format_.paper
    budget = format_.budget
    count = str(budget.most) if budget.least == budget.most else f"{budget.least}–{budget.most}"
    return format_.name, title, f"{width:g} × {height:g} mm", count


def _checks(workspace: Workspace) -> Iterator[Row]:
    """Every rule, as the workspace sets it for all kinds of leaflets."""
    strict = strictness_of(workspace)
    for name, rule in settable().items():
        setting, check = strict.of(name, EVERY_KIND), rule.checks[-1]
        wanted = Severity[setting.severity.upper()] if setting.severity else rule.severity
        severity = _("error") if wanted is Severity.ERROR else _("warning")
        limits = {**rule.limits, **dict(setting.limits)}
        shown = ", ".join(f"{key} {number(limit)}" for key, limit in limits.items())
        subjects = ", ".join(_(name) for name in dict.fromkeys(one.subject for one in rule.checks))
        yield name, severity, shown or "–", subjects, _(check.reason), _(check.standard)

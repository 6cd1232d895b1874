"""plan: which editions a request means, from sources that were read and found good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from depliant.checks import Finding, Subject, examine
from depliant.checks.registry import CHECKS
from depliant.checks.subjects import HospitalSubject, LeafletSubject, WorkspaceSubject
from depliant.errors import InputError, Problem
from depliant.hospital import Hospital, Required
from depliant.leaflet import Article
from depliant.select import Choice
from depliant.words import _
from depliant.workspace import Workspace, suggestion

Value = TypeVar("Value")


@dataclass(frozen=True)
class Request:
    """What was asked for; an empty selector means everything."""

    leaflets: tuple[str, ...] = ()
    hospitals: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    today: dt.date = dt.date.min


@dataclass(frozen=True)
class Plan:
    """The editions to make, what the sources' checks found, and the files that cannot be read."""

    choices: tuple[Choice, ...]
    findings: dict[str, tuple[Finding, ...]]  # by leaflet/lang, hospital, or "" for the workspace
    problems: tuple[Problem, ...]
    withdrawn: tuple[str, ...]

    def about(self, choice: Choice) -> tuple[Finding, ...]:
        """What was found in the sources of an edition."""
        article = choice.article
        keys = (article_key(article), choice.hospital.slug)
        return tuple(finding for key in keys for finding in self.findings.get(key, ()))


def article_key(article: Article) -> str:
    return f"{article.slug}/{article.lang}"


def make_plan(workspace: Workspace, request: Request) -> Plan:
    """The plan of a request. Files with problems are left out and told; the others go on.

    Raises `InputError` if the request names what does not exist.
    """
    problems: list[Problem] = []
    articles = _articles(workspace, request, problems)
    hospitals = _each(request.hospitals or workspace.hospitals, workspace.hospital, problems)
    formats = [workspace.format(name) for name in request.formats or workspace.formats]
    if not hospitals and not problems:
        raise InputError(
            Problem(
                _("There is no hospital in this workspace."),
                None,
                _("Write hospitals/<name>/hospital.yaml, or name a --workspace."),
            )
        )
    findings = _source_findings(workspace, articles, hospitals, request, problems)
    choices = tuple(
        Choice(article, hospital, format_, words, _required(workspace, article, hospital))
        for article in articles
        if article.meta.status != "withdrawn" and article.meta.kind in workspace.kinds
        for words in [_words(workspace, article, problems)]
        if words
        for hospital in hospitals
        for format_ in formats
    )
    withdrawn = tuple(article_key(a) for a in articles if a.meta.status == "withdrawn")
    return Plan(choices, findings, tuple(problems), withdrawn)


def _each(
    names: tuple[str, ...] | list[str], read: Callable[[str], Value], problems: list[Problem]
) -> list[Value]:
    found = []
    for name in names:
        try:
            found.append(read(name))
        except InputError as error:
            problems.extend(error.problems)
    return found


def _articles(workspace: Workspace, request: Request, problems: list[Problem]) -> list[Article]:
    names = request.leaflets or tuple(workspace.leaflets)
    if not names:
        raise InputError(
            Problem(
                _("There is no leaflet in this workspace."),
                None,
                _("Write leaflets/<name>/fr.md, or name a --workspace."),
            )
        )
    paths = [path for name in dict.fromkeys(names) for path in workspace.article_paths(name)]
    articles = []
    for path in paths:
        try:
            articles.append(workspace.article(path))
        except InputError as error:
            problems.extend(error.problems)
    if request.langs and articles:
        known = sorted({article.lang for article in articles})
        for lang in request.langs:
            if lang not in known:
                message = _("There is no leaflet in the language `{lang}`.").format(lang=lang)
                raise InputError(Problem(message, None, suggestion(lang, known)))
        articles = [article for article in articles if article.lang in request.langs]
    return articles


def _words(workspace: Workspace, article: Article, problems: list[Problem]) -> dict[str, str]:
    try:
        return workspace.words(article.lang)
    except InputError as error:
        problems.extend(error.problems)
        return {}


def _required(workspace: Workspace, article: Article, hospital: Hospital) -> tuple[Required, ...]:
    return (*workspace.kinds[article.meta.kind].required, *hospital.profile.required)


def _source_findings(
    workspace: Workspace,
    articles: list[Article],
    hospitals: list[Hospital],
    request: Request,
    problems: list[Problem],
) -> dict[str, tuple[Finding, ...]]:
    findings = {"": examine(CHECKS, Subject.WORKSPACE, WorkspaceSubject(tuple(articles)))}
    for article in articles:
        kind = workspace.kinds.get(article.meta.kind)
        if kind is None:
            message = _("There is no kind `{kind}` of leaflet.").format(kind=article.meta.kind)
            remedy = suggestion(article.meta.kind, list(workspace.kinds))
            problems.append(Problem(message, article.values.place(("kind",)), remedy))
            continue
        subject = LeafletSubject(article, kind.required, request.today)
        findings[article_key(article)] = examine(CHECKS, Subject.LEAFLET, subject)
    for hospital in hospitals:
        hospital_subject = HospitalSubject(hospital, request.today)
        findings[hospital.slug] = examine(CHECKS, Subject.HOSPITAL, hospital_subject)
    return findings

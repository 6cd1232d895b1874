"""plan: which editions a request means, from sources that were read and found good."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from depliant.checks.finding import Finding
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import HospitalSubject, LeafletSubject, LocalSubject, WorkspaceSubject
from depliant.content.select import Choice
from depliant.content.versions import Version, version_of
from depliant.errors import InputError, Place, Problem
from depliant.formats.format import EXTENTS, Format
from depliant.formats.options import NO_EXTRAS, OFFICE, Extras, Options
from depliant.formats.variants import meant, pressed_as, takes
from depliant.jobs.request import Request
from depliant.languages import direction
from depliant.sources.hospital import Hospital
from depliant.sources.leaflet import Article
from depliant.sources.workspace import Workspace, suggestion
from depliant.words import _

Value = TypeVar("Value")


@dataclass(frozen=True)
class Plan:
    """The editions to make, what the sources' checks found, and the files that cannot be read."""

    choices: tuple[Choice, ...]
    findings: dict[str, tuple[Finding, ...]]
    """What was found in the sources, by leaflet/lang, hospital, hospital/leaflet/lang for a local
    text, or "" for the workspace."""
    problems: tuple[Problem, ...]
    withdrawn: tuple[str, ...]
    articles: tuple[Article, ...] = ()
    hospitals: tuple[Hospital, ...] = ()

    def about(self, choice: Choice) -> tuple[Finding, ...]:
        """What was found in the sources of an edition."""
        article = choice.article
        keys = (article_key(article), choice.hospital.slug, *(local.name for local in choice.local))
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
    formats = _formats(workspace, request)
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
        choice
        for article in articles
        if article.meta.status != "withdrawn" and article.meta.kind in workspace.kinds
        if _has_words(workspace, article, problems)
        for made in [_made_for(article, formats, request, problems)]
        for ways in [list(_ways(made, article, request.options))]
        for hospital in hospitals
        for version in _versions(workspace, article, hospital, findings, problems)
        for choice in _choices(workspace, version, ways, request.extras)
    )
    problems += _orphans(workspace, request)
    withdrawn = tuple(article_key(a) for a in articles if a.meta.status == "withdrawn")
    return Plan(choices, findings, tuple(problems), withdrawn, tuple(articles), tuple(hospitals))


def _formats(workspace: Workspace, request: Request) -> list[Format]:
    """The formats that were asked for; with options, those for which every option means something.

    Raises `InputError` if a format that was named cannot take the options.
    """
    asked = [workspace.format(name) for name in request.formats or workspace.formats]
    good = [f for f in asked if any(takes(f, options) for options in request.options)]
    if request.formats and len(good) < len(asked):
        wrong = ", ".join(format_.name for format_ in asked if format_ not in good)
        options = ", ".join(dict.fromkeys(word for one in request.options for word in one.words))
        raise InputError(
            Problem(
                _("The options {options} mean nothing on {formats}.").format(
                    options=options, formats=wrong
                ),
                None,
                _("Name a format that is printed and folded, or leave the options out."),
            )
        )
    return good


def _made_for(
    article: Article, formats: list[Format], request: Request, problems: list[Problem]
) -> list[Format]:
    """The formats that an article is made for; told, if one was asked for that it is not."""
    names = frozenset(article.meta.formats)
    made = [format_ for format_ in formats if not names or not names.isdisjoint(format_.groups)]
    for format_ in formats if request.formats else ():
        if format_ not in made:
            message = _("This leaflet is not made as `{format}`.").format(format=format_.name)
            remedy = _("Choose one of {names}, or add it to `formats:`.")
            remedy = remedy.format(names=", ".join(article.meta.formats))
            problems.append(Problem(message, article.values.place(("formats",)), remedy))
    return made


def _versions(
    workspace: Workspace,
    article: Article,
    hospital: Hospital,
    findings: dict[str, tuple[Finding, ...]],
    problems: list[Problem],
) -> Iterator[Version]:
    """One version, its local texts checked; none if a local text cannot be read."""
    try:
        version = version_of(workspace, article, hospital)
    except InputError as error:
        problems.extend(problem for problem in error.problems if problem not in problems)
        return
    for local in version.local:
        if local.name not in findings:
            subject = LocalSubject(local, article)
            findings[local.name] = examine(Subject.LOCAL, subject)
    yield version


Way = tuple[Options, Format]  # the options that mean something, and the format they make


def _ways(formats: list[Format], article: Article, options: tuple[Options, ...]) -> Iterator[Way]:
    """Each way that means something, once: an option may be a format's own way."""
    seen = set()
    for format_ in formats:
        for asked in options:
            if takes(format_, asked) and (format_.name, meant(format_, asked)) not in seen:
                seen.add((format_.name, meant(format_, asked)))
                yield _way(format_, article, asked)


def _way(format_: Format, article: Article, options: Options) -> Way:
    """How an article is pressed in a format; the same for every hospital."""
    options = meant(format_, options)
    return options, pressed_as(
        format_, options, direction(article.lang), article.granted(format_.name)
    )


def _choices(
    workspace: Workspace, version: Version, ways: list[Way], extras: Extras = NO_EXTRAS
) -> Iterator[Choice]:
    """One choice for each way in which a version is pressed; they share what is the same."""
    article, hospital = version.article, version.hospital
    kind = article.meta.kind
    asked = (one for one in hospital.profile.required if not one.kinds or kind in one.kinds)
    required = (*workspace.kinds[kind].required, *asked)
    words = workspace.words(article.lang)
    for options, format_ in ways:
        yield Choice(article, hospital, format_, words, required, options, extras, version.local)


def choose(
    workspace: Workspace, version: Version, format_: Format, options: Options = OFFICE
) -> Choice:
    """All that select chooses from, for one edition."""
    ways = [_way(format_, version.article, options)]
    return next(_choices(workspace, version, ways))


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


def _has_words(workspace: Workspace, article: Article, problems: list[Problem]) -> bool:
    try:
        return bool(workspace.words(article.lang))
    except InputError as error:
        problems.extend(error.problems)
        return False


def _unknown_names(workspace: Workspace, article: Article) -> Iterator[Problem]:
    """Names of formats and hospitals that do not exist: a section with one would be kept off
    every page."""
    hospitals = [*workspace.hospitals, *workspace.groups]
    for section in article.sections:
        for name in section.hospitals or ():
            if name not in hospitals:
                message = _("There is no hospital `{name}`.").format(name=name)
                yield Problem(message, section.place, suggestion(name, hospitals))
    known = [*workspace.formats, *EXTENTS]
    meta, values = article.meta, article.values
    named = [(name, values.place(("formats",))) for name in meta.formats]
    named += [(name, values.place(("pages", name))) for name in meta.pages]
    named += [(n, section.place) for section in article.sections for n in section.formats or ()]
    for name, place in named:
        if name not in known:
            message = _("There is no format `{name}`.").format(name=name)
            yield Problem(message, place, suggestion(name, known))


def _orphans(workspace: Workspace, request: Request) -> Iterator[Problem]:
    """Local texts of leaflets that do not exist; looked for when everything is asked for."""
    asked_for_all = not (request.leaflets or request.langs or request.hospitals)
    for path in workspace.local_texts if asked_for_all else ():
        core = workspace.root / "leaflets" / path.parent.name / path.name
        if not core.is_file():
            message = _("There is no article `{name}` to which this local text belongs.")
            wanted = f"{path.parent.name}/{path.stem}"
            remedy = _("Name it after its article, or delete it.")
            yield Problem(message.format(name=wanted), Place(workspace.name(path)), remedy)


def _source_findings(
    workspace: Workspace,
    articles: list[Article],
    hospitals: list[Hospital],
    request: Request,
    problems: list[Problem],
) -> dict[str, tuple[Finding, ...]]:
    findings = {"": examine(Subject.WORKSPACE, WorkspaceSubject(tuple(articles)))}
    for article in articles:
        kind = workspace.kinds.get(article.meta.kind)
        if kind is None:
            message = _("There is no kind `{kind}` of leaflet.").format(kind=article.meta.kind)
            remedy = suggestion(article.meta.kind, list(workspace.kinds))
            problems.append(Problem(message, article.values.place(("kind",)), remedy))
            continue
        problems += _unknown_names(workspace, article)
        subject = LeafletSubject(article, kind.required, request.today)
        findings[article_key(article)] = examine(Subject.LEAFLET, subject)
    for hospital in hospitals:
        hospital_subject = HospitalSubject(hospital, request.today)
        findings[hospital.slug] = examine(Subject.HOSPITAL, hospital_subject)
    return findings

"""plan: which editions a request means: read its sources, judge them, choose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from depliant.checks.settable import pressed_rules
from depliant.checks.settings import strictness_of
from depliant.content.select import Choice
from depliant.content.versions import Version
from depliant.errors import Problem
from depliant.formats.format import Format
from depliant.formats.options import NO_EXTRAS, OFFICE, Extras, Options
from depliant.formats.variants import meant, pressed_as, takes
from depliant.jobs.judgement import Judgement, Judging, judge, refuses, unmakeable
from depliant.jobs.request import Request
from depliant.jobs.sources import Sources, read_sources
from depliant.languages import direction
from depliant.sources.fields.strictness import Applied
from depliant.sources.kinds import spoken_of
from depliant.sources.leaflet import Article
from depliant.sources.workspace import Workspace
from depliant.words import _


@dataclass(frozen=True)
class Plan:
    """The editions to make, what they are made of, and what the sources' checks found."""

    sources: Sources
    judging: Judging
    choices: tuple[Choice, ...]
    problems: tuple[Problem, ...]  # files that cannot be read, formats that were asked in vain
    makes: frozenset[tuple[str, str]]  # which articles, by name, for which hospitals
    left_out: tuple[str, ...] = ()  # `leaflet/language.format`: no section is for the format

    @property
    def judgement(self) -> Judgement:
        """What the sources' checks found."""
        return self.judging.done()

    @property
    def withdrawn(self) -> tuple[str, ...]:
        """The articles that are withdrawn, by name."""
        return tuple(a.name for a in self.sources.articles if a.meta.status == "withdrawn")


def judged(workspace: Workspace, sources: Sources, request: Request) -> Judgement:
    """What the checks find in sources, and in the addresses that they name, if that is asked."""
    judgement = judge(workspace, sources, request.today)
    if not request.online:
        return judgement
    from depliant.jobs.online.telling import found_online

    return judgement.with_more(found_online(sources))


Judge = Callable[[Workspace, Sources, Request], Judgement]


def make_plan(workspace: Workspace, request: Request, judged: Judge = judged) -> Plan:
    """The plan of a request. Files with problems are left out and told; the others go on. What the
    checks find (what `judged` tells) is judged when it is asked for.

    Raises `InputError` if the request names what does not exist.
    """
    sources = read_sources(workspace, request)
    judging = Judging(lambda: judged(workspace, sources, request))
    if request.online:
        judging.done()  # before anything is pressed: it may take long
    vain = _asked_in_vain(sources, request) if request.formats else ()
    wrong = tuple(unmakeable(workspace, sources))
    problems = (*sources.problems, *wrong, *vain)
    made = [one for one in sources.versions if _is_made(workspace, one.article)]
    made = [one for one in made if not refuses(wrong, one)]
    choices = tuple(_chosen(workspace, made, sources, request))
    makes = frozenset((one.article.name, one.hospital.slug) for one in made)
    left_out = tuple(_left_out(sources, request))
    return Plan(sources, judging, choices, tuple(dict.fromkeys(problems)), makes, left_out)


def _chosen(
    workspace: Workspace, versions: list[Version], sources: Sources, request: Request
) -> Iterator[Choice]:
    """One choice for each edition that a request means."""
    ways: dict[str, list[Way]] = {}
    for version in versions:
        name = version.article.name
        if name not in ways:
            ways[name] = list(_ways(version.article, sources.formats, request.options))
        applied = sources.applied(version.hospital.slug, version.article.meta.kind)
        yield from _choices(workspace, version, ways[name], applied, request.extras)


def _is_made(workspace: Workspace, article: Article) -> bool:
    known = article.meta.kind in workspace.kinds and workspace.speaks(article.lang)
    return known and article.meta.status != "withdrawn"


def made_as(article: Article, format_: Format) -> bool:
    """Whether an article is made in a format at all: its front matter may name the formats, and
    a section must be marked for it."""
    return _is_named(article, format_) and _is_marked(article, format_)


def _is_named(article: Article, format_: Format) -> bool:
    names = frozenset(article.meta.formats)
    return not names or not names.isdisjoint(format_.groups)


def _is_marked(article: Article, format_: Format) -> bool:
    return any(section.on(format_.groups) for section in article.sections)


def _asked_in_vain(sources: Sources, request: Request) -> Iterator[Problem]:
    """Formats that were asked for by name and that an article is not made in."""
    for article in sources.articles:
        for format_ in sources.formats if article.meta.status != "withdrawn" else ():
            if not _is_named(article, format_):
                message = _("This leaflet is not made as `{format}`.").format(format=format_.name)
                remedy = _("Choose one of {names}, or add it to `formats:`.")
                remedy = remedy.format(names=", ".join(article.meta.formats))
                yield Problem(message, article.values.place(("formats",)), remedy)
            elif not _is_marked(article, format_):
                yield _unmarked(article, format_)


def _unmarked(article: Article, format_: Format) -> Problem:
    """A format that was asked for by name, and that no section is for."""
    first = article.sections[0]
    message = _("No section of this leaflet is for `{format}`.").format(format=format_.name)
    remedy = _('Take `{format}` into the formats="…" of the sections that it is to hold.')
    if "short" in format_.groups:
        remedy = _("Add `.short` to the headings of the sections that it is to hold: `{line}`.")
    line = f"## {first.title} {{#{first.role} .short}}"
    return Problem(message, first.place, remedy.format(format=format_.name, line=line))


def _left_out(sources: Sources, request: Request) -> Iterator[str]:
    """What was asked for with all the rest, and left out as no section is for it."""
    for article in sources.articles if not request.formats else ():
        for format_ in sources.formats if article.meta.status != "withdrawn" else ():
            if _is_named(article, format_) and not _is_marked(article, format_):
                yield f"{article.name}.{format_.name}"


Way = tuple[Options, Format]  # the options that mean something, and the format they make


def _ways(
    article: Article, formats: tuple[Format, ...], options: tuple[Options, ...]
) -> Iterator[Way]:
    """Each way in which an article is pressed, once: an option may be a format's own way."""
    seen = set()
    made = (format_ for format_ in formats if made_as(article, format_))
    for format_, asked in product(made, options):
        way = format_.name, meant(format_, asked)
        if takes(format_, asked) and way not in seen:
            seen.add(way)
            yield _way(format_, article, asked)


def _way(format_: Format, article: Article, options: Options) -> Way:
    """How an article is pressed in a format; the same for every hospital."""
    options = meant(format_, options)
    budget = article.granted(format_.name)
    return options, pressed_as(format_, options, direction(article.lang), budget)


def _choices(
    workspace: Workspace,
    version: Version,
    ways: list[Way],
    applied: Applied,
    extras: Extras = NO_EXTRAS,
) -> Iterator[Choice]:
    """One choice for each way in which a version is pressed; they share what is the same. Of what
    is set of rules, each holds what concerns an edition."""
    if not ways:
        return
    article, hospital = version.article, version.hospital
    name = article.meta.kind
    kind = workspace.kinds[name]
    asked = (one for one in hospital.profile.required if not one.kinds or name in one.kinds)
    required = (*kind.required, *asked)
    words = spoken_of(kind, workspace.fixed_words(article.lang))
    pressed = applied.only(pressed_rules()) if applied.settings else applied
    for options, format_ in ways:
        made = (article, hospital, format_, words, required, options, extras, version.local)
        yield Choice(*made, fillers=kind.fillers, interview=kind.interview, applied=pressed)


def choose(
    workspace: Workspace, version: Version, format_: Format, options: Options = OFFICE
) -> Choice:
    """All that select chooses from, for one edition."""
    ways = [_way(format_, version.article, options)]
    applied = strictness_of(workspace, version.hospital).on(version.article.meta.kind)
    return next(_choices(workspace, version, ways, applied))

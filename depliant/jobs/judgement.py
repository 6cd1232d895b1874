"""What the checks find in the sources of a request, before any edition is made.

Each source is judged once, whatever the number of its editions.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextvars import copy_context
from dataclasses import dataclass, replace
from functools import cached_property

from depliant.checks.finding import Finding
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import (
    HospitalSubject,
    LeafletSubject,
    LocalSubject,
    TextSubject,
    VersionSubject,
    WorkspaceSubject,
)
from depliant.checks.unused import unused
from depliant.content.select import Choice, allowances_of
from depliant.content.versions import Version
from depliant.errors import Place, Problem, suggestion
from depliant.formats.format import EXTENTS
from depliant.jobs.sources import Sources
from depliant.sources.document import Document
from depliant.sources.fields.strictness import EVERY_KIND, Applied
from depliant.sources.leaflet import Article
from depliant.sources.local_text import LocalText
from depliant.sources.signing.circuit import asked_by, asked_by_kind, together
from depliant.sources.workspace import Workspace
from depliant.words import _

Findings = tuple[Finding, ...]
Key = tuple[str, str]  # a hospital, and an article or a local text; no hospital, if it has none


@dataclass(frozen=True)
class Judgement:
    """What was found: of the workspace as a whole, of each hospital by its name, of each article
    and local text and of what an article says as a hospital has it, by hospital and name (they
    share what is the same)."""

    workspace: Findings
    articles: Mapping[Key, Findings]
    hospitals: Mapping[str, Findings]
    local: Mapping[Key, Findings]
    said: Mapping[Key, Findings]

    @property
    def findings(self) -> Findings:
        """All of them."""
        parts = (self.articles, self.hospitals, self.local)
        found = [f for part in parts for found in part.values() for f in found]
        said = (f for found in self.said.values() for f in found)
        return tuple(dict.fromkeys((*self.workspace, *found, *said)))

    def with_more(self, found: Findings) -> Judgement:
        """The same, with what was found elsewhere."""
        return replace(self, workspace=(*self.workspace, *found))

    def about(self, choice: Choice) -> Findings:
        """What was found in the sources of an edition."""
        article, slug = choice.article, choice.hospital.slug
        files = {one.place.file for one in (article, *choice.local)}
        return (
            *(one for one in self.workspace if one.place and one.place.file in files),
            *self.articles.get((slug, article.name), ()),
            *self.said.get((slug, article.name), ()),
            *self.hospitals.get(slug, ()),
            *(found for text in choice.local for found in self.local.get((slug, text.name), ())),
        )


class Judging:
    """What the checks find, found when it is first asked for, or meanwhile, in a thread: no
    edition waits for it to be pressed, only to be put on the shelf."""

    def __init__(self, judge: Callable[[], Judgement]) -> None:
        self._judge = judge
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Begin now. What is to be forked is forked before: that is safe with one thread only."""
        speaking = copy_context()  # a thread of its own would speak English
        threading.Thread(target=speaking.run, args=(self._meanwhile,), daemon=True).start()

    def _meanwhile(self) -> None:
        with contextlib.suppress(Exception):  # told to whoever asks: it is tried again then
            self.done()

    def done(self) -> Judgement:
        """The judgement, as soon as it is; its error, if a file is wrong."""
        with self._lock:
            return self._judgement

    @cached_property
    def _judgement(self) -> Judgement:
        return self._judge()


def judge(workspace: Workspace, sources: Sources, today: dt.date) -> Judgement:
    """Judge what was read, on a day."""
    hospitals = {
        one.slug: examine(
            Subject.HOSPITAL, HospitalSubject(one, today), sources.applied(one.slug, EVERY_KIND)
        )
        for one in sources.hospitals
    }
    known = [article for article in sources.articles if article.meta.kind in workspace.kinds]
    judged = Judgement(
        tuple(_of_the_whole(sources)),
        dict(_of_articles(workspace, sources, known, today)),
        hospitals,
        dict(_of_local_texts(sources)),
        dict(_of_texts(workspace, sources, today)),
    )
    documents = (*known, *_local_texts(sources).values())
    allowed = (one for document in documents for one in document.allowances)
    idle = tuple(unused(allowed, judged.findings))
    return replace(judged, workspace=(*judged.workspace, *idle)) if idle else judged


def _local_texts(sources: Sources) -> Mapping[str, LocalText]:
    return {text.name: text for version in sources.versions for text in version.local}


def _of_the_whole(sources: Sources) -> Iterator[Finding]:
    """What concerns the articles that were asked for, seen beside all others."""
    files = {article.place.file for article in sources.articles}
    files |= {problem.place.file for problem in sources.told if problem.place}
    local = _local_texts(sources)
    files |= {text.place.file for text in local.values()}
    articles = (*sources.articles, *sources.neighbours)
    subject = WorkspaceSubject(articles, sources.told, tuple(local.values()))
    for finding in examine(Subject.WORKSPACE, subject, sources.applied("", EVERY_KIND)):
        if finding.place is None or finding.place.file in files:
            yield finding


def _countries(sources: Sources, article: Article) -> frozenset[str]:
    """The countries of the hospitals that an article is made for."""
    made = (one for one in sources.versions if one.article.name == article.name)
    return frozenset(one.hospital.profile.country for one in made)


def _of_articles(
    workspace: Workspace, sources: Sources, articles: Sequence[Article], today: dt.date
) -> Iterator[tuple[Key, Findings]]:
    """What is found in each article: once, unless hospitals have rules applied otherwise."""
    for article in articles:
        kind, countries = workspace.kinds[article.meta.kind], _countries(sources, article)
        asked = asked_by_kind(kind)
        subject = LeafletSubject(
            article, kind.required, today, countries, asked, article.slug in sources.named
        )
        judged: dict[Applied, Findings] = {}
        made = (one for one in sources.versions if one.article.name == article.name)
        for slug in [one.hospital.slug for one in made] or [""]:
            applied = sources.applied(slug, article.meta.kind)
            if applied not in judged:
                judged[applied] = examine(Subject.LEAFLET, subject, applied)
            yield (slug, article.name), judged[applied]


def _of_texts(
    workspace: Workspace, sources: Sources, today: dt.date
) -> Iterator[tuple[Key, Findings]]:
    """What is found in the text of each article as each hospital has it; a text that several have
    is judged once, unless they have rules applied otherwise, then beside the contacts of each."""
    judged: dict[tuple[str, Applied], list[tuple[TextSubject, Findings]]] = {}
    for version in sources.versions:
        article, kinds = version.article, workspace.kinds
        if article.meta.kind not in kinds:
            continue
        applied = sources.applied(version.hospital.slug, article.meta.kind)
        done = judged.setdefault((article.name, applied), [])
        same = (one for one in done if one[0].article.sections == article.sections)
        judgement = next(same, None)
        if judgement is None:
            allowances = allowances_of(article, version.local)
            subject = TextSubject(article, kinds[article.meta.kind], today, allowances)
            judgement = subject, examine(Subject.TEXT, subject, applied)
            done.append(judgement)
        subject, found = judgement
        here = examine(Subject.VERSION, _version_subject(version, subject), applied)
        yield (version.hospital.slug, article.name), (*found, *here)


def _version_subject(version: Version, text: TextSubject) -> VersionSubject:
    of_all = asked_by_kind(text.kind)
    more = asked_by(version.hospital.profile, text.article.meta.kind)
    here = frozenset(more).difference(of_all)
    return VersionSubject(text, version.hospital, together(of_all, more), here)


def _of_local_texts(sources: Sources) -> Iterator[tuple[Key, Findings]]:
    core = {article.name: article for article in sources.articles}
    judged: dict[tuple[str, Applied], Findings] = {}
    for version in sources.versions:
        applied = sources.applied(version.hospital.slug, version.article.meta.kind)
        for number, text in enumerate(version.local):
            key = text.name, applied
            if key not in judged:
                subject = _local_subject(version, text, number, core[version.article.name])
                judged[key] = examine(Subject.LOCAL, subject, applied)
            yield (version.hospital.slug, text.name), judged[key]


def _local_subject(version: Version, text: LocalText, number: int, core: Article) -> LocalSubject:
    hospital = version.hospital
    names = hospital.names if text.by == hospital.slug else frozenset()
    countries = frozenset({hospital.profile.country})
    return LocalSubject(text, core, version.local[:number], names, countries)


# --- what keeps an article from being made ---------------------------------------------------


def refuses(problems: Iterable[Problem], version: Version) -> bool:
    """Whether a problem keeps an article, as one hospital has it, from being made."""
    wrong = {problem.place.file for problem in problems if problem.place}
    return any(one.place.file in wrong for one in (version.article, *version.local))


def unmakeable(workspace: Workspace, sources: Sources) -> Iterator[Problem]:
    """What keeps articles from being made: kinds, formats and hospitals that do not exist."""
    for article in sources.articles:
        if article.meta.kind not in workspace.kinds:
            message = _("There is no kind `{kind}` of leaflet.").format(kind=article.meta.kind)
            remedy = suggestion(article.meta.kind, list(workspace.kinds))
            yield Problem(message, article.values.place(("kind",)), remedy)
    for document in (*sources.articles, *_local_texts(sources).values()):
        yield from _unknown_names(workspace, document)


def _unknown_names(workspace: Workspace, document: Document) -> Iterator[Problem]:
    """Names of formats and hospitals that do not exist: a section with one would be kept off
    every page."""
    hospitals = [*workspace.hospitals, *workspace.groups]
    for name, place in _hospitals_named(document):
        if name not in hospitals:
            message = _("There is no hospital `{name}`.").format(name=name)
            yield Problem(message, place, _named_instead(name, hospitals, workspace.hospitals))
    formats = [*workspace.formats, *EXTENTS]
    for name, place in _formats_named(document):
        if name not in formats:
            message = _("There is no format `{name}`.").format(name=name)
            yield Problem(message, place, _named_instead(name, formats, list(workspace.formats)))


_NOT = re.compile(r"[!^~¬-]+|(?:not|no|sauf|except)\b[:-]?", re.IGNORECASE)


def _named_instead(name: str, known: Sequence[str], each: Sequence[str]) -> str:
    """What to write for a name that does not exist: several are parted by spaces; what is to be
    left out cannot be said but by naming `each` of the others."""
    parts = [part for part in re.split("[,;+/|&]+", name) if part]
    if parts and parts != [name]:
        return _("Part the names by spaces alone: `{names}`.").format(names=" ".join(parts))
    if found := _NOT.match(name):
        others = " ".join(one for one in each if one != name[found.end() :])
        return _("None can be left out: name those that have it (`{names}`).").format(names=others)
    return suggestion(name, known)


def _hospitals_named(document: Document) -> Iterator[tuple[str, Place]]:
    for section in document.sections:
        yield from ((name, section.place) for name in sorted(section.hospitals or ()))


def _formats_named(document: Document) -> Iterator[tuple[str, Place]]:
    if isinstance(document, Article):
        meta, values = document.meta, document.values
        yield from ((name, values.place(("formats",))) for name in meta.formats)
        yield from ((name, values.place(("pages", name))) for name in meta.pages)
    for section in document.sections:
        yield from ((name, section.place) for name in sorted(section.formats or ()))

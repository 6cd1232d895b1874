"""What a request reads: its articles, hospitals, local texts and formats, and what cannot be read.

A file with problems is left out and told; the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from depliant.checks.settings import strictness_of
from depliant.content.versions import Version, version_of
from depliant.errors import InputError, Place, Problem, suggestion
from depliant.formats.format import Format
from depliant.formats.variants import takes
from depliant.jobs.request import Request
from depliant.jobs.unseen import unseen
from depliant.sources.beside.strangers import Stranger, is_markdown
from depliant.sources.fields.strictness import Applied, Strictness
from depliant.sources.hospital import Hospital
from depliant.sources.leaflet import Article
from depliant.sources.local_text import FOLDER as LOCAL
from depliant.sources.workspace import Workspace
from depliant.words import _

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Sources:
    """What was read for a request: each article as each hospital has it (`versions`), the other
    articles of the workspace that concern one of them (`neighbours`): in another language, with
    its code, or with the code of what replaces it."""

    articles: tuple[Article, ...]
    neighbours: tuple[Article, ...]
    hospitals: tuple[Hospital, ...]
    versions: tuple[Version, ...]
    formats: tuple[Format, ...]
    problems: tuple[Problem, ...]
    told: tuple[Problem, ...] = ()  # what lies among the leaflets and does no harm
    house: Strictness = field(default_factory=Strictness)  # the workspace’s settings of rules
    strictness: Mapping[str, Strictness] = field(default_factory=dict)  # each hospital’s
    named: tuple[str, ...] = ()  # the leaflets that were asked for by name

    def applied(self, hospital: str, kind: str) -> Applied:
        """How the rules are set for a kind of leaflet of a hospital; of no hospital, if empty."""
        return self.strictness.get(hospital, self.house).on(kind)


def read_sources(workspace: Workspace, request: Request) -> Sources:
    """Read what a request names. `InputError` if it names what does not exist, or if a file that
    concerns every edition (settings, kinds, formats, checks) is wrong."""
    workspace.common()
    house = strictness_of(workspace)
    paths = _article_paths(workspace, request)
    read, faults = _each(workspace.article, paths)
    twins = list(_twins(read))
    single = [one for one in read if one.name not in dict(twins)]
    articles = _of_languages(single, request)
    names = request.hospitals or workspace.hospitals
    known, hospital_faults = _each(lambda name: _strict(workspace, name), dict.fromkeys(names))
    hospitals = [hospital for hospital, _strictness in known]
    if not names:
        remedy = _("Write hospitals/<name>/hospital.yaml, or name a --workspace.")
        instead = map(workspace.problem, workspace.misnamed_profiles)
        message = _("There is no hospital in this workspace.")
        raise InputError(Problem(message, None, remedy), *instead)
    pairs = [(article, hospital) for article in articles for hospital in hospitals]
    versions, local_faults = _each(lambda pair: version_of(workspace, *pair), pairs)
    words_faults = _each(
        workspace.fixed_words, dict.fromkeys(article.lang for article in articles)
    )[1]
    other_faults = (*hospital_faults, *words_faults)
    orphans = () if request.selects else _orphans(workspace)
    strangers = list(_strangers(workspace, request))
    refused = [workspace.problem(one) for one in strangers if one.refused]
    problems = (*faults, *dict(twins).values(), *refused, *other_faults, *local_faults)
    return Sources(
        tuple(articles),
        (*_others(single, articles), *_neighbours(workspace, articles, paths)),
        tuple(hospitals),
        tuple(versions),
        tuple(_formats(workspace, request)),
        tuple(dict.fromkeys((*unseen(workspace), *problems, *orphans))),
        tuple(workspace.problem(one) for one in strangers if not one.refused),
        house,
        {hospital.slug: strictness for hospital, strictness in known},
        request.leaflets,
    )


def _strict(workspace: Workspace, name: str) -> tuple[Hospital, Strictness]:
    """A hospital, and how strictly it has the rules applied."""
    hospital = workspace.hospital(name)
    return hospital, strictness_of(workspace, hospital)


def _each(read: Callable[[Key], Value], keys: Iterable[Key]) -> tuple[list[Value], list[Problem]]:
    """What can be read, and the problems of what cannot."""
    found: list[Value] = []
    problems: list[Problem] = []
    for key in keys:
        try:
            found.append(read(key))
        except InputError as error:
            problems.extend(error.problems)
    return found, problems


def _twins(articles: list[Article]) -> Iterator[tuple[str, Problem]]:
    """Articles that have one name, and would be one edition: none of them is made."""
    files: dict[str, list[Place]] = {}
    for article in articles:
        files.setdefault(article.name, []).append(article.place)
    for name, places in files.items():
        if len(places) > 1:
            message = _("Two articles are called {name}: {files}.")
            message = message.format(name=name, files=", ".join(map(str, places)))
            yield name, Problem(message, places[1], _("Rename the folder or the file of one."))


def _article_paths(workspace: Workspace, request: Request) -> list[Path]:
    names = request.leaflets or tuple(workspace.leaflets)
    if not names:
        message = _("There is no leaflet in this workspace.")
        remedy = _("Write leaflets/<name>/fr.md, or name a --workspace.")
        instead = map(workspace.problem, workspace.strangers())
        raise InputError(Problem(message, None, remedy), *instead)
    return [path for name in dict.fromkeys(names) for path in workspace.article_paths(name)]


def _of_languages(articles: list[Article], request: Request) -> list[Article]:
    """The articles in the languages that were asked for; `InputError` if there is none in one."""
    known = sorted({article.lang for article in articles})
    for lang in request.langs if articles else ():
        if lang not in known:
            message = _("There is no leaflet in the language `{lang}`.").format(lang=lang)
            raise InputError(Problem(message, None, suggestion(lang, known)))
    return [article for article in articles if not request.langs or article.lang in request.langs]


def _others(read: list[Article], asked: list[Article]) -> Iterator[Article]:
    """Articles that were read and are in a language that nobody asked for."""
    names = {article.name for article in asked}
    yield from (one for one in read if one.name not in names)


def _neighbours(
    workspace: Workspace, articles: list[Article], read: list[Path]
) -> Iterator[Article]:
    """Articles that were not asked for and hold the code of one that was, or of what replaces it.
    Only those are parsed: a look at the text tells the others. What cannot be read is told when it
    is asked for."""
    metas = [article.meta for article in articles]
    named = {code for meta in metas for code in (meta.code, meta.superseded_by) if code}
    codes = {code.encode() for code in named}
    seen = {path.resolve() for path in read}
    for slug in workspace.leaflets:
        for path in workspace.article_paths(slug):
            if path.resolve() in seen or not any(code in _bytes(path) for code in codes):
                continue
            yield from _each(workspace.article, [path])[0]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _formats(workspace: Workspace, request: Request) -> list[Format]:
    """The formats that were asked for; with options, those for which every option means something.

    Raises `InputError` if a format that was named cannot take the options.
    """
    asked = [workspace.format(name) for name in request.formats or workspace.formats]
    good = [f for f in asked if any(takes(f, options) for options in request.options)]
    if request.formats and len(good) < len(asked):
        wrong = ", ".join(format_.name for format_ in asked if format_ not in good)
        options = ", ".join(dict.fromkeys(str(n) for one in request.options for n in one.names))
        message = _("The options {options} mean nothing on {formats}.")
        remedy = _("Name a format that is printed and folded, or leave the options out.")
        raise InputError(Problem(message.format(options=options, formats=wrong), None, remedy))
    return good


def _strangers(workspace: Workspace, request: Request) -> Iterator[Stranger]:
    """What may be taken for one of the leaflets that were asked for, and is none."""
    named = [slug for slug in dict.fromkeys(request.leaflets) if not slug.endswith(".md")]
    for slug in named if request.leaflets else [""]:
        yield from workspace.strangers(slug)
    yield from () if request.hospitals else workspace.misnamed_profiles


def _orphans(workspace: Workspace) -> Iterator[Problem]:
    """Local texts that nobody reads; looked for when everything is asked for."""
    known = {(path.parent.name, path.name) for path in workspace.all_article_paths}
    for path in workspace.local_texts:
        slug, *folders = path.relative_to(workspace.root / "hospitals").parts
        place = Place(workspace.name(path))
        if slug not in (owners := [*workspace.hospitals, *workspace.groups]):
            message = _("`{name}` is no hospital and no group: nobody reads this local text.")
            yield Problem(message.format(name=slug), place, suggestion(slug, owners))
        elif len(folders) != 3 or folders[0] != LOCAL or path.suffix != ".md":
            yield _misplaced(path, place, slug, folders)
        elif (folders[1], folders[2]) not in known:
            message = _("There is no article `{name}` to which this local text belongs.")
            remedy = _("Name it after its article, or delete it.")
            name = f"{folders[1]}/{path.stem}"
            yield Problem(message.format(name=name), place, remedy)


def _misplaced(path: Path, place: Place, slug: str, folders: list[str]) -> Problem:
    """A text that looks like a hospital's local text, and lies elsewhere or is called otherwise."""
    message = _("This looks like a local text, and is not read.")
    wanted = _("hospitals/{slug}/text/<leaflet>/<language>.md").format(slug=slug)
    if len(folders) == 3 and folders[0] == LOCAL and len(path.stem) == 2:
        wanted = f"hospitals/{slug}/{LOCAL}/{folders[1]}/{path.stem.lower()}.md"
    if not is_markdown(path) and path.suffix.lower() != ".txt":
        return Problem(message, place, _("Put its text into `{wanted}`.").format(wanted=wanted))
    return Problem(message, place, _("Call it {file}, or move it away.").format(file=wanted))

"""A new leaflet of which nothing is written yet: every section that its kind asks for, with
prompts for what it must say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from depliant.errors import InputError, Problem
from depliant.importing.arrival import Asked, leaflet_folder, wanted
from depliant.importing.beginning import Beginning, front_matter
from depliant.importing.prompts import of_front_matter, prompted
from depliant.reading.roles import KEPT
from depliant.sources.hospital import Required
from depliant.sources.kinds import Kind, titled
from depliant.sources.leaflet import FrontMatter
from depliant.sources.workspace import Workspace
from depliant.starting.laying import lay
from depliant.words import _

_SHORT = frozenset({"short"})


def new_leaflet(slug: str, asked: Asked, title: str = "") -> Path:
    """Write the first draft of a leaflet; where it lies. `InputError` if there is one already, for
    a name that none can have, or if nobody says of which kind it is."""
    how = wanted(asked)
    folder = leaflet_folder(slug, asked.workspace)
    other = _in_another_language(slug, asked.workspace)
    kind, code = how.kind or (other.kind if other else ""), other.code if other else how.code
    if kind not in how.kinds:
        message = _("A new leaflet is of a kind; none was named.")
        remedy = _("Add `--kind` with one of {kinds}, or `--from` with a file.")
        raise InputError(Problem(message, None, remedy.format(kinds=titled(how.kinds))))
    lang = how.lang or how.house_lang
    title = " ".join(title.split()) or of_front_matter(lang)["title"]
    front = front_matter(Beginning(title, code, kind, lang, how.today))
    return lay(folder / f"{lang}.md", article(front, how.kinds[kind], lang), asked.workspace)


def _in_another_language(slug: str, workspace: Workspace) -> FrontMatter | None:
    """What a leaflet says of itself in the language that it has already, if it has one."""
    if slug not in workspace.leaflets:
        return None
    return workspace.article(workspace.article_paths(slug)[0]).meta


def article(front: str, kind: Kind, lang: str) -> str:
    """An article of a kind under its front matter, with all its prompts."""
    sections = "\n\n".join(_sections(kind, lang))
    return f"---\n{front}---\n\n{sections}\n"


def _sections(kind: Kind, lang: str) -> Iterator[str]:
    required = {one.role: tuple(_marks(one)) for one in kind.required if one.role not in KEPT}
    for role in dict.fromkeys((*required, *kind.usual)):
        yield prompted(role, lang, *required.get(role, ()))


def _marks(required: Required) -> Iterator[str]:
    """What a heading says of the formats: those on which the kind requires its section."""
    if required.on(_SHORT):
        yield ".short"
    if required.formats == ("full",):
        yield 'formats="full"'

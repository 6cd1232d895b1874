"""A new workspace: a hospital, a leaflet of each kind, the kinds themselves, a word on what to do
next. It builds at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from depliant.errors import Place
from depliant.formats.format import EXTENTS
from depliant.importing.beginning import Beginning, front_matter, next_code
from depliant.importing.prompts import of_front_matter
from depliant.sources.kinds import Kind, parse_kinds
from depliant.sources.shipped import shipped_kinds
from depliant.sources.workspace import Workspace
from depliant.starting.hospital import profile
from depliant.starting.laying import lay_all
from depliant.starting.leaflet import article
from depliant.starting.texts import starting_text
from depliant.starting.where import needs_no_workspace
from depliant.words.system import in_quotes

_IGNORED = "/out/\n"


@dataclass(frozen=True)
class Names:
    """What the first things are called: the hospital, a leaflet of each shipped kind, the file
    that says what to do next."""

    hospital: str
    leaflets: Mapping[str, str]
    read_me: str


_NAMES = {
    "fr": Names(
        "mon-hopital",
        {"treatment": "un-traitement", "practical": "une-venue"},
        "LISEZ-MOI.md",
    ),
    "en": Names(
        "my-hospital",
        {"treatment": "a-treatment", "practical": "a-visit"},
        "README.md",
    ),
}


@dataclass(frozen=True)
class Started:
    """The files of a new workspace, and those that were there and were kept as they are."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def new_workspace(root: Path, lang: str, today: dt.date) -> Started:
    """Write a workspace into a folder. A `.gitignore` and a read-me that are there stay; any other
    file that is there is an `InputError`, as is a workspace; nothing is written then."""
    names, workspace = _NAMES[lang], Workspace(root)
    needs_no_workspace(workspace)
    besides = {root / ".gitignore": _IGNORED, root / names.read_me: _read_me(names, lang, root)}
    kept = tuple(path for path in besides if path.exists())
    texts = {
        **{root / name: text for name, text in _sources(workspace, names, lang, today)},
        **{path: text for path, text in besides.items() if path not in kept},
    }
    lay_all(texts, workspace)
    return Started(tuple(texts), kept)


def _read_me(names: Names, lang: str, root: Path) -> str:
    """What to do next, typed where the workspace was begun."""
    first, second = names.leaflets.values()
    where = f" --workspace {in_quotes(str(root))}" if root != Path() else ""
    known = {"hospital": names.hospital, "first": first, "second": second, "where": where}
    return starting_text(names.read_me, lang, known)


def _sources(
    workspace: Workspace, names: Names, lang: str, today: dt.date
) -> Iterator[tuple[str, str]]:
    """The files that a build reads, by their name in the workspace."""
    shipped = shipped_kinds().read_text(encoding="utf-8")
    kinds = parse_kinds(shipped, Place("kinds.yaml"), [*workspace.formats, *EXTENTS])
    yield "workspace.yaml", starting_text("workspace.yaml", lang, {})
    yield "leaflets/kinds.yaml", starting_text("kinds.yaml", lang, {"kinds": _rows(shipped)})
    yield f"hospitals/{names.hospital}/hospital.yaml", profile("", lang)
    taken: list[str] = []
    for kind, slug in names.leaflets.items():
        taken.append(next_code(workspace, taken))
        text = _article(kind, kinds[kind], lang, taken[-1], today)
        yield f"leaflets/{slug}/{lang}.md", text


def _article(name: str, kind: Kind, lang: str, code: str, today: dt.date) -> str:
    title = of_front_matter(lang)["title"]
    return article(front_matter(Beginning(title, code, name, lang, today)), kind, lang)


def _rows(yaml: str) -> str:
    """A YAML text from its first line that is no comment."""
    lines = yaml.rstrip("\n").split("\n")
    first = next(n for n, line in enumerate(lines) if line and not line.startswith("#"))
    return "\n".join(lines[first:])

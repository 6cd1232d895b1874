"""editorial pages: the page of each leaflet for an editorial meeting, beside the desk.

A page whose leaflet is judged as it was is left alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from depliant.checks.criteria.instruments import instruments
from depliant.digest import exact
from depliant.shelf.shelf import HIDDEN, Shelf
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from depliant.web.dress import FACE
from depliant.web.editorial import FOLDER, editorial_page, page_path
from depliant.web.judged import Judged
from depliant.words import UI_LANGUAGES, speaking

MARK = f"{HIDDEN}/editorial.json"
_MADE_OF = TypeAdapter(dict[str, str])  # what each page was made of, by its path


def lay_editorial(
    shelf: Shelf, workspace: Workspace, today: dt.date, judged: Iterable[Judged]
) -> None:
    """Write the page of each leaflet that was judged, in every language of the program."""
    templates = workspace.house_style.web
    shared = exact(repr(sorted(templates.items())), repr(instruments()), str(today))
    composer, made_of = Composer(templates), dict(_made_of(shelf.out))
    for one in judged:
        now = exact(shared, repr(one))
        for lang in UI_LANGUAGES:
            path = page_path(one.leaflet, lang)
            if made_of.get(path) == now and (shelf.out / path).is_file():
                continue
            with speaking(lang):
                html = editorial_page((one,), composer, lang, today, face=f"../../{FACE}")
            shelf.write(path, html.encode())
            made_of[path] = now
    shelf.write(MARK, _MADE_OF.dump_json(made_of))


def kept_editorial(shelf: Shelf) -> frozenset[str]:
    """The pages that lie there; those of leaflets that are gone, or withdrawn, are removed."""
    kept = (one for one in shelf.manifest.leaflets if one.status != "withdrawn")
    paths = {page_path(one, lang) for one in kept for lang in UI_LANGUAGES}
    files = (shelf.out / FOLDER).glob("*/*.html")
    there = {one.relative_to(shelf.out).as_posix() for one in files}
    shelf.remove(sorted(there - paths))
    return frozenset(there & paths)


def _made_of(out: Path) -> Mapping[str, str]:
    try:
        return _MADE_OF.validate_json((out / MARK).read_bytes())
    except (OSError, ValidationError):
        return {}

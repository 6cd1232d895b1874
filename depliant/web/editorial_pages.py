"""editorial pages: the page of each leaflet for an editorial meeting, beside the desk.

A page whose leaflet is judged as it was is left alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from depliant.digest import exact
from depliant.shelf.manifest import LeafletEntry
from depliant.shelf.names import HIDDEN
from depliant.shelf.shelf import Shelf
from depliant.web.dress import FACE, Ahead
from depliant.words import UI_LANGUAGES, speaking

if TYPE_CHECKING:
    from depliant.typeset.compose import Composer
    from depliant.web.judged import Judged

FOLDER = "editorial"  # beside the desk
MARK = f"{HIDDEN}/editorial.json"
_ALL = ""  # stands there for all pages
_MADE_OF = TypeAdapter(dict[str, str])  # what each page was made of, by its path


def lay_editorial(
    shelf: Shelf,
    ahead: Ahead,
    today: dt.date,
    judged: Callable[[], Iterable[Judged]],
    sources: str = "",
) -> None:
    """Write the page of each leaflet that was judged, in every language of the program. Nothing is
    judged where all is as it was: `sources` is the digest of what is, if there is one."""
    templates = repr(sorted(ahead.templates.items()))
    made_of = dict(_made_of(shelf.out))
    other: dict[tuple[str, str], Judged] = {}
    everything = exact(sources, shelf.manifest.digest, templates) if sources else ""
    before = made_of.pop(_ALL, "")
    if everything and before == everything and _are_there(shelf.out, made_of):
        return
    from depliant.checks.criteria.instruments import (
        instruments,
    )  # where nothing changed, not needed

    shared = exact(templates, repr(instruments()), str(today))
    for one in judged():
        now = exact(shared, repr(one))
        for lang in UI_LANGUAGES:
            path = page_path(one.leaflet, lang)
            if made_of.get(path) != now or not (shelf.out / path).is_file():
                other[path, lang] = one
                made_of[path] = now
    for path, html in _pages(other, ahead.composer, today) if other else ():
        shelf.write(path, html.encode())
    if everything:
        made_of[_ALL] = everything
    shelf.write(MARK, _MADE_OF.dump_json(made_of))


def _are_there(out: Path, paths: Iterable[str]) -> bool:
    return all((out / path).is_file() for path in paths)


def _pages(
    told: Mapping[tuple[str, str], Judged], composer: Composer, today: dt.date
) -> Iterator[tuple[str, str]]:
    """The HTML of pages, by where each lies and its language."""
    from depliant.web.editorial import editorial_page  # when nothing changed there is none

    for (path, lang), one in told.items():
        with speaking(lang):
            yield path, editorial_page((one,), composer, lang, today, face=f"../../{FACE}")


def page_path(leaflet: LeafletEntry, lang: str) -> str:
    """Where the page of a leaflet lies in the out folder, in a language of the program."""
    return f"{FOLDER}/{lang}/{leaflet.leaflet}.{leaflet.lang}.html"


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

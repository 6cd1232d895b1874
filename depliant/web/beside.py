"""beside: what the pages beside the editions are: catalogue and desk in each language of the
program, a page for each version that may lie in somebody's hands, and their face."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from depliant.shelf.manifest import Manifest
from depliant.sources.fixed_words import FixedWords
from depliant.typeset.compose import Composer
from depliant.web.catalogue import catalogue_page
from depliant.web.desk import desk_page
from depliant.web.dress import FACE, face
from depliant.web.status_pages import status_pages
from depliant.words import UI_LANGUAGES, speaking


@dataclass(frozen=True)
class Day:
    """What the pages depend on beside the manifest: the day, the language of the workspace,
    whether drafts are shown, and the pages for editorial meetings that lie there."""

    today: dt.date
    language: str
    drafts: bool
    editorial: frozenset[str]


def pages_beside(
    manifest: Manifest,
    out: Path,
    composer: Composer,
    words: Mapping[str, FixedWords],
    day: Day,
) -> Iterator[tuple[str, bytes]]:
    """The path inside the out folder and the bytes of every page, and of the face."""
    for path, html in chain(
        _in_each_language(manifest, composer, day),
        status_pages(manifest, out, composer, words),
    ):
        yield path, html.encode()
    yield from ((path, face()) for path in _faces(manifest))


def _in_each_language(
    manifest: Manifest, composer: Composer, day: Day
) -> Iterator[tuple[str, str]]:
    """Catalogue and desk, in each language; those without a name for it speak the workspace's."""
    for lang in UI_LANGUAGES:
        with speaking(lang):
            pages = {
                "index": catalogue_page(manifest, composer, lang, drafts=day.drafts),
                "desk": desk_page(manifest, composer, lang, day.today, day.editorial),
            }
        for name, html in pages.items():
            yield f"{name}.{lang}.html", html
            if lang == day.language:
                yield f"{name}.html", html


def _faces(manifest: Manifest) -> Iterator[str]:
    """Where the face lies: beside the catalogue, and in what each hospital publishes."""
    yield FACE
    yield from (f"{one.hospital}/{FACE}" for one in manifest.hospitals if one.web)

"""publishing: the pages that stand beside the editions: catalogue, desk, status pages.

They are functions of the manifest and the day; nothing is written when neither has changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from depliant.digest import exact
from depliant.shelf.manifest import Manifest
from depliant.shelf.shelf import HIDDEN, Shelf
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from depliant.web.catalogue import catalogue_page
from depliant.web.desk import desk_page
from depliant.web.dress import FACE, face
from depliant.web.editorial_pages import kept_editorial
from depliant.web.status_pages import status_pages
from depliant.words import UI_LANGUAGES, speaking

MARK = f"{HIDDEN}/published.json"


class Published(BaseModel):
    """What the pages were made of, and each page with the digest of its bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    made_of: str = ""
    pages: dict[str, str] = Field(default_factory=dict)


def publish(shelf: Shelf, workspace: Workspace, today: dt.date, *, drafts: bool) -> None:
    """Write the pages of an out folder, in every language of the program; `index.html` and
    `desk.html` speak the language of the workspace, whoever builds. Pages that are there and
    whole are left alone."""
    editorial = kept_editorial(shelf)
    words = {
        lang: workspace.fixed_words(lang) for lang in workspace.languages if workspace.speaks(lang)
    }
    templates, language = workspace.house_style.web, workspace.settings.language
    made_of = exact(
        shelf.manifest.text(),
        *(part for item in sorted(templates.items()) for part in item),
        *(
            str(part)
            for part in (sorted(words.items()), today, drafts, language, sorted(editorial))
        ),
    )
    if _is_whole(_published(shelf.out), made_of, shelf.out):
        return
    composer = Composer(templates)
    told = _pages(shelf, composer, language, today, drafts, editorial)
    pages = {path: html.encode() for path, html in told}
    pages |= {
        path: html.encode()
        for path, html in status_pages(shelf.manifest, shelf.out, composer, words)
    }
    pages |= {path: face() for path in _faces(shelf.manifest)}
    for path, data in pages.items():
        shelf.write(path, data)
    digests = {path: exact(data) for path, data in pages.items()}
    shelf.write(MARK, Published(made_of=made_of, pages=digests).model_dump_json().encode())


def _pages(
    shelf: Shelf,
    composer: Composer,
    language: str,
    today: dt.date,
    drafts: bool,
    editorial: frozenset[str],
) -> Iterator[tuple[str, str]]:
    """Catalogue and desk, in each language; those without a name for it speak the workspace's."""
    for lang in UI_LANGUAGES:
        with speaking(lang):
            pages = {
                "index": catalogue_page(shelf.manifest, composer, lang, drafts=drafts),
                "desk": desk_page(shelf.manifest, composer, lang, today, editorial),
            }
        for name, html in pages.items():
            yield f"{name}.{lang}.html", html
            if lang == language:
                yield f"{name}.html", html


def _faces(manifest: Manifest) -> Iterator[str]:
    """Where the face lies: beside the catalogue, and in what each hospital publishes."""
    yield FACE
    yield from (f"{one.hospital}/{FACE}" for one in manifest.hospitals if one.web)


def _published(out: Path) -> Published:
    try:
        return Published.model_validate_json((out / MARK).read_bytes())
    except (OSError, ValidationError):
        return Published()


def _is_whole(published: Published, made_of: str, out: Path) -> bool:
    """Whether the pages are those of today, and each is there as it was written."""
    try:
        whole = all(exact((out / p).read_bytes()) == d for p, d in published.pages.items())
    except OSError:
        return False
    return published.made_of == made_of and whole

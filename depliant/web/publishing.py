"""publishing: the pages that stand beside the editions: catalogue, desk, status pages.

They are functions of the manifest and the day; nothing is written when neither has changed.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from depliant.digest import exact
from depliant.shelf.shelf import HIDDEN, Shelf
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from depliant.web.catalogue import catalogue_page
from depliant.web.desk import desk_page
from depliant.web.status_pages import status_pages
from depliant.words import UI_LANGUAGES, speaking

MARK = f"{HIDDEN}/published"  # the digest of what the pages were made of


def publish(shelf: Shelf, workspace: Workspace, today: dt.date, *, drafts: bool) -> None:
    """Write the pages of an out folder, in every language of the program; `index.html` and
    `desk.html` speak the language of the workspace, whoever builds."""
    templates, language = workspace.house.web, workspace.settings.language
    words = {lang: workspace.words(lang) for lang in workspace.languages if workspace.speaks(lang)}
    made_of = exact(
        shelf.manifest.text().decode(),
        *(f"{name}\x1f{text}" for name, text in sorted(templates.items())),
        *(str(part) for part in (sorted(words.items()), today, drafts, language)),
    )
    if _read(shelf.out / MARK) == made_of and (shelf.out / "index.html").is_file():
        return
    composer = Composer(templates)
    for lang in UI_LANGUAGES:
        with speaking(lang):
            pages = {
                "index": catalogue_page(shelf.manifest, composer, lang, drafts=drafts),
                "desk": desk_page(shelf.manifest, composer, lang, today),
            }
        for name, html in pages.items():
            shelf.write(f"{name}.{lang}.html", html.encode())
            if lang == language:
                shelf.write(f"{name}.html", html.encode())
    for path, html in status_pages(shelf.manifest, shelf.out, composer, words):
        shelf.write(path, html.encode())
    shelf.write(MARK, made_of.encode())


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""

"""publishing: the pages that stand beside the editions: catalogue, desk, status pages.

They are functions of the manifest and the day (`beside.py`); nothing is made when neither has
changed.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from depliant.digest import exact
from depliant.shelf.names import HIDDEN
from depliant.shelf.shelf import Shelf
from depliant.sources.workspace import Workspace
from depliant.web.dress import Ahead
from depliant.web.editorial_pages import kept_editorial

MARK = f"{HIDDEN}/published.json"


class Published(BaseModel):
    """What the pages were made of, and each page with the digest of its bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    made_of: str = ""
    pages: dict[str, str] = Field(default_factory=dict)


def publish(
    shelf: Shelf,
    workspace: Workspace,
    today: dt.date,
    *,
    drafts: bool,
    ahead: Ahead | None = None,
) -> None:
    """Write the pages of an out folder, in every language of the program; `index.html` and
    `desk.html` speak the language of the workspace, whoever builds. Pages that are there and
    whole are left alone."""
    editorial = kept_editorial(shelf)
    words = {
        lang: workspace.fixed_words(lang) for lang in workspace.languages if workspace.speaks(lang)
    }
    ahead = ahead or Ahead(workspace.house_style.web)
    templates, language = ahead.templates, workspace.settings.language
    made_of = exact(
        shelf.manifest.digest,
        *(part for item in sorted(templates.items()) for part in item),
        *(
            str(part)
            for part in (sorted(words.items()), today, drafts, language, sorted(editorial))
        ),
    )
    if _is_whole(_published(shelf.out), made_of, shelf.out):
        return
    from depliant.web.beside import Day, pages_beside  # slow to import

    day = Day(today, language, drafts, editorial)
    digests = {}
    for path, data in pages_beside(shelf.manifest, shelf.out, ahead.composer, words, day):
        shelf.write(path, data)
        digests[path] = exact(data)
    shelf.write(MARK, Published(made_of=made_of, pages=digests).model_dump_json().encode())


def _published(out: Path) -> Published:
    try:
        return Published.model_validate_json((out / MARK).read_bytes())
    except (OSError, ValidationError):
        return Published()


def _is_whole(published: Published, made_of: str, out: Path) -> bool:
    """Whether the pages are those of today, and each is there as it was written."""
    if published.made_of != made_of:
        return False
    try:
        return all(exact((out / p).read_bytes()) == d for p, d in published.pages.items())
    except OSError:
        return False

"""tagged: a copy that is read, not folded, tells a screen reader what is a heading, a list, a
picture. (Sheets to fold lose their tags: the copy for screens is read. Its language: `metadata`.)
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import FileSubject
from depliant.words import _, ngettext

if TYPE_CHECKING:
    from depliant.pdf.structure import Tag


def run(subject: FileSubject) -> Iterator[Fault]:
    from depliant.pdf.structure import tags

    if subject.format.imposed:
        return
    found = tuple(tags(subject.file))
    info: Any = subject.file.Root.get("/MarkInfo", {})
    if not found or not info.get("/Marked", False):
        yield _fault(subject, _("The file has no tags: a screen reader reads it as one heap."))
        return
    for message in (*_figures(found), *_headings(found), *_pages(subject)):
        yield _fault(subject, message)


def _fault(subject: FileSubject, message: str) -> Fault:
    remedy = _(
        "Correct the template; if it is the one that is shipped, report it with the article."
    )
    return Fault(message, remedy, subject.content.place)


def _figures(found: tuple[Tag, ...]) -> Iterator[str]:
    silent = [tag for tag in found if tag.kind == "Figure" and not tag.alternative.strip()]
    if silent:
        message = ngettext(
            "{n} picture has no alternative text (page {page}).",
            "{n} pictures have no alternative text (the first on page {page}).",
            len(silent),
        )
        yield message.format(n=len(silent), page=silent[0].page)
    if any(tag.kind == "TH" and not tag.scope for tag in found):
        yield _("A heading of a table does not say what it heads.")


def _headings(found: tuple[Tag, ...]) -> Iterator[str]:
    """Headings that are deeper than the one before by more than a level; the first is the title."""
    levels = [int(tag.kind[1:]) for tag in found if tag.kind[:1] == "H" and tag.kind[1:].isdigit()]
    for before, level in pairwise((0, *levels)):
        if level > before + 1:
            message = _("A heading of level {level} follows one of level {before}.")
            yield message.format(level=level, before=before)
            return
    if not levels:
        yield _("No heading is marked as one.")


def _pages(subject: FileSubject) -> Iterator[str]:
    for number, page in enumerate(subject.file.pages, 1):
        if "/StructParents" not in page.obj or str(page.obj.get("/Tabs", "")) != "/S":
            message = _("Page {page} stands outside the order of reading.")
            yield message.format(page=number)


_FAILS = (
    "Un modèle dont une image n’a pas de texte de remplacement, ou dont un titre de "
    "niveau 4 suit le titre du document."
)
_PASSES = "Écrire `alt` sur chaque image du modèle, et descendre d’un niveau de titre à la fois."
CHECKS = (
    Check(
        "tagged",
        Subject.FILE,
        Severity.ERROR,
        "Without tags a screen reader reads in the wrong order, and says of a picture “picture”.",
        "PDF/UA-1 (ISO 14289-1); RGAA 13.3",
        run,
        topic=Topic.FILE,
        fails=_FAILS,
        passes=_PASSES,
    ),
)

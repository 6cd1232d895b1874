"""bookmarks: a copy of several pages that is read on a screen opens at each of its headings."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import FileSubject
from depliant.typeset.lettering.letters import letters
from depliant.words import _

FEWEST = 4  # pages: who reads fewer turns them


def run(subject: FileSubject) -> Iterator[Fault]:
    if subject.format.imposed or len(subject.file.pages) < FEWEST:
        return
    from depliant.pdf.ways import bookmarks

    found = tuple(bookmarks(subject.file))
    known = {letters(one.title) for one in found}
    remedy = _("Let the style sheet keep the bookmarks of headings (`bookmark-level`).")
    for section in subject.content.sections:
        if letters(section.title) and letters(section.title) not in known:
            message = _("No bookmark leads to “{title}”.").format(title=section.title)
            yield Fault(message, remedy, section.place)
    for one in found:
        if not one.page:
            message = _("The bookmark “{title}” leads nowhere.").format(title=one.title)
            yield Fault(message, remedy, subject.content.place)


_FAILS = (
    "Six pages sans signet, parce qu’une feuille de style contient `h2 { bookmark-level: none }`."
)
_PASSES = "Retirer la ligne : le moteur fait un signet de chaque titre."
CHECKS = (
    Check(
        "bookmarks",
        Subject.FILE,
        Severity.ERROR,
        "Who reads with a screen reader, or scrolls through many pages, goes from heading to "
        "heading.",
        "RGAA 13.3 (a file to download is accessible)",
        run,
        topic=Topic.FILE,
        fails=_FAILS,
        passes=_PASSES,
    ),
)

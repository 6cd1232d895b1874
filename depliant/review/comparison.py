"""comparison: someone compared a local text with the core article; the signature says what both
said then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from depliant.checks.finding import UNWRITTEN
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import LocalSubject
from depliant.content.versions import met
from depliant.errors import InputError, Problem, gather
from depliant.reading.files import replace_judged
from depliant.reading.front_matter import Plain, rewritten
from depliant.reading.text import decode, read_bytes
from depliant.sources.document import not_covered
from depliant.sources.leaflet import Article
from depliant.sources.local_text import LocalText, core_stamps, local_stamp
from depliant.sources.signature import signature
from depliant.sources.workspace import Workspace
from depliant.words import _


def stamp_local_text(
    workspace: Workspace, leaflet: str, lang: str, by: str, role: str, hospital: str, today: dt.date
) -> str:
    """Record that someone compared a hospital's or group's local text with the core article as it
    stands, with what its group made of it; returns the name of its file. `InputError` if there is
    no such text, if it has a section that no source covers, or if something in it is
    still to be written."""
    article = workspace.article(workspace.article_path(leaflet, lang))
    local = workspace.local_text(hospital, article)
    if local is None:
        raise _no_local_text(article, leaflet, hospital)
    gather((*not_covered(local), *_unwritten(local, article)))
    base = met(workspace, article, hospital)
    path, name = workspace.root / local.place.file, local.place.file
    judged = read_bytes(path, name)
    if decode(judged, local.place) != local.text:
        message = _("The file changed while it was checked: nothing was signed.")
        remedy = _("Read it again, then sign it again.")
        raise InputError(Problem(message, local.place, remedy))
    replace_judged(path, judged, compared(judged, local, base, by, role, today), name)
    return name


def _unwritten(local: LocalText, article: Article) -> Iterator[Problem]:
    """What a local text still asks for: nobody could have compared it."""
    for finding in examine(Subject.LOCAL, LocalSubject(local, article)):
        if finding.rule == UNWRITTEN:
            yield finding.problem


def compared(
    data: bytes, local: LocalText, base: Article, by: str, role: str, date: dt.date
) -> bytes:
    """The bytes of a local text's file with the signature of who compared it with the article that
    it comes to (`base`)."""
    new = signature(by, role, date, local_stamp(local))
    stamp: dict[str, Plain] = new.model_dump(exclude_none=True)
    if core := core_stamps(local, base):
        stamp["core"] = core
    return rewritten(data, {"stamp": stamp}, local.place)


def _no_local_text(article: Article, leaflet: str, hospital: str) -> InputError:
    message = _("{hospital} has no local text for {leaflet}.")
    wanted = f"hospitals/{hospital}/text/{article.slug}/{article.lang}.md"
    remedy = _("Write {file}, or name another --hospital.").format(file=wanted)
    return InputError(Problem(message.format(hospital=hospital, leaflet=leaflet), None, remedy))

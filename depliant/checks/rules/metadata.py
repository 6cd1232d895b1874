"""metadata: a file says what it is: title, authors, language, dates, code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import FileSubject
from depliant.words import _


def run(subject: FileSubject) -> Iterator[Fault]:
    for what, said, wanted in _said(subject):
        message = _("The file says of its {what}: “{said}”, not “{wanted}”.")
        if not said:
            message = _("The file does not say its {what} (“{wanted}”).")
        yield Fault(
            message.format(what=what, said=said, wanted=wanted),
            _("Correct the head of the template `leaflet.html.j2`."),
            subject.content.place,
        )


def _said(subject: FileSubject) -> Iterator[tuple[str, str, str]]:
    """What the file does not say as it should: what it is about, what it says, and should say."""
    content, identity = subject.content, subject.content.identity
    said = {str(key): _line(str(value)) for key, value in subject.file.docinfo.items()}
    title, authors, code = (said.get(key, "") for key in ("/Title", "/Author", "/Keywords"))
    if title != _line(content.title):
        yield _("title"), title, content.title
    language = str(subject.file.Root.get("/Lang", ""))
    if language != content.edition.lang:
        yield _("language"), language, content.edition.lang
    for author in identity.authors:
        if _line(author) not in authors:
            yield _("authors"), authors, author
    if identity.code not in code:
        yield _("code"), code, identity.code
    yield from _dates(subject, said)


def _dates(subject: FileSubject, said: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    written = subject.content.identity.written
    for key, what in (("/CreationDate", _("date")), ("/ModDate", _("date of the last change"))):
        if not said.get(key, "").startswith(f"D:{written:%Y%m%d}"):
            yield what, said.get(key, ""), written.isoformat()


def _line(text: str) -> str:
    """A text on one line, with single spaces."""
    return " ".join(text.split())


_FAILS = "Un modèle sans `<title>` : le lecteur d’écran annonce le nom du fichier."
_PASSES = "Garder l’en-tête de `leaflet.html.j2` : titre, auteurs, dates, code."
CHECKS = (
    Check(
        "metadata",
        Subject.FILE,
        Severity.ERROR,
        "A screen reader says the title first, an archive finds a file by it; a date tells which "
        "of two copies is the newer.",
        "PDF/UA-1 (ISO 14289-1); EQIP 19 (dates)",
        run,
        topic=Topic.FILE,
        fails=_FAILS,
        passes=_PASSES,
    ),
)

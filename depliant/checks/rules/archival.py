"""archival: a file does nothing but show its pages, in the colours of its hospital, asks for no
password, and what is handed on as PDF/A says so and names its colours. (Its fonts: `fonts`.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import FileSubject
from depliant.words import _

if TYPE_CHECKING:
    import pikepdf

# What a file may do by itself (ISO 19005-3): lead to a page, or to an address.
_HARMLESS = frozenset(("/GoTo", "/URI", "/Named"))
_PART = re.compile(rb"pdfaid:(part|conformance)(?:=\"|>)\s*(\w+)")
_IS = {b"part": b"3", b"conformance": b"A"}  # PDF/A-3a: what the press writes for screens


def run(subject: FileSubject) -> Iterator[Fault]:
    for message in (*_acts(subject.file), *_unmixed(subject.file), *_says(subject)):
        remedy = _("Correct the template; if it is the one that is shipped, report it.")
        yield Fault(message, remedy, subject.content.place)


def _acts(file: pikepdf.Pdf) -> Iterator[str]:
    """What a file does beyond showing its pages, on every road."""
    if file.is_encrypted:
        yield _("The file is locked by a password.")
    names: Any = file.Root.get("/Names", {})
    if "/JavaScript" in names or any(map(_is_harmful, _actions(file))):
        yield _("The file runs a program when it is opened or clicked.")
    if "/EmbeddedFiles" in names:
        yield _("Another file lies inside the file.")


def _unmixed(file: pikepdf.Pdf) -> Iterator[str]:
    """Inks that were not mixed into the hospital's colours."""
    from depliant.pdf.left import inks_left

    if left := inks_left(file):
        message = _("A provisional colour was left in place of the hospital’s own: {what}.")
        yield message.format(what=", ".join(left))


def _actions(file: pikepdf.Pdf) -> Iterator[Any]:
    """The actions of a file: of its opening, of its pages, of what can be clicked."""
    holders = [file.Root, *(page.obj for page in file.pages)]
    holders += [note for page in file.pages for note in page.obj.get("/Annots", ())]
    for holder in holders:
        yield from (holder[key] for key in ("/OpenAction", "/A") if key in holder)
        yield from holder.get("/AA", {}).values()


def _is_harmful(action: Any) -> bool:
    known = hasattr(action, "keys")
    return known and ("/Next" in action or str(action.get("/S", "/GoTo")) not in _HARMLESS)


def _says(subject: FileSubject) -> Iterator[str]:
    """What a file for screens does not say of itself, so that an archive would refuse it."""
    if subject.format.road != "screen":
        return
    root = subject.file.Root
    said = dict(_PART.findall(root.Metadata.read_bytes())) if "/Metadata" in root else {}
    if said != _IS:
        yield _("The file does not say that it is PDF/A-3a.")
    intents = root.get("/OutputIntents", ())
    if not any("/DestOutputProfile" in intent for intent in intents):
        yield _("The file does not say in which colours it was made.")


_FAILS = (
    'Un modèle qui joint un fichier (`rel="attachment"`), ou un PDF retouché qui demande '
    "un mot de passe."
)
_PASSES = "Mettre un lien à la place du fichier joint ; remettre le PDF tel que `build` l’a fait."
CHECKS = (
    Check(
        "archival",
        Subject.FILE,
        Severity.ERROR,
        "In ten years somebody asks what a family was told: the file has to open, and look the "
        "same.",
        "PDF/A-3 (ISO 19005-3), level A",
        run,
        topic=Topic.FILE,
        fails=_FAILS,
        passes=_PASSES,
    ),
)

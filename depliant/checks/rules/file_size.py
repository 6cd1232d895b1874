"""file-size: a file to e-mail stays small; none is so large that a mailbox refuses it."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import FileSubject
from depliant.content.pictures.frames import most_bytes
from depliant.words import _


def run(subject: FileSubject) -> Iterator[Fault]:
    most = most_bytes(subject.format)
    if len(subject.pdf) > most:
        message = _("The file has {size} kB; the most is {most} kB.")
        yield Fault(
            message.format(size=len(subject.pdf) // 1000, most=most // 1000),
            _("Make the pictures smaller, or draw them as SVG."),
            subject.content.place,
        )


_FAILS = (
    "Plus de 300 ko pour l’écran, 2 Mo pour le papier, 20 Mo pour l’imprimeur (ses "
    "photos, en quatre encres et sans perte, pèsent jusqu’à 2,5 Mo chacune : sept au "
    "plus, si elles sont pleines de détails)."
)
_PASSES = "Réduire les images."
CHECKS = (
    Check(
        "file-size",
        Subject.FILE,
        Severity.ERROR,
        "E-mails are quarantined for their size, and a phone in a bus loads slowly.",
        "depliant: 300 kB for screens, 2 MB for an attachment",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)

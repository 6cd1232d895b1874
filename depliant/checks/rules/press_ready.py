"""press-ready: a print shop's edition has no RGB and a known press."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import FileSubject
from depliant.words import _


def run(subject: FileSubject) -> Iterator[Fault]:
    if not subject.format.bleed:
        return
    from depliant.pdf.left import rgb_left

    if left := rgb_left(subject.file):
        message = _("Something is still coloured in RGB: {what}.").format(what=", ".join(left))
        yield Fault(message, _("Draw the picture with plain colours."), subject.content.place)
    if not subject.condition:
        yield Fault(
            _("The hospital names no press: colours are converted without a profile."),
            _("Write `press:` with the print shop's ICC profile in its hospital.yaml."),
            subject.content.place,
            Severity.WARNING,
        )


_FAILS = "Du RVB dans une édition d’imprimeur ; pas de profil de presse (*avertissement*)."
_PASSES = "Demander le profil."
CHECKS = (
    Check(
        "press-ready",
        Subject.FILE,
        Severity.ERROR,
        "A press prints four inks: it would guess at RGB.",
        "ISO 15930-7 (PDF/X-4)",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)

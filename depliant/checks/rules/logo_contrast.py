"""logo-contrast: the hospital's logo is seen on the white that it stands on."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import HospitalSubject
from depliant.content.colours import palette
from depliant.content.pictures.looks import strength_of
from depliant.content.pictures.photographs import Frame
from depliant.content.pictures.prepared import prepared
from depliant.errors import InputError
from depliant.words import _

_NEEDED, _LEAST = 3.0, 1.5  # WCAG 2.2, 1.4.11; below the second there is nothing to be seen
_FRAME = Frame(200, 200, 200_000)  # seen from afar


def run(subject: HospitalSubject) -> Iterator[Fault]:
    profile, values = subject.hospital.profile, subject.hospital.values
    if profile.logo is None:
        return
    place = values.place(("logo", "file"))
    colours = palette(profile.colours.accent, profile.colours.alert)
    try:
        strength = strength_of(prepared(subject.hospital.logo, place, colours, _FRAME))
    except InputError:
        return  # told by every edition that would show it
    if strength < _NEEDED:
        yield Fault(
            _("The logo `{file}` is too pale for white paper.").format(file=profile.logo.file),
            _("Give the logo that is made for a white ground, in colour or in black."),
            place,
            Severity.ERROR if strength < _LEAST else Severity.WARNING,
        )


_FAILS = "Un logo trop pâle sur du blanc (*avertissement*), invisible (erreur)."
_PASSES = "Prendre la version du logo faite pour un fond blanc."
CHECKS = (
    Check(
        "logo-contrast",
        Subject.HOSPITAL,
        Severity.ERROR,
        "A logo made for a dark ground leaves a white patch: nobody sees whose leaflet it is.",
        "WCAG 2.2, 1.4.11 (3 to 1)",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)

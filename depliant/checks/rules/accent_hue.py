"""accent-hue: the hospital's colour is told from the colour of an alert."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import HospitalSubject
from depliant.content.colours import apart
from depliant.words import _

LEAST = 40  # degrees on the colour wheel: a red and an orange are nearer


def run(subject: HospitalSubject) -> Iterator[Fault]:
    colours = subject.hospital.profile.colours
    near = apart(colours.accent, colours.alert)
    if near < LEAST:
        message = _(
            "The accent {accent} is close to the alert colour {alert}: {near}° on the colour"
            " wheel, not {least}°."
        )
        yield Fault(
            message.format(
                accent=colours.accent, alert=colours.alert, near=round(near), least=LEAST
            ),
            _("Take another colour of the hospital's as accent, or a red further away as alert."),
            subject.hospital.values.place(("colours", "accent")),
        )


_FAILS = (
    "Une couleur d’hôpital à moins de 40° de celle de l’alerte sur le cercle des couleurs"
    " (*avertissement*)."
)
_PASSES = "Prendre une autre couleur de la charte, ou un autre rouge."
CHECKS = (
    Check(
        "accent-hue",
        Subject.HOSPITAL,
        Severity.WARNING,
        "Where headings have the colour of the warning, the warning is not seen first.",
        "depliant: alarms stand out by their colour alone",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)

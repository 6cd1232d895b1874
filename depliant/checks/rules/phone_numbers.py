"""phone-numbers: every number can be dialled in the hospital's country."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import HospitalSubject
from depliant.content.phones import is_valid
from depliant.reading.values import Loc
from depliant.words import _


def run(subject: HospitalSubject) -> Iterator[Fault]:
    profile, values = subject.hospital.profile, subject.hospital.values
    lines: list[tuple[Loc, str | None]] = [
        *((("contacts", name, "phone"), line.phone) for name, line in profile.contacts.items()),
        *((("emergency", i, "phone"), line.phone) for i, line in enumerate(profile.emergency)),
    ]
    for loc, phone in lines:
        if phone and not is_valid(phone, profile.country):
            message = _("{phone} is no telephone number in {country}.")
            yield Fault(
                message.format(phone=phone, country=profile.country),
                _("Correct it; begin a foreign number with + and its country's code."),
                values.place(loc),
            )


CHECKS = (
    Check(
        "phone-numbers",
        Subject.HOSPITAL,
        Severity.ERROR,
        "A wrong digit in a number to call at night harms someone.",
        "EQIP (contact details); national numbering plans",
        run,
    ),
)

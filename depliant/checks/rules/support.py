"""support: a hospital names an association to which patients and families can turn."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import HospitalSubject
from depliant.words import _


def run(subject: HospitalSubject) -> Iterator[Fault]:
    if not subject.hospital.profile.support:
        message = _("The profile names no association that supports patients and families.")
        remedy = _("Add `support:` with a name, and a web address or a phone (docs/hopital.md).")
        yield Fault(message, remedy, subject.hospital.values.place(("contacts",)))


CHECKS = (
    Check(
        "support",
        Subject.HOSPITAL,
        Severity.WARNING,
        "Those who live with an illness hear from others who do what no hospital can tell them.",
        "EQIP 17; DISCERN 7",
        run,
        topic=Topic.CONTENT,
        fails="support: []\n",
        passes="support:\n  - name: Association Les Érables\n    web: https://erables.example\n",
    ),
)

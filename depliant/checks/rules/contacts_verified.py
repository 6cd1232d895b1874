"""contacts-verified: somebody dialled each number not long ago; judged on every build."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import HospitalSubject
from depliant.words import _, ngettext

WARNING, ERROR = 12, 24  # months


def run(subject: HospitalSubject) -> Iterator[Fault]:
    values, today = subject.hospital.values, subject.today
    for name, contact in subject.hospital.profile.contacts.items():
        verified, place = contact.verified, values.place(("contacts", name, "verified"))
        months = months_between(verified, today)
        if verified > today:
            message = _("“{label}” was verified on {date}, which is still to come.")
            message = message.format(label=contact.label, date=verified)
            yield Fault(message, _("Correct the date."), place)
        elif months >= WARNING:
            message = ngettext(
                "“{label}” was last verified {n} month ago.",
                "“{label}” was last verified {n} months ago.",
                months,
            ).format(label=contact.label, n=months)
            remedy = _("Ask {owner} to call it, then set `verified` to that day.")
            severity = Severity.ERROR if months >= ERROR else Severity.WARNING
            yield Fault(message, remedy.format(owner=contact.owner), place, severity)


def months_between(day: dt.date, today: dt.date) -> int:
    """Whole months from one day to another."""
    months = (today.year - day.year) * 12 + today.month - day.month
    return months - (today.day < day.day)


CHECKS = (
    Check(
        "contacts-verified",
        Subject.HOSPITAL,
        Severity.ERROR,
        "Old leaflets ring dead telephones.",
        "EQIP (contact details); depliant: 12 months warn, 24 fail",
        run,
    ),
)

"""contacts-verified: somebody dialled each number not long ago; judged on every build."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.due import CONTACT_OLD, CONTACT_TOO_OLD, months_between
from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import HospitalSubject
from depliant.words import _, ngettext
from depliant.words.figures import day


def run(subject: HospitalSubject) -> Iterator[Fault]:
    values, today = subject.hospital.values, subject.today
    for name, contact in subject.hospital.profile.contacts.items():
        verified, place = contact.verified, values.place(("contacts", name, "verified"))
        if verified is None:
            continue  # what is still to be written is told as such
        months = months_between(verified, today)
        if verified > today:
            message = _("“{label}” was verified on {date}, which is still to come.")
            message = message.format(label=contact.label, date=day(verified))
            yield Fault(message, _("Correct the date."), place)
        elif months >= CONTACT_OLD:
            message = ngettext(
                "“{label}” was last verified {n} month ago.",
                "“{label}” was last verified {n} months ago.",
                months,
            ).format(label=contact.label, n=months)
            remedy = _("Ask {owner} to call it, then set `verified` to that day.")
            severity = Severity.ERROR if months >= CONTACT_TOO_OLD else Severity.WARNING
            yield Fault(message, remedy.format(owner=contact.owner), place, severity)


_FAILS = "Un contact vérifié il y a plus de 12 mois (*avertissement*), 24 mois (erreur)."
_PASSES = "Appeler le numéro, changer `verified`."
CHECKS = (
    Check(
        "contacts-verified",
        Subject.HOSPITAL,
        Severity.ERROR,
        "Old leaflets ring dead telephones.",
        "EQIP (contact details); depliant: 12 months warn, 24 fail",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)

"""review-date: an overdue leaflet is not handed out; judged on every build, without rendering."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.due import REVIEW_SOON
from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import LeafletSubject
from depliant.words import _, ngettext
from depliant.words.figures import day

LONGEST = 36  # months between writing and review


def run(subject: LeafletSubject) -> Iterator[Fault]:
    meta = subject.article.meta
    place = subject.article.values.place(("review_by",))
    remedy = _("Have it read again, then set `review_by` to a later date.")
    left = (meta.review_by - subject.today).days
    if left < 0:
        message = ngettext(
            "The review was due on {date}, {days} day ago.",
            "The review was due on {date}, {days} days ago.",
            -left,
        )
        yield Fault(message.format(date=day(meta.review_by), days=-left), remedy, place)
    elif left < REVIEW_SOON:
        message = ngettext(
            "The review is due on {date}, in {days} day.",
            "The review is due on {date}, in {days} days.",
            left,
        )
        text = message.format(date=day(meta.review_by), days=left)
        yield Fault(text, remedy, place, Severity.WARNING)
    months = (
        (meta.review_by.year - meta.written.year) * 12 + meta.review_by.month - meta.written.month
    )
    if months > LONGEST:
        message = _("{months} months lie between writing and review; the most is {most}.")
        yield Fault(
            message.format(months=months, most=LONGEST),
            _("Set `review_by` to an earlier date."),
            place,
            Severity.WARNING,
        )


_FAILS = (
    "Relecture dépassée (erreur), à faire dans les trois mois (*avertissement*), à plus "
    "de 36 mois (*avertissement*)."
)
_PASSES = "Faire relire, puis changer `review_by`."
CHECKS = (
    Check(
        "review-date",
        Subject.LEAFLET,
        Severity.ERROR,
        "Old leaflets give old advice and dead phone numbers.",
        "PIF TICK 2; EQIP; DISCERN 5 (at most 36 months)",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)

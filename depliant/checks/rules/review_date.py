"""review-date: an overdue leaflet is not handed out; judged on every build, without rendering."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.due import REVIEW_SOON
from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import LeafletSubject
from depliant.words import _

LONGEST = 36  # months between writing and review


def run(subject: LeafletSubject) -> Iterator[Fault]:
    meta = subject.article.meta
    place = subject.article.values.place(("review_by",))
    remedy = _("Have it read again, then set `review_by` to a later date.")
    left = (meta.review_by - subject.today).days
    if left < 0:
        message = _("The review was due on {date}, {days} days ago.")
        yield Fault(message.format(date=meta.review_by, days=-left), remedy, place)
    elif left < REVIEW_SOON:
        message = _("The review is due on {date}, in {days} days.")
        yield Fault(message.format(date=meta.review_by, days=left), remedy, place, Severity.WARNING)
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


CHECKS = (
    Check(
        "review-date",
        Subject.LEAFLET,
        Severity.ERROR,
        "Old leaflets give old advice and dead phone numbers.",
        "PIF TICK 2; EQIP; DISCERN 5 (at most 36 months)",
        run,
    ),
)

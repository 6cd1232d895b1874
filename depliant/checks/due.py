"""When something written down is due to be looked at again: a review, a contact."""

from __future__ import annotations

import datetime as dt

REVIEW_SOON = 92  # days before a review: three months
CONTACT_OLD, CONTACT_TOO_OLD = 12, 24  # months since a contact was verified


def months_between(day: dt.date, today: dt.date) -> int:
    """Whole months from one day to another."""
    months = (today.year - day.year) * 12 + today.month - day.month
    return months - (today.day < day.day)

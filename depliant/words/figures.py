"""Numbers and dates as people read them, in the language of the messages."""

from __future__ import annotations

import datetime as dt

from depliant.languages import first_of_month
from depliant.words import current_language

_DATES = {"en": "en_GB"}  # 24 November 2026: no order of months and days to guess


def number(value: float, decimals: int | None = None) -> str:
    """A number with so many decimals, or with as many as it has: `4,5` in French, `4.5` in
    English."""
    text = f"{value:g}" if decimals is None else f"{value:.{decimals}f}"
    return text.replace(".", ",") if current_language() == "fr" else text


def count(value: int) -> str:
    """A large count, by thousands: `12 500` in French, `12,500` in English."""
    return f"{value:,}".replace(",", "\u00a0" if current_language() == "fr" else ",")


def day(date: dt.date) -> str:
    """A date in words: `24 novembre 2026`, `1er décembre 2026`."""
    from babel.dates import format_date

    language = current_language()
    written = str(format_date(date, "d MMMM y", locale=_DATES.get(language, language)))
    return first_of_month(written, language)

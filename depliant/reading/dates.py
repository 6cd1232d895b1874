"""Dates as people write them: `2026-11-24`, `24/11/2026`, `24 novembre 2026`, `November 24, 2026`.

In figures the day stands before the month, as in Europe; where that is a choice (`03/04/2026`),
a check says which was made. What is no date is refused with the form to write.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator

from depliant.reading.spelling import MisreadError, folded
from depliant.reading.values import Loc
from depliant.words import _

UNDATED = "undated"
_MONTHS = (
    "janvier janv january jan",
    "fevrier fevr fev february feb",
    "mars march mar",
    "avril avr april apr",
    "mai may",
    "juin june jun",
    "juillet juil july jul",
    "aout august aug",
    "septembre sept september sep",
    "octobre oct october",
    "novembre nov november",
    "decembre dec december",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_YEAR, _DAY = r"(?P<year>\d{4})", r"(?:le )?(?P<day>\d{1,2})(?:er|st|nd|rd|th)?"
_FIGURES = re.compile(r"(?P<day>\d{1,2})(?P<sign>[/. -])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4})")
_FORMS = (
    re.compile(rf"{_YEAR}(?:[-/.](?P<month>\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}}))?)?"),
    _FIGURES,
    re.compile(rf"(?P<month>\d{{1,2}})[/.-]{_YEAR}"),
    re.compile(rf"{_DAY} {_NAME},? {_YEAR}"),
    re.compile(rf"{_NAME} {_DAY},? {_YEAR}"),
    re.compile(rf"{_NAME} {_YEAR}"),
)
_WEEK = (
    "lundi lun monday mon",
    "mardi mar tuesday tue",
    "mercredi mer wednesday wed",
    "jeudi jeu thursday thu",
    "vendredi ven friday fri",
    "samedi sam saturday sat",
    "dimanche dim sunday sun",
)
_WEEKDAY = re.compile(rf"(?:le )?(?P<weekday>{'|'.join(' '.join(_WEEK).split())})[.,]? ")
_SHORT = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{2})")
_UNDATED = frozenset({UNDATED, "non date", "non datee", "sans date", "s. d.", "s.d.", "n.d.", "nd"})


@dataclass(frozen=True)
class _Spelled:
    """What a text says of a date."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        return "-".join((f"{self.year:04}", *(f"{n:02}" for n in (self.month, self.day) if n)))

    @property
    def first(self) -> dt.date:
        """The first day that it may mean; `ValueError` if there is none."""
        month = 1 if self.month is None else self.month
        return dt.date(self.year, month, 1 if self.day is None else self.day)


def _spelled(text: str) -> _Spelled:
    """The date that a text says; `MisreadError` if it says none, or one that does not exist."""
    plain = folded(text)
    found, weekday = _in_forms(plain), _WEEKDAY.match(plain)
    if found:
        weekday = None  # "mar 5, 2031" is in March
    elif weekday:
        found = _in_forms(plain[weekday.end() :])
    if found is None:
        message = _("“{value}” is no date that can be read").format(value=text[:60])
        raise MisreadError(message, _in_four_figures(plain))
    try:
        first = found.first
    except ValueError:
        message = _("there is no such date as “{value}”").format(value=text[:60])
        raise MisreadError(message) from None
    if weekday and found.day and weekday["weekday"] not in _WEEK[first.weekday()].split():
        message = _("“{value}” is another day of the week").format(value=text[:60])
        raise MisreadError(message, first.isoformat())
    return found


def _in_forms(plain: str) -> _Spelled | None:
    return next((spelled for form in _FORMS if (spelled := _in_form(form, plain))), None)


def _in_form(form: re.Pattern[str], plain: str) -> _Spelled | None:
    found = form.fullmatch(plain)
    if not found:
        return None
    parts = {part: text for part, text in found.groupdict().items() if text is not None}
    name = parts.pop("name", "")
    if name and name not in _MONTH:
        return None
    figures = {part: int(text) for part, text in parts.items() if part != "sign"}
    return _Spelled(**figures | ({"month": _MONTH[name]} if name else {}))


def _in_four_figures(plain: str) -> str:
    """What to write instead of a date whose year has two figures; empty if that is none."""
    found = _SHORT.fullmatch(plain)
    if not found:
        return ""
    try:
        return dt.date(2000 + int(found[3]), int(found[2]), int(found[1])).isoformat()
    except ValueError:
        return ""


def whole_day(text: str) -> dt.date:
    """The day that a text says; `MisreadError` if it says none."""
    spelled = _spelled(text)
    if not spelled.month or not spelled.day:
        message = _("“{value}” does not say the day").format(value=text[:60])
        raise MisreadError(message, spelled.first.isoformat())
    return spelled.first


def _day(written: Any) -> Any:
    return whole_day(written) if isinstance(written, str) else written


def when(written: Any) -> Any:
    """What a text says of a date, as `When` keeps it; `MisreadError` if it says none."""
    if not isinstance(written, str):
        return written
    return UNDATED if folded(written) in _UNDATED else str(_spelled(written))


Day = Annotated[dt.date, BeforeValidator(_day)]
"""A whole date, as people write it."""

When = Annotated[str, BeforeValidator(when)]
"""A year, a month, a whole date, or `undated`; kept as `2024`, `2024-03`, `2024-03-15`."""


def two_ways(text: str) -> bool:
    """Whether a date in figures would be another one with the month first."""
    found = _FIGURES.fullmatch(folded(text))
    if not found:
        return False
    day, month = int(found["day"]), int(found["month"])
    return day <= 12 and month <= 12 and day != month


Choice = tuple[Loc, str, dt.date]  # where a text stands, the text, how it was read


def chosen(read: Any, written: Any, loc: Loc = ()) -> Iterator[Choice]:
    """The dates in `written` values that could be read in two ways, and how they were `read`."""
    if isinstance(written, dict) and isinstance(read, dict):
        for key in read:
            yield from chosen(read[key], written.get(key), (*loc, key))
    elif isinstance(written, list) and isinstance(read, (list, tuple)):
        for number, (one, other) in enumerate(zip(read, written, strict=False)):
            yield from chosen(one, other, (*loc, number))
    elif isinstance(written, str) and two_ways(written) and (day := _as_day(read)):
        yield loc, written, day


def _as_day(read: Any) -> dt.date | None:
    if isinstance(read, dt.date):
        return read
    found = isinstance(read, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", read)
    return dt.date.fromisoformat(read) if found else None

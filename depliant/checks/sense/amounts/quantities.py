"""Quantities in a text: doses, ages, durations, shares, temperatures, in units of their own.

A dose is in g, g/kg, g/m², IU, ml, or counted (tablets, drops); an age in months; a duration in
minutes; a share between 0 and 1; a temperature in °C.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from depliant.checks.prose.quickly import late
from depliant.checks.sense.amounts.numbers import RANGE, ends, starts
from depliant.checks.sense.amounts.pieces import pieces
from depliant.checks.sense.amounts.rhythms import overlap, rhythms
from depliant.checks.sense.amounts.units import (
    AGED,
    AN_HOUR,
    AWAY,
    CHILD,
    CLOCK,
    COUNTED,
    HOUR,
    LASTS,
    MASS,
    MASSES,
    MONTH,
    OF_AGE,
    OF_PEOPLE,
    OPEN,
    PACKS,
    PARTS,
    PER,
    QUANTITY,
    TIMES,
)

What = Literal["dose", "age", "duration", "share", "temperature", "rhythm", "hours"]

DOSED = "dose/d"  # unit of the rhythm in “20 mg par jour”


@dataclass(frozen=True)
class Quantity:
    """A value or a range, in `unit`, and where it stands in its text."""

    what: What
    low: float
    high: float
    unit: str
    start: int
    end: int
    written: str

    def overlaps(self, other: Quantity) -> bool:
        """Whether both may mean one value: of rhythms."""
        return overlap(self.low, self.high, other.low, other.high)

    def agrees(self, other: Quantity, within: float = 0.0) -> bool:
        """Whether one holds the other, `within` a share of it for what is rounded."""
        slack = within * max(self.high, other.high)
        holds = self.low - slack <= other.low and other.high <= self.high + slack
        held = other.low - slack <= self.low and self.high <= other.high + slack
        return holds or held


_PART = ("moitié", "tiers", "quart", "half", "third")
_HOUR = late(r"\d\s?[hH]")
_OF_ALL = late(
    rf"(?<!\w)(?P<part>{'|'.join(one for one, _share in PARTS)})(?={OF_PEOPLE})", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in their order. What stands in a rhythm (“toutes les 4 heures”)
    is no duration."""
    found = [*_often(text), *_open(text), *_parts(text)]
    end = 0
    for start in starts(text):
        match = QUANTITY.match(text, start) if start >= end else None
        if match and not any(one.start < match.end() and start < one.end for one in found):
            end = match.end()
            found += [one] if (one := _read(match, text)) else []
    small = text.lower()
    if any(sign in small for sign in _PART):
        found += [_part(match) for match in _OF_ALL.finditer(text)]
    found.sort(key=lambda one: one.start)
    return tuple(_whole(found, text))


def _often(text: str) -> Iterator[Quantity]:
    for one in rhythms(text):
        unit, written = DOSED if one.dosed else "/d", text[one.start : one.end]
        yield Quantity("rhythm", one.low, one.high, unit, one.start, one.end, written)


def _open(text: str) -> list[Quantity]:
    """From when to when: visits, an office."""
    found = OPEN.finditer(text) if _HOUR.search(text) else ()
    hours = [
        (int(one[1]) * 60 + int(one[2] or 0), int(one[3]) * 60 + int(one[4] or 0), one)
        for one in found
    ]
    return [_made(one, "hours", low, high, "min") for low, high, one in hours if low < high]


def _parts(text: str) -> list[Quantity]:
    """Halves and quarters of what is counted."""
    found = []
    for one in pieces(text):
        what: What = "duration" if one.unit == "min" else "dose"
        written = text[one.start : one.end].strip()
        found.append(Quantity(what, one.value, one.value, one.unit, one.start, one.end, written))
    for hour in AN_HOUR.finditer(text) if "an hour" in text else ():
        minutes = 90.0 if hour["more"] else 60.0
        found.append(_made(hour, "duration", minutes, minutes, "min"))
    return found


def _whole(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """The quantities, and what several make together: “2 comprimés de 500 mg” are 1 g."""
    for before, one in zip([None, *found], found, strict=False):
        several = before and before.unit in COUNTED and before.high >= 2 and one.unit == "g"
        if before and several and PACKS.fullmatch(text, before.end, one.start):
            low, high = before.low * one.low, before.high * one.high
            written = text[before.start : one.end]
            yield Quantity("dose", low, high, "g", before.start, one.end, written)
        else:
            yield one


def _read(found: re.Match[str], text: str) -> Quantity | None:
    low, high = ends(found)
    if found["times"]:
        low, high = low * int(found["times"]), high * int(found["times"])
    if found["mass"]:
        return _dose(found, low, high, text)
    if found["units"]:
        return _made(found, "dose", low, high, "UI")
    if found["volume"]:
        size = {"m": 1.0, "c": 10.0}.get(found["volume"][0].lower(), 1000.0)
        return _made(found, "dose", low * size, high * size, "ml")
    if found["count"]:
        name = next(n for n, one in COUNTED.items() if re.fullmatch(one, found["count"], re.I))
        return _made(found, "dose", low, high, name)
    if found["cent"]:
        return _made(found, "share", low / 100, high / 100, "")
    if found["whole"]:
        return _share(found, low, high)
    if found["heat"]:
        warm = 34 <= low <= 43  # of a body; other degrees are nobody's fever
        return _made(found, "temperature", low, high, "°C") if warm else None
    return _time(found, low, high, text)


def _made(found: re.Match[str], what: What, low: float, high: float, unit: str) -> Quantity:
    return Quantity(what, low, high, unit, found.start(), found.end(), found[0].strip())


def _dose(found: re.Match[str], low: float, high: float, text: str) -> Quantity:
    unit = next(unit for one, unit in MASSES if re.fullmatch(one, found["mass"], re.I))
    for pattern, per in PER:
        if after := re.compile(pattern, re.IGNORECASE).match(text, found.end()):
            written = text[found.start() : after.end()]
            size = MASS[unit]
            start, end = found.start(), after.end()
            return Quantity("dose", low * size, high * size, f"g{per}", start, end, written)
    return _made(found, "dose", low * MASS[unit], high * MASS[unit], "g")


def _share(found: re.Match[str], low: float, high: float) -> Quantity | None:
    whole = ends(_WHOLE.fullmatch(found["whole"]) or found)[0]
    if whole < max(2.0, high) or (low, whole) in {(24.0, 24.0), (7.0, 7.0)}:
        return None
    return _made(found, "share", low / whole, high / whole, "")


_WHOLE = late(RANGE, re.IGNORECASE)


def _time(found: re.Match[str], low: float, high: float, text: str) -> Quantity | None:
    size = next(n for one, n in TIMES if re.fullmatch(one, found["time"], re.IGNORECASE))
    before = text[: found.start()]
    if size >= MONTH and _is_age(before, text[found.end() :]):
        return _made(found, "age", low * size / MONTH, high * size / MONTH, "mois")
    if size == HOUR and _is_of_a_clock(found, before[-20:], text[found.end() :]):
        return None
    more = _more(found["more"] or "", size)
    return _made(found, "duration", low * size + more, high * size + more, "min")


def _is_of_a_clock(found: re.Match[str], before: str, after: str) -> bool:
    """Whether hours are those of a day: “à 8 h”, “vers 14 heures”, “de 9 h à 17 h”."""
    if LASTS.search(before) or AWAY.match(after):
        return False
    bare = found["time"].lower() == "h" or bool(re.search(r"\d", found["more"] or ""))
    return bare or bool(CLOCK.search(before))


def _is_age(before: str, after: str) -> bool:
    return bool(OF_AGE.match(after) or AGED.search(before[-40:]) or CHILD.search(before[-40:]))


def _more(text: str, size: float) -> float:
    """What follows a unit: “et demie”, “1 h 30”."""
    if "demi" in text.lower():
        return size / 2
    digits = re.search(r"\d+", text)
    return float(digits[0]) if digits and size == HOUR else 0.0


def _part(found: re.Match[str]) -> Quantity:
    """Half of the children."""
    share = next(n for one, n in PARTS if re.fullmatch(one, found["part"], re.IGNORECASE))
    return _made(found, "share", share, share, "")

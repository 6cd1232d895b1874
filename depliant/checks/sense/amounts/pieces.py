"""Parts of what is counted: “1/2 comprimé”, “un demi-comprimé”, “one and a half tablets”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from depliant.checks.prose.quickly import late
from depliant.checks.sense.amounts.numbers import NUMBER, number
from depliant.checks.sense.amounts.units import COUNTED

_SIGNS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}
_PARTS = (  # in words
    (r"(?:un |une )?demie?s?(?: |-)|la moitié d[’'](?:un |une )|half (?:of )?(?:an? )?", 1 / 2),
    (r"(?:un )?tiers d(?:e |[’'](?:un |une )?)|(?:a |one )?third of (?:an? )?", 1 / 3),
    (r"(?:un )?quart d(?:e |[’'](?:un |une )?)|(?:a )?quarter (?:of )?(?:an? )?", 1 / 4),
    (r"trois(?: |-)quarts d(?:e |[’'](?:un |une )?)|three(?: |-)quarters of (?:an? )?", 3 / 4),
)
_MORE = (
    (r"demie?|½|1/2|a half", 1 / 2),
    (r"(?:un )?quart|¼|1/4|a quarter", 1 / 4),
    (r"trois(?: |-)quarts|¾|3/4|three(?: |-)quarters", 3 / 4),
)
_HOUR = r"heures?|hours?|h"
_LITRE = r"litres?|l"
_COUNTED = "|".join((*COUNTED.values(), _LITRE))


def _any(parts: tuple[tuple[str, float], ...]) -> str:
    return "|".join(one for one, _share in parts)


_FIGURES = (
    rf"(?:(?:\d{{1,2}} )?(?<![\d/.,])[1-3] ?[/⁄] ?[2-4](?![\d/]|[.,]\d)"
    rf"|(?:\d{{1,2}} ?)?[{''.join(_SIGNS)}]) ?(?:de |d[’'])?"
)
_PIECE = late(
    (
        rf"(?<!\w)(?:(?P<figures>{_FIGURES})|(?P<part>{_any(_PARTS)})"
        rf"|(?P<first>{NUMBER}) and (?P<half>{_any(_MORE)}) )(?P<unit>{_COUNTED}|{_HOUR})(?![\w’'])"
        rf"|(?<!\w)(?P<whole>{NUMBER}) (?P<counted>{_COUNTED}) (?:et |and )?(?P<more>{_any(_MORE)})"
        r"(?![\w’'/])"
    ).replace(" ", r"\s"),
    re.IGNORECASE,
)
_MAY_STAND = (  # one of them stands in every piece, in small letters
    *("demi", "quart", "tiers", "moiti", "half", "third"),
    *("/2", "/3", "/4", "/ ", "/\u00a0", "⁄", *_SIGNS),
)


@dataclass(frozen=True)
class Piece:
    """How much of what is counted, and where it is written; `amount` ends where its unit begins,
    or with the whole. Units are those of quantities."""

    value: float
    unit: str
    start: int
    amount: int
    end: int


def pieces(text: str) -> Iterator[Piece]:
    """The parts of tablets, drops, hours, litres … of a text."""
    small = text.lower()
    may = any(sign in small for sign in _MAY_STAND)
    for found in _PIECE.finditer(text) if may else ():
        unit = found["unit"] or found["counted"]
        size, name = _named(unit)
        amount = found.start("unit") if found["unit"] else found.end()
        yield Piece(_value(found) * size, name, found.start(), amount, found.end())


def _named(unit: str) -> tuple[float, str]:
    if re.fullmatch(_HOUR, unit, re.IGNORECASE):
        return 60.0, "min"
    if re.fullmatch(_LITRE, unit, re.IGNORECASE):
        return 1000.0, "ml"
    return 1.0, next(n for n, one in COUNTED.items() if re.fullmatch(one, unit, re.IGNORECASE))


def _value(found: re.Match[str]) -> float:
    if found["whole"]:
        return number(found["whole"]) + _share(found["more"], _MORE)
    if found["first"]:
        return number(found["first"]) + _share(found["half"], _MORE)
    if found["part"]:
        return _share(found["part"], _PARTS)
    return _figures(found["figures"])


def _share(said: str, parts: tuple[tuple[str, float], ...]) -> float:
    plain = re.sub(r"\s", " ", said)
    return next(share for one, share in parts if re.fullmatch(one, plain, re.IGNORECASE))


def _figures(said: str) -> float:
    """What “1 1/2”, “1½”, “¾” say."""
    digits = [float(one) for one in re.findall(r"\d+", re.sub("[½¼¾⅓⅔]", " ", said))]
    if sign := next((share for one, share in _SIGNS.items() if one in said), None):
        return sum(digits) + sign
    *whole, above, below = digits
    return sum(whole) + above / below

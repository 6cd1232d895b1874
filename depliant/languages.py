"""What a language asks of a page: its direction, its name, its dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal

Direction = Literal["ltr", "rtl"]
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def direction(lang: str) -> Direction:
    """The direction in which a language (ISO 639-1) is read."""
    return "rtl" if lang in _RIGHT_TO_LEFT else "ltr"


def is_known(lang: str) -> bool:
    """Whether a language's dates and numbers can be written (Unicode CLDR)."""
    from babel.localedata import exists

    return bool(exists(lang))


def name(lang: str, seen_in: str) -> str:
    """What a language is called in another: `name("en", "fr")` is `anglais`; else its code."""
    from babel import Locale

    return str(Locale(lang).get_display_name(seen_in) or lang)


def month(date: dt.date, lang: str) -> str:
    """`novembre 2026`, in a language."""
    from babel.dates import format_date

    return str(format_date(date, "MMMM y", locale=lang))


def day(date: dt.date, lang: str) -> str:
    """`24 novembre 2026`, in a language; the first of a month is `1er` in French."""
    from babel.dates import format_date

    return first_of_month(str(format_date(date, "long", locale=lang)), lang)


def first_of_month(written: str, lang: str) -> str:
    """A day in words, as French says the first of a month: CLDR has no pattern for it."""
    return re.sub(r"^1 ", "1er ", written) if lang == "fr" else written


def listed(items: Sequence[str], lang: str) -> str:
    """`a, b et c`, in a language."""
    from babel.lists import format_list

    return str(format_list(list(items), locale=lang))

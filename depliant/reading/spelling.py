"""Words as people spell them: accents, capitals and spaces set aside, French for English."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BeforeValidator


class MisreadError(ValueError):
    """A value that cannot be what it stands for: what is wrong, in the program's own words, and
    what to write instead (empty: the example of its key)."""

    def __init__(self, reason: str, instead: str = "") -> None:
        super().__init__(reason)
        self.instead = instead


def folded(text: str) -> str:
    """Small letters without accents, spaces as one plain space: what two spellings share."""
    parts = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("æ", "ae").casefold())
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return " ".join(plain.replace("’", "'").split())


def nearest(word: str, known: Iterable[str], least: float = 0.6) -> str:
    """The known word most like a misspelt one; empty if none is, by `difflib`'s ratio of at least
    `least` (1: the same)."""
    by_fold = {folded(one): one for one in known}
    close = difflib.get_close_matches(folded(word), list(by_fold), n=1, cutoff=least)
    return by_fold[close[0]] if close else ""


def spelled(known: Iterable[str], others: Mapping[str, str]) -> BeforeValidator:
    """Reads a word whatever its accents and capitals, and others that mean it (French ones), as
    the one that is `known`; any other value is left as it is, for the type to judge."""
    meant = {folded(one): one for one in known}
    meant |= {folded(other): one for other, one in others.items()}

    def read(written: Any) -> Any:
        plain = folded(written).rstrip(".") if isinstance(written, str) else ""
        return meant.get(plain, written)

    return BeforeValidator(read)


FLAG = spelled(
    ("yes", "no"),
    {"oui": "yes", "vrai": "yes", "true": "yes", "non": "no", "faux": "no", "false": "no"},
)
"""For a key that says yes or no."""

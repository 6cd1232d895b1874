"""What an import tells: what it guessed, left out, mended, and what is to be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from depliant.words import _, later


class Kind(Enum):
    """What a note of the import is about; its value heads its part of the report."""

    GUESSED = later("Guessed: please check")
    LEFT_OUT = later("Left out of the leaflet")
    CHANGES = later("Tracked changes")
    COMMENTS = later("Comments")
    PICTURES = later("Pictures")
    REPAIRED = later("Repaired")
    LOOK = later("To look at")


@dataclass(frozen=True)
class Told:
    """One thing that is told, and the words of the file that it is about (`quoted`: they count as
    carried into the report)."""

    kind: Kind
    message: str
    quoted: str = ""


def told_words(notes: Iterable[Told]) -> str:
    """The words of the file that notes carry."""
    return "\n".join(one.quoted for one in notes)


def left_out(what: str, why: str) -> Told:
    """Words of the file that are in no section."""
    return Told(Kind.LEFT_OUT, _("{why}: “{what}”").format(why=why, what=_one_line(what)), what)


def _one_line(what: str) -> str:
    return " ".join(what.split())

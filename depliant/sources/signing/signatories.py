"""Signatories: which of those who sign a role means, by words as data (`signatories.yaml`).

A role is typed freely and printed as it was typed: “Pédiatre”, “Dr”, “médecin coordonnateur”. A
kind of leaflet and a hospital ask for one of the known names (`physician`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator

from depliant.errors import Place
from depliant.reading.spelling import MisreadError, folded, nearest
from depliant.reading.values import load_yaml
from depliant.words import _, current_language, speaking

ANYONE = "anyone"  # who is asked for where no role is: anybody but the authors
_SHIPPED = Path(__file__).with_name("signatories.yaml")
_EXAMPLES = 3  # words of a role that a message shows

Words = tuple[str, ...]
Said = TypeVar("Said", str, Words)


@dataclass(frozen=True)
class Signatory:
    """Who may sign: a title and a few words to type, by language; the words by which a role is
    known, and those inside which they mean something else; whether it signs at all."""

    title: Mapping[str, str]
    typed: Mapping[str, Words]
    words: tuple[Words, ...]
    apart: tuple[Words, ...]
    signs: bool

    def is_meant(self, role: Words) -> bool:
        """Whether one of its words stands in a role, and not inside words that are set apart."""
        apart = [span for phrase in self.apart for span in _spans(phrase, role)]
        found = (span for phrase in self.words for span in _spans(phrase, role))
        return any(not any(a <= n and m <= b for a, b in apart) for n, m in found)


@cache
def signatories() -> Mapping[str, Signatory]:
    """Those who sign, and those who never do, by name; the latter first."""
    data = load_yaml(_SHIPPED.read_text(encoding="utf-8"), Place(_SHIPPED.name)).data
    return {name: _signatory(name, row) for name, row in data.items()}


def _signatory(name: str, row: Mapping[str, Any]) -> Signatory:
    return Signatory(
        title=row["title"],
        typed={lang: tuple(row[lang][:_EXAMPLES]) for lang in ("fr", "en")},
        words=tuple(map(_words, (name, *row["fr"], *row["en"]))),
        apart=tuple(map(_words, row.get("apart", ()))),
        signs=row.get("signs") != "no",
    )


def meant(role: str) -> frozenset[str]:
    """The names of those who may sign in a role as it was typed; none where it says that somebody
    is in training, or assists."""
    words, found = _words(role), signatories()
    names = [name for name, one in found.items() if one.is_meant(words)]
    return frozenset(names if all(found[name].signs for name in names) else ())


def never_signs(role: str) -> str:
    """Who does not sign, if a role says so, in the language of messages: `someone in training`;
    empty for any other."""
    words = _words(role)
    found = (name for name, one in signatories().items() if not one.signs and one.is_meant(words))
    return next(map(title, found), "")


def title(name: str, lang: str = "") -> str:
    """Who signs, in a language of messages, the current one by default: `a physician`; a name that
    is not known stays as it is."""
    with speaking(lang or current_language()):
        if name == ANYONE:
            return _("someone other than the authors")
        known = signatories().get(name)
        return _in_our_language(known.title) if known else name


def examples(name: str) -> str:
    """A few words by which a role is known, in the language of messages: `médecin, pédiatre`; none
    for anyone."""
    if name == ANYONE:
        return ""
    return ", ".join(_in_our_language(signatories()[name].typed))


def _in_our_language(said: Mapping[str, Said]) -> Said:
    return said.get(current_language()) or said["en"]


def _asked(written: str) -> str:
    """The name of a signatory that a kind or a profile asks for, whatever word stands there."""
    known = [name for name, one in signatories().items() if one.signs]
    if written in known:
        return written
    found = sorted(meant(written))
    close = found[0] if found else nearest(written, known)
    reason = _("“{value}” signs for no leaflet; those who do: {known}")
    raise MisreadError(reason.format(value=written[:60], known=", ".join(known)), close)


Asked = Annotated[str, AfterValidator(_asked)]


def _words(text: str) -> Words:
    return tuple(re.findall(r"[^\W_]+", folded(text)))


def _spans(phrase: Words, words: Words) -> Iterator[tuple[int, int]]:
    """Where a phrase stands among words: from which word up to which."""
    size = len(phrase)
    for start in range(len(words) - size + 1):
        if words[start : start + size] == phrase:
            yield start, start + size

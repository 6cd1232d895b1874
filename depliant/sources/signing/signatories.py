"""Signatories: which of those who sign a role means, by words as data (`signatories.yaml`).

A role is typed freely and printed as it was typed: “Pédiatre”, “Dr”, “médecin coordonnateur”. A
kind of leaflet and a hospital ask for one of the known names (`physician`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator

from depliant.errors import Place
from depliant.reading.spelling import MisreadError, folded, nearest
from depliant.reading.values import load_yaml
from depliant.sources.signing.roles import (
    Words,
    bared,
    denied,
    is_beside,
    parts,
    spans,
    words_of,
)
from depliant.words import _, current_language, speaking

ANYONE = "anyone"  # who is asked for where no role is: anybody but the authors
_SHIPPED = Path(__file__).with_name("signatories.yaml")
_EXAMPLES = 3  # words of a role that a message shows

Said = TypeVar("Said", str, Words)


@dataclass(frozen=True)
class Signatory:
    """Who may sign: a title and a few words to type, by language; the words by which a role is
    known, what may stand before and behind them, and those inside which they mean something else;
    whether it signs at all."""

    title: Mapping[str, str]
    typed: Mapping[str, Words]
    words: tuple[Words, ...]
    titles: tuple[Words, ...]
    before: tuple[Words, ...]
    behind: frozenset[str]
    apart: tuple[Words, ...]
    signs: bool

    def is_named(self, role: Words) -> bool:
        """Whether one of its words stands in a role, and not inside words that are set apart."""
        apart = [span for phrase in self.apart for span in spans(phrase, role)]
        found = (span for phrase in (*self.words, *self.titles) for span in spans(phrase, role))
        return any(not any(a <= n and m <= b for a, b in apart) for n, m in found)

    def is_meant(self, part: Words) -> bool:
        """Whether a part of a role begins with one of its words."""
        return any(self._begins(words, self.words) for words in bared(part, self.before))

    def is_title(self, part: Words) -> bool:
        """Whether a part of a role begins with its title: `Dr Exemple`."""
        return self._begins(part, self.titles)

    def _begins(self, words: Words, phrases: Sequence[Words]) -> bool:
        apart = max((len(one) for one in self.apart if words[: len(one)] == one), default=0)
        begun = [len(one) for one in phrases if words[: len(one)] == one and len(one) > apart]
        rests = (words[size:] for size in begun)
        return any(not (self.behind and rest) or bool(self.behind & {*rest}) for rest in rests)


@cache
def signatories() -> Mapping[str, Signatory]:
    """Those who sign, and those who never do, by name; the latter first."""
    data = load_yaml(_SHIPPED.read_text(encoding="utf-8"), Place(_SHIPPED.name)).data
    return {name: _signatory(name, row) for name, row in data.items()}


def _signatory(name: str, row: Mapping[str, Any]) -> Signatory:
    return Signatory(
        title=row["title"],
        typed={lang: tuple(row[lang][:_EXAMPLES]) for lang in ("fr", "en")},
        words=tuple(map(words_of, (name, *row["fr"], *row["en"]))),
        titles=tuple(map(words_of, row.get("titles", ()))),
        before=tuple(map(words_of, row.get("before", ()))),
        behind=frozenset(map(folded, row.get("of", ()))),
        apart=tuple(map(words_of, row.get("apart", ()))),
        signs=row.get("signs") != "no",
    )


def meant(role: str) -> frozenset[str]:
    """The names of those who may sign in a role as it was typed: the professions with which it
    begins. None where it says that somebody is in training, assists, or is none of them."""
    if denied(role) or never_signs(role):
        return frozenset()
    signing = {name: one for name, one in signatories().items() if one.signs}
    found: set[str] = set()
    for number, part in enumerate(parts(role)):
        names = {name for name, one in signing.items() if one.is_meant(part)}
        titled = {name for name, one in signing.items() if one.is_title(part) and not number}
        found |= names or titled
        if not (names or titled or is_beside(part)):
            break  # what follows says whose it is: `fille de médecin, pédiatre`
    professions = {one for one in found if any(map(signing[one].is_meant, parts(role)))}
    return frozenset(professions or found)


def never_signs(role: str) -> str:
    """Who does not sign, if a role says so, in the language of messages: `someone in training`;
    empty for any other."""
    words = words_of(role)
    found = (name for name, one in signatories().items() if not one.signs and one.is_named(words))
    return next(map(title, found), "")


def in_doubt(role: str) -> tuple[str, ...]:
    """The names of those whom a role speaks of, where it means none that may sign: whose it is has
    to be said otherwise (`ancien médecin`, `assistante du pharmacien`)."""
    words = words_of(role)
    if meant(role):
        return ()
    return tuple(name for name, one in signatories().items() if one.signs and one.is_named(words))


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

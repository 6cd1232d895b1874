"""neutral: what an inbox shows must not tell why somebody was at a hospital.

A text tells if it holds a content word of the leaflet's title or synonyms, in any inflection, or
a word of `neutral.yaml`: a department, an illness, a kind of leaflet, French and English whatever
the message's language. Accents and capitals do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from depliant.errors import Place
from depliant.reading.text import read_text
from depliant.reading.values import load_yaml

SEEN = 200  # characters of a body that an inbox shows before anybody opens it
_DATA = Path(__file__).with_name("neutral.yaml")
_WORD = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*")
_ENDINGS = re.compile(r"(?:e?s|x|e)$")
_LEAST_ROOT = 5  # letters that two forms of one word share at their beginning
_MOST_ENDING = 2  # letters that the shorter of them has beyond those
_LEAST_INSIDE = 6  # letters of a word that is found inside another, as in a web address


@dataclass(frozen=True)
class Lexicon:
    """The words of `neutral.yaml`: `passing` tell nothing; `whole` words and `beginnings` tell."""

    passing: frozenset[str]
    whole: frozenset[str]
    beginnings: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """The shipped words."""
    data = load_yaml(read_text(_DATA, _DATA.name), Place(_DATA.name)).data
    groups = {name: " ".join(group.values()).split() for name, group in data.items()}
    passing = {folded(word) for name in ("empty", "neutral") for word in groups.pop(name)}
    telling = {folded(word) for words in groups.values() for word in words}
    begin = tuple(sorted(word[:-1] for word in telling if word.endswith("*")))
    return Lexicon(frozenset(passing), frozenset(telling - {f"{b}*" for b in begin}), begin)


def folded(text: str) -> str:
    """Small letters without accents; `œ` is two letters."""
    plain = text.casefold().replace("œ", "oe").replace("æ", "ae")
    parts = unicodedata.normalize("NFKD", plain)
    return "".join(part for part in parts if not unicodedata.combining(part))


@dataclass(frozen=True)
class Secret:
    """What a message must not tell: the content words of a leaflet's title and synonyms."""

    words: frozenset[str]
    passing: frozenset[str] = frozenset()  # words of every message of its language

    @classmethod
    def of(cls, *texts: str, passing: str = "") -> Secret:
        """The content words of texts: not those of every sentence or (`passing`) every message."""
        free = frozenset(map(folded, passing.split()))
        found = frozenset(word for text in texts for word, _shown in _words(text))
        return cls(found - free - lexicon().passing, free)

    def told_by(self, text: str) -> str:
        """The first word of a text that tells, as it stands there; empty if none does."""
        return next((shown for word, shown in _words(text) if self._tells(word)), "")

    def told_by_address(self, address: str) -> str:
        """The same of an e-mail or web address, in which words are written together."""
        if found := self.told_by(re.sub(r"[\W_]+", " ", address)):
            return found
        plain = folded(address)
        roots = (*lexicon().beginnings, *lexicon().whole, *self.words)
        inside = (root for root in roots if len(root) >= _LEAST_INSIDE and root in plain)
        return next(inside, "")

    def _tells(self, word: str) -> bool:
        known = lexicon()
        if word in known.passing or word in self.passing:
            return False
        listed = word in known.whole or word.startswith(known.beginnings)
        return listed or any(_same(word, secret) for secret in self.words)


def _words(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text, folded, each with how it stands there: those of a compound one by one,
    a short form (`CAR-T`) also together. Numbers and single letters are none."""
    for found in _WORD.finditer(text):
        parts = re.split(r"[-.’']", found[0])
        short = len(parts) > 1 and found[0].isupper()
        for shown in (*parts, *([found[0]] if short else ())):
            word = re.sub(r"\W", "", folded(shown))
            if len(word) > 1 and not word.isdigit():
                yield word, shown


def _same(one: str, other: str) -> bool:
    """Whether two folded words are forms of one: `leucémies`, `leucémique`; `préparer`,
    `préparation`."""
    if _ENDINGS.sub("", one) == _ENDINGS.sub("", other):
        return True
    shared = _shared(one, other)
    return shared >= max(_LEAST_ROOT, min(len(one), len(other)) - _MOST_ENDING)


def _shared(one: str, other: str) -> int:
    """How many letters two words share at their beginning."""
    pairs: Iterable[tuple[str, str]] = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))

"""neutral: what an inbox shows must not tell why somebody was at a hospital.

A text tells if it holds a content word of the leaflet's title or synonyms, in any inflection, or
a word of `neutral.yaml`: a department, an illness, a kind of leaflet, French and English whatever
the message's language. Accents, capitals and the plural do not count; an address is read as people
read it, its words written together or coded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from depliant.errors import Place
from depliant.reading.text import read_text
from depliant.reading.values import load_yaml

SEEN = 200  # characters of a body that an inbox shows before anybody opens it
_DATA = Path(__file__).with_name("neutral.yaml")
_WORD = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_ENDINGS = re.compile(r"(?:e?s|x|e)$")
_PLURALS = ("s", "x", "es")
_ARTICLE = re.compile(r"^(?:du|des|dela|de|les|la|le|of|the)(?=...)")
_CODED_LABEL = "xn--"  # of a domain with accents: RFC 3492
_LEAST_ROOT = 5  # letters that two forms of one word share at their beginning
_MOST_ENDING = 2  # letters that the shorter of them has beyond those
_LEAST_INSIDE = 6  # letters of any word that is found inside another, as in a web address
_LEAST_SHORT = 4  # letters of a shortened word: `muco`
_MOST_DECODED = 3  # times that an address is decoded
Phrases = frozenset[tuple[str, ...]]
Found = tuple[str, str]  # a folded word, and how it stands there


@dataclass(frozen=True)
class Marked:
    """Words, some with a `*` at an end: there, anything may follow or stand before."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    anywhere: tuple[str, ...]

    @classmethod
    def of(cls, words: Iterable[str]) -> Marked:
        groups: dict[tuple[bool, bool], list[str]] = {}
        for word in sorted(set(map(folded, words))):
            ends = (word.startswith("*"), word.endswith("*"))
            groups.setdefault(ends, []).append(word.strip("*"))
        found = [
            tuple(groups.get((a, b), ())) for a, b in ((False, True), (True, False), (True, True))
        ]
        return cls(frozenset(groups.get((False, False), ())), *found)

    def holds(self, word: str) -> bool:
        """Whether a folded word is one of these, or their plural."""
        forms = {word, *(word.removesuffix(end) for end in _PLURALS)}
        if not self.whole.isdisjoint(forms) or word.startswith(self.beginnings):
            return True
        ends = any(form.endswith(self.endings) for form in forms)
        return ends or any(root in word for root in self.anywhere)


@dataclass(frozen=True)
class Lexicon:
    """The words of `neutral.yaml`: `passing` tell nothing, `telling` do; `names` are phrases in
    which they do not, `together` phrases that tell. For words written together: `joined` short
    ones that tell, `chance` those that hold one by chance, `beside` what stands beside."""

    passing: frozenset[str]
    telling: Marked
    names: Phrases
    together: Phrases
    joined: Marked
    chance: re.Pattern[str]
    beside: re.Pattern[str]

    @property
    def inside(self) -> Iterator[str]:
        """Telling words long enough to be no chance inside another."""
        roots = (*self.telling.beginnings, *self.telling.whole)
        return (root for root in roots if len(root) >= _LEAST_INSIDE)


@cache
def lexicon() -> Lexicon:
    """The shipped words."""
    data = load_yaml(read_text(_DATA, _DATA.name), Place(_DATA.name)).data
    joined, chance = data.pop("joined").split(), data.pop("chance").split()
    groups = {name: " ".join(group.values()).split() for name, group in data.items()}
    names, together = (_phrases(data[name].values()) for name in ("names", "together"))
    passing = {folded(word) for name in ("empty", "neutral") for word in groups.pop(name)}
    beside = groups.pop("beside")
    telling = [w for name in ("departments", "illnesses", "kinds") for w in groups[name]]
    return Lexicon(
        frozenset(passing),
        Marked.of(telling),
        names,
        together,
        Marked.of(joined),
        _any_of(chance),
        _any_of(beside),
    )


def _phrases(lists: Iterable[str]) -> Phrases:
    return frozenset(tuple(folded(one).split()) for text in lists for one in text.split(","))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(folded, words), key=len, reverse=True)))


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

    def without(self, names: str, domains: str) -> Secret:
        """The same without what every message of a hospital says: the words of its names, and
        what its domains hold. Those that tell by themselves (`neutral.yaml`) still do."""
        own = [word for word, _shown in _words(names)]
        plain = folded(_decoded(domains))
        hosts = [word for word, _shown in _words(re.sub(r"[\W_]+", " ", plain))]
        kept = (
            word
            for word in self.words
            if not any(_same(word, other) for other in (*own, *hosts))
            and not (len(word) >= _LEAST_ROOT and word in plain)
        )
        return replace(self, words=frozenset(kept))

    def told_by(self, text: str) -> str:
        """The first word of a text that tells, as it stands there; empty if none does."""
        found = list(_words(text))
        if spoken := _phrase(found, lexicon().together):
            return spoken
        left = _without(found, lexicon().names)
        return next((shown for word, shown in left if self._tells(word)), "")

    def told_by_address(self, address: str) -> str:
        """The same of an e-mail or web address, in which words are written together or coded."""
        plain = _decoded(address)
        parts = re.sub(r"[\W_]+", " ", plain)
        if found := self.told_by(parts):
            return found
        labels = (folded(label) for label in re.sub(r"\d+", " ", parts).split())
        return next(filter(None, map(self._inside, labels)), "")

    def _inside(self, label: str) -> str:
        """What a folded word tells that others are written together with."""
        known = lexicon()
        clear = known.chance.sub(" ", label)
        roots = (*known.inside, *(word for word in self.words if len(word) >= _LEAST_INSIDE))
        if root := next((root for root in roots if root in clear), ""):
            return root
        if any(map(known.joined.holds, clear.split())):
            return label
        pieces = known.beside.sub(" ", clear).split()
        bare = (_ARTICLE.sub("", piece) for piece in pieces if piece != label)
        return next(filter(self._tells, bare), "")

    def _tells(self, word: str) -> bool:
        known = lexicon()
        if word in known.passing or word in self.passing:
            return False
        return known.telling.holds(word) or any(_same(word, secret) for secret in self.words)


def _decoded(address: str) -> str:
    """An address as people see it: `%C3%A9` and `xn--…` as the letters they stand for."""
    for _time in range(_MOST_DECODED):
        address = unquote(address)
    return ".".join(map(_label, address.split(".")))


def _label(label: str) -> str:
    """A domain's label in letters; as it is if it is not a coded one."""
    before, coded, rest = label.casefold().partition(_CODED_LABEL)
    end = re.match(r"[a-z0-9-]*", rest)
    try:
        return before + (end or [""])[0].encode().decode("punycode") if coded else label
    except UnicodeError:
        return label


def _phrase(found: list[Found], phrases: Phrases) -> str:
    """The first of some phrases in a row of words, as it stands there."""
    return next(
        (" ".join(shown for _word, shown in found[a:b]) for a, b in _spans(found, phrases)), ""
    )


def _without(found: list[Found], phrases: Phrases) -> list[Found]:
    """A row of words without those of some phrases."""
    gone = {n for a, b in _spans(found, phrases) for n in range(a, b)}
    return [one for n, one in enumerate(found) if n not in gone]


def _spans(found: list[Found], phrases: Phrases) -> Iterator[tuple[int, int]]:
    """Where phrases stand in a row of words."""
    row = tuple(word for word, _shown in found)
    for start in range(len(row)):
        for phrase in phrases:
            if row[start : start + len(phrase)] == phrase:
                yield start, start + len(phrase)


def _words(text: str) -> Iterator[Found]:
    """The words of a text, folded, each with how it stands there: those of a compound one by one,
    a short form (`CAR-T`) also together. Numbers and single letters are none."""
    for found in _WORD.finditer(text):
        parts = re.split(r"[-.’']", found[0])
        short = len(parts) > 1 and found[0].isupper()
        for shown in (*parts, *([found[0]] if short else ())):
            for form in _forms(shown):
                word = re.sub(r"\W", "", folded(form))
                if len(word) > 1 and not word.isdigit():
                    yield word, shown


def _forms(word: str) -> Iterator[str]:
    """A word; its parts, if a capital stands inside (`OncoNord`); its letters without numbers."""
    yield word
    inside = _CAPITAL_INSIDE.split(word)
    yield from inside if len(inside) > 1 else ()
    letters = re.sub(r"\d+", "", word)
    yield from (letters,) if letters != word else ()


def _same(one: str, other: str) -> bool:
    """Whether two folded words are forms of one: `leucémies`, `leucémique`; `préparer`,
    `préparation`."""
    if _ENDINGS.sub("", one) == _ENDINGS.sub("", other):
        return True
    if len(one) >= _LEAST_SHORT and one.endswith("o") and other.startswith(one):
        return True  # shortened as people do: `muco`
    shared = _shared(one, other)
    return shared >= max(_LEAST_ROOT, min(len(one), len(other)) - _MOST_ENDING)


def _shared(one: str, other: str) -> int:
    """How many letters two words share at their beginning."""
    pairs: Iterable[tuple[str, str]] = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))

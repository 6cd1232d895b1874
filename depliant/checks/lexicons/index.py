"""An index of phrases: which of them stand in a text, in one pass over its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")
WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f][^\W_]*)*")  # a letter may come before its accent
_JOINED = re.compile(r"[\s'’\u00ad\u2010\u2011-]{1,3}")  # what stands between words of one phrase
_PREFIX = re.compile(
    r"\w+o|anti|pr[eé]|p[eé]ri|sub|sus|sous|sur|over|under|non|un|post|hyper|semi|demi|quasi|multi"
    r"|poly|mini|intra|extra|inter|infra|supra|super|trans|para|m[eé]ta|endo|exo|bi|tri|ex",
    re.IGNORECASE,
)  # what makes another word of the one behind it: `non-`, `thoraco-`
_HYPHEN = re.compile(r"[\u00ad\u2010\u2011-]")
_STEM = 4  # letters before a `*`, at least
_ENDING = 4  # letters that a `*` stands for, at most


@dataclass(frozen=True)
class Use(Generic[T]):
    """Where a phrase stands in a text, and what it is the phrase of."""

    start: int
    end: int
    of: T


@dataclass(frozen=True)
class _Phrase(Generic[T]):
    words: tuple[str, ...]
    of: T


class Index(Generic[T]):
    """Phrases by their first word. Words are compared without plural and capitals; a word that ends
    in `*` has any ending."""

    def __init__(self, phrases: Iterable[tuple[str, T]], lang: str) -> None:
        self._lang = lang
        self._first: dict[str, list[_Phrase[T]]] = {}
        for text, of in phrases:
            words = tuple(_pattern(word, lang) for word in _WRITTEN.findall(text))
            key = words[0][:_STEM] + "*" if words[0].endswith("*") else words[0]
            self._first.setdefault(key, []).append(_Phrase(words, of))
        self._beginning = lru_cache(maxsize=20_000)(self._found)  # most words begin none
        self._with = lru_cache(maxsize=20_000)(self._both)

    def uses(self, text: str) -> Iterator[Use[T]]:
        """The phrases in a text, in their order; of two that begin together, the longer."""
        tokens = list(WORD.finditer(text))
        words = [token[0] for token in tokens]
        end = 0
        for number, word in enumerate(words):
            if number < end or not self._beginning(word) or _is_inside(text, tokens, number):
                continue
            for phrase in self._with(word, words[number + 1] if number + 1 < len(words) else ""):
                last = number + len(phrase.words)
                if self._stands(phrase, text, tokens[number:last]):
                    end = last
                    yield Use(tokens[number].start(), tokens[last - 1].end(), phrase.of)
                    break

    def _both(self, word: str, following: str) -> tuple[_Phrase[T], ...]:
        """The phrases that begin with a word, and go on with the one that follows it."""
        return tuple(
            phrase
            for phrase in self._beginning(word)
            if len(phrase.words) == 1 or _is(following, phrase.words[1], self._lang)
        )

    def _found(self, word: str) -> tuple[_Phrase[T], ...]:
        """The phrases that begin with a word, the longest first."""
        first = folded(word, self._lang)
        loose = self._first.get(_bare(word, self._lang)[:_STEM] + "*", ())
        begun = (one for one in loose if _is(word, one.words[0], self._lang))
        found = (*self._first.get(first, ()), *begun)
        return tuple(sorted(found, key=lambda phrase: -len(phrase.words)))

    def _stands(self, phrase: _Phrase[T], text: str, tokens: Sequence[re.Match[str]]) -> bool:
        """Whether a phrase is said by some words of a text, the first two of which begin it."""
        return (
            len(tokens) == len(phrase.words)
            and all(
                _is(token[0], word, self._lang)
                for token, word in zip(tokens[2:], phrase.words[2:], strict=True)
            )
            and all(_JOINED.fullmatch(text, a.end(), b.start()) for a, b in pairwise(tokens))
        )


def _is_inside(text: str, tokens: Sequence[re.Match[str]], number: int) -> bool:
    """Whether a word is the end of a longer one: `anti-inflammatoire` is no `inflammatoire`."""
    if number == 0 or not _PREFIX.fullmatch(tokens[number - 1][0]):
        return False
    return _HYPHEN.fullmatch(text, tokens[number - 1].end(), tokens[number].start()) is not None


_WRITTEN = re.compile(r"[^\W_]+\*?")


def _pattern(word: str, lang: str) -> str:
    if not word.endswith("*"):
        return folded(word, lang)
    stem = _bare(word[:-1], lang)
    if len(stem) < _STEM:
        raise ValueError(f"{word}: at least {_STEM} letters before a star")
    return f"{stem}*"


def _is(word: str, pattern: str, lang: str) -> bool:
    if not pattern.endswith("*"):
        return folded(word, lang) == pattern
    bare, stem = _bare(word, lang), pattern[:-1]
    return bare.startswith(stem) and len(bare) - len(stem) <= _ENDING


@lru_cache(maxsize=20_000)
def folded(word: str, lang: str) -> str:
    """A word without capitals and plural; of English, as Americans spell ae and oe."""
    word = _bare(word, lang)
    return (_english if lang == "en" else _french)(word) if len(word) > 3 else word


def _bare(word: str, lang: str) -> str:
    word = word.lower()
    if not word.isascii():
        word = unicodedata.normalize("NFC", word).replace("œ", "oe").replace("æ", "ae")
    return word.replace("ae", "e").replace("oe", "e") if lang == "en" else word


def _french(word: str) -> str:
    if word.endswith("aux") and not word.endswith("eaux"):
        return word[:-3] + "al"
    return word[:-1] if word[-1] in "sx" else word


def _english(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word

"""What sentences count, and what they speak of: whether two of them say otherwise of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depliant.checks.prose.prose import ProseSection, Sentence
from depliant.checks.prose.words import words
from depliant.checks.sense.stems import stem
from depliant.checks.together.figures import Figure, figures
from depliant.checks.together.spelled import SPELLED

_NUMBERS = frozenset(stem(word) for known in SPELLED.values() for word in known)
ALIKE = 0.5  # of what two sentences name: then they speak of the same


@dataclass(frozen=True, eq=False)
class Claim:
    """The figures of one kind in a sentence, and the stems of what it names."""

    sentence: Sentence
    what: tuple[str, str]  # and in which unit: hours, doses in mg, beds
    said: tuple[Figure, ...]
    of: frozenset[str]

    def contradicts(self, other: Claim) -> bool:
        """Whether another sentence counts the same thing, and finds another number."""
        apart = self.what == other.what and self._is_apart_from(other)
        return apart and _overlap(self.of, other.of) >= ALIKE

    def _is_apart_from(self, other: Claim) -> bool:
        if self.what[0] == "rhythm":
            return not any(one.is_said_by(each) for one in self.said for each in other.said)
        mine, theirs = ({one.value for one in claim.said} for claim in (self, other))
        return not mine & theirs or (mine != theirs and len(mine) == len(theirs))

    @property
    def written(self) -> str:
        """The numbers, with what they count: “4 beds”."""
        return ", ".join(_with_noun(one, self.sentence.text) for one in self.said)


_NOUN = re.compile(r"[ \u00a0\u202f-][^\W\d_][\w’'-]*")


def _with_noun(one: Figure, text: str) -> str:
    end = one.start + len(one.written)
    noun = _NOUN.match(text, end) if one.what == "number" else None
    return text[one.start : noun.end() if noun else end].strip()


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def claims(section: ProseSection, lang: str) -> Iterator[Claim]:
    """What the sentences of a section count, in a language whose numbers are known."""
    for passage in section.body if lang in SPELLED else ():
        for sentence in passage.sentences:
            yield from _of(sentence, lang)


def _of(sentence: Sentence, lang: str) -> Iterator[Claim]:
    by_kind: dict[tuple[str, str], list[Figure]] = {}
    for one in figures(sentence.text, lang):
        counts = one.count >= 2 or not one.spelled
        if one.what != "phone" and (counts or one.what == "rhythm"):
            by_kind.setdefault(_kind(one, sentence.text), []).append(one)
    for what, said in by_kind.items():
        if what[1]:
            yield Claim(sentence, what, tuple(said), _named(sentence, said))


def _named(sentence: Sentence, said: Sequence[Figure]) -> frozenset[str]:
    """The stems of what a sentence names, without its numbers and rhythms."""
    often = (word for one in said if one.what == "rhythm" for word in words(one.written))
    return frozenset(map(stem, sentence.words)) - set(map(stem, often)) - _NUMBERS - {""}


def _kind(one: Figure, text: str) -> tuple[str, str]:
    """What a figure counts; a bare number counts what the next word names."""
    if one.what != "number":
        return one.what, one.unit
    after = words(text[one.start + len(one.written) :][:40])
    return one.what, stem(after[0]) if after else ""

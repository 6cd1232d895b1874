"""Readability: what formulas say of a text's sentences and words.

Kandel and Moles (1958) fitted Flesch's formula to French; Flesch (1948) and Kincaid (1975) are for
English, LIX (Björnsson, 1968) for any language. Only running text counts, as their authors say: no
titles, headings, captions, cells; an entry of a list is a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from depliant.checks.prose.prose import Passage, Sentence
from depliant.checks.prose.words import parts, syllables
from depliant.words import later

RUNNING = frozenset({"paragraph", "item", "meaning", "note"})
LONG = 6  # letters: LIX counts longer words


class Formula(StrEnum):
    KANDEL_MOLES = later("Kandel–Moles")
    FLESCH = later("Flesch")
    GRADE = later("Flesch–Kincaid, grade")
    LIX = later("LIX")


@dataclass(frozen=True)
class Reading:
    """What is counted in a text: sentences, words, syllables, words of more than six letters."""

    sentences: int
    words: int
    syllables: int
    long: int

    @property
    def sentence(self) -> float:
        """Words a sentence."""
        return self.words / self.sentences

    @property
    def word(self) -> float:
        """Syllables a word."""
        return self.syllables / self.words

    def score(self, formula: Formula) -> float:
        """What a formula says; of Kandel–Moles and Flesch, more is easier, of the others, less."""
        if formula is Formula.KANDEL_MOLES:
            return 207 - 1.015 * self.sentence - 73.6 * self.word
        if formula is Formula.FLESCH:
            return 206.835 - 1.015 * self.sentence - 84.6 * self.word
        if formula is Formula.GRADE:
            return 0.39 * self.sentence + 11.8 * self.word - 15.59
        return self.sentence + 100 * self.long / self.words


def running(passages: Iterable[Passage]) -> tuple[Sentence, ...]:
    """The sentences of running text that have words."""
    texts = (one for one in passages if one.shape in RUNNING)
    return tuple(one for text in texts for one in text.sentences if one.words)


def reading(sentence: Sentence, lang: str) -> Reading:
    """What is counted in a sentence."""
    words = sentence.words
    long = sum(len(word) > LONG and max(map(len, parts(word))) > LONG for word in words)
    return Reading(1, len(words), sum(syllables(word, lang) for word in words), long)


def together(readings: Iterable[Reading]) -> Reading:
    """What is counted in a text, from what is counted in its sentences."""
    found = tuple(readings)
    return Reading(
        sum(one.sentences for one in found),
        sum(one.words for one in found),
        sum(one.syllables for one in found),
        sum(one.long for one in found),
    )

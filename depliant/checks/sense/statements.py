"""The sentences of a text, each with the quantities in it and with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from depliant.checks.prose.prose import Passage, Sentence, Shape
from depliant.checks.sense.amounts.quantities import Quantity
from depliant.checks.sense.lexicon import lexicon, said
from depliant.checks.sense.stems import stem

_SHAPES = frozenset({"paragraph", "item", "title", "term", "meaning", "note", "subheading", "cell"})
_HEADS = frozenset({"title", "term"})  # what goes on in the sentence behind it
APART = " – "  # a clause ends here
_OWN = {  # conditions that matter to some quantities alone
    "share": ("without",),
    "dose": ("steps",),
    "rhythm": ("steps",),
    "hours": ("whose",),
}
_ALWAYS = re.compile(  # no moment
    r"\b(?:jour et nuit|nuit et jour|jour ou nuit|(?:même )?la nuit aussi|day (?:and|or) night)\b",
    re.I,
)
_PARTS = re.compile(
    r";|,\s(?:et|mais|and|but)\b", re.IGNORECASE
)  # of a sentence that says two things


@dataclass(frozen=True, eq=False)
class Statement:
    """A sentence and the text to be read for it, in which it begins at an offset; its number in
    the leaflet, its quantities."""

    sentence: Sentence
    text: str
    at: int
    number: int
    read: tuple[Quantity, ...]
    lang: str

    @cached_property
    def bare(self) -> str:
        """The text without the words at the head of a column that ask how much."""
        if not self.sentence.passage.heads:
            return self.text
        dosing = said("claims", "dosing", self.lang)
        return dosing.sub(lambda found: " " * len(found[0]), self.text)

    @cached_property
    def masked(self) -> str:
        """The text with blanks in place of its quantities."""
        text = self.bare
        for one in self.read:
            text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
        return text

    def when(self, one: Quantity) -> frozenset[str]:
        """The conditions and moments under which a quantity stands: those of its part of the
        sentence; whatever is taken so often a day is taken at moments of the day."""
        rest = self.bare[: one.start] + " " * (one.end - one.start) + self.bare[one.end :]
        part = _ALWAYS.sub(" ", self.part(one, rest))
        found = list(said("claims", "when", self.lang).finditer(part))
        for key in _OWN.get(one.what, ()):
            found += said("claims", key, self.lang).finditer(part)
        moments = self.moments if one.what == "rhythm" else ()
        named = (each[0].lower() for each in found)
        return frozenset(each for each in named if stem(each.split()[-1]) not in moments)

    @property
    def moments(self) -> frozenset[str]:
        """The words of a day, at which one takes what one takes so often."""
        listed = lexicon("claims").get(self.lang, {}).get("moments", "").split()
        return frozenset(stem(word) for word in listed)

    def part(self, one: Quantity, text: str) -> str:
        """The part of the sentence that a quantity stands in."""
        begin = max((cut.end() for cut in _PARTS.finditer(self.text, 0, one.start)), default=0)
        after = _PARTS.search(self.text, one.end)
        return text[begin : after.start() if after else len(text)]

    def may_claim(self, one: Quantity) -> bool:
        """Whether a quantity of a table is one of what is taken: its column says so."""
        passage = self.sentence.passage
        if passage.shape != "cell":
            return True
        patterns = (said("claims", key, self.lang) for key in ("dosing", "when"))
        dosing = any(pattern.search(passage.heads[0]) for pattern in patterns)
        return one.what in ("dose", "rhythm") and dosing

    def is_quiet(self, one: Quantity) -> bool:
        """Whether a quantity stands in a link, or in the title of a source."""
        start, end = (self.sentence.start + at - self.at for at in (one.start, one.end))
        return start >= 0 and self.sentence.passage.is_quiet(start, end)


def statements(passages: Sequence[Passage]) -> Iterator[tuple[Sentence, str, int]]:
    """The sentences of a section, each with the text to be read, and where it begins in it: the
    title of a box and a term go on in their first sentence, the heads of a table in its cells."""
    title = ""
    for passage in passages:
        if passage.shape not in _SHAPES or (passage.shape == "cell" and not passage.heads):
            continue
        for sentence in passage.sentences:
            if passage.shape in _HEADS:
                title = _opening(sentence, passage.shape)
                continue
            before = " ".join((*passage.heads, "")) + title
            yield sentence, before + sentence.text, len(before)
            title = ""


def _opening(title: Sentence, shape: Shape) -> str:
    """A title as the beginning of a sentence: one that counts goes on in it, others stand apart."""
    goes_on = shape == "term" or any(char.isdecimal() for char in title.text)
    return f"{title.text} " if goes_on else f"{title.text}{APART}"

"""Where a text first uses a word that readers do not know, and whether it says what it means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from depliant.checks.lexicons.explained import explains, follows, is_asked, says_the_same
from depliant.checks.prose.prose import Passage, Prose, Sentence

T = TypeVar("T")
TITLES = frozenset({"heading", "subheading", "title", "head"})  # shapes that explain nothing
_LATER = 20  # uses in which an explanation that comes late is looked for
_OF_GLOSSARIES = frozenset({"term", "note"})


@dataclass(frozen=True)
class Found:
    """A word in a sentence: its offsets there."""

    sentence: Sentence
    start: int
    end: int

    @property
    def word(self) -> str:
        return self.sentence.text[self.start : self.end]

    @property
    def match(self) -> re.Match[str] | None:
        return re.compile(re.escape(self.word)).match(self.sentence.text, self.start)


def found_in(passage: Passage, start: int, end: int) -> Found | None:
    """A word between two offsets of a passage, in its sentence."""
    at = bisect_right(passage.sentences, start, key=lambda one: one.start) - 1
    for one in passage.sentences[max(0, at) : at + 1]:
        if end <= one.start + len(one.text):
            return Found(one, start - one.start, end - one.start)
    return None


@dataclass(frozen=True)
class Verdict:
    """The first use of a word that a text does not explain there, and where it does, later."""

    first: Found
    later: Found | None = None


def unexplained(prose: Prose, uses: Sequence[Found], meaning: str) -> Verdict | None:
    """What is wrong with the uses of one word, in reading order; nothing, if a reader who meets it
    is told what it means. A title explains nothing, and leaves it to what stands below."""
    if any(one.sentence.passage.shape in _OF_GLOSSARIES for one in uses):
        return None
    told = [one for one in uses if one.sentence.passage.shape not in TITLES]
    if not told:
        return None if _below(prose, uses[0], meaning) else Verdict(uses[0])
    if _is_told(prose, told[0], meaning) or _asked_above(prose, uses[0], told[0]):
        return None
    rest = (one for one in told[1:_LATER] if explains(prose.lang, *_at(one), meaning))
    return Verdict(told[0], next(rest, None))


def _at(found: Found) -> tuple[Sentence, int, int]:
    return found.sentence, found.start, found.end


def _is_told(prose: Prose, found: Found, meaning: str) -> bool:
    if explains(prose.lang, *_at(found), meaning):
        return True
    passage = found.sentence.passage
    is_last = passage.sentences[-1] is found.sentence
    return is_last and any(follows(one, prose.lang) for one in _after(prose, passage)[:1])


def _asked_above(prose: Prose, title: Found, first: Found) -> bool:
    """Whether a heading asked what the word is, and the text right below it uses it."""
    passage = title.sentence.passage
    return (
        passage.shape in TITLES
        and is_asked(prose.lang, passage.text)
        and first.sentence.passage in _after(prose, passage)[:2]
    )


def _below(prose: Prose, title: Found, meaning: str) -> bool:
    """Whether what stands below a title says what its word means."""
    passage = title.sentence.passage
    below = _after(prose, passage)[:2]
    text = " ".join(one.text for one in below)
    return (
        explains(prose.lang, *_at(title), meaning)
        or is_asked(prose.lang, passage.text)
        or any(follows(one, prose.lang) for one in below[:1])
        or says_the_same(prose.lang, text, title.word, meaning)
    )


def _after(prose: Prose, passage: Passage) -> Sequence[Passage]:
    """The passages of the same section behind one."""
    for section in prose.sections:
        if passage in section.passages:
            return section.passages[section.passages.index(passage) + 1 :]
    return ()


def by_entry(found: Iterable[tuple[T, Found]]) -> dict[T, list[Found]]:
    """The uses of each entry, in reading order."""
    groups: dict[T, list[Found]] = {}
    for entry, one in found:
        groups.setdefault(entry, []).append(one)
    return groups

"""Whether a text explains a word where it uses it: in brackets, after a colon, by « c’est-à-dire »,
as the subject of "is a", in the sentence that follows, or in words of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from depliant.checks.lexicons.index import WORD, folded
from depliant.checks.lexicons.ways import WAYS, Ways
from depliant.checks.prose.prose import Passage, Sentence

_NEAR = 300  # letters before and after a word in which its explanation is looked for
_ENOUGH = 2  # words that a text shares with the meaning, to say the same
_CLAUSE = re.compile(r"[.;:!?–—(,]")
_IN_BRACKETS = 7  # words in brackets, at most, that are a name and no remark


def explains(lang: str, sentence: Sentence, start: int, end: int, meaning: str) -> bool:
    """Whether the word between two offsets of a sentence is explained there, by the sentence after
    it, or in words that mean the same (`meaning`) in the sentences around."""
    ways, text = WAYS[lang], sentence.text
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    return (
        ways.after.match(after) is not None
        or _is_run_in(ways, before, after, sentence)
        or _defined(ways, before, after)
        or ways.before.search(before) is not None
        or _in_brackets(ways, before, after)
        or _in_apposition(ways, before, after)
        or any(ways.goes_on.match(one) for one in _next(sentence))
        or _said(lang, _around(sentence, start, end), text[start:end], meaning)
    )


def is_asked(lang: str, heading: str) -> bool:
    """Whether a heading asks what a word is: what stands below it says so."""
    return WAYS[lang].asks.search(heading) is not None


def says_the_same(lang: str, text: str, word: str, meaning: str) -> bool:
    """Whether a text has the words of a meaning."""
    return _said(lang, text, word, meaning)


def _is_run_in(ways: Ways, before: str, after: str, sentence: Sentence) -> bool:
    """ "Neutropenia. The white blood cells …": a word that stands alone before what it is."""
    alone = re.fullmatch(rf"(?:{ways.article}\s*)?", before, re.IGNORECASE)
    return alone is not None and not after.strip(" .?") and bool(_next(sentence))


def _defined(ways: Ways, before: str, after: str) -> bool:
    return ways.opens.search(before) is not None and ways.defines.match(after) is not None


def _in_brackets(ways: Ways, before: str, after: str) -> bool:
    """Plain words, and the word in brackets behind them."""
    head, opened, inside = before.rpartition("(")
    rest, closed, _after = after.partition(")")
    said = f"{inside} {rest}"
    return (
        bool(opened and closed)
        and ")" not in inside
        and len(WORD.findall(said)) < _IN_BRACKETS
        and "," not in said
        and not ways.aside.match(inside)
        and len(WORD.findall(head)) >= _ENOUGH
    )


def _in_apposition(ways: Ways, before: str, after: str) -> bool:
    """ "Aplasia, a time without defences, …": an article opens what stands between two commas. In a
    list, an article opens what follows "and"; after "during aplasia,", the sentence begins."""
    article = rf"{ways.article}(?:(?<=[’'])|\s+)"
    found = re.match(rf"(?:\s+[\w’'-]+)?,\s+{article}", after, re.IGNORECASE)
    if not found:
        return False
    inside, comma, rest = after[found.end() :].partition(",")
    said = re.split(r"[.;:]", inside)[0]
    closed = bool(comma) and re.match(r"\s*[^\W\d_]", rest) is not None
    listed = rf"\b(?:et|ou|and|or)\s+(?:{article}|\w+\s*$|\w+[,.])"
    return (
        len(WORD.findall(said)) >= _ENOUGH
        and (not ways.leads.match(_CLAUSE.split(before)[-1].strip()) or _is_one(found[0], closed))
        and not re.search(listed, said, re.IGNORECASE)
        and not re.match(rf"\s*(?:(?:et|ou|and|or)\b|{article})", rest, re.IGNORECASE)
    )


def _is_one(opening: str, closed: bool) -> bool:
    """Whether "a …" opens words that another comma closes."""
    return closed and re.search(r"\b(?:une?|an?)\s+$", opening, re.IGNORECASE) is not None


def _around(sentence: Sentence, start: int, end: int) -> str:
    """What is near some words of a sentence: in it, and in those before and after it in its
    passage."""
    mine, at = sentence.passage.sentences, _number(sentence)
    before, after = mine[max(0, at - 1) : at], mine[at + 1 : at + 2]
    near = sentence.text[max(0, start - _NEAR) : end + _NEAR]
    return " ".join(
        (*(one.text[-_NEAR:] for one in before), near, *(one.text[:_NEAR] for one in after))
    )


def _next(sentence: Sentence) -> list[str]:
    mine, at = sentence.passage.sentences, _number(sentence) + 1
    return [one.text for one in mine[at : at + 1]]


def _number(sentence: Sentence) -> int:
    """Which of its passage's sentences it is, from 0."""
    mine = sentence.passage.sentences
    return bisect_left(mine, sentence.start, key=lambda one: one.start)


def _said(lang: str, text: str, word: str, meaning: str) -> bool:
    wanted = _wanted(lang, meaning, word)
    found = wanted & _telling(lang, text)
    return bool(wanted) and len(found) >= min(_ENOUGH, len(wanted))


@lru_cache(maxsize=4000)
def _wanted(lang: str, meaning: str, word: str) -> frozenset[str]:
    """What a meaning says beyond the word itself."""
    return _telling(lang, meaning) - _telling(lang, word)


def _telling(lang: str, text: str) -> frozenset[str]:
    """The words of a text that say something, without their endings."""
    empty = WAYS[lang].empty
    found = (folded(word, lang) for word in WORD.findall(text))
    return frozenset(one[:6] for one in found if len(one) > _ENOUGH and one not in empty)


def follows(passage: Passage, lang: str) -> bool:
    """Whether a passage begins as an explanation of what stood before it."""
    first = passage.sentences[:1]
    return any(WAYS[lang].goes_on.match(one.text) for one in first)

"""People: whether two names, each as somebody typed it, may be one person's.

In doubt they are: whoever wrote a text is not to answer for it. Titles, capitals, accents and the
order of names say nothing; an initial, or a first name left out, may stand for a whole name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from depliant.reading.spelling import folded

_TITLES = frozenset(
    "dr docteur docteure doctor pr prof professeur professeure professor mr mme mlle mrs ms miss "
    "monsieur madame mademoiselle md phd".split()
)
_SIR = "m"  # « M. » is a title, or an initial
_WORD = re.compile(r"[^\W\d_]+")
_MOST = 12  # names of a person that are compared
_INITIALS = 3  # letters of a name in capitals, at most: « JP » may be two initials

Names = tuple[str, ...]


def person(name: str) -> Names:
    """What all spellings of one whole name share: its names without titles, in order of letters."""
    return tuple(sorted(_names(name, _TITLES))) or (folded(name),)


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: `Dr C. Exemple`, `EXEMPLE Camille`."""
    if person(one) == person(other):
        return True
    return any(_agree(mine, theirs) for mine in _readings(one) for theirs in _readings(other))


def _readings(name: str) -> Iterator[Names]:
    """The names that a text may hold: with `M.` as a title or as an initial, with short names in
    capitals as they are or as initials."""
    spelled = " ".join(_spelled_out(word) for word in _WORD.findall(name))
    for text in dict.fromkeys((name, spelled)):
        yield _names(text, _TITLES)
        yield _names(text, _TITLES | {_SIR})


def _spelled_out(word: str) -> str:
    short = word.isupper() and len(word) <= _INITIALS and folded(word) not in _TITLES
    return " ".join(word) if short else word


def _names(name: str, titles: frozenset[str]) -> Names:
    found = (word for word in _WORD.findall(folded(name)) if word not in titles)
    return tuple(islice(found, _MOST))


def _agree(one: Names, other: Names) -> bool:
    """Whether two lists of names share one of more than a letter, and what is left of the shorter
    stands in the other as an initial does for a name."""
    shared = Counter(one) & Counter(other)
    if not any(len(name) > 1 for name in shared):
        return False
    mine, theirs = (list((Counter(names) - shared).elements()) for names in (one, other))
    few, many = sorted((mine, theirs), key=len)
    return all(_taken(name, many) for name in few)


def _taken(name: str, others: list[str]) -> bool:
    """Whether another name may be this one, shortened or whole; it is taken from the others."""
    for other in others:
        if 1 in (len(name), len(other)) and name[0] == other[0]:
            others.remove(other)
            return True
    return False

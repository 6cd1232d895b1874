"""People: whether two names, each as somebody typed it, may be one person's.

In doubt they are: whoever wrote a text is not to answer for it. Titles, capitals, accents, umlauts
written as two letters, letters of another alphabet that look the same and the order of names say
nothing; names may be glued together; an initial, a first name shortened or left out may stand for a
whole name.
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
_TOKEN = re.compile(r"[^\W\d_]+\.?")
_GLUED = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")  # between the two names of « DeSmet »
_CUT = 4  # letters before a full stop that shorten a name, at most: « Ph. », « Alex. »
_CUTS = frozenset("ch chr cl fr ph th".split())  # shortened, with a full stop or without
# Letters that are no accented Latin ones; Cyrillic and Greek ones by the Latin ones they look like.
_ALIKE = str.maketrans(
    "\u00f8\u0142\u0111\u00f0\u0131"
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u043a\u043c\u0442\u0432\u043d"
    "\u03b1\u03bf\u03c1\u03b5\u03b9\u03ba\u03bd\u03c4\u03c5\u03c7\u03b2\u03b7",
    "oldđi" + "aeopcyxisjkmtbh" + "aopeikvtuxbn",
)
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))  # ä, ö, ü, å in two letters
_MOST = 12  # names of a person that are compared
_INITIALS = 3  # letters of a name in capitals, at most: « JP » may be two initials

Names = tuple[str, ...]


def person(name: str) -> Names:
    """What all spellings of one whole name share: its names without titles, in order of letters."""
    whole = (one.rstrip(".") for one in _names(name, _TITLES))
    return tuple(sorted(whole)) or (folded(name),)


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: `Dr C. Exemple`, `EXEMPLE Camille`."""
    if person(one) == person(other):
        return True
    return any(_agree(mine, theirs) for mine in _readings(one) for theirs in _readings(other))


def _readings(name: str) -> Iterator[Names]:
    """The names that a text may hold: with `M.` as a title or as an initial, with short names in
    capitals as they are or as initials, with what is glued together taken apart."""
    spelled = " ".join(_spelled_out(word) for word in _TOKEN.findall(name))
    for text in dict.fromkeys((name, spelled, _GLUED.sub(" ", name))):
        yield _names(text, _TITLES)
        yield _names(text, _TITLES | {_SIR})


def _spelled_out(word: str) -> str:
    bare = word.rstrip(".")
    short = bare.isupper() and len(bare) <= _INITIALS and folded(bare) not in _TITLES
    return " ".join(bare) if short else word


def _names(name: str, titles: frozenset[str]) -> Names:
    found = (one for one in _TOKEN.findall(folded(name)) if one.rstrip(".") not in titles)
    return tuple(map(_skeleton, islice(found, _MOST)))


def _skeleton(name: str) -> str:
    """What the spellings of a name share; with a full stop, if it is a shortened one."""
    plain = name.rstrip(".").translate(_ALIKE)
    for pair, letter in _UMLAUTS:
        plain = plain.replace(pair, letter)
    cut = plain in _CUTS or (name.endswith(".") and 1 < len(plain) <= _CUT)
    return f"{plain}." if cut else plain


def _agree(mine: Names, theirs: Names) -> bool:
    """Whether two lists of names share one of more than a letter, and what is left of the shorter
    stands in the other as an initial does for a name."""
    one, other = _unglued(mine, theirs), _unglued(theirs, mine)
    shared = Counter(one) & Counter(other)
    if not any(len(name) > 1 for name in shared):
        return False
    left, right = (list((Counter(names) - shared).elements()) for names in (one, other))
    few, many = sorted((left, right), key=len)
    return all(_taken(name, many) for name in few)


def _unglued(names: Names, others: Names) -> Names:
    """Names, each in the pieces that stand one by one among the others: `desmet`, `de smet`."""
    found: list[str] = []
    for name in names:
        found += [name] if name in others else _pieces(name, others) or [name]
    return tuple(found)


def _pieces(name: str, others: Names) -> list[str]:
    """The names that make one, in the order in which they do; none if they do not."""
    left, pieces = sorted(others, key=len), list[str]()
    while name:
        piece = next((one for one in reversed(left) if name.startswith(one)), "")
        if not piece:
            return []
        left.remove(piece)
        pieces.append(piece)
        name = name[len(piece) :]
    return pieces


def _taken(name: str, others: list[str]) -> bool:
    """Whether another name may be this one, shortened or whole; it is taken from the others."""
    for other in others:
        if _shortens(name, other) or _shortens(other, name):
            others.remove(other)
            return True
    return False


def _shortens(short: str, name: str) -> bool:
    """Whether a name may be another, of which an initial or the first letters are left."""
    return (len(short) == 1 or short.endswith(".")) and name.startswith(short.rstrip("."))

"""Letters that were lost or written twice over on the way: named, and repaired where only one
reading is possible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.importing.mending.walk import each_text
from depliant.importing.shapes import Blocks, said
from depliant.importing.told import Kind, Told
from depliant.reading.text import TWICE, read_again
from depliant.words import _

_LOST = "\ufffd"
_JOINED = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile(f"[{''.join(_JOINED)}]")
_VOWEL = "aeiouyhàâéèêëîïôœæ"
_CERTAIN = re.compile(rf"\b([LlDd]) {{2,}}(?=[{_VOWEL}]\w{{2}})")  # "l  enfant"
_HOLE = re.compile(r"\b\w{1,3} {2,}\w{1,4}\b|\w*�\w*|[^\W\d_]+\?[^\W\d_]+")
_ADDRESS = re.compile(r"\S+(?:://|@)\S+|www\.\S+")
_TIMES = 3  # that a text was converted wrongly: each time may have wrapped the last
_HOLES_TOLD = 40
_WHOLE = frozenset(
    "a à y de du la le les un une et ou où en au aux ce se ne il on je tu me te sa son ses est pas "
    "par que qui sur the a of to in is it at on or an and for we you he she be as".split()
)


def mended(blocks: Blocks, lang: str) -> tuple[Blocks, tuple[Told, ...]]:
    """The blocks with what is certain repaired, and what is told of the rest."""
    told: list[Told] = []
    mending = _Mending(lang, told)
    return each_text(blocks, mending.text), (*told, *_holes(said(each_text(blocks, mending.text))))


class _Mending:
    """Repairs texts, and tells each repair once."""

    def __init__(self, lang: str, told: list[Told]) -> None:
        self.lang, self.told = lang, told

    def text(self, text: str) -> str:
        for _time in range(_TIMES):
            text = TWICE.sub(self._twice, text)
        text = _LIGATURE.sub(lambda found: _JOINED[found[0]], text)
        return _CERTAIN.sub(self._elided, text) if self.lang == "fr" else text

    def _twice(self, found: re.Match[str]) -> str:
        meant = read_again(found)
        if _LOST in meant:
            return found[0]
        start = re.search(r"\w*$", found.string[: found.start()])
        end = re.match(r"\w*", found.string[found.end() :])
        before, after = start[0] if start else "", end[0] if end else ""
        self._tell(f"{before}{found[0]}{after}", f"{before}{meant}{after}")
        return meant

    def _elided(self, found: re.Match[str]) -> str:
        rest = re.match(r"\w+", found.string[found.end() :])
        word = rest[0] if rest else ""
        self._tell(f"{found[0]}{word}", f"{found[1]}’{word}")
        return f"{found[1]}’"

    def _tell(self, before: str, after: str) -> None:
        message = _("“{before}” reads “{after}” now.").format(before=before, after=after)
        one = Told(Kind.REPAIRED, message, before)
        if one not in self.told:
            self.told.append(one)


def _holes(text: str) -> Iterator[Told]:
    """Where letters were lost, and nobody can tell which."""
    plain = _ADDRESS.sub(" | ", text)
    found = dict.fromkeys(one[0] for one in _HOLE.finditer(plain) if _is_hole(one[0]))
    for what in list(found)[:_HOLES_TOLD]:
        message = _("Letters were lost in “{what}”: type them again.")
        yield Told(Kind.LOOK, message.format(what=what))
    left = [one[0] for one in TWICE.finditer(text)]
    if left:
        message = _("“{what}” was converted wrongly, and cannot be read again.")
        yield Told(Kind.LOOK, message.format(what=left[0]))


def _is_hole(what: str) -> bool:
    """Whether a run of white stands where letters were: one of its sides is no word."""
    if "  " not in what:
        return True
    sides = [side.lower() for side in what.split() if side.isalpha()]
    return len(sides) == 2 and any(len(one) < 4 and one not in _WHOLE for one in sides)

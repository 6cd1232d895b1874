"""What of a file is neither in the article nor told: words, numbers with their commas, and the
signs that change what a number means."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from depliant.importing.shapes import UNSEEN
from depliant.importing.told import Kind, Told, left_out, told_words
from depliant.words import _

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+|[<>≤≥≠±×÷%‰✓✗→]")
_POINT = re.compile(r"^\s*[oüqv§Ø](?=\s)", re.MULTILINE)  # drawn as a point by Word's own font
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|\*+|[~^]")
_NUMBERED = re.compile(r"&#(\d{1,6});")  # a sign that would open something


def spoken(markdown: str) -> str:
    """The words of some Markdown, without its comments and the marks inside words."""
    plain = _MARKS.sub(lambda found: found[1] or "", _COMMENT.sub("", markdown))
    return _NUMBERED.sub(lambda found: chr(int(found[1])), plain)


def lost(pieces: Sequence[str], texts: Iterable[str], told: Iterable[Told]) -> Iterator[Told]:
    """What is in no section: the `pieces` of the file in which it stands, or, where several might
    be meant, that it stood somewhere."""
    found = _tokens("\n".join(map(spoken, texts))) + _tokens(told_words(told))
    read = [(piece, _tokens(_POINT.sub("", piece))) for piece in pieces]
    missing = Counter(one for _piece, tokens in read for one in tokens) - Counter(found)
    if not missing:
        return
    whole = f" {' '.join(found)} "
    broken = [
        (piece, Counter(tokens))
        for piece, tokens in read
        if missing.keys() & set(tokens) and f" {' '.join(tokens)} " not in whole
    ]
    named: Counter[str] = Counter()
    for piece, tokens in broken:
        there = tokens & missing
        if all(sum(other[one] for _p, other in broken) <= missing[one] for one in there):
            yield left_out(piece.strip(), _("In no section"))
            named += there
    for one in (missing - named).elements():
        message = _("“{word}” stood somewhere in the file, and is in no section: look for it.")
        yield Told(Kind.LOOK, message.format(word=one), one)


def _tokens(text: str) -> list[str]:
    """The words, numbers and signs of a text in their order, whatever their capitals."""
    return _TOKEN.findall(unicodedata.normalize("NFKC", text.translate(UNSEEN)).casefold())

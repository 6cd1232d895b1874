"""vocabulary: the words by which the catalogue finds a leaflet, in plain letters.

A page holds words, not texts: each word once, with the leaflets that it stands in. The page's
script (`search.js.j2`) makes plain letters and words of a query in the same way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

SHORTEST, LONGEST = 3, 30  # letters of a word that a text is found by; a number may be shorter
COMMON, FEW = 0.6, 10  # a word in more leaflets than this share says nothing, where there are many
EVERYWHERE = "*"

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "\u2011": "-", "\u00ad": None})
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# What an author writes and nobody reads: comments, look-ups, attributes, addresses, boxes' names.
_UNREAD = re.compile(
    r"<!--.*?-->|\{\{.*?\}\}|\{[^{}\n]*\}|\]\([^()\s]*|https?://\S+|^!!!\s*[\w-]+[^\"\n]*",
    re.DOTALL | re.MULTILINE,
)


def plain(text: str) -> str:
    """Small letters without accents."""
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_LETTERS)


def words_of(text: str) -> Iterator[str]:
    """The words of a text in plain letters; of one with hyphens its parts, and the whole without
    them: `car`, `t`, `cart`."""
    for found in _WORD.finditer(plain(text)):
        parts = found[0].split("-")
        yield from parts
        if len(parts) > 1:
            yield "".join(parts)


def words_of_markdown(texts: Iterable[str]) -> list[str]:
    """Each word by which sections are found, once and in order."""
    read = (_UNREAD.sub(" ", text) for text in texts)
    return sorted({word for text in read for word in words_of(text) if _is_kept(word)})


def _is_kept(word: str) -> bool:
    return len(word) <= LONGEST and (len(word) >= SHORTEST or word.isdigit())


def index(texts: Sequence[str]) -> dict[str, str]:
    """For each word the numbers of the texts that hold it, parted by spaces: `"0 3 12"`; a word
    that most of many texts hold is only said to be everywhere."""
    found: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for word in dict.fromkeys(text.split()):
            found.setdefault(word, []).append(number)
    most = COMMON * len(texts) if len(texts) > FEW else len(texts)
    return {
        word: EVERYWHERE if len(holders) > most else " ".join(map(str, holders))
        for word, holders in sorted(found.items())
    }

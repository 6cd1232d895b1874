"""Which characters can be printed: those that have a shape in the leaflet's fonts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from depliant.content.breaking import BREAK
from depliant.content.content import Content
from depliant.content.keeping import LEFT_TO_RIGHT
from depliant.content.typography import JOINER
from depliant.typeset.lettering.fonts import drawn

LOST = "\ufffd"  # stands where a letter was, before somebody converted the text

# By the program itself, unseen: where a line may end, or not; which way it is read.
PUT_IN = frozenset({BREAK, JOINER, LEFT_TO_RIGHT})

# What nearly every text is made of, all of it printable: no font is read to know that.
_LATIN = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x100))))
PLAIN = frozenset(_LATIN + "\n\t\u2009\u202fŒœŸ‘’“”„‹›–—…•€™−≤≥≈→☐☑✓✗★⚠☎✉")


@cache
def printable() -> frozenset[str]:
    """What may stand in a text: what has a shape, and does nothing that nobody sees."""
    shapes = {sign for sign in drawn() if unicodedata.category(sign)[0] != "C"}
    return frozenset(shapes | {"\n", "\t"}) - {LOST}


def unprintable(characters: Iterable[str]) -> frozenset[str]:
    """Those of some characters that cannot be printed, beside what the program puts in."""
    odd = frozenset(characters) - PLAIN - PUT_IN
    return odd - printable() if odd else odd


def without_shape(content: Content) -> frozenset[str]:
    """The characters of a content that cannot be printed. The rule `characters` names each with
    its line; what follows from it need not be told again."""
    return unprintable(character for text in _texts(content) for character in text)


def _texts(content: Content) -> Iterator[str]:
    yield from (content.title, content.subtitle, content.audience, *content.words.values())
    yield from (f"{section.title} {section.html}" for section in content.sections)
    yield from (f"{note.text} {note.address}" for note in content.notes)
    hospital = content.hospital
    yield from (hospital.name, hospital.site, hospital.legal, *hospital.address)
    for line in (*hospital.contacts, *hospital.emergency, *hospital.support):
        yield f"{line.label} {line.hours} {line.email}"

"""Which characters can be printed: those that have a shape in the leaflet's fonts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from depliant.content.breaking import BREAK
from depliant.content.content import Content
from depliant.content.keeping import LEFT_TO_RIGHT
from depliant.content.typography import JOINER
from depliant.typeset.lettering.fonts import drawn

LOST = "\ufffd"  # stands where a letter was, before somebody converted the text

# By the program itself, unseen: where a line may end, or not; which way it is read.
PUT_IN = frozenset({BREAK, JOINER, LEFT_TO_RIGHT})


@cache
def printable() -> frozenset[str]:
    """What may stand in a text: what has a shape, and does nothing that nobody sees."""
    shapes = {sign for sign in drawn() if unicodedata.category(sign)[0] != "C"}
    return frozenset(shapes | {"\n", "\t"}) - {LOST}


def without_shape(content: Content) -> frozenset[str]:
    """The characters of a content that cannot be printed. The rule `characters` names each with
    its line; what follows from it need not be told again."""
    found = frozenset(character for text in _texts(content) for character in text)
    return found - printable() - PUT_IN


def _texts(content: Content) -> Iterator[str]:
    yield from (content.title, content.subtitle, content.audience, *content.words.values())
    yield from (f"{section.title} {section.html}" for section in content.sections)
    yield from (f"{note.text} {note.address}" for note in content.notes)
    hospital = content.hospital
    yield from (hospital.name, hospital.site, hospital.legal, *hospital.address)
    for line in (*hospital.contacts, *hospital.emergency, *hospital.support):
        yield f"{line.label} {line.hours} {line.email}"

"""note: what somebody adds to a message in their own words, shown as it was typed.

Characters that nobody sees, or that turn what follows around, could make a message say something
else than the person who sends it read: they are refused by name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from depliant.errors import Problem
from depliant.words import _

LONGEST = 1000  # characters: more is a letter of its own
_ALLOWED = "\n\t\u200c\u200d\u200e\u200f"  # lines; what joins or directs letters of some scripts
Paragraphs = tuple[tuple[str, ...], ...]


def paragraphs(note: str) -> Paragraphs:
    """The paragraphs of a note, each as its lines."""
    blocks: list[tuple[str, ...]] = []
    for block in _unified(note).split("\n\n"):
        lines = tuple(line.strip() for line in block.split("\n") if line.strip())
        blocks += [lines] if lines else []
    return tuple(blocks)


def faults(note: str) -> Iterator[Problem]:
    """What keeps a note from being shown as it was typed."""
    text = _unified(note)
    if len(text) > LONGEST:
        message = _("The note has {n} characters; the most is {most}.")
        yield Problem(message.format(n=len(text), most=LONGEST), None, _("Shorten it."))
    hidden = {char: n for n, char in reversed(list(enumerate(text, 1))) if _is_hidden(char)}
    for char, place in sorted(hidden.items(), key=lambda item: item[1]):
        name = unicodedata.name(char, _("a control character"))
        message = _("Character {n} of the note is one that nobody sees: U+{code:04X} {name}.")
        message = message.format(code=ord(char), name=name, n=place)
        yield Problem(message, None, _("Type the note anew, without copying."))


def _is_hidden(char: str) -> bool:
    return char not in _ALLOWED and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn")


def _unified(note: str) -> str:
    """A note with one kind of line end."""
    lines = note.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return lines.replace("\u2029", "\n\n").strip()

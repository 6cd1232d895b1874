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
# Lines; what joins or directs letters of some scripts; what keeps words together or parts them.
_ALLOWED = "\n\t\u200c\u200d\u200e\u200f\u2060\u00ad"
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
    if char := hidden(text):
        message = _("The note holds a character that nobody sees: {char}.").format(char=char)
        yield Problem(message, None, _("Type the note anew, without copying."))


def hidden(text: str) -> str:
    """The first character of a text that nobody sees, or that turns what follows around, by its
    name; empty if there is none."""
    found = next(filter(_is_hidden, text), "")
    name = unicodedata.name(found, _("a control character")) if found else ""
    return f"U+{ord(found):04X} {name}" if found else ""


def _is_hidden(char: str) -> bool:
    return char not in _ALLOWED and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn")


def _unified(note: str) -> str:
    """A note with one kind of line end."""
    lines = note.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return lines.replace("\u2029", "\n\n").strip()

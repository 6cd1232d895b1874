"""What a rule about words tells: where, with the sentence and the words in it that are meant."""

from __future__ import annotations

import re

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.plain import THING
from depliant.checks.prose.prose import Sentence
from depliant.words import _, speaking


def to_copy(example: str, lang: str) -> str:
    """Words to copy into a leaflet, in its language whatever that of the messages is; `example` is
    a text of the catalogue."""
    with speaking(lang):
        return _(example)


def faulted(
    sentence: Sentence,
    match: re.Match[str] | None,
    message: str,
    remedy: str,
    severity: Severity | None = None,
) -> Fault:
    """A fault of a sentence, on the line of the words that `match` found in it, or of all of it."""
    place = sentence.place_at(match.start()) if match else sentence.place
    words = match[0] if match else ""
    return Fault(message, remedy, place, severity, quote=sentence.text, words=words)


def shown(sentence: str, words: str = "", most: int = 80) -> str:
    """A sentence as a message quotes it: short, with the words that are meant; `…` for a look-up
    and for what is left out."""
    plain = sentence.replace(THING, "…").strip()
    if len(plain) <= most:
        return plain
    at = max(0, plain.find(words.strip()))
    begin = 0 if at + len(words) <= most - 10 else plain.rfind(" ", 0, max(1, at - most // 3)) + 1
    end = plain.find(" ", begin + most)
    rest = plain[begin : end if end >= 0 else len(plain)]
    return ("… " if begin else "") + rest + (" …" if end >= 0 else "")

"""Prompts: what somebody has still to write, said where it will stand: `[TODO: who wrote it]`.

The one mark that the reader of texts and profiles knows. It is printed as it is, so that nobody
takes a draft for finished; what was meant as one (`HALF_A_PROMPT`) is told as it is, and everything
else that looks unfinished is a fault (`placeholders`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKS = {"fr": "à compléter"}
_OTHERWISE = "TODO"
_SPACE = "[ \u00a0\u202f]"
_MARK = rf"(?:[àa]{_SPACE})?compléter|{_OTHERWISE}"  # as people type it
PROMPT = re.compile(rf"\[{_SPACE}*(?:{_MARK}){_SPACE}*(?::[^\[\]\n]*)?\]", re.IGNORECASE)
_ASKED = rf"(?:[àa]{_SPACE})compléter"
HALF_A_PROMPT = re.compile(
    rf"[(\[<]{_SPACE}*{_ASKED}|[(\[<]{_SPACE}*compléter{_SPACE}?:"  # it is never closed
    rf"|(?:[àa]{_SPACE})?compléter{_SPACE}?:[^\[\]\n]*\]"  # or never opened
    rf"|(?:^|[>|:]){_SPACE}*(?:[-*+]{_SPACE}+|\d+[.)]{_SPACE}+)?[\"'“«]?{_SPACE}*[*_]*{_ASKED}"
    rf"(?:{_SPACE}?:|[*_.…\"'”» ]*(?:$|\|))",  # or stands bare, and is all that a line says
    re.IGNORECASE | re.MULTILINE,
)


def prompt(what: str, lang: str) -> str:
    """A prompt for what is to be written, in the language of a text; bare without `what`."""
    mark, colon = _MARKS.get(lang, _OTHERWISE), " : " if lang == "fr" else ": "
    return f"[{mark}{colon}{what}]" if what else f"[{mark}]"


def asked_in(text: str) -> Iterator[str]:
    """What a text asks for: its prompts, then what was meant as some."""
    yield from (found[0] for found in PROMPT.finditer(text))
    yield from (found[0].strip() for found in HALF_A_PROMPT.finditer(PROMPT.sub("", text)))


def unasked(text: str) -> str:
    """A text without what it asks for."""
    return HALF_A_PROMPT.sub("", PROMPT.sub("", text))


def is_prompt(text: str) -> bool:
    """Whether a text is a prompt and nothing else."""
    return bool(PROMPT.fullmatch(text.strip()))

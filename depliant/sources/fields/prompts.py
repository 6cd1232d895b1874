"""Prompts: what somebody has still to write, said where it will stand: `[TODO: who wrote it]`.

The one mark that the reader of texts and profiles knows. It is printed as it is, so that nobody
takes a draft for finished; everything else that looks unfinished is a fault (`placeholders`).
"""

from __future__ import annotations

import re

_MARKS = {"fr": "à compléter"}
_OTHERWISE = "TODO"
_SPACE = "[ \u00a0\u202f]"
_MARK = "|".join((*_MARKS.values(), _OTHERWISE)).replace(" ", _SPACE)
PROMPT = re.compile(rf"\[(?:{_MARK})(?:{_SPACE}?:[^\[\]\n]*)?\]", re.IGNORECASE)


def prompt(what: str, lang: str) -> str:
    """A prompt for what is to be written, in the language of a text; bare without `what`."""
    mark, colon = _MARKS.get(lang, _OTHERWISE), " : " if lang == "fr" else ": "
    return f"[{mark}{colon}{what}]" if what else f"[{mark}]"


def is_prompt(text: str) -> bool:
    """Whether a text is a prompt and nothing else."""
    return bool(PROMPT.fullmatch(text.strip()))

"""Signs that are printed: blanks to fill in (`__/__/____`, `__h__`), stars of footnotes (`(*)`).

Python-Markdown pairs any two runs of `*` or `_` and drops both. A run that can neither open nor
close an emphasis, as the flanking rules of CommonMark have it, is text; so is one that has only
punctuation to lean on, which no emphasis needs and every form to fill in has.
"""

from __future__ import annotations

import re
from typing import Any

from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX

LINE = 4  # signs: so many `_` are a line to write on
_OPENING, _CLOSING = r"(\[{«“‘/", r")\]}»”,;:/"  # a slash parts two blanks, or two stars
_AFTER = {
    "_": rf"(?![\s_{_CLOSING}’.!?|%‰°€$=+–—-]).",
    "*": rf"(?![\s*{_CLOSING}]|\.(?!\.)).",
}
_OPENS = {sign: re.compile(after, re.DOTALL) for sign, after in _AFTER.items()}
_UNIT = re.compile(r"(?:h|mn|min|[mkµ]?g|[mcd]?l|[cm]?m|s)(?![^\W_])", re.IGNORECASE)


class Blank(InlineProcessor):
    """A run of `_` or `*` that is text."""

    def __init__(self) -> None:
        super().__init__(r"\*+|_+")

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, Any, Any]:  # type: ignore[override]  # noqa: N802
        before, after = data[: m.start()], data[m.end() :]
        is_text = _is_blank if m[0][0] == "_" else _is_star
        if not is_text(before, m[0], after):
            return None, None, None
        return "".join(f"{STX}{ord(sign)}{ETX}" for sign in m[0]), m.start(0), m.end(0)


def _is_blank(before: str, run: str, after: str) -> bool:
    """Whether a run of `_` is to be written on, or stands inside a word."""
    at_edge = not re.search(r"\w$", before)
    counts = len(run) > 1 and _UNIT.match(after)  # "__h__"
    if len(run) >= LINE or (at_edge and counts):
        return True
    opens = at_edge and _OPENS["_"].match(after)
    leans = re.search(rf"[^\s{_OPENING}]$", before) and not re.match(r"\w", after)
    return not opens and not (leans and _is_open(before, run))


def _is_star(before: str, run: str, after: str) -> bool:
    """Whether a run of `*` is a footnote's ("(*)", "dose*,"), or stands between two letters
    ("ami*e"). One between two spaces is neither: it is told."""
    alone = not re.search(r"\S$", before) and not re.match(r"\S", after)
    inside = bool(re.search(r"[^\W\d_]$", before) and re.match(r"[^\W\d_]", after))
    behind = re.search(r"\w$", before) and not re.match(rf"[\w\s{STX}(\[«“]", after)
    opens = _OPENS["*"].match(after) and not behind and not (inside and run == "*")
    leans = re.search(rf"[^\s{_OPENING}]$", before)
    closes = leans and (not after.strip() or _is_open(before, run))
    return not alone and not opens and not closes


def _is_open(before: str, run: str) -> bool:
    """Whether an emphasis was begun by such a run, or by one of both kinds, and not ended."""
    sign = re.escape(run[0])
    both = rf"(?<![\w{sign}]){sign}{{3}}"
    begun = rf"(?<![\w{sign}]){re.escape(run)}(?!{sign}){_AFTER[run[0]]}"
    ended = rf"(?<=[^\s{sign}{_OPENING}]){re.escape(run)}(?![\w{sign}])"
    count = len(re.findall(begun, before, re.DOTALL)) - len(re.findall(ended, before))
    return count > 0 or bool(re.search(both, before))

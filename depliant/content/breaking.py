"""breaking: where a line may end in an address (a web page's, an e-mail's).

After a slash or a dot (but that of a version, 1.0), before an @; in a long word, before a hyphen.
Never before its last few letters, which would look forgotten, nor after a hyphen (The Chicago
Manual of Style): a reader cannot know whether a hyphen at a line's end is the address's own.
"""

from __future__ import annotations

import re

from depliant.content.typography import JOINER

BREAK = "\u200b"  # a line may end here
LEAST = 7  # letters of its last line
WHOLE = 20  # letters that stay on one line: the narrowest margin holds them, and a code's
_ENDS = re.compile(r"(?<=[/?&=_])(?=\w)|(?<=\.)(?!(?<=\d\.)\d)(?=\w)|(?<=\w)(?=@\w)")
_BEFORE_HYPHEN = re.compile(r"(?<=\w)(?=-\w)")
_AFTER_SLASH = re.compile(r"(?<=/)(?=\w)")  # where the engine would end a line by itself
_AFTER_HYPHEN = re.compile(r"(?<=-)(?=\w)")


def breakable(address: str) -> str:
    """An address with the places where a line may end; they take no room and are no letters."""
    return _AFTER_HYPHEN.sub(JOINER, BREAK.join(map(_part, _parts(address))))


def _parts(address: str) -> list[str]:
    """Its parts; the last is not so short that it would stand forgotten on a line of its own."""
    *parts, last = _ENDS.split(address)
    while parts and len(last) < LEAST and len(parts[-1]) + len(last) <= WHOLE:
        last = parts.pop() + last
    return [*parts, last]


def _part(part: str) -> str:
    part = _AFTER_SLASH.sub(JOINER, part)
    return part if len(part) <= WHOLE else _BEFORE_HYPHEN.sub(BREAK, part)

"""Patterns that cost little where they do not stand: most stand in none of a text's sentences.

A pattern to which capitals mean nothing is slow: each sign of a text is tried in both forms. The
same pattern, for a text in small letters, takes a third of the time. And a long pattern takes
longer to compile than to look for: one that nobody looks for is not compiled.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, cast

_NO_LETTERS = re.compile(r"\\.|\(\?P?[<=!:]+\w*>?")  # `\W`, `(?P<name>`
_INLINE = re.compile(r"\(\?[a-z-]+[:)]")  # flags of its own, for a part of it
_ABILITIES = tuple(name for name in dir(re.Pattern) if not name.startswith("_"))


class _Late:
    """Stands for a pattern until it is asked for anything; then it has all that the pattern has."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._words = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _ABILITIES:
            raise AttributeError(name)
        pattern = re.compile(*self._words)
        self.__dict__.update((one, getattr(pattern, one)) for one in _ABILITIES)
        return self.__dict__[name]


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when something is first looked for: many rules are imported where
    they have nothing to do. The functions of `re` do not take it, only its own do."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


def may_stand(pattern: re.Pattern[str], small: str) -> bool:
    """Whether it is worth looking for a pattern in a text, which is given in small letters."""
    quick = _for_small_letters(pattern.pattern, pattern.flags)
    return quick is None or quick.search(small) is not None


@lru_cache(maxsize=2048)
def _for_small_letters(pattern: str, flags: int) -> re.Pattern[str] | None:
    """The pattern for texts in small letters; None where capitals mean something to it."""
    letters = _NO_LETTERS.sub("", pattern)
    if not flags & re.IGNORECASE or letters != letters.lower() or _INLINE.search(pattern):
        return None
    return re.compile(pattern, flags & ~re.IGNORECASE)

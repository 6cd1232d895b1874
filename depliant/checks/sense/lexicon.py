"""Words as data: the patterns of a rule, by language, in `lexicons/<rule>.yaml`.

In a pattern a blank is any blank, `'` any apostrophe, and capitals mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from depliant.errors import Place
from depliant.reading.values import load_yaml

_FOLDER = Path(__file__).parent.parent / "lexicons"
_NONE = re.compile("(?!)")


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """What a file of `lexicons/` says, by language."""
    path = _FOLDER / f"{name}.yaml"
    data: Mapping[str, Any] = load_yaml(path.read_text(encoding="utf-8"), Place(path.name)).data
    return data


@cache
def said(name: str, key: str, lang: str) -> re.Pattern[str]:
    """The words that a file lists under a key, in a language; none where it does not know it."""
    return any_of(lexicon(name).get(lang, {}).get(key, ()))


@cache
def in_any(name: str, key: str) -> re.Pattern[str]:
    """The same in all languages: a hospital's profile speaks its own."""
    return any_of([one for rows in lexicon(name).values() for one in rows.get(key, ())])


def any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """Any of some patterns."""
    if not patterns:
        return _NONE
    joined = "|".join(patterns).replace(" ", r"\s").replace("'", "['’]")
    return re.compile(joined, re.IGNORECASE)

"""Roles: which one a section's title or a misspelt role means, by words as data (`roles.yaml`).

A role is free, and the same in every language; those that are known are proposed first.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from depliant.errors import Place
from depliant.reading.spelling import folded, nearest
from depliant.reading.values import load_yaml

KEPT = frozenset(
    "contacts contents-list sources questions more cover flap flow back".split()
)  # the press's own
_SHIPPED = Path(__file__).with_name("roles.yaml")
_ROLE = re.compile(r"[a-z0-9][a-z0-9_-]*")
_LONGEST = 30  # letters of a role that is made of a title


@dataclass(frozen=True)
class Role:
    """A known role: what its section must say and a title for it, by language; the words of
    titles, folded. `prompts` ask for what it must say, one by one; `standards` are the law and
    the criteria behind it; `steps`: they are said one after the other."""

    says: Mapping[str, str]
    title: Mapping[str, str]
    words: tuple[str, ...]
    prompts: Mapping[str, Sequence[str]]
    standards: tuple[str, ...] = ()
    steps: bool = False


@cache
def known() -> Mapping[str, Role]:
    """The known roles, the most asked for first."""
    data = load_yaml(_SHIPPED.read_text(encoding="utf-8"), Place(_SHIPPED.name)).data
    return {name: _role(row) for name, row in data.items()}


def _role(row: Mapping[str, Any]) -> Role:
    asked = row.get("prompts") or {lang: [says] for lang, says in row["says"].items()}
    return Role(
        says=row["says"],
        title=row["title"],
        words=tuple(map(folded, (*row["fr"], *row["en"]))),
        prompts=asked,
        standards=tuple(row.get("standards", ())),
        steps=row.get("steps") == "yes",
    )


def is_role(text: str) -> bool:
    """Whether a role may be written so: small letters, digits and hyphens."""
    return bool(_ROLE.fullmatch(text))


def meant(text: str) -> str:
    """The known role that a title or a misspelt role means, by the longest of its words; empty if
    it means none."""
    words = _words(text)
    found = (
        (len(one), role)
        for role, about in known().items()
        for one in (role, *about.words)
        if _words(one) in words
    )
    return max(found, default=(0, ""))[1]


def proposed(title: str, taken: Container[str] = ()) -> str:
    """The role to propose for a title: the known one that it means, else one made of its words;
    never one that another section has, or that is the press's own."""
    own = "-".join(re.findall(r"[a-z0-9]+", _plain(title)))[:_LONGEST].strip("-") or "section"
    free = [role for role in (meant(title), own) if role and role not in KEPT]
    numbered = (f"{own}-{number}" for number in range(2, 100))
    return next(role for role in (*free, *numbered) if role not in taken)


def corrected(role: str) -> str:
    """The role to write instead of one that cannot be: the known one that it means or resembles,
    else its plain letters."""
    plain = _plain(role.replace("_", "-"))
    known_one = meant(plain.replace("-", " ")) or nearest(plain, known(), 0.75)
    return known_one or proposed(plain)


@lru_cache(maxsize=2048)
def _words(text: str) -> str:
    """A text as words between spaces, so that one holds another whole."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', _plain(text)))} "


def _plain(text: str) -> str:
    return re.sub(r"[*_`~]", "", folded(text))

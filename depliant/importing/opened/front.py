"""Other people's front matter: YAML, TOML, pandoc's `%` lines; what of it an article can use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from depliant.errors import InputError, Place
from depliant.importing.told import Kind, Told, left_out
from depliant.reading.values import load_yaml
from depliant.words import _

_YAML = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\s*\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_PANDOC = re.compile(r"\A%[ \t]*(.*)\n(?:%[ \t]*(.*)\n)?(?:%[ \t]*(.*)\n)?")
_MEANT = {  # theirs → ours, the first that is there
    "title": ("title", "titre"),
    "subtitle": ("subtitle", "sous-titre"),
    "author": ("author", "authors", "auteur", "auteurs"),
    "date": ("date", "published", "publishdate", "lastmod", "updated", "last_modified_at"),
    "lang": ("lang", "language", "locale", "langue"),
}


@dataclass(frozen=True)
class Front:
    """What a front matter says, in our words; the text below it; what is told; its words."""

    said: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    told: tuple[Told, ...] = ()
    words: tuple[str, ...] = ()


def parted(text: str, place: Place) -> Front:
    """The front matter of a foreign Markdown file, and its body."""
    found = _YAML.match(text) or _TOML.match(text)
    if found:
        values = _values(found, place)
        if values is None:
            told = left_out(found[1], _("A front matter that cannot be read"))
            return Front({}, text[found.end() :], (told,), (found[1],))
        return _understood(values, text[found.end() :])
    if (found := _PANDOC.match(text)) is not None:
        names = zip(("title", "author", "date"), found.groups(), strict=True)
        return _understood({name: value for name, value in names if value}, text[found.end() :])
    return Front({}, text)


def _values(found: re.Match[str], place: Place) -> dict[str, Any] | None:
    try:
        if found.re is _TOML:
            return tomllib.loads(found[1])
        data = load_yaml(found[1] + "\n", place).data
    except (InputError, tomllib.TOMLDecodeError):
        return None
    return data if isinstance(data, dict) else None


def _understood(values: Mapping[str, Any], body: str) -> Front:
    by_name = {str(name).lower(): str(name) for name in values}
    used: dict[str, str] = {}
    for ours, theirs in _MEANT.items():
        name = next((by_name[one] for one in theirs if one in by_name), "")
        if name and (text := ", ".join(_texts(values[name]))):
            used[ours] = text
            by_name.pop(name.lower())
    told = tuple(_left(name, values[name]) for name in by_name.values())
    named = _MEANT["lang"]  # a code is no word
    said = (value for name, value in values.items() if str(name).lower() not in named)
    words = tuple(text for value in said for text in _texts(value))
    return Front(used, body, told, words)


def _left(name: str, value: Any) -> Told:
    text = ", ".join(_texts(value))
    line = _("Its front matter says `{name}`: “{text}”").format(name=name, text=text)
    return Told(Kind.LEFT_OUT, line, text)


def _texts(value: Any) -> Iterator[str]:
    """The words of a value; of a person, the name."""
    if isinstance(value, Mapping):
        if "name" in value and not set(value) - {"name", "email", "affiliation"}:
            yield str(value["name"])
            return
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
    elif value is not None:
        yield str(value)

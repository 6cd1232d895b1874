"""Lexicons: medical terms, abbreviations, official words, each with plain words for it.

They are YAML files for people who know medicine, by language and field (`docs/lexique.md`). What an
entry says was written for depliant; where somebody compared it with a public source, its file says
so (`compared`), the others are common knowledge that a clinician has still to read (`ours`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

from depliant.checks.lexicons.index import Index
from depliant.checks.prose.languages import LANGUAGES

Kind = Literal["terms", "abbreviations", "jargon"]
_HERE = Path(__file__).parent
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # all text; in C where there is one
_IN_FULL = " = "  # between an abbreviation's words and their meaning


class _File(BaseModel):
    """A file of entries: their source, but for those that were compared with another."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    source: str
    entries: dict[str, str]
    compared: dict[str, tuple[str, ...]] = {}


class Source(BaseModel):
    """Where meanings were read: `read` says what of it, and how it was used."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    publisher: str
    address: str = ""
    read: str


@dataclass(frozen=True, eq=False)
class Entry:
    """A word that readers do not know: `name` is how it is told, `spellings` how it may stand in a
    text (`*`: any ending of at most four letters; a plural needs none). `meaning` is for readers;
    of an official word, what to write instead. `full` are an abbreviation's words."""

    name: str
    spellings: tuple[str, ...]
    meaning: str
    source: str
    full: str = ""


@cache
def sources() -> Mapping[str, Source]:
    """The sources that entries name, by their ids."""
    data = _read(_HERE / "sources.yaml")
    return {name: Source.model_validate(row) for name, row in data.items()}


@cache
def entries(kind: Kind, lang: str) -> tuple[Entry, ...]:
    """The entries of a lexicon in one language; none for a language that has no lexicon."""
    paths = sorted((_HERE / kind / lang).glob("*.yaml")) if lang in LANGUAGES else ()
    return tuple(entry for path in paths for entry in _of_file(path))


@cache
def index(kind: Kind, lang: str) -> Index[Entry]:
    """The entries of a lexicon, found by the words of a text."""
    return Index(((one, entry) for entry in entries(kind, lang) for one in entry.spellings), lang)


@cache
def by_sign(lang: str) -> Mapping[str, Entry]:
    """The abbreviations of a language, by each of their spellings."""
    return {one: entry for entry in entries("abbreviations", lang) for one in entry.spellings}


@cache
def everyday(lang: str) -> frozenset[str]:
    """Capitals that need no words in a language: everybody knows them, or they are units."""
    data = _read(_HERE / "everyday.yaml")
    return frozenset(one for key in ("all", lang) for one in data.get(key, ()))


def _read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506
    return data


def _of_file(path: Path) -> Iterator[Entry]:
    file = _File.model_validate(_read(path))
    compared = {name: source for source, names in file.compared.items() for name in names}
    for key, text in file.entries.items():
        spellings = tuple(key.split(", "))
        full, _equals, meaning = text.rpartition(_IN_FULL)
        name = spellings[0].rstrip("*")
        yield Entry(name, spellings, meaning, compared.get(name, file.source), full)

"""The texts that somebody starts with, one folder a language; `$name` in them is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template

_HERE = Path(__file__).parent


def starting_text(name: str, lang: str, known: Mapping[str, str]) -> str:
    """A text in a language (French, or else English), with what is known filled in."""
    path = _HERE / ("fr" if lang == "fr" else "en") / name
    return Template(path.read_text(encoding="utf-8")).substitute(known)

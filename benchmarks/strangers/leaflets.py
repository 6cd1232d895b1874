"""A leaflet from dice: 60 to 2,000 words of a plainly invented place, in sections of all kinds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks.invented.pictures import drawing
from benchmarks.strangers.writer import Section, Writer

SHORTEST, LONGEST = 60, 2000  # words
PLAIN = 0.4  # of the leaflets have no drawing on the cover
GRANTED = 700  # words: longer leaflets may ask for more pages
_TONGUES = Path(__file__).with_name("tongues.yaml")
_LANGS = ("fr",) * 6 + ("en",) * 3 + ("ar",)
_CARRIED = {"full": ("full", "core", "short"), "core": ("core", "short"), "short": ("short",)}


@dataclass(frozen=True)
class Leaflet:
    """An article in a language, its sections, its cover's drawing (or none)."""

    lang: str
    head: str
    sections: tuple[Section, ...]
    drawing: str

    @property
    def told(self) -> str:
        """What it is, for the label of its picture."""
        shown = "drawing" if self.drawing else "no drawing"
        return f"{self.lang}, {self.count('full')} words, {shown}"

    @property
    def text(self) -> str:
        return "\n\n".join([self.head, *(one.text for one in self.sections)]) + "\n"

    def write(self, folder: Path) -> None:
        (folder / "figures").mkdir(parents=True)
        (folder / f"{self.lang}.md").write_text(self.text, encoding="utf-8")
        if self.drawing:
            (folder / "figures" / "dessin.svg").write_text(self.drawing, encoding="utf-8")

    def carried(self, extent: str) -> str:
        """What an edition of an extent says of it."""
        within = _CARRIED[extent]
        return " ".join(one.words for one in self.sections if one.extent in within)

    def count(self, extent: str) -> int:
        """How many words that is."""
        return len(self.carried(extent).split())


@cache
def tongues() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(_TONGUES.read_text(encoding="utf-8"))
    return found


def leaflet(dice: Random, number: int) -> Leaflet:
    """A leaflet that the dice make; `number` gives its code."""
    length = round(exp(dice.uniform(log(SHORTEST), log(LONGEST))))
    lang = dice.choice(_LANGS)
    writer = Writer(dice, tongues()[lang])
    sections = tuple(writer.sections(length))
    drawn = "" if dice.random() < PLAIN else drawing(dice)
    head = _head(dice, writer.tongue, number, length, bool(drawn))
    return Leaflet(lang, head, sections, drawn)


def _head(dice: Random, tongue: dict[str, Any], number: int, length: int, drawn: bool) -> str:
    said: dict[str, Any] = {
        "title": dice.choice(tongue["titles"]),
        "subtitle": dice.choice(tongue["subtitles"]),
        "code": f"ET-{number:04}",
        "version": "1.0",
        "kind": "practical",
        "audience": tongue["audience"],
        "authors": [{"name": tongue["author"], "role": tongue["role"]}],
        "sources": [{"title": tongue["titles"][0], "author": tongue["author"], "date": "undated"}],
        "rights": {"text": "MIT", "figures": "MIT"},
        "funding": "none",
        "written": "2026-11-24",
        "review_by": "2028-11-24",
        "status": "draft",
    }
    if drawn:
        said["picture"] = "figures/dessin.svg"
    if length > GRANTED and dice.random() < 0.7:
        asked = {"a4": 8, "a4-large": 20}
        said["pages"] = {
            name: {"most": most, "reason": tongue["role"]} for name, most in asked.items()
        }
    kept = {key: value for key, value in said.items() if value}
    return f"---\n{yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=200)}---"

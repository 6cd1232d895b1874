"""reuse: the digest of all that an edition is made of, taken before anything is pressed.

The words and pictures of its article and hospital, templates, styles, format, options, and the
program, engine and fonts that would press it; also how the rules are set that judge an edition,
since what they found is kept with it. Dates, and all rules about sources, are judged on every build
and do not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from functools import cached_property
from itertools import product
from typing import Any

from pydantic import BaseModel

from depliant.content.select import Choice
from depliant.digest import exact
from depliant.formats.options import Extras
from depliant.pressroom.versions import program, versions
from depliant.reading.values import Values
from depliant.shelf.manifest import Kept
from depliant.sources.hospital import Hospital
from depliant.sources.house_style import HouseStyle
from depliant.sources.leaflet import Article

UNPRINTED = ("mail_", "record_")  # fixed words of messages and records: no edition says them
UNSAID = {"mail", "print", "checks"}  # keys of a profile that no edition says
EVERY_EXTRAS = tuple(Extras(*way) for way in product((False, True), repeat=len(fields(Extras))))


class Inputs:
    """Digests of choices. What many editions share is digested once."""

    def __init__(self, house_style: HouseStyle) -> None:
        self._house_style = house_style
        self._seen: dict[int, tuple[Any, str]] = {}  # by identity; holds what it has seen

    def of(self, choice: Choice) -> str:
        """The digest of all that an edition is made of."""
        parts = (choice.article, choice.hospital, choice.format, choice.words, choice.required)
        local = (text.text for text in choice.local)
        ways = (choice.options, choice.extras, choice.applied)
        shared = (*map(self._one, parts), *local, *map(self._way, ways))
        return exact(self._common, *shared, *choice.fillers)

    def failing(self, choice: Choice) -> str:
        """The digest of all that what is found wrong in an edition depends on: beside the same,
        the lines of its profile, which are told, and the other formats, which may take its text."""
        return exact(self.of(choice), self._one(choice.hospital.values), self._formats)

    def made(self, choice: Choice, kept: Kept) -> bool:
        """Whether what lies there is made of what an edition would be made of now, whatever was
        made beside it (instructions, pictures)."""
        return any(kept.inputs == self.of(replace(choice, extras=one)) for one in EVERY_EXTRAS)

    @cached_property
    def _common(self) -> str:
        return exact(self._house_style.digest, str(versions()), program())

    @cached_property
    def _formats(self) -> str:
        formats = self._house_style.formats.values()
        return exact(*(one.model_dump_json() for one in formats))

    def _one(self, part: Any) -> str:
        known = self._seen.get(id(part))
        if known is None:
            known = self._seen[id(part)] = (part, exact(*_parts(part)))
        return known[1]

    def _way(self, way: Any) -> str:
        known = self._seen.get(id(way))
        if known is None:
            known = self._seen[id(way)] = (way, str(way))
        return known[1]


def _parts(part: Any) -> Iterator[str | bytes]:
    """What a value says, in an order that is the same in every process."""
    if isinstance(part, Article):
        yield from (part.slug, part.lang, part.text)
        for name, figure in sorted(part.figures.items()):
            yield from (name, figure.data)
    elif isinstance(part, Hospital):
        said = part.profile.model_dump_json(exclude=UNSAID)
        yield from (part.slug, said, part.logo, part.icc)
        yield from map(str, part.allowances)
    elif isinstance(part, Values):
        yield from (f"{loc} {place}" for loc, place in part.places.items())
    elif isinstance(part, BaseModel):
        yield part.model_dump_json()
    elif isinstance(part, Mapping):
        words = sorted(item for item in part.items() if not item[0].startswith(UNPRINTED))
        yield from (f"{key}={value}" for key, value in words)
    else:
        for item in part:
            yield from _parts(item)

"""letters: the letter beside each edition for screens that may go. It only lacks an address.

The clinic's catalogue hands it out. A letter is written anew when what it is made of has changed:
the bytes of its edition, what leaflet and hospital say of themselves, the words and templates.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from depliant.checks.finding import Finding, Severity
from depliant.content.select import Choice
from depliant.digest import exact
from depliant.errors import InputError, Problem
from depliant.pressroom.versions import program
from depliant.shelf.manifest import EditionEntry, LeafletEntry
from depliant.shelf.shelf import Shelf
from depliant.sources.house_style import HouseStyle
from depliant.words import _

if TYPE_CHECKING:
    from depliant.typeset.compose import Composer

RULE = "letter"  # of what keeps a letter from being written
Findings = tuple[Finding, ...]


class Laying:
    """Lays the letters of a build on its shelf."""

    def __init__(self, shelf: Shelf, house_style: HouseStyle) -> None:
        self._shelf = shelf
        self._templates = house_style.mail
        self._leaflets = {(one.leaflet, one.lang): one for one in shelf.manifest.leaflets}

    def lay(self, choices: tuple[Choice, ...]) -> dict[str, Findings]:
        """Lay the letters of those editions that may go. What keeps one from being written, by
        the edition's name; the edition itself stays good."""
        return {one.edition.name: tuple(self._laid(one)) for one in choices if _is_sent(one)}

    def _laid(self, choice: Choice) -> Iterator[Finding]:
        entry = self._shelf.entry(choice.edition)
        if entry is None or not entry.may_go:
            return
        leaflet = self._leaflets[choice.article.slug, choice.article.lang]
        inputs = self._made_of(entry, leaflet, choice)
        if self._shelf.has_letter(entry, inputs):
            return
        from depliant.web.carrier import carrier

        try:
            data = self._written(entry, leaflet, choice)
            self._shelf.lay_letter(entry, data, carrier(entry.letter_paths[0], data), inputs)
        except InputError as error:  # a file server may refuse what is a message, too
            self._shelf.drop_letter(entry.edition)
            for one in error.problems:
                yield Finding(RULE, Severity.WARNING, one.message, one.remedy, one.place)

    def _written(self, entry: EditionEntry, leaflet: LeafletEntry, choice: Choice) -> bytes:
        from depliant.mail.letter import Parcel, write_letter  # few builds have any to write
        from depliant.mail.message import draft

        pdf = self._shelf.read(entry.files[0])
        if not pdf:
            message = _("{file} is not the file that was built.").format(file=entry.files[0].path)
            raise InputError(Problem(message, None, _("Build it again.")))
        parcel = Parcel(entry, leaflet, choice.hospital, choice.words, pdf)
        return draft(write_letter(parcel, self._composer))

    def _made_of(self, entry: EditionEntry, leaflet: LeafletEntry, choice: Choice) -> str:
        """The digest of all that a letter is made of; no file is read for it."""
        said = (leaflet.model_dump_json(), choice.hospital.profile.model_dump_json())
        mappings = (choice.words, self._templates)
        shared = (f"{key}={text}" for one in mappings for key, text in sorted(one.items()))
        return exact(program(), entry.files[0].sha256, *said, *shared)

    @cached_property
    def _composer(self) -> Composer:
        from depliant.typeset.compose import Composer

        return Composer(self._templates)


def _is_sent(choice: Choice) -> bool:
    """Whether an edition is made to be sent: for screens, as it is usually made."""
    return choice.format.road == "screen" and not choice.options.names

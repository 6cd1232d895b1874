"""Content: what one edition says, after every choice was made. Plain values, ready to pickle."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Literal

from depliant.content.breaking import breakable
from depliant.content.colours import Inks
from depliant.content.online import short
from depliant.errors import Place
from depliant.formats.options import OFFICE, Options
from depliant.reading.directives.allowing import Allowance

_PARTS = {"address": "contacts"}  # what stands apart on a page, and the section it is a part of
LONGEST = 60  # letters of a source's address in small print: nobody types more
Piece = Literal["text", "contacts", "sources", "questions", "more"]


@dataclass(frozen=True, order=True)
class Edition:
    """Leaflet × language × hospital × format, and its options: what one build makes."""

    hospital: str
    leaflet: str
    lang: str
    format: str
    options: Options = OFFICE

    @property
    def name(self) -> str:
        return ".".join((f"{self.hospital}/{self.leaflet}", *self.suffix))

    @property
    def suffix(self) -> tuple[str, ...]:
        """What tells an edition from others of its leaflet: `fr`, `trifold`, `long-edge`."""
        return (self.lang, self.format, *map(str, self.options.names))


@dataclass(frozen=True)
class SetSection:
    """A section as it will be set. `piece` names the macro that sets it: authored text, or one
    of the generated sections. `slot` is the page it belongs to, or `flow`. `heading` is its title
    as HTML."""

    role: str
    heading: str
    piece: Piece
    slot: str
    place: Place
    html: str = ""
    classes: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """Its title in plain words."""
        return unescape(re.sub(r"<[^>]*>", "", self.heading))


@dataclass(frozen=True)
class ContactLine:
    """A contact as printed; `dial` is the number a telephone dials, `web` an association's
    address."""

    label: str
    phone: str
    dial: str
    email: str
    hours: str
    web: str = ""

    @property
    def web_set(self) -> str:
        """The web address as people type it, with the places where a line may end."""
        return breakable(short(self.web))

    @property
    def email_set(self) -> str:
        """The e-mail address as it is set, with the places where a line may end."""
        return breakable(self.email)


@dataclass(frozen=True)
class HospitalFacts:
    """What a leaflet says of its hospital."""

    name: str
    short_name: str
    site: str
    address: tuple[str, ...]
    logo: str  # none where it is empty
    logo_alt: str
    mark: str  # what stands on a cover without a drawing
    legal: str
    handover: bool
    contacts: tuple[ContactLine, ...]
    emergency: tuple[ContactLine, ...]  # before them the contact that is called first, if one is
    people: tuple[ContactLine, ...]  # the contacts that stand beside the emergency lines
    support: tuple[ContactLine, ...] = ()  # associations, where an edition has room for them


@dataclass(frozen=True)
class Identity:
    """The identity line: code, version, dates, status; and what a PDF's metadata carries."""

    code: str
    version: str
    line: str
    review: str
    status: str
    written: dt.date
    authors: tuple[str, ...]
    draft: bool


@dataclass(frozen=True)
class Online:
    """Where an edition's page is: its address, as people type it, its QR code's picture (on paper;
    on a screen the address is a link)."""

    address: str
    shown: str
    picture: str

    @property
    def shown_set(self) -> str:
        """The address as it is set, with the places where a line may end."""
        return breakable(self.shown)


@dataclass(frozen=True)
class Note:
    """A line of the sources section, and the address where what it names can be read, if it has
    one; `is_source` if it names a source."""

    text: str
    address: str = ""
    is_source: bool = False

    @property
    def shown_set(self) -> str:
        """The address as people type it, with the places where a line may end; of a long one only
        the site."""
        shown = short(self.address)
        return breakable(shown if len(shown) <= LONGEST else shown.partition("/")[0])


@dataclass(frozen=True)
class Content:
    """What one edition says: the ordered sections, the fixed words, the pictures."""

    edition: Edition
    direction: Literal["ltr", "rtl"]
    title: str
    subtitle: str
    audience: str
    picture: str
    sections: tuple[SetSection, ...]
    hospital: HospitalFacts
    online: Online | None
    identity: Identity
    left_out: tuple[str, ...]  # what is said of sections that the kind asks for elsewhere
    notes: tuple[Note, ...]  # the lines of the sources section
    words: Mapping[str, str]
    colours: Mapping[str, str]  # the hospital's, #rrggbb; pages are set in named inks
    inks: Mapping[str, Inks]  # of the press, by #rrggbb, where the hospital says them
    pictures: Mapping[str, bytes]  # by URL in the private scheme; drawings in named inks
    places: Mapping[str, Place]  # where each of them is asked for, by URL
    logo_ratio: float  # the width of the hospital's logo, divided by its height; 0 without one
    required: tuple[str, ...]  # roles that this edition must hold
    fillers: tuple[str, ...]  # what is offered for the paper that is left over, in order
    place: Place
    allowances: tuple[Allowance, ...] = ()  # the rules that its authors silenced in place

    @property
    def unwritten(self) -> bool:
        """Whether a prompt in its sections is still to be replaced by a text."""
        return any('class="prompt"' in section.html for section in self.sections)

    def place_of(self, role: str) -> Place:
        """Where a section was written; the article itself for what is in no section."""
        role = _PARTS.get(role, role)
        return next(
            (section.place for section in self.sections if section.role == role), self.place
        )

    def in_slot(self, slot: str) -> tuple[SetSection, ...]:
        """The sections of a slot; every `flow` page shares the running sections."""
        return tuple(section for section in self.sections if section.slot == slot)

"""A hospital: the profile in `hospitals/<slug>/hospital.yaml`, and its logo beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, Field, model_validator

from depliant.errors import Place, Problem, suggestion
from depliant.reading.dates import Day
from depliant.reading.models import Written, validate
from depliant.reading.spelling import FLAG
from depliant.reading.values import Loc, Values, merged
from depliant.sources.leaflet import LocalPath
from depliant.sources.signature import Name, Text
from depliant.words import _

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
_PARTED = re.compile(r"[\s.\-\u2010-\u2015]+")  # what people write between digits
_NUMBER = re.compile(r"\+? ?[0-9( ][0-9() ]{1,24}")


def _phone(written: str) -> str:
    """A telephone number with plain spaces between its groups of digits."""
    phone = _PARTED.sub(" ", written).strip()
    if not _NUMBER.fullmatch(phone):
        raise ValueError(_("a telephone number alone, such as 02 61 91 47 10 or +33 2 61 91 47 10"))
    return phone


Phone = Annotated[str, AfterValidator(_phone)]
Email = Annotated[str, Field(pattern=r"^[^@\s<>\"]+@[^@\s<>\"]+\.[a-z]{2,}$")]


WebAddress = Annotated[str, Field(pattern=r"^https://[\w.-]+(/[\w.~-]+)*/?$", max_length=60)]


class Logo(Written):
    """An SVG or PNG file beside the profile, and what it shows, for those who do not see it."""

    file: LocalPath
    alt: Text


class Colours(Written):
    """The accent (headings, marks, cover) and the alert colour, as #rrggbb."""

    accent: Colour
    alert: Colour = "#a3261a"


class Contact(Written):
    """Whom to call: a phone or an e-mail, when, and who verified it when."""

    label: Text
    phone: Phone | None = None
    email: Email | None = None
    hours: str = ""
    verified: Day
    owner: Text

    @model_validator(mode="after")
    def _reachable(self) -> Contact:
        if not self.phone and not self.email:
            raise ValueError(_("a contact needs a phone or an e-mail"))
        return self


class Emergency(Written):
    """A line to call at once, and for what."""

    label: Text
    phone: Phone


class Required(Written):
    """A role that a leaflet must hold, on some formats (by name or extent) or on all."""

    role: Annotated[str, Field(pattern=r"^[a-z-]+$")]
    formats: tuple[str, ...] = ()

    def on(self, groups: frozenset[str]) -> bool:
        return not self.formats or not groups.isdisjoint(self.formats)


class RequiredHere(Required):
    """What a hospital requires: only of some kinds of leaflets, or of all."""

    kinds: tuple[str, ...] = ()


class PressCondition(Written):
    """How the hospital's print shop prints: an ICC profile (CMYK) beside the profile, and the
    name of its condition in the trade, such as FOGRA39."""

    profile: LocalPath
    condition: Annotated[str, Field(pattern=r"^[\w .()+-]{2,60}$")]


def _mailbox(text: str) -> str:
    """An address that a hospital has: every mail system takes it (no accent before the @)."""
    try:
        found = validate_email(text, check_deliverability=False).ascii_email
    except EmailNotValidError:
        found = None
    if not found:
        raise ValueError(_("“{text}” is not one e-mail address").format(text=text[:80]))
    return found


Mailbox = Annotated[str, AfterValidator(_mailbox)]
Neutral = Annotated[Name, Field(max_length=80)]


class Mail(Written):
    """What a message to a family says of its sender: a `name` that tells no illness and no
    department (default: the hospital's), who signs, and the addresses it is sent from, answered
    to, copied to. `web` stands for the profile's, if that one tells; with `status_page: no`,
    messages name no page and ask families to call instead."""

    name: Neutral | None = None
    address: Mailbox | None = None
    reply_to: Mailbox | None = None
    copy_to: Mailbox | None = None
    signature: Annotated[tuple[Neutral, ...], Field(max_length=6)] = ()
    web: WebAddress | None = None
    status_page: Annotated[bool, FLAG] = True


class Profile(Written):
    """What stands in `hospital.yaml` (docs/hopital.md), over what its group's `group.yaml` says."""

    docs: ClassVar[str] = "docs/hopital.md"
    extends: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")] | None = None
    name: Text
    short_name: Text
    site: str = ""
    web: Annotated[str, Field(pattern=r"^https?://[^\s/]+(/[^\s?#]*)?$", max_length=60)] | None = (
        None
    )
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "FR"  # ISO 3166: for its phones
    address: Annotated[tuple[Text, ...], Field(min_length=1, max_length=4)]
    logo: Logo
    colours: Colours
    contacts: Annotated[dict[str, Contact], Field(min_length=1)]
    emergency: Annotated[tuple[Emergency, ...], Field(min_length=1)]
    legal: str = ""
    required: tuple[RequiredHere, ...] = ()
    handover: Annotated[bool, FLAG] = False
    press: PressCondition | None = None
    mail: Mail = Mail()


@dataclass(frozen=True)
class Hospital:
    """A profile with its logo's bytes and the place of every value."""

    slug: str
    profile: Profile
    logo: bytes
    values: Values
    icc: bytes = b""  # of the press condition

    @property
    def place(self) -> Place:
        return self.values.place(())

    @property
    def names(self) -> frozenset[str]:
        """What `hospitals="…"` may call it: its slug, and its group's."""
        return frozenset({self.slug, self.profile.extends or self.slug})


def parse_hospital(own: Values, group: Values | None) -> tuple[Profile, Values]:
    """The profile that a hospital's values make over its group's; `InputError` with all that is
    wrong in them."""
    values = merged(group, own) if group else own
    return validate(Profile, values), values


# --- requirements of what does not exist: nobody would meet them, and nobody miss them ---------


def unknown_formats(
    required: Sequence[Required], values: Values, within: Loc, formats: Sequence[str]
) -> Iterator[Problem]:
    """Formats (or extents) that do not exist, in a list of requirements that stands `within`."""
    for number, one in enumerate(required):
        for index, name in enumerate(one.formats):
            if name not in formats:
                message = _("There is no format `{name}`.").format(name=name)
                place = values.place((*within, number, "formats", index))
                yield Problem(message, place, suggestion(name, formats))


def unknown_kinds(profile: Profile, values: Values, kinds: Sequence[str]) -> Iterator[Problem]:
    """Kinds of leaflets that do not exist, in what a hospital requires."""
    for number, one in enumerate(profile.required):
        for index, name in enumerate(one.kinds):
            if name not in kinds:
                message = _("There is no kind `{kind}` of leaflet.").format(kind=name)
                place = values.place(("required", number, "kinds", index))
                yield Problem(message, place, suggestion(name, kinds))

"""A hospital: the profile in `hospitals/<slug>/hospital.yaml`, and its logo beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from depliant.errors import InputError, Place, Problem, gather, suggestion
from depliant.reading.dates import Day
from depliant.reading.directives.allowing import Allowance
from depliant.reading.models import Written, validate
from depliant.reading.roles import known, meant
from depliant.reading.spelling import FLAG
from depliant.reading.values import Loc, Values, emptied, merged
from depliant.sources.fields.files import FileBeside
from depliant.sources.fields.prompts import asked_in, is_prompt
from depliant.sources.fields.reach import Country, Email, Mailbox, Phone, WebAddress
from depliant.sources.signature import Name, Text
from depliant.sources.signing.signatories import Asked
from depliant.words import _

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


class Logo(Written):
    """An SVG or PNG file beside the profile, and what it shows, for those who do not see it."""

    file: FileBeside
    alt: Text


Ink = Annotated[float, Field(ge=0, le=100)]  # per cent
PressInks = tuple[Ink, Ink, Ink, Ink]
MOST_INK = 300  # per cent, of all four: coated paper takes no more (ISO 12647-2)


class PressColours(Written):
    """The inks of a print shop for the accent and its tint: per cents of cyan, magenta, yellow
    and black, as the hospital's charter gives them."""

    accent: PressInks | None = None
    tint: PressInks | None = None

    @model_validator(mode="after")
    def _dry(self) -> PressColours:
        if any(sum(inks) > MOST_INK for inks in (self.accent, self.tint) if inks):
            message = _("the four inks of a colour add to {most} % at most")
            raise ValueError(message.format(most=MOST_INK))
        return self


class Colours(Written):
    """The accent (headings, marks, cover) and the alert colour, as #rrggbb; their inks in a print
    shop's editions."""

    accent: Colour
    alert: Colour = "#a3261a"
    press: PressColours | None = None


def _day_or_asked(written: Any) -> Any:
    """What asks for a day says none; an empty value is no answer."""
    if written is None:
        raise ValueError
    return None if isinstance(written, str) and is_prompt(written) else written


Verified = Annotated[Day | None, BeforeValidator(_day_or_asked)]


class Contact(Written):
    """Whom to call: a phone or an e-mail, when, and who verified it when (none while that is still
    asked for)."""

    label: Text
    phone: Phone | None = None
    email: Email | None = None
    hours: str = ""
    verified: Verified
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


class Support(Written):
    """Who supports patients and families outside the hospital, an association for most, and how
    it is reached."""

    name: Text
    web: WebAddress | None = None
    phone: Phone | None = None

    @model_validator(mode="after")
    def _reachable(self) -> Support:
        if not self.web and not self.phone:
            raise ValueError(_("an association needs a web address or a phone"))
        return self


class Required(Written):
    """A role that a leaflet must hold, on some formats (by name or extent) or on all."""

    role: Annotated[str, Field(pattern=r"^[a-z-]+$")]
    formats: tuple[str, ...] = ()

    def on(self, groups: frozenset[str]) -> bool:
        return not self.formats or not groups.isdisjoint(self.formats)


class RequiredHere(Required):
    """What a hospital requires: only of some kinds of leaflets, or of all."""

    kinds: tuple[str, ...] = ()


class SignsHere(Written):
    """Who signs besides, for this hospital: leaflets of some kinds, or all."""

    role: Asked
    kinds: tuple[str, ...] = ()


class PressCondition(Written):
    """How the hospital's print shop prints: an ICC profile (CMYK) beside the profile, and the
    name of its condition in the trade, such as FOGRA39."""

    profile: FileBeside
    condition: Annotated[str, Field(pattern=r"^[\w .()+-]{2,60}$")]


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
    """What stands in `hospital.yaml` (docs/hopital.md), over what its group's `group.yaml` says.
    `emergency_first` names the contact that is the right call before the emergency lines."""

    docs: ClassVar[str] = "docs/hopital.md"
    extends: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")] | None = None
    name: Text
    short_name: Text
    site: str = ""
    web: Annotated[str, Field(pattern=r"^https?://[^\s/]+(/[^\s?#]*)?$", max_length=60)] | None = (
        None
    )
    country: Country = "FR"  # for its phones
    address: Annotated[tuple[Text, ...], Field(min_length=1, max_length=4)]
    logo: Logo | None = None
    colours: Colours
    contacts: Annotated[dict[str, Contact], Field(min_length=1)]
    emergency: Annotated[tuple[Emergency, ...], Field(min_length=1)]
    emergency_first: str | None = None
    support: Annotated[tuple[Support, ...], Field(max_length=3)] = ()
    legal: str = ""
    required: tuple[RequiredHere, ...] = ()
    sign: tuple[SignsHere, ...] = ()
    handover: Annotated[bool, FLAG] = False
    print: Text | None = None  # the format that the catalogue prints first
    press: PressCondition | None = None
    mail: Mail = Mail()
    checks: Any = None  # what is set of rules: depliant/checks/settings.py knows what may be

    @field_validator("emergency_first")
    @classmethod
    def _is_called(cls, name: str | None, known: ValidationInfo) -> str | None:
        contacts = known.data.get("contacts")
        if name is None or contacts is None:
            return name
        if name not in contacts:
            raise ValueError(_("no contact has this name; write one of the keys of `contacts`"))
        if not contacts[name].phone:
            raise ValueError(_("this contact has no phone: nobody can call it first"))
        return name


@dataclass(frozen=True)
class Hospital:
    """A profile with its logo's bytes (none without a logo) and the place of every value."""

    slug: str
    profile: Profile
    logo: bytes
    values: Values
    icc: bytes = b""  # of the press condition
    allowances: tuple[Allowance, ...] = ()  # the rules that are silenced in its profile

    @property
    def place(self) -> Place:
        return self.values.place(())

    @property
    def checks(self) -> Values | None:
        """What its profile sets of rules, if anything."""
        return self.values.row("checks") if self.profile.checks is not None else None

    @property
    def is_begun(self) -> bool:
        """Whether its profile still asks for something."""
        return any(any(asked_in(text)) for _place, text in self.values.texts())

    @property
    def names(self) -> frozenset[str]:
        """What `hospitals="…"` may call it: its slug, and its group's."""
        return frozenset({self.slug, self.profile.extends or self.slug})


def parse_hospital(own: Values, group: Values | None) -> tuple[Profile, Values]:
    """The profile that a hospital's values make over its group's; `InputError` with all that is
    wrong in them."""
    if group is None:
        return validate(Profile, own), own
    values, problems = merged(group, own), list(_takes_nothing_away(own, group))
    try:
        profile = validate(Profile, values)
    except InputError as error:
        problems.extend(error.problems)
    gather(problems)
    return profile, values


def _takes_nothing_away(own: Values, group: Values) -> Iterator[Problem]:
    """Empty keys that the group does not say: misspelt, or left to be filled."""
    for loc, others in emptied(group, own):
        message = _("`{key}` is empty, and the group does not say it: nothing is taken away.")
        key = ".".join(map(str, loc))
        remedy = suggestion(str(loc[-1]), others)
        yield Problem(message.format(key=key), own.place(loc), remedy)


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


def unprinted(profile: Profile, values: Values, papers: Sequence[str]) -> Iterator[Problem]:
    """The format that a hospital prints first, if it is none of those on paper."""
    if profile.print is not None and profile.print not in papers:
        message = _("`print`: no format on paper is called `{name}`.").format(name=profile.print)
        yield Problem(message, values.place(("print",)), suggestion(profile.print, papers))


def unknown_roles(
    profile: Profile, values: Values, in_use: Callable[[str], bool]
) -> Iterator[Problem]:
    """Roles that a hospital requires, and that are neither known nor in use in any text."""
    for number, one in enumerate(profile.required):
        if one.role not in known() and not in_use(one.role):
            close = meant(one.role.replace("-", " ")) or one.role
            message = _("No leaflet has the role `{role}`.").format(role=one.role)
            place = values.place(("required", number, "role"))
            yield Problem(message, place, suggestion(close, list(known())))


def unknown_kinds(profile: Profile, values: Values, kinds: Sequence[str]) -> Iterator[Problem]:
    """Kinds of leaflets that do not exist, in what a hospital requires, and who signs there."""
    rows: dict[Loc, tuple[str, ...]] = {
        **{("required", number): one.kinds for number, one in enumerate(profile.required)},
        **{("sign", number): one.kinds for number, one in enumerate(profile.sign)},
    }
    for row, named in rows.items():
        for index, name in enumerate(named):
            if name not in kinds:
                message = _("There is no kind `{kind}` of leaflet.").format(kind=name)
                place = values.place((*row, "kinds", index))
                yield Problem(message, place, suggestion(name, kinds))

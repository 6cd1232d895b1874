"""A signature: who answers for a text as it stood on a day."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, TypeVar
from unicodedata import category

from pydantic import AfterValidator, AliasChoices, Field

from depliant.digest import spoken
from depliant.errors import InputError, Problem
from depliant.reading.dates import Day
from depliant.reading.front_matter import is_seen
from depliant.reading.models import Written
from depliant.sources.signing.roles import names_nobody
from depliant.words import _

LONGEST = 2000  # characters of a name or a role
MOST = 40  # signatures of a text
Text = Annotated[str, Field(min_length=1, max_length=2000)]


_JOINERS = "\u200c\u200d"  # between letters, in names of some scripts


def fault(text: str) -> str:
    """What is wrong with a name or a role, in words; nothing if it can be read as it is printed:
    no line breaks, no marks that nobody sees or that turn what follows around."""
    if len(text) > LONGEST:
        return _("it has {n} characters; the most is {most}").format(n=len(text), most=LONGEST)
    if any(category(char)[0] == "C" and char not in _JOINERS for char in text):
        return _("it holds characters that nobody sees, or a line break")
    if any(category(char) in ("Zl", "Zp") for char in text):
        return _("it holds characters that nobody sees, or a line break")
    return "" if is_seen(text) else _("it says nothing")


def _shown(text: str) -> str:
    if why := fault(text):
        raise ValueError(why)
    return text


Name = Annotated[str, AfterValidator(_shown)]


class Signature(Written):
    """Written by `make_leaflet.py approve`; `stamp` is the digest of what was signed, and the
    signature is void as soon as a word of that changes."""

    name: Name
    role: Name
    date: Day
    stamp: Text


class Sealed(Signature):
    """A signature whose name, role and day are bound to what was signed: `seal` is the digest of
    all of them, and what somebody changes by hand is void. Those of before have none, and hold."""

    seal: Text | None = None

    @property
    def bound(self) -> tuple[str, ...]:
        """What the seal binds together."""
        return self.name, self.role, self.date.isoformat(), self.stamp

    @property
    def is_as_written(self) -> bool:
        return self.seal in (None, spoken(*self.bound))

    def stands(self, stamp: str) -> bool:
        """Whether it is a signature of the text that has this stamp, as it was written."""
        return self.stamp == stamp and self.is_as_written


Bound = TypeVar("Bound", bound=Sealed)


def sealed(one: Bound) -> Bound:
    """A signature with its seal."""
    return one.model_copy(update={"seal": spoken(*one.bound)})


class Comparison(Sealed):
    """Written by `make_leaflet.py stamp`: who compared a local text with the core article; `core`
    has the stamp of each core section that it replaces or drops."""

    stamp: Annotated[Text, Field(validation_alias=AliasChoices("stamp", "text"))]
    core: dict[str, Text] = Field(default_factory=dict)


def signature(name: str, role: str, date: dt.date, stamp: str) -> Sealed:
    """A signature of today; `InputError` if the name or the role is empty, cannot be printed as
    it is, or asks who it is."""
    name, role = name.strip(), role.strip()
    if not name or not role:
        message = _("A signature needs a name and a role.")
        raise InputError(Problem(message, None, _("Give --by and --role.")))
    for option, text in (("--by", printable("--by", name)), ("--role", printable("--role", role))):
        if names_nobody(text):
            message = _("{option}: “{text}” says that somebody has still to be found.")
            remedy = _("Sign with the name and the role of the person who signs, once they do.")
            raise InputError(Problem(message.format(option=option, text=text[:60]), None, remedy))
    return sealed(Sealed(name=name, role=role, date=date, stamp=stamp))


def printable(option: str, text: str) -> str:
    """A name that an option gave, as it will be printed; `InputError` if it cannot be."""
    if why := fault(text.strip()):
        message = _("{option} cannot be signed with: {fault}.")
        remedy = _("Type it as it is to be printed.")
        raise InputError(Problem(message.format(option=option, fault=why), None, remedy))
    return text.strip()

"""A signature: who answers for a text as it stood on a day."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import AliasChoices, Field

from depliant.errors import InputError, Problem
from depliant.reading.models import Written
from depliant.words import _

Text = Annotated[str, Field(min_length=1, max_length=2000)]


class Signature(Written):
    """Written by `make_leaflet.py approve`; `stamp` is the digest of what was signed, and the
    signature is void as soon as a word of that changes."""

    name: Text
    role: Text
    date: dt.date
    stamp: Text


class Comparison(Signature):
    """Written by `make_leaflet.py stamp`: who compared a local text with the core article; `core`
    has the stamp of each core section that it replaces or drops."""

    stamp: Annotated[Text, Field(validation_alias=AliasChoices("stamp", "text"))]
    core: dict[str, Text] = Field(default_factory=dict)


def signature(name: str, role: str, date: dt.date, stamp: str) -> Signature:
    """A signature of today; `InputError` if the name or the role is empty."""
    if not name.strip() or not role.strip():
        message = _("A signature needs a name and a role.")
        raise InputError(Problem(message, None, _("Give --by and --role.")))
    return Signature(name=name, role=role, date=date, stamp=stamp)

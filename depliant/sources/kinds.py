"""The kinds of leaflets (`leaflets/kinds.yaml`)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from depliant.errors import Place
from depliant.reading.models import Written, validate_rows
from depliant.reading.values import load_yaml
from depliant.sources.hospital import Required


class Kind(Written):
    """A kind of leaflet and the sections it requires (`leaflets/kinds.yaml`)."""

    docs: ClassVar[str] = "docs/ecrire.md"
    title: dict[str, str]
    required: tuple[Required, ...] = Field(default=())


def parse_kinds(text: str, place: Place) -> dict[str, Kind]:
    """The kinds that a YAML `text` holds; `InputError` with all that is wrong in it."""
    return validate_rows(Kind, load_yaml(text, place))

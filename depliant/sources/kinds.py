"""The kinds of leaflets (`leaflets/kinds.yaml`)."""

from __future__ import annotations

from pydantic import Field

from depliant.reading.models import Written
from depliant.sources.hospital import Required


class Kind(Written):
    """A kind of leaflet and the sections it requires (`leaflets/kinds.yaml`)."""

    title: dict[str, str]
    required: tuple[Required, ...] = Field(default=())

"""What was asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from depliant.formats.options import NO_EXTRAS, OFFICE, Extras, Options


@dataclass(frozen=True)
class Request:
    """What was asked for; an empty selector means everything."""

    leaflets: tuple[str, ...] = ()
    hospitals: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    options: tuple[Options, ...] = (OFFICE,)
    extras: Extras = NO_EXTRAS
    online: bool = False  # whether the addresses in leaflets are tried
    today: dt.date = field(default_factory=dt.date.today)  # on which dates are judged

    @property
    def selects(self) -> bool:
        """Whether it names some leaflets, languages or hospitals, and not all of them."""
        return bool(self.leaflets or self.langs or self.hospitals)

"""Sign-offs: what no machine can see of a leaflet, and a person answers for with their name.

HAS 2008 asks that patients and several professions take part, that the text was tried with
readers, that it keeps to recommended practice and that its use is evaluated.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field

from depliant.sources.signature import MOST, Sealed
from depliant.words import _, later

What = Literal["patients-read", "disciplines", "readers-tested", "guidelines", "use-evaluated"]
SIGN_OFFS: tuple[What, ...] = get_args(What)
_OF_CARE = frozenset({"disciplines", "guidelines"})  # nothing to say of the way to a ward
_SAID = {
    "patients-read": later("patients or families read the text"),
    "disciplines": later("several professions took part"),
    "readers-tested": later("the text was tried with readers"),
    "guidelines": later("recommended practice was followed"),
    "use-evaluated": later("the use of the leaflet is evaluated"),
}


class SignOff(Sealed):
    """Written by `make_leaflet.py sign-off`: what somebody attests of a text; void, as every
    signature, as soon as a word of it changes."""

    what: What

    @property
    def bound(self) -> tuple[str, ...]:
        return *super().bound, self.what


def sign_offs_asked(interview: bool) -> tuple[What, ...]:
    """What a person can attest of a leaflet; `interview`: its kind completes a talk with the care
    team."""
    return tuple(one for one in SIGN_OFFS if interview or one not in _OF_CARE)


def attested(what: What) -> str:
    """What a sign-off says, in the language of messages: `patients or families read the text`."""
    return _(_SAID[what])


def _rows(written: Any) -> Any:
    """One alone may stand by itself, as a signature may."""
    return [written] if isinstance(written, dict) else written or []


SignOffs = Annotated[tuple[SignOff, ...], BeforeValidator(_rows), Field(max_length=MOST)]

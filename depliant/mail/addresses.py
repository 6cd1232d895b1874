"""addresses: one address, well written, and probably the one that was meant.

Syntax and international domains are email-validator's; domains that many families have and that
are often misspelt are data (`domains.yaml`). The network is asked only with `check_domain`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from email_validator import EmailNotValidError, EmailUndeliverableError, validate_email

from depliant.errors import InputError, Place, Problem
from depliant.reading.text import read_text
from depliant.reading.values import load_yaml
from depliant.words import _

_DATA = Path(__file__).with_name("domains.yaml")
_SHORT = 5  # letters: shorter names of domains have too many neighbours to guess from
_LONGEST_SHOWN = 80  # characters of what was typed, in a message


@dataclass(frozen=True)
class Domains:
    """Well-known domains, and other ways in which they are misspelt."""

    known: tuple[str, ...]
    slips: Mapping[str, str]

    def meant_by(self, domain: str) -> str:
        """The domain that was probably meant; empty if this one stands for itself."""
        if domain in self.known:
            return ""
        near = (known for known in self.known if _is_slip(domain, known))
        return self.slips.get(domain) or next(near, "")


@cache
def shipped_domains() -> Domains:
    data = load_yaml(read_text(_DATA, _DATA.name), Place(_DATA.name)).data
    return Domains(tuple(data["known"]), dict(data["slips"]))


def checked(text: str, *, as_is: bool = False, check_domain: bool = False) -> str:
    """One address as headers write it: its domain in ASCII unless what stands before the @ has an
    accent (`is_international`).

    Raises `InputError` if it is not one address, or if its domain is probably misspelt, unless
    `as_is`; with `check_domain` also if the domain takes no mail (asks the network).
    """
    typed = text.strip()
    try:
        found = validate_email(typed, check_deliverability=False)
        if not as_is:
            _refuse_slip(found.local_part, found.domain)
        if check_domain:
            validate_email(typed, check_deliverability=True)
    except EmailUndeliverableError:
        message = _("No mail can be sent to the domain of {address}.")
        remedy = _("Ask the family for the address again.")
        raise InputError(Problem(message.format(address=_shown(typed)), None, remedy)) from None
    except EmailNotValidError:
        raise InputError(_not_one(typed)) from None
    return found.ascii_email or found.normalized


def is_international(address: str) -> bool:
    """Whether an address has an accent before its @: only servers that know SMTPUTF8 (RFC 6531)
    take it."""
    return not address.isascii()


def _refuse_slip(user: str, domain: str) -> None:
    meant = shipped_domains().meant_by(domain)
    if meant:
        message = _("The domain {domain} is probably misspelt.").format(domain=domain)
        remedy = _("Did you mean {address}? If it is right as it is, add --as-is.")
        raise InputError(Problem(message, None, remedy.format(address=f"{user}@{meant}")))


def _not_one(typed: str) -> Problem:
    """Why a text is not one address."""
    if typed.count("@") > 1 or any(mark in typed for mark in ",;"):
        message = _("“{text}” is more than one address.")
        remedy = _("One message goes to one family: write to each apart.")
    elif any(char.isspace() or char in "<>\"'" for char in typed):
        message = _("“{text}” holds a space, a line break or a quote.")
        remedy = _("Write the address alone: name@example.org")
    else:
        message = _("“{text}” is not an e-mail address.")
        remedy = _("Write it as name@example.org")
    return Problem(message.format(text=_shown(typed)), None, remedy)


def _shown(typed: str) -> str:
    """What was typed, with its hidden characters written out."""
    shown = typed[:_LONGEST_SHOWN]
    return shown if shown.isprintable() else ascii(shown)[1:-1]


def _is_slip(domain: str, known: str) -> bool:
    """Whether a domain is a known one with one letter more, less or other, or two exchanged; of a
    short name only the end may differ."""
    name, _dot, end = known.partition(".")
    if len(name) < _SHORT:
        mine, _dot, rest = domain.partition(".")
        return mine == name and _one_slip(rest, end)
    return _one_slip(domain, known)


def _one_slip(one: str, other: str) -> bool:
    """Whether two texts differ by one letter, or by two neighbours exchanged."""
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return abs(len(one) - len(other)) == 1
    rest, others = one[start:], other[start:]
    return (
        rest[1:] == others[1:]
        or rest[1:] == others
        or rest == others[1:]
        or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    )

"""addresses: one address, well written, and probably the one that was meant.

Syntax and international domains are email-validator's; domains that many families have and that
are often misspelt are data (`domains.yaml`). The network is asked only with `check_domain`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from depliant.errors import InputError, Place, Problem
from depliant.reading.text import read_text
from depliant.reading.values import load_yaml
from depliant.words import _

_DATA = Path(__file__).with_name("domains.yaml")
_USUAL = ("fr", "com", "net", "org", "be")  # endings that people type for another
_LEAST = 3  # letters of a name of which two may be exchanged
_SHORT = 5  # letters: shorter names of domains have too many neighbours to guess from
_LONGEST_SHOWN = 80  # characters of what was typed, in a message


@dataclass(frozen=True)
class Domains:
    """Well-known domains: names, each with its endings, the usual one first; names that nobody else
    bears (`invented`); and slips that are right elsewhere."""

    endings: Mapping[str, tuple[str, ...]]
    invented: frozenset[str]
    slips: Mapping[str, str]

    @property
    def known(self) -> frozenset[str]:
        return frozenset(f"{name}.{end}" for name, ends in self.endings.items() for end in ends)

    def meant_by(self, domain: str) -> str:
        """The domain that was probably meant; empty if this one stands for itself."""
        if domain in self.known:
            return ""
        name, _dot, end = _tidy(domain).partition(".")
        names = (known for known in self.endings if _plain(known) == name)
        near = names if name in map(_plain, self.endings) else self._near(name)
        found = (f"{known}.{meant}" for known in near if (meant := self._ending(known, name, end)))
        return self.slips.get(domain) or next(found, "")

    def _near(self, name: str) -> Iterator[str]:
        return (known for known in self.endings if _is_slip(name, _plain(known)))

    def _ending(self, known: str, name: str, end: str) -> str:
        """Which ending of a known name was meant by one that was typed; empty if it may be another
        domain's."""
        ends = self.endings[known]
        if end in ends:
            return end
        near = (one for one in ends if _one_slip(end, one))
        usual = end in _USUAL or name == _plain(known)
        return next(near, ends[0] if known in self.invented and usual else "")


@cache
def shipped_domains() -> Domains:
    data = load_yaml(read_text(_DATA, _DATA.name), Place(_DATA.name)).data
    both = {**data["invented"], **data["ordinary"]}
    endings = {name: tuple(ends.split()) for name, ends in both.items()}
    return Domains(endings, frozenset(data["invented"]), dict(data["slips"]))


def checked(text: str, *, as_is: bool = False, check_domain: bool = False) -> str:
    """One address as headers write it: its domain in ASCII unless what stands before the @ has an
    accent (`is_international`).

    Raises `InputError` if it is not one address, or if its domain is probably misspelt, unless
    `as_is`; with `check_domain` also if the domain takes no mail (asks the network).
    """
    from email_validator import EmailNotValidError, EmailUndeliverableError, validate_email

    typed = text.strip()
    try:
        found = validate_email(typed, check_deliverability=False)
        _refuse_lookalike(found.local_part)
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


def _refuse_lookalike(user: str) -> None:
    """Wide letters, ligatures and the like, which nobody types but some programs paste."""
    plain = unicodedata.normalize("NFKC", user)
    if plain != unicodedata.normalize("NFC", user):
        message = _("“{text}” holds letters that only look like others.").format(text=_shown(user))
        remedy = _("Type it anew: {text}").format(text=_shown(plain))
        raise InputError(Problem(message, None, remedy))


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


def in_letters(address: str) -> str:
    """An address as a person reads it over: a coded domain (`xn--…`) in its letters beside it."""
    from email_validator import validate_email

    found = validate_email(address, check_deliverability=False)
    return address if found.normalized == address else f"{found.normalized} ({address})"


def _tidy(domain: str) -> str:
    """A domain without what is typed too much: `www.`, hyphens, its ending twice."""
    plain = _plain(domain.removeprefix("www."))
    *before, end = plain.split(".")
    return plain if before[1:] != [end] else ".".join(before)


def _plain(name: str) -> str:
    return name.replace("-", "")


def _is_slip(name: str, known: str) -> bool:
    """Whether a name is a known one with one letter more, less, other or elsewhere; of a short
    name only two may be exchanged, or a double one written once, or one twice."""
    if len(known) < _SHORT:
        same = sorted(name) == sorted(known) and len(known) >= _LEAST
        return (same and _one_slip(name, known)) or (_single(name) == _single(known))
    return _one_slip(name, known) or _one_moved(name, known)


def _single(name: str) -> str:
    """A name with each double letter once."""
    return re.sub(r"(.)\1+", r"\1", name)


def _one_moved(one: str, other: str) -> bool:
    """Whether two texts differ by a letter that stands elsewhere: `organe`, `orange`."""
    if sorted(one) != sorted(other):
        return False
    without = ({text[:n] + text[n + 1 :] for n in range(len(text))} for text in (one, other))
    return bool(set.intersection(*without))


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

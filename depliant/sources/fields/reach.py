"""How a hospital is reached: telephone numbers, e-mail and web addresses, its country."""

from __future__ import annotations

import re
from typing import Annotated

from phonenumbers import SUPPORTED_REGIONS
from pydantic import AfterValidator, Field

from depliant.reading.spelling import MisreadError
from depliant.sources.fields.prompts import is_prompt
from depliant.words import _

_PARTED = re.compile(r"[\s.\-\u2010-\u2015]+")  # what people write between digits
_NUMBER = re.compile(r"\+? ?[0-9( ][0-9() ]{1,24}")
_OFTEN_MEANT = {"UK": "GB", "EL": "GR", "FRANCE": "FR", "BELGIQUE": "BE", "SUISSE": "CH"}

WebAddress = Annotated[str, Field(pattern=r"^https://[\w.-]+(/[\w.~-]+)*/?$", max_length=60)]


def _phone(written: str) -> str:
    """A telephone number with plain spaces between its groups of digits; or what asks for one."""
    if is_prompt(written):
        return written
    phone = _PARTED.sub(" ", written).strip()
    if not _NUMBER.fullmatch(phone):
        raise ValueError(_("a telephone number alone, such as 02 61 91 47 10 or +33 2 61 91 47 10"))
    return phone


def _email(text: str) -> str:
    """An address as it is printed, which every mail system takes: no accent before the @."""
    _in_ascii(text)
    return text


def _in_ascii(text: str) -> str:
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(text, check_deliverability=False).ascii_email
    except EmailNotValidError:
        found = None
    if not found:
        raise ValueError(_("“{text}” is not one e-mail address").format(text=text[:80]))
    return found


def country_of(text: str) -> str:
    """A country by the two capitals of ISO 3166, of those whose telephone numbers are known."""
    if text in SUPPORTED_REGIONS:
        return text
    meant = _OFTEN_MEANT.get(text.upper(), text.upper())
    if meant in SUPPORTED_REGIONS:
        message = _("“{text}” is written `{country}`, the two capitals of ISO 3166")
        raise MisreadError(message.format(text=text[:60], country=meant), meant)
    message = _("there is no country “{text}”; two capitals say it, as in ISO 3166")
    raise MisreadError(message.format(text=text[:60]))


Phone = Annotated[str, AfterValidator(_phone)]
Email = Annotated[str, AfterValidator(_email)]
Mailbox = Annotated[str, AfterValidator(_in_ascii)]
Country = Annotated[str, AfterValidator(country_of)]

"""message: a letter as the bytes of an e-mail: a draft to open, or a message to send.

A draft has no From and no date, and is the same bytes each time: the boundaries between its parts
are digests of what it holds.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from pathlib import PurePath

from depliant.digest import exact
from depliant.errors import InputError, Place, Problem
from depliant.mail.items import Envelope, Sent
from depliant.mail.letter import Letter
from depliant.words import _

CODING = "quoted-printable"  # of the body: short lines, and readable where nothing decodes it


def draft_name(letter: Letter) -> str:
    """What a draft's file is called: as what it carries, `HT-0417.fr.screen.eml`."""
    return str(PurePath(letter.attachment.name).with_suffix(".eml"))


def draft(letter: Letter, to: str = "") -> bytes:
    """A message that opens as one to send (`X-Unsent`), to one address or to nobody yet."""
    message = _blank(to)
    message["X-Unsent"] = "1"
    _addressed(message, letter, to)
    if letter.copy_to:
        message["Bcc"] = _mailbox(letter.copy_to)
    return _written(message, letter)


def outgoing(letter: Letter, sender: str, to: str, message_id: str, date: dt.datetime) -> bytes:
    """A message for a server: from the address `sender`, to one address, with a time zone's
    `date` and a `message_id` (`<…@…>`) that stays the same however often it is tried."""
    message = _blank(to)
    message["From"] = _mailbox(sender, letter.sender)
    message["Date"] = format_datetime(date)
    message["Message-ID"] = message_id
    _addressed(message, letter, to)
    return _written(message, letter)


def envelopes(letter: Letter, to: str, shelf: str, date: dt.datetime) -> list[Envelope]:
    """What goes to the outbox: the message to a family; another to the hospital itself if its
    profile asks for a copy. `InputError` if the profile has no address to send from."""
    if not letter.address:
        place = Place(f"hospitals/{letter.hospital}/hospital.yaml")
        message = _("The profile has no address to send from.")
        raise InputError(Problem(message, place, _("Add `mail:` with `address: …`.")))
    copies = [_envelope(letter, letter.copy_to, shelf, date, copy=True)] if letter.copy_to else []
    return [_envelope(letter, to, shelf, date), *copies]


def _envelope(
    letter: Letter, to: str, shelf: str, date: dt.datetime, *, copy: bool = False
) -> Envelope:
    """A message under a name of its own, which it keeps however often it is tried."""
    name = f"<{secrets.token_hex(16)}@{letter.address.rpartition('@')[2]}>"
    digest = hashlib.sha256(letter.attachment.data).hexdigest()
    what = (letter.code, letter.version, letter.lang, letter.hospital, digest, letter.draft)
    data = outgoing(letter, letter.address, to, name, date)
    return Envelope(data, name, letter.address, to, Sent(*what, letter.said), shelf, copy)


def _blank(to: str) -> EmailMessage:
    """No header is coded otherwise than the addresses ask: those with an accent before the @ can
    only be written as they are (RFC 6531, 6532)."""
    return EmailMessage(policy=SMTP if to.isascii() else SMTPUTF8)


def _addressed(message: EmailMessage, letter: Letter, to: str) -> None:
    message["Subject"] = letter.subject
    if to:
        message["To"] = _mailbox(to)
    if letter.reply_to:
        message["Reply-To"] = _mailbox(letter.reply_to)


def _mailbox(address: str, name: str = "") -> Address:
    """One address, whatever it holds: never read as several."""
    user, _at, domain = address.rpartition("@")
    return Address(name, user, domain)


def _written(message: EmailMessage, letter: Letter) -> bytes:
    """The bytes with the body in both forms and the file: the last one is what readers prefer."""
    message.set_content(letter.plain, cte=CODING)
    message.add_alternative(letter.html, subtype="html", cte=CODING)
    message.add_attachment(
        letter.attachment.data,
        maintype="application",
        subtype="pdf",
        filename=letter.attachment.name,
    )
    for part in message.walk():
        if part.get_content_maintype() == "text":
            part["Content-Language"] = letter.lang
    _set_boundaries(message, exact(letter.plain, letter.html, letter.attachment.data))
    return message.as_bytes()


def _set_boundaries(message: EmailMessage, digest: str) -> None:
    """Lines between parts that nothing inside can hold: neither coding writes `=_`."""
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{digest.rpartition(':')[2][:32]}_{number}")

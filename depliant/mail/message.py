"""message: a letter as the bytes of an e-mail: a draft to open, or a message to send.

A draft has no From and no date, and is the same bytes each time: the boundaries between its parts
are digests of what it holds.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import PurePath

from depliant.digest import exact
from depliant.errors import InputError, Place, Problem
from depliant.mail import headers
from depliant.mail.items import Envelope, Sent
from depliant.mail.letter import Letter
from depliant.words import _

CODING = "quoted-printable"  # of the body: short lines, and readable where nothing decodes it


def draft_name(letter: Letter) -> str:
    """What a draft's file is called: as what it carries, `HT-0417.fr.screen.eml`."""
    return str(PurePath(letter.attachment.name).with_suffix(".eml"))


def draft(letter: Letter, to: str = "") -> bytes:
    """A message that opens as one to send (`X-Unsent`), to one address or to nobody yet.
    `InputError` if its subject cannot be written."""
    copy = {"Bcc": letter.copy_to} if letter.copy_to else {}
    return _head({"X-Unsent": "1", **_addressed(letter, to), **copy}, letter) + _body(letter)


def outgoing(letter: Letter, sender: str, to: str, message_id: str, date: dt.datetime) -> bytes:
    """A message for a server: from the address `sender`, to one address, with a time zone's
    `date` and a `message_id` (`<…@…>`) that stays the same however often it is tried.
    `InputError` if its subject or its sender's name cannot be written."""
    fields = {"From": sender, "Date": format_datetime(date), "Message-ID": message_id}
    return _head({**fields, **_addressed(letter, to)}, letter) + _body(letter)


def envelopes(letter: Letter, to: str, shelf: str, date: dt.datetime) -> list[Envelope]:
    """What goes to the outbox: the message to a family; another to the hospital itself if its
    profile asks for a copy. `InputError` if the profile has no address to send from."""
    if not letter.address:
        message = _("The profile has no address to send from.")
        raise InputError(Problem(message, _profile(letter), _("Add `mail:` with `address: …`.")))
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


def _addressed(letter: Letter, to: str) -> dict[str, str]:
    fields = {"Subject": letter.subject, "To": to, "Reply-To": letter.reply_to}
    return {name: text for name, text in fields.items() if text}


def _head(fields: dict[str, str], letter: Letter) -> bytes:
    """The fields as they are written. An address with an accent before the @ can only be written
    as it is (RFC 6531, 6532); nothing else is."""
    names = {"From": letter.sender}
    written = dict(fields)
    try:
        written["Subject"] = headers.subject(fields["Subject"])
        for field in {"From", "To", "Reply-To", "Bcc"} & fields.keys():
            written[field] = headers.mailbox(names.get(field, ""), fields[field])
    except headers.UnreadableError as error:
        raise InputError(_unreadable(error.text, letter)) from None
    return headers.head(written)


def _unreadable(text: str, letter: Letter) -> Problem:
    message = _("“{text}” would not be read as it is written in the head of a message.")
    remedy = _("Give a plain name in the profile: `mail:` with `name: …`.")
    return Problem(message.format(text=ascii(text)[1:-1]), _profile(letter), remedy)


def _profile(letter: Letter) -> Place:
    return Place(f"hospitals/{letter.hospital}/hospital.yaml")


def _body(letter: Letter) -> bytes:
    """The bytes with the body in both forms and the file: the last one is what readers prefer."""
    message = EmailMessage(policy=SMTP)
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

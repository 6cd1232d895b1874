"""A message that any mail program reads: the same bytes each time, one address, no more."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from depliant.errors import InputError
from depliant.mail.letter import Letter
from depliant.mail.message import draft, outgoing
from tests.mail.parcels import PDF, hospital, letter

FAMILY = "famille@example.org"
MAIL = "mail: {reply_to: accueil@valbrume.example, copy_to: archives@valbrume.example}"
NOON = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def sent() -> Letter:
    return letter(hospital=hospital(more=MAIL), note="À demain.")


def read(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk() if part.defects] == []
    return message


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_a_draft_opens_as_a_message_to_send(sent: Letter) -> None:
    message = read(draft(sent, FAMILY))
    assert {name: str(value) for name, value in message.items() if name != "Content-Type"} == {
        "X-Unsent": "1",
        "Subject": "Hôpital de Valbrume\u00a0: un document pour vous (VB-2031)",
        "To": FAMILY,
        "Reply-To": "accueil@valbrume.example",
        "Bcc": "archives@valbrume.example",
        "MIME-Version": "1.0",
    }


def test_its_parts_are_read_back(sent: Letter) -> None:
    message = read(draft(sent))
    assert message["To"] is None
    assert body(message, "plain").splitlines() == sent.plain.splitlines()
    assert body(message, "html").splitlines() == sent.html.splitlines()
    (pdf,) = message.iter_attachments()
    assert (pdf.get_content_type(), pdf.get_filename()) == (
        *("application/pdf", "VB-2031.fr.screen.pdf"),
    )
    assert pdf.get_payload(decode=True) == PDF
    assert {part["Content-Language"] for part in message.walk()} == {None, "fr"}


def test_it_is_the_same_bytes_each_time_and_mail_can_carry_them(sent: Letter) -> None:
    data = draft(sent, FAMILY)
    assert data == draft(letter(hospital=hospital(more=MAIL), note="À demain."), FAMILY)
    assert data.isascii()
    assert data.replace(b"\r\n", b"").count(b"\n") == 0
    assert max(map(len, data.split(b"\r\n"))) <= 100
    assert draft(replace(sent, plain="Autre\n"), FAMILY) != data


def test_what_a_server_gets(sent: Letter) -> None:
    message = read(outgoing(sent, "docs@valbrume.example", FAMILY, "<1@valbrume.example>", NOON))
    assert str(message["From"]) == "Hôpital de Valbrume <docs@valbrume.example>"
    assert message["Message-ID"] == "<1@valbrume.example>"
    assert message["Date"].datetime == NOON
    assert (message["X-Unsent"], message["Bcc"]) == (None, None)


@pytest.mark.parametrize(
    "name",
    [
        'Hôpital "Les Aulnes", site A',
        "Aulnes <x@y.example>; Bis",
        "أ ب",
        "a" * 80,
        "=?x?=",
        "Île (A) : B; C; D",
    ],
)
def test_a_senders_name_is_never_read_as_an_address(sent: Letter, name: str) -> None:
    for to in (FAMILY, "rené@école.example"):
        data = outgoing(replace(sent, sender=name), "a@b.example", to, "<1@b.example>", NOON)
        (only,) = read(data)["From"].addresses
        assert (only.display_name, only.addr_spec) == (name, "a@b.example")


@pytest.mark.parametrize("subject", ["a\nBcc: x@y.example", "a\r\n\r\nb", "a\rb"])
def test_no_header_can_be_slipped_in(sent: Letter, subject: str) -> None:
    with pytest.raises(InputError, match="would not be read as it is written"):
        draft(replace(sent, subject=subject), FAMILY)


@pytest.mark.parametrize("to", ["rené@école.example", "a@xn--cole-9oa.example"])
def test_an_address_with_an_accent(sent: Letter, to: str) -> None:
    assert f"\r\nTo: {to}\r\n".encode() in draft(sent, to)
    assert draft(sent, to).isascii() == to.isascii()

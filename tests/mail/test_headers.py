"""A head that every mail program reads alike, whatever a hospital is called."""

from __future__ import annotations

import random
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import default

import pytest

from depliant.mail.headers import UnreadableError, head, mailbox, subject

AT = "docs@valbrume.example"
LETTERS = "aéL'’(),;:<>@\"\\ \u00a0.-=?_xyz  îœ漢\u0627"
NAMES = [
    "St Anne's Hospital, Royal Wing and Children's Wing, Millbridge, Westshire, North Bank",
    "Groupe Valbrume (GV) du Sud, Île-aux-Moines : Aulnes; Brie-le-Moulin; Fontaine et alentours",
    "Centre hospitalier intercommunal de la Vallée de l’Aulne et du pays de Rouvray",
    "Hôpital de Rouvray, établissement public de santé de l’Île-Dieu, à l’entrée de la forêt",
    *('Maison "A\\B"', " a ", "=?utf-8?q?x?=", "Dr. X (Y) <z@w.example>, Z:;", "A" * 80),
]


def read(name: str) -> tuple[list[tuple[str, str]], str]:
    """The addresses and the subject of a head, by Python's own parser."""
    data = head({"From": mailbox(name, AT), "Subject": subject(name)})
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 110
    message = message_from_bytes(data + b"\r\n", policy=default)
    found = [(one.display_name, one.addr_spec) for one in message["From"].addresses]
    return found, str(message["Subject"])


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_as_it_is_and_never_as_an_address(name: str) -> None:
    found, said = read(name)
    assert found == [(name, AT)]
    assert said.strip() == name.strip()


def test_any_name_is_one_address_and_any_subject_itself() -> None:
    pick = random.Random(7)
    for _time in range(300):
        name = "".join(pick.choices(LETTERS, k=pick.randint(1, 100))).strip() or "x"
        found, said = read(name)
        assert [address for _name, address in found] == [AT]
        assert said == name
        coded = mailbox(name, AT).replace("\r\n", "").rpartition(" <")[0]
        if "=?" in coded:  # Python's own reader of addresses adds a space between coded words
            assert str(make_header(decode_header(coded))) == name


@pytest.mark.parametrize("text", ["a\nBcc: x@y.example", "a\r\n\r\nb", "a\0b", "a\ud800b"])
def test_what_would_not_be_read_back_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        subject(text)
    with pytest.raises(UnreadableError):
        mailbox(text, AT)
    with pytest.raises(UnreadableError):
        mailbox("", f"{text}@y.example")


@pytest.mark.parametrize(
    "address", ["a@b.example, c@d.example", "a b@c.example", "x: a@b.example;"]
)
def test_an_address_is_one(address: str) -> None:
    with pytest.raises(UnreadableError):
        mailbox("", address)


def test_an_address_with_an_accent_is_written_as_it_is() -> None:
    assert mailbox("", "rené@école.example") == "rené@école.example"
    assert mailbox("Île", "rené@école.example").endswith("= <rené@école.example>")

"""The way to the server: encrypted, verified, authenticated, or not at all."""

from __future__ import annotations

import socket
import ssl
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme

from depliant.errors import DepliantError, InputError
from depliant.mail.authentication import ServerError, UnreachableError, shown
from depliant.mail.items import State
from depliant.mail.settings import MailSettings
from depliant.mail.transport import connect
from tests.mail.post_office import (
    PASSWORD,
    TOKEN,
    USER,
    PostOffice,
    at_work,
    going_to,
    letter,
    serving,
    trusted,
)


def safe(port: int, folder: Path, **how: Any) -> MailSettings:
    return going_to(port, **{"security": "starttls", "certificates": trusted(folder), **how})


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
@pytest.mark.parametrize("way", ["starttls", "tls"])
@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
def test_a_message_goes_encrypted_with_a_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, mechanism: str
) -> None:
    monkeypatch.setenv("DEPLIANT_SMTP_PASSWORD", PASSWORD)
    office = PostOffice()
    other = {"PLAIN": "LOGIN", "LOGIN": "PLAIN"}[mechanism]
    how: dict[str, Any] = {"auth_required": True, "auth_exclude_mechanism": [other]}
    if way == "tls":
        how |= {"implicit": True, "auth_require_tls": False}  # it asks for STARTTLS, else
    with at_work(office, serving("127.0.0.1"), **how) as port:
        settings = safe(port, tmp_path, security=way, authentication="password", user=USER)
        connection = connect(settings)
        assert connection.encryption in ("TLSv1.2", "TLSv1.3")
        one = letter()
        verdict = connection.send(one.sender, one.recipient, one.message, lambda: None)
        connection.close()
    assert (verdict.state, verdict.answer) == (State.ACCEPTED, "250 2.0.0 Ok: queued as 4T [31m")
    assert office.bodies == [one.message]


BAD_WAYS: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "expired": ({"days": -3}, {}, "it has expired"),
    "of an authority that nobody knows": ({"ca": "other"}, {}, "not valid"),
    "for another name": ({"names": ["mail.autre.example"]}, {}, "not valid"),
    "STARTTLS stripped": ({"strip": True}, {}, "does not offer STARTTLS"),
    "TLS on a port without": ({"strip": True}, {"security": "tls"}, "does not speak TLS"),
    "wrong password": ({}, {"authentication": "password", "user": "x@y.example"}, "535"),
    "no way to say the password": (
        {"how": {"auth_exclude_mechanism": ["PLAIN", "LOGIN"]}},
        {"authentication": "password", "user": USER},
        "does not offer PLAIN, LOGIN; it offers: XOAUTH2",
    ),
}


@pytest.mark.parametrize("name", BAD_WAYS)
def test_a_server_that_cannot_be_trusted_or_does_not_trust_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("DEPLIANT_SMTP_PASSWORD", PASSWORD)
    server, client, words = BAD_WAYS[name]
    ca = trustme.CA() if server.get("ca") else None
    tls = serving(*server.get("names", ["127.0.0.1"]), days=server.get("days", 30), ca=ca)
    how = server.get("how", {}) | ({} if server.get("strip") else {"auth_required": True})
    office, tls_or_none = PostOffice(), None if server.get("strip") else tls
    with at_work(office, tls_or_none, **how) as port, pytest.raises(ServerError) as caught:
        connect(safe(port, tmp_path, **client))
    assert words in str(caught.value)
    assert "→" in str(caught.value)
    assert PASSWORD not in str(caught.value)


@pytest.mark.parametrize(
    ("prints", "words"),
    [
        (f"print({TOKEN!r})", ""),
        ("print('ya29.vieux')", "(401)"),
        ("import sys; sys.exit('no account')", "1: no account"),
        ("print('two words')", "alone on one line"),
        ("pass", "alone on one line"),
    ],
)
def test_a_token_comes_from_the_administrators_command(
    tmp_path: Path, prints: str, words: str
) -> None:
    with at_work(PostOffice(), serving("127.0.0.1"), auth_required=True) as port:
        settings = safe(
            *(port, tmp_path),
            authentication="xoauth2",
            user=USER,
            token_command=(sys.executable, "-c", prints),
        )
        if not words:
            return connect(settings).close()
        with pytest.raises(DepliantError) as caught:
            connect(settings)
    assert words in str(caught.value)
    assert "ya29" not in str(caught.value)
    return None


# --- servers that are none -------------------------------------------------------------------


@contextmanager
def talking(*lines: bytes, then_hang: bool = False) -> Iterator[int]:
    """A server that says the first line by itself, the others after whatever it is told."""

    def serve() -> None:
        client, _address = server.accept()
        with client:
            for number, line in enumerate(lines):
                if number and not client.recv(4096):
                    return
                client.sendall(line)
            if then_hang:
                done.wait(10)

    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        done.set()
        thread.join()


READY = (b"220 here\r\n", b"250 here\r\n")
BEGUN = (*READY, b"250 OK\r\n", b"250 OK\r\n", b"354 go on\r\n")


@pytest.mark.parametrize(
    ("lines", "error", "words"),
    [
        ((b"HTTP/1.1 400 Bad Request\r\n",), ServerError, "does not want to speak"),
        ((b"\xff\xfe\x00garbage\r\n",), ServerError, "with us: arbage"),
        ((b"220 here\r\n", b"\x1b[2J\xe2\x80\xaepw\x07ned\r\n"), ServerError, "with us: pw ned"),
        ((b"421 too busy\r\n",), UnreachableError, "421 too busy"),
        ((b"554 go away\r\n",), ServerError, "554 go away"),
        ((), UnreachableError, "cannot be reached"),
        ((b"220 here\r\n", b"250" + b"x" * 20_000), ServerError, "Line too long"),
    ],
)
def test_a_server_that_answers_garbage(lines: tuple[bytes, ...], error: type, words: str) -> None:
    with talking(*lines) as port, pytest.raises(DepliantError) as caught:
        connect(going_to(port))
    assert isinstance(caught.value, error)
    assert words in str(caught.value)


@pytest.mark.parametrize("lines", [(), READY[:1]])
def test_a_server_that_hangs_is_waited_for_no_longer_than_set(lines: tuple[bytes, ...]) -> None:
    with talking(*lines, then_hang=True) as port, pytest.raises(UnreachableError) as caught:
        connect(going_to(port, timeout=0.2))
    assert "no answer came in time" in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "error"),
    [(b"454 not now\r\n", UnreachableError), (b"501 never\r\n", ServerError)],
)
def test_a_server_that_takes_starttls_back(tmp_path: Path, answer: bytes, error: type) -> None:
    offer = b"250-here\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n"
    with talking(b"220 here\r\n", offer, answer) as port, pytest.raises(DepliantError) as caught:
        connect(safe(port, tmp_path, authentication="password", user=USER))
    assert isinstance(caught.value, error)


def test_a_server_that_never_says_goodbye() -> None:
    with talking(*READY, then_hang=True) as port:
        connection = connect(going_to(port, timeout=60))
        began = time.monotonic()
        connection.close()
    assert time.monotonic() - began < 10


def test_nothing_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(UnreachableError, match="cannot be reached"):
        connect(going_to(port))


@pytest.mark.parametrize(
    ("lines", "hang", "state"),
    [
        ((*READY, b"451 later\r\n"), False, State.QUEUED),
        ((*READY, b"550 no such sender\r\n", b"250 reset\r\n"), False, State.REFUSED),
        ((*READY, b"gibberish\r\n"), False, State.QUEUED),
        ((*READY, b"250 OK\r\n"), False, State.QUEUED),
        ((*READY, b"250 OK\r\n"), True, State.QUEUED),
        ((*BEGUN[:4], b"452 full\r\n", b"250 reset\r\n"), False, State.QUEUED),
        (BEGUN, False, State.UNSURE),
        (BEGUN, True, State.UNSURE),
        ((*BEGUN, b"gibberish\r\n"), False, State.UNSURE),
        ((*BEGUN, b"354 again?\r\n"), False, State.UNSURE),
        ((*BEGUN, b"421 closing\r\n"), False, State.QUEUED),
        ((*BEGUN, b"451 later\r\n"), False, State.QUEUED),
        ((*BEGUN, b"552 too large\r\n"), False, State.REFUSED),
        ((*BEGUN, b"250 OK\r\n"), False, State.ACCEPTED),
    ],
)
def test_what_every_answer_means(lines: tuple[bytes, ...], hang: bool, state: State) -> None:
    """`talking` reads the message as it reads a command: once it has come to its end."""
    one = letter()
    with talking(*lines, then_hang=hang) as port:
        early, late = hang and state is State.QUEUED, hang and state is State.UNSURE
        times = {"timeout": 1.0} if early else {"answer_timeout": 0.3} if late else {}
        settings = going_to(port, **times)
        connection = connect(settings)
        verdict = connection.send(one.sender, one.recipient, one.message, lambda: None)
        connection.close()
    assert verdict.state is state


def test_the_end_is_not_sent_if_it_cannot_be_written_down() -> None:
    office = PostOffice()

    def full() -> None:
        raise OSError("full")

    def interrupted() -> None:
        raise KeyboardInterrupt

    one = letter()
    with at_work(office) as port:
        for stop in (interrupted, full):
            connection = connect(going_to(port))
            try:
                verdict = connection.send(one.sender, one.recipient, one.message, stop)
            except KeyboardInterrupt:
                assert stop is interrupted
            else:
                assert verdict.state is State.QUEUED
            assert not connection.is_open
    assert office.attempts == 0


# --- addresses and words ---------------------------------------------------------------------


@pytest.mark.parametrize("lets", [True, False])
def test_an_address_with_an_accent(lets: bool) -> None:
    office, one = PostOffice(), letter(to="hélène@une.example")
    with at_work(office, enable_SMTPUTF8=lets) as port:
        connection = connect(going_to(port))
        verdict = connection.send(one.sender, one.recipient, one.message, lambda: None)
        connection.close()
    assert verdict.state is (State.ACCEPTED if lets else State.REFUSED)
    assert office.attempts == int(lets)
    assert lets or "SMTPUTF8" in verdict.answer


@pytest.mark.parametrize(
    "address",
    [
        "a@b.example\r\nRCPT TO:<c@d.example>",
        "a@b.example\nDATA",
        "a@b.example> SIZE=0",
        "a@b.example, c@d.example",
        "Nom <a@b.example>",
        "a\u202eb@c.example",
        "a\x00@b.example",
        "personne",
        "",
    ],
)
def test_no_command_hides_in_an_address(address: str) -> None:
    with pytest.raises(InputError, match="not one plain address"):
        letter(to=address)


def test_a_servers_words_are_safe_to_show() -> None:
    words = b"5.1.1 <Famille@Une.example>\r\n\x1b]0;x\x07\xe2\x80\xaeunknown\xff " + b"x" * 999
    told = shown(words, "famille@une.example")
    assert told.startswith("5.1.1 <…> ]0;x unknown\ufffd xxx")
    assert len(told) == 300
    assert told.isprintable()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "delivered to mailbox jean.secret (jean.secret%40example.org)",
            "delivered to mailbox … (…)",
        ),
        ("Ok: for Jean Secret", "Ok: for … …"),
        ("<SRS0=x=example.org=jean.secret@relay.test> 4T5x", "<…> 4T5x"),
        ("see https://mx.test/?to=jean.secret%2540example.org now", "see …:… now"),
        ("2.0.0 Ok: queued as 4Tsecret9", "2.0.0 Ok: queued as 4Tsecret9"),
        ("jean.secret\u200b@example.org", "… …"),
    ],
)
def test_an_answer_tells_no_address_however_it_is_written(words: str, told: str) -> None:
    assert shown(words, "Jean.Secret@example.org") == told


def test_tls_is_verified_and_no_older_than_1_2() -> None:
    from depliant.mail.transport import _verifying

    context = _verifying(going_to(25))
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
    assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)

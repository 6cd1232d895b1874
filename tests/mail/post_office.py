"""A real mail server on this machine, which can be told to misbehave."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from depliant.mail.items import Envelope, Sent
from depliant.mail.settings import MailSettings

USER, PASSWORD, TOKEN = "depliant@tilleuls.example", "pâté-croûte", "ya29.valide"
SENT = Sent("HT-0417", "1.0", "fr", "tilleuls", "ab" * 32)
SHELF = "/srv/depliant/out"


def letter(number: int = 0, to: str = "famille@une.example", shelf: str = SHELF) -> Envelope:
    """A message to a family."""
    sender, name = "accueil@tilleuls.example", f"<{number}@tilleuls.example>"
    text = f"From: {sender}\r\nTo: {to}\r\nMessage-ID: {name}\r\n\r\nBonjour,\r\n.un point\r\n"
    return Envelope(text.encode(), name, sender, to, SENT, shelf)


def going_to(port: int, **how: Any) -> MailSettings:
    """The settings of a server on this machine, as fast as it can go."""
    quick = {"timeout": 20, "answer_timeout": 20, "per_minute": 100_000, "first_pause": 0.01}
    here = {"host": "127.0.0.1", "port": port, "security": "none"}
    return MailSettings.model_validate({**here, **quick, **how})


class PostOffice:
    """What a server answers to each end of DATA, in turn (then 250), and what it has accepted.
    An answer may be a word: `drop`, `hang`, `drop-after` (accepted, and never said)."""

    def __init__(self, *answers: str, delay: float = 0.0, to: dict[str, str] | None = None) -> None:
        self.answers, self.delay = list(answers), delay
        self.refused = to or {}  # an address → what RCPT is answered
        self.accepted: Counter[str] = Counter()
        self.bodies: list[bytes] = []
        self.asked = threading.Event()  # a message has come to its end
        self.sessions = 0
        self.attempts = 0

    # the hooks of aiosmtpd

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Any, _envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.sessions += 1
        return responses

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        if answer := self.refused.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.attempts += 1
        answer = self.answers.pop(0) if self.answers else "250 2.0.0 Ok: queued as 4T\x1b[31m"
        if answer.startswith("250") or answer == "drop-after":
            self._keep(envelope)
        self.asked.set()
        if self.delay:
            await asyncio.sleep(self.delay)
        if answer.startswith("drop"):
            server.transport.abort()
        if answer == "hang":
            await asyncio.sleep(30)
        return answer

    def _keep(self, envelope: Any) -> None:
        found = re.search(rb"(?m)^Message-ID: (<.*>)", envelope.content)
        assert found
        self.accepted[found[1].decode()] += 1
        self.bodies.append(envelope.content)

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:  # noqa: N802
        from base64 import b64decode, b64encode

        if TOKEN in b64decode(args[1]).decode():
            return AuthResult(success=True)
        await server.challenge_auth(b64encode(b'{"status":"401"}').decode(), False)
        return AuthResult(success=False, handled=False)


def _believes(_server: Any, _session: Any, _envelope: Any, _how: str, data: Any) -> AuthResult:
    good = (data.login.decode(), data.password.decode()) == (USER, PASSWORD)
    return AuthResult(success=good, handled=False)


class _Controller(Controller):
    """One that listens on a port which the system chooses."""

    def __init__(self, *given: Any, **how: Any) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        super().__init__(*given, hostname="127.0.0.1", port=self._socket.getsockname()[1], **how)

    def _create_server(self) -> Any:
        return self.loop.create_server(
            self._factory_invoker, sock=self._socket, ssl=self.ssl_context
        )


@contextmanager
def at_work(
    office: PostOffice, tls: ssl.SSLContext | None = None, *, implicit: bool = False, **how: Any
) -> Iterator[int]:
    """A post office open for business; its port."""
    wrapped = {"ssl_context": tls} if implicit else {"tls_context": tls}
    if "auth_required" in how:
        how["authenticator"] = _believes
    controller = _Controller(office, **wrapped, **how)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


# --- certificates ----------------------------------------------------------------------------


@cache
def authority() -> trustme.CA:
    return trustme.CA()


def serving(*names: str, days: int = 30, ca: trustme.CA | None = None) -> ssl.SSLContext:
    """A server's side of TLS, with a certificate for these names, which ends in some days."""
    end = dt.datetime.now(dt.UTC) + dt.timedelta(days=days)
    leaf = (ca or authority()).issue_cert(*names, not_after=end, not_before=end.replace(year=2020))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf.configure_cert(context)
    return context


def trusted(folder: Path) -> str:
    """The file of the authority that we trust."""
    path = folder / "ca.pem"
    authority().cert_pem.write_to_path(path)
    return str(path)

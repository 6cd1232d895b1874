"""transport: one connection to the mail server, and one message over it.

Encrypted and verified before anything is said: TLS 1.2 at least, the certificate's chain and name;
a server that takes STARTTLS back is not spoken to. The end of a message is a step of its own:
whatever fails before it, the server does not have the message (RFC 5321, 4.1.1.4); whatever fails
after it, nobody here knows.
"""

from __future__ import annotations

import contextlib
import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass

from depliant.errors import InputError, Problem
from depliant.mail.authentication import ServerError, UnreachableError, authenticate, said
from depliant.mail.items import State
from depliant.mail.settings import MailSettings
from depliant.words import _
from depliant.words.system import reason as reason_of

_END = b".\r\n"
_GOODBYE_SECONDS = 1.0  # nothing depends on a server's goodbye
_LINE_ENDS = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True)
class Verdict:
    """What came of an attempt: the state to move to, and why, in the server's words."""

    state: State
    answer: str


def connect(settings: MailSettings) -> Connection:
    """A connection over which messages can be sent: encrypted, verified, authenticated.
    `ServerError` if a person has to do something, `UnreachableError` if waiting may help."""
    try:
        smtp = _greeted(settings)
        try:
            _introduce(smtp, settings)
            authenticate(smtp, settings)
        except BaseException:
            smtp.close()
            raise
    except (smtplib.SMTPException, OSError) as error:
        raise _told(error, settings) from None
    return Connection(smtp, settings)


def _greeted(settings: MailSettings) -> smtplib.SMTP:
    host, port, timeout = settings.host, settings.the_port, settings.timeout
    if settings.security == "tls":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(
            host, port, timeout=timeout, context=_verifying(settings)
        )
    else:
        smtp = smtplib.SMTP(host, port, timeout=timeout)
    if smtp.sock:  # else the end of a message, which is small, waits 40 ms for what precedes it
        smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return smtp


def _introduce(smtp: smtplib.SMTP, settings: MailSettings) -> None:
    _hello(smtp)
    if settings.security != "starttls":
        return
    if not smtp.has_extn("starttls"):
        message = _("{server} does not offer STARTTLS: nothing was said to it in the clear.")
        remedy = _("Ask its administrator who took STARTTLS away; or write `security: tls`.")
        raise ServerError(Problem(message.format(server=settings.where), None, remedy))
    smtp.starttls(context=_verifying(settings))
    _hello(smtp)  # what was said before in the clear does not count


def _hello(smtp: smtplib.SMTP) -> None:
    code, words = smtp.ehlo()
    if code != 250:
        raise smtplib.SMTPHeloError(code, words)


def _verifying(settings: MailSettings) -> ssl.SSLContext:
    """What a server's certificate is tried with: the machine's authorities, or those of a file."""
    try:
        context = ssl.create_default_context(cafile=settings.certificates or None)
    except OSError as error:
        message = _("`certificates`: {file} cannot be read: {why}.")
        message = message.format(file=settings.certificates, why=reason_of(error))
        remedy = _("Name a file of certificates (PEM) inside the workspace.")
        raise InputError(Problem(message, None, remedy)) from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _told(error: Exception, settings: MailSettings) -> ServerError | UnreachableError:
    """Why no message can be sent, in words; what only a person can mend, apart from the rest."""
    server = settings.where
    if isinstance(error, ssl.SSLCertVerificationError):
        message = _("The certificate of {server} is not valid: {why}.")
        remedy = _("Have it renewed; an authority of your own is named by `certificates`.")
        why = reason_of(error)
        return ServerError(Problem(message.format(server=server, why=why), None, remedy))
    if isinstance(error, ssl.SSLError):
        message = _("{server} does not speak TLS as it should: {why}.")
        remedy = _("Look at `port` and `security`: 587 is starttls, 465 is tls.")
        why = reason_of(error)
        return ServerError(Problem(message.format(server=server, why=why), None, remedy))
    if isinstance(error, smtplib.SMTPResponseException):
        message = _("{server} does not want to speak with us: {words}")
        words = said(error.smtp_code, error.smtp_error)
        message = message.format(server=server, words=words)
        if error.smtp_code // 100 == 4:
            return UnreachableError(Problem(message, None, _("Try again later.")))
        remedy = _("Look at `host` and `port`, and ask the server's administrator.")
        return ServerError(Problem(message, None, remedy))
    message = _("{server} cannot be reached: {why}.").format(server=server, why=reason_of(error))
    return UnreachableError(
        Problem(message, None, _("Look at `host` and `port`, and at the network."))
    )


class Connection:
    """An open connection; messages go over it one after the other until it is closed."""

    def __init__(self, smtp: smtplib.SMTP, settings: MailSettings) -> None:
        self._smtp = smtp
        self._settings = settings

    @property
    def is_open(self) -> bool:
        return self._smtp.sock is not None

    @property
    def encryption(self) -> str:
        """The version of TLS that protects it; empty if nothing does."""
        sock = self._smtp.sock
        return sock.version() or "" if isinstance(sock, ssl.SSLSocket) else ""

    def close(self) -> None:
        """Say goodbye; what was accepted stays accepted, whatever the server says to that."""
        with contextlib.suppress(smtplib.SMTPException, OSError):
            if self.is_open:
                self._wait(_GOODBYE_SECONDS)
                self._smtp.quit()
        self._smtp.close()

    def send(
        self, sender: str, recipient: str, message: bytes, at_the_end: Callable[[], None]
    ) -> Verdict:
        """Send one message to one address. `at_the_end` is called when the server has all of it
        but its end; whatever it raises, the server never gets the end."""
        ended = False
        try:
            if verdict := self._begun(sender, recipient, message):
                return verdict
            self._wait(self._settings.answer_timeout)
            self._smtp.send(_on_the_wire(message))
            at_the_end()
            ended = True
            self._smtp.send(_END)
            code, words = self._smtp.getreply()
            self._wait(self._settings.timeout)
            return self._after_the_end(code, words, recipient)
        except (smtplib.SMTPException, OSError) as error:
            self._smtp.close()
            why = _("the connection was lost: {why}").format(why=reason_of(error))
            return Verdict(State.UNSURE if ended else State.QUEUED, why)
        except BaseException:
            self._smtp.close()  # without its end the server drops the message
            raise

    def _begun(self, sender: str, recipient: str, message: bytes) -> Verdict | None:
        """From the sender's address to the word DATA; a verdict if the server says no."""
        options, lacking = self._options(sender, recipient, message)
        if lacking:
            why = _("The mail server cannot carry it: it lacks {name}.").format(name=lacking)
            return Verdict(State.REFUSED, why)
        # not smtplib's own mail() and rcpt(): they read the address again, as a header would be
        self._smtp.command_encoding = "utf-8" if "SMTPUTF8" in options else "ascii"
        for words, good in (
            (" ".join((f"MAIL FROM:<{sender}>", *options)), 250),
            (f"RCPT TO:<{recipient}>", 250),
            ("DATA", 354),
        ):
            code, answer = self._smtp.docmd(words)
            if code != good and not (code == 251 and good == 250):
                return self._before_the_end(code, answer, recipient)
        return None

    def _options(self, sender: str, recipient: str, message: bytes) -> tuple[list[str], str]:
        """What the server is told of a message beforehand; or what it lacks to carry it."""
        head, _blank, _body = message.partition(b"\r\n\r\n")
        wide = not (sender + recipient).isascii() or not head.isascii()
        needed = [("smtputf8", "SMTPUTF8")] if wide else []
        needed += [] if message.isascii() else [("8bitmime", "BODY=8BITMIME")]
        lacking = [name.upper() for name, _option in needed if not self._smtp.has_extn(name)]
        size = [f"SIZE={len(message)}"] if self._smtp.has_extn("size") else []
        return [*size, *(option for _name, option in needed)], ", ".join(lacking)

    def _before_the_end(self, code: int, words: bytes, recipient: str) -> Verdict:
        state = State.REFUSED if code // 100 == 5 else State.QUEUED
        self._start_again(clean=code // 100 in (4, 5) and code != 421)
        return Verdict(state, said(code, words, recipient))

    def _after_the_end(self, code: int, words: bytes, recipient: str) -> Verdict:
        states = {2: State.ACCEPTED, 4: State.QUEUED, 5: State.REFUSED}
        state = states.get(code // 100, State.UNSURE)
        if state is State.UNSURE or code == 421:
            self._start_again(clean=False)
        return Verdict(state, said(code, words, recipient))

    def _start_again(self, *, clean: bool) -> None:
        """Clear the table for the next message; close if the server is not to be understood."""
        with contextlib.suppress(smtplib.SMTPException, OSError):
            if clean and self._smtp.rset()[0] == 250:
                return
        self._smtp.close()

    def _wait(self, seconds: float) -> None:
        if self._smtp.sock:
            self._smtp.sock.settimeout(seconds)


def _on_the_wire(message: bytes) -> bytes:
    """A message as it travels (RFC 5321, 4.5.2): lines end with CRLF, a leading dot is doubled."""
    whole = _LINE_ENDS.sub(b"\r\n", message)
    dotted = re.sub(rb"(?m)^\.", b"..", whole)
    return dotted if dotted.endswith(b"\r\n") else dotted + b"\r\n"

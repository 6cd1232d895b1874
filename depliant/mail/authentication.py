"""authentication: how we say to the mail server who we are: a password, or a token (XOAUTH2).

Nothing of it is ever shown or logged.
"""

from __future__ import annotations

import base64
import json
import re
import smtplib
import subprocess
from collections.abc import Sequence
from urllib.parse import unquote

from depliant.errors import DepliantError, ExitCode, InputError, Problem
from depliant.mail.settings import PASSWORD, MailSettings, password
from depliant.words import _
from depliant.words.system import reason as reason_of

_TOKEN = re.compile(r"[\x21-\x7e]{1,9000}")  # an AUTH line may hold 12288 octets (RFC 4954)
_TOKEN_SECONDS = 30.0
_TELLING = 4  # characters of a name that tell it inside a longer word, too
_LONGEST = 300  # characters of a server's words that are shown


class ServerError(DepliantError):
    """The server cannot be used as things are set up; a person has to do something."""


class UnreachableError(DepliantError):
    """The server cannot be used now; later, perhaps, as it is."""

    exit_code = ExitCode.FAILED


def shown(words: bytes | str, hide: str = "") -> str:
    """A server's words, safe to show and to keep: one line, no control or invisible characters,
    cut; `hide` (an address) is taken out, however it is written."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if hide:
        plain = " ".join(_without(word, hide) for word in plain.split(" "))
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def _without(word: str, address: str) -> str:
    """A word of an answer, without what it tells of an address: the whole, the name before its @
    or a part of that, coded as in web addresses or rewritten as forwarders do (`name=domain`)."""
    read = unquote(unquote(word)).casefold()
    name, _at, domain = address.casefold().rpartition("@")
    parts = [part for part in (name, *re.split(r"[^\w]|_", name)) if len(part) > 1]
    told = {address.casefold(), domain, *parts}
    found = any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", read) for one in told)
    if not found and not (len(name) >= _TELLING and name in read):
        return word
    return re.sub(r"[^\s<>()\[\]\"',;:]+", "…", word)


def authenticate(smtp: smtplib.SMTP, settings: MailSettings) -> None:
    """Say who we are, by a password or a token; `ServerError` if the server does not believe it,
    `UnreachableError` if it cannot tell now."""
    offered = smtp.esmtp_features.get("auth", "").upper().split()
    if settings.authentication == "xoauth2":
        _offered("XOAUTH2" in offered, "XOAUTH2", offered)
        _with_token(smtp, settings)
    elif settings.authentication == "password":
        _offered("PLAIN" in offered or "LOGIN" in offered, "PLAIN, LOGIN", offered)
        _with_password(smtp, settings, plain="PLAIN" in offered)


def _offered(good: bool, wanted: str, offered: Sequence[str]) -> None:
    if not good:
        message = _("The mail server does not offer {wanted}; it offers: {offered}.")
        known = shown(", ".join(offered)) or "–"
        remedy = _("Change `authentication`, or ask the server's administrator.")
        raise ServerError(Problem(message.format(wanted=wanted, offered=known), None, remedy))


def _with_password(smtp: smtplib.SMTP, settings: MailSettings, *, plain: bool) -> None:
    secret = password()
    if plain:  # RFC 4616: UTF-8
        code, words = smtp.docmd("AUTH", "PLAIN " + _base64(f"\0{settings.user}\0{secret}"))
    else:
        code, words = smtp.docmd("AUTH", "LOGIN " + _base64(settings.user))
        if code == 334:
            code, words = smtp.docmd(_base64(secret))
    remedy = _("Set the right password in {name}, and the right `user`.").format(name=PASSWORD)
    _believed(code, words, remedy)


def _with_token(smtp: smtplib.SMTP, settings: MailSettings) -> None:
    """https://developers.google.com/workspace/gmail/imap/xoauth2-protocol: what is wrong comes as
    a challenge, which an empty line answers."""
    given = f"user={settings.user}\x01auth=Bearer {_token(settings.token_command)}\x01\x01"
    code, words = smtp.docmd("AUTH", "XOAUTH2 " + _base64(given))
    if code == 334:
        why = _challenge(words)
        code, words = smtp.docmd("")
        words = words + b" " + why.encode()
    remedy = _("See what `token_command` prints: a token that is valid now, for this user.")
    _believed(code, words, remedy)


def _believed(code: int, words: bytes, remedy: str) -> None:
    if code == 235:
        return
    message = _("The mail server does not let us in: {words}").format(words=said(code, words))
    if code // 100 == 4:
        raise UnreachableError(Problem(message, None, _("Try again later.")))
    raise ServerError(Problem(message, None, remedy))


def said(code: int, words: bytes | str, hide: str = "") -> str:
    """A server's answer, with its code if it had one."""
    return shown(words, hide) if code < 100 else f"{code} {shown(words, hide)}"


def _challenge(words: bytes) -> str:
    """What a server finds wrong with a token; it says it in JSON, if it says it."""
    try:
        status = json.loads(base64.b64decode(words)).get("status", "")
    except (ValueError, AttributeError):
        return ""
    return f"({status})" if status else ""


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")


def _token(command: Sequence[str]) -> str:
    """What the administrator's command prints: the token, alone. No shell reads the command."""
    try:
        done = subprocess.run(  # noqa: S603 (the administrator's own command)
            command, capture_output=True, timeout=_TOKEN_SECONDS, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _no_token(command, reason_of(error)) from None
    if done.returncode:
        lines = done.stderr.splitlines() or [b""]
        raise _no_token(command, f"{done.returncode}: {shown(lines[-1])}")
    token = done.stdout.decode("ascii", "replace").strip()
    if not _TOKEN.fullmatch(token):
        raise _no_token(command, _("it did not print a token, alone on one line"))
    return token


def _no_token(command: Sequence[str], why: str) -> InputError:
    message = _("{command} gave no token: {why}.").format(command=command[0], why=why)
    return InputError(Problem(message, None, _("Run it by hand, as the same user.")))

"""settings: the server that mail goes to (`mail.yaml` of the workspace), and its secrets.

A secret never stands in a file of the workspace, which is copied, shared and published: the
password comes from the environment, a token from a command that the administrator names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import Field

from depliant.errors import InputError, Place, Problem, gather
from depliant.reading.models import Written, validate
from depliant.reading.spelling import nearest
from depliant.reading.text import read_text
from depliant.reading.values import Values, load_yaml
from depliant.words import _

if TYPE_CHECKING:
    from depliant.sources.workspace import Workspace

MAIL = "mail.yaml"
PASSWORD = "DEPLIANT_SMTP_PASSWORD"  # noqa: S105 (the name of a variable)
_PORTS = {"starttls": 587, "tls": 465, "none": 25}  # RFC 6409, RFC 8314, RFC 5321
_SECRET = re.compile(  # parts of the names that people give to secrets, in French too
    r"(?i)pass|pasw|mdp|pwd|secret|token|jeton|credential|identifiants|bearer|api_?key|private_?key"
)
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"  # of a name: RFC 1123, RFC 1035
_HOST = rf"^(?:{_LABEL}(?:\.{_LABEL})*|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+)$"
_HERE = ("localhost", "127.0.0.1", "::1")


class MailSettings(Written):
    """What stands in `mail.yaml`. Times are seconds. Pauses after a temporary failure grow
    fourfold from the first to the longest. `answer_timeout`: RFC 5321 (4.5.3.2.6) asks for ten
    minutes after the end of a message. `per_minute`: what Exchange Online lets one mailbox send.
    """

    docs: ClassVar[str] = "docs/envoi.md"
    host: Annotated[str, Field(pattern=_HOST, max_length=253)]
    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    security: Literal["starttls", "tls", "none"] = "starttls"
    authentication: Literal["none", "password", "xoauth2"] = "none"
    user: str = ""
    token_command: tuple[str, ...] = ()
    certificates: str = ""
    per_minute: Annotated[int, Field(ge=1, le=100_000)] = 30
    timeout: Annotated[float, Field(gt=0, le=3600)] = 60
    answer_timeout: Annotated[float, Field(gt=0, le=3600)] = 600
    first_pause: Annotated[float, Field(gt=0, le=86_400)] = 15
    longest_pause: Annotated[float, Field(gt=0, le=86_400)] = 3600

    @property
    def the_port(self) -> int:
        """The port, or the usual one of this security."""
        return self.port or _PORTS[self.security]

    @property
    def where(self) -> str:
        """How messages call the server."""
        return f"{self.host}:{self.the_port}"

    @property
    def interval(self) -> float:
        """Seconds from one message to the next."""
        return 60 / self.per_minute

    def pause(self, attempts: int) -> float:
        """Seconds to wait after so many attempts."""
        return min(self.first_pause * 4.0 ** min(attempts - 1, 20), self.longest_pause)


def mail_settings(workspace: Workspace) -> MailSettings:
    """What a workspace's `mail.yaml` says; `InputError` if there is none, or with all that is
    wrong in it."""
    path = workspace.root / MAIL
    name = workspace.name(path)
    if not path.is_file():
        message = _("No server is named for mail: there is no {file}.").format(file=name)
        remedy = _("Write one (docs/envoi.md), or make a draft: make_leaflet.py mail draft")
        raise InputError(Problem(message, None, remedy))
    settings = parse_mail(read_text(path, name), Place(name))
    certificates = str(workspace.root / settings.certificates) if settings.certificates else ""
    return settings.model_copy(update={"certificates": certificates})


def parse_mail(text: str, place: Place) -> MailSettings:
    """The settings that a YAML `text` holds; `InputError` with all that is wrong in them."""
    values = load_yaml(text, place)
    problems = list(_secrets(values))
    try:
        settings = validate(MailSettings, _without_secrets(values))
    except InputError as error:
        gather((*problems, *error.problems))
        raise
    gather((*problems, *_odd(settings, values)))
    return settings


def _secrets(values: Values) -> Iterator[Problem]:
    for keys in _secret_keys(values.data):
        message = _("`{key}`: a secret may not stand in a file of the workspace.")
        remedy = _("Remove the line, change that password, and set {name} instead.")
        place = values.place(keys)
        yield Problem(message.format(key=".".join(keys)), place, remedy.format(name=PASSWORD))


def _secret_keys(data: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Where secrets stand, by their names; a key of ours that is misspelt is none."""
    for key, value in data.items() if isinstance(data, dict) else ():
        if _SECRET.search(key) and not nearest(key, MailSettings.model_fields, least=0.8):
            yield (*above, key)
        else:
            yield from _secret_keys(value, (*above, key))


def _without_secrets(values: Values) -> Values:
    if not isinstance(values.data, dict):
        return values
    secret = {keys[0] for keys in _secret_keys(values.data)}
    kept: dict[str, Any] = {k: v for k, v in values.data.items() if k not in secret}
    return Values(kept, values.places)


def _odd(settings: MailSettings, values: Values) -> Iterator[Problem]:
    """What does not fit together."""
    yield from _odd_words(settings, values)
    way, safety = values.place(("authentication",)), values.place(("security",))
    if settings.authentication != "none" and not settings.user:
        yield Problem(_("`user` is missing."), way, _("Add a line `{key}: …`.").format(key="user"))
    if settings.authentication == "xoauth2" and not settings.token_command:
        message = _("`authentication: xoauth2` needs the command that prints a token.")
        yield Problem(message, way, _("Add a line `{key}: …`.").format(key="token_command: [/…]"))
    if settings.token_command and not Path(settings.token_command[0]).is_absolute():
        message = _("`token_command`: the program is named by its whole path.")
        remedy = _("Write it as a list: [/usr/local/bin/token, --mail].")
        yield Problem(message, values.place(("token_command",)), remedy)
    if settings.security == "starttls" and settings.port == _PORTS["tls"]:
        message = _("Port {port} speaks TLS from its first word.").format(port=settings.port)
        yield Problem(message, values.place(("port",)), _("Write `security: tls`."))
    if settings.security == "none" and settings.host not in _HERE:
        message = _("`security: none` is only for a server on this machine (localhost).")
        yield Problem(message, safety, _("Write `starttls` or `tls`."))
    if settings.security == "none" and settings.authentication != "none":
        message = _("`security: none` would show the password to the network.")
        yield Problem(message, safety, _("Write `starttls` or `tls`."))


def _odd_words(settings: MailSettings, values: Values) -> Iterator[Problem]:
    """What no single key can be blamed for by its type."""
    if ":" in settings.user:
        message = _("`user` holds a colon: what stands behind it looks like a password.")
        remedy = _("Write the account alone; if it was one, change it, and set {name} instead.")
        yield Problem(message, values.place(("user",)), remedy.format(name=PASSWORD))
    certificates = PurePath(settings.certificates)
    if certificates.is_absolute() or ".." in certificates.parts:
        message = _("`certificates`: {file} lies outside the workspace.")
        remedy = _("Name a file of certificates (PEM) inside the workspace.")
        place = values.place(("certificates",))
        yield Problem(message.format(file=settings.certificates), place, remedy)
    if settings.first_pause > settings.longest_pause:
        message = _("`first_pause` is longer than `longest_pause`.")
        yield Problem(message, values.place(("first_pause",)), _("Make one of them fit the other."))


def password(environment: Mapping[str, str] = os.environ) -> str:
    """The password, from the environment; `InputError` if it is not there."""
    if found := environment.get(PASSWORD, ""):
        return found
    message = _("{name} is not set: there is no password for the mail server.")
    remedy = _("Set it in the environment of this command, never in a file of the workspace.")
    raise InputError(Problem(message.format(name=PASSWORD), None, remedy))

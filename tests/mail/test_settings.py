"""mail.yaml: every fault with its line, and no secret in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from depliant.errors import InputError, Place
from depliant.mail.settings import mail_settings, parse_mail, password
from depliant.sources.workspace import Workspace

GOOD = """\
host: smtp.une.example
security: tls
authentication: xoauth2
user: depliant@une.example
token_command: [/usr/local/bin/token, --for, mail]
per_minute: 10
"""


def test_what_it_says_and_what_it_need_not_say() -> None:
    settings = parse_mail(GOOD, Place("mail.yaml"))
    assert (settings.where, settings.interval) == ("smtp.une.example:465", 6)
    assert [settings.pause(n) for n in (1, 2, 3, 99)] == [15, 60, 240, 3600]
    relay = parse_mail("host: relay.une.example\n", Place("mail.yaml"))
    assert (relay.the_port, relay.security, relay.authentication) == (587, "starttls", "none")
    local = parse_mail("host: localhost\nsecurity: none\nport: 2525\n", Place("mail.yaml"))
    assert local.where == "localhost:2525"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("pasword: x\n", "mail.yaml:2: `pasword`: a secret may not stand in a file"),
        ("mot_de_passe: x\n", "a secret may not stand"),
        ("client_secret: x\n", "DEPLIANT_SMTP_PASSWORD"),
        ("token: x\n", "a secret may not stand"),
        ("pass: x\n", "mail.yaml:2: `pass`: a secret may not stand"),
        ("mdp: x\n", "`mdp`: a secret may not stand"),
        ("passphrase: x\n", "`passphrase`: a secret may not stand"),
        ("smtp_token: x\n", "`smtp_token`: a secret may not stand"),
        ("credential: x\n", "`credential`: a secret may not stand"),
        ("login:\n  name: x\n  pwd: y\n", "mail.yaml:4: `login.pwd`: a secret may not stand"),
        ("token_comand: [/bin/token]\n", "did you mean `token_command`?"),
        ("user: depliant:x\n", "mail.yaml:2: `user` holds a colon"),
        ("certificates: ../ca.pem\n", "mail.yaml:2: `certificates`: ../ca.pem lies outside"),
        ("certificates: /etc/passwd\n", "`certificates`: /etc/passwd lies outside"),
        ("first_pause: 100\nlongest_pause: 1\n", "mail.yaml:2: `first_pause` is longer"),
        ("Password: x\nprot: 25\n", "mail.yaml:3: unknown key `prot`, did you mean `port`?"),
        ("securty: tls\n", "did you mean `security`?"),
        ("port: 99999\n", "mail.yaml:2: `port`"),
        ("timeout: nan\n", "mail.yaml:2: `timeout`"),
        ("security: ssl\n", "mail.yaml:2: `security`"),
        ("port: 465\n", "mail.yaml:2: Port 465 speaks TLS from its first word"),
        ("security: none\n", "only for a server on this machine"),
        ("authentication: password\n", "`user` is missing"),
        ("authentication: xoauth2\nuser: a\n", "needs the command that prints a token"),
        ("token_command: [token]\n", "named by its whole path"),
        ("token_command: /bin/token --for mail\n", "mail.yaml:2: `token_command`"),
    ],
)
def test_every_fault_has_its_line(lines: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_mail("host: smtp.une.example\n" + lines, Place("mail.yaml"))
    told = str(caught.value)
    assert words in told
    assert told.count("→") == told.count("mail.yaml:") == len(caught.value.problems)


WRONG = ["user:pw@smtp.une.example", "smtp://une.example", "a b", "", "a..b", "..", "-a", "x" * 64]


@pytest.mark.parametrize("host", WRONG)
def test_a_host_is_a_name_and_nothing_else(host: str) -> None:
    with pytest.raises(InputError, match="`host`"):
        parse_mail(f'host: "{host}"\n', Place("mail.yaml"))


def test_a_secret_is_told_with_all_the_rest() -> None:
    with pytest.raises(InputError) as caught:
        parse_mail("secret: x\nport: many\nsecurity: none\n", Place("mail.yaml"))
    assert len(caught.value.problems) == 3  # host is missing, too


def test_a_workspace_without_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no mail\.yaml") as caught:
        mail_settings(Workspace(tmp_path))
    assert "mail draft" in str(caught.value)
    (tmp_path / "mail.yaml").write_text(GOOD + "certificates: ca.pem\n", encoding="utf-8")
    assert mail_settings(Workspace(tmp_path)).certificates == str(tmp_path / "ca.pem")


def test_the_password_comes_from_the_environment() -> None:
    assert password({"DEPLIANT_SMTP_PASSWORD": "pâté"}) == "pâté"
    with pytest.raises(InputError, match="DEPLIANT_SMTP_PASSWORD is not set"):
        password({})

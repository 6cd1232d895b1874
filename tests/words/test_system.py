"""What the system says is told in the program's own words, in both languages."""

from __future__ import annotations

import errno
import os
import smtplib
import socket
import sqlite3
import ssl
import subprocess

import pytest

from depliant.words import speaking
from depliant.words.system import lacking, reason


@pytest.mark.parametrize("number", sorted(errno.errorcode))
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_word_of_the_system_is_told(number: int, lang: str) -> None:
    with speaking(lang):
        told = reason(OSError(number, os.strerror(number), "a.md"))
    assert told
    assert os.strerror(number) not in told


def test_what_people_meet_has_words_of_its_own() -> None:
    with speaking("fr"):
        assert reason(PermissionError(errno.EACCES, "x")) == "l’accès n’est pas permis"
        assert reason(OSError(errno.ENOSPC, "x")) == "le disque est plein"
        assert reason(TimeoutError("timed out")) == "aucune réponse n’est venue à temps"
        assert reason(OSError("odd")) == "le système refuse (OSError)"


def test_databases_networks_and_certificates_have_words_too() -> None:
    with speaking("fr"), sqlite3.connect(":memory:") as database:
        with pytest.raises(sqlite3.Error) as caught:
            database.execute("PRAGMA max_page_count = 1").execute("CREATE TABLE a (b)")
        assert reason(caught.value) == "le disque est plein"
        assert reason(socket.gaierror(-2, "Name or service not known")).startswith("le réseau")
        expired = ssl.SSLCertVerificationError(1, "certificate verify failed")
        expired.verify_code = 10
        assert reason(expired) == "il n’est plus valable"
        assert reason(smtplib.SMTPServerDisconnected("x")) == "l’autre côté a coupé la connexion"
        assert reason(subprocess.TimeoutExpired("a", 1)) == "aucune réponse n’est venue à temps"


def test_a_library_that_is_missing_is_named() -> None:
    with speaking("fr"):
        assert lacking(ModuleNotFoundError("No module named 'x'", name="x")) == "il manque `x`"
        wrong = OSError("cannot load library 'libpango-1.0-0': error 0x7e")
        assert lacking(wrong) == "il manque `libpango-1.0-0`"
        assert lacking(OSError("odd")) == "il manque une bibliothèque"

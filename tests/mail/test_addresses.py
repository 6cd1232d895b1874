"""One address, well written, and probably the one that was meant."""

from __future__ import annotations

import email_validator
import pytest

from depliant.errors import InputError
from depliant.mail.addresses import checked, in_letters, is_international, shipped_domains


def refused(text: str, **how: bool) -> str:
    with pytest.raises(InputError) as found:
        checked(text, **how)
    (problem,) = found.value.problems
    return str(problem)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        *((" marie.b+suivi@example.org\n", "marie.b+suivi@example.org"),),
        *(("Marie@EXAMPLE.ORG", "Marie@example.org"), ("a@école.fr", "a@xn--cole-9oa.fr")),
        *(("rené@école.fr", "rené@école.fr"), ("re\u0301mi@a.fr", "rémi@a.fr")),
        *(("x@gmx.de", "x@gmx.de"), ("x@mail.com", "x@mail.com"), ("x@love.com", "x@love.com")),
        *(("x@yahoo.co.uk", "x@yahoo.co.uk"), ("x@sfg.fr", "x@sfg.fr"), ("x@chu.fr", "x@chu.fr")),
    ],
)
def test_an_address_as_headers_write_it(typed: str, address: str) -> None:
    assert checked(typed) == address
    assert is_international(address) == ("é" in address)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("a@orange.f", "a@orange.fr"), ("a@gmial.com", "a@gmail.com")),
        *(("a@wanadoo.com", "a@wanadoo.fr"), ("a@hotmial.com", "a@hotmail.com")),
        *(("a@gmail.con", "a@gmail.com"), ("a@gmail.fr", "a@gmail.com")),
        *(("a@gnail.com", "a@gmail.com"), ("a@laposte.fr", "a@laposte.net")),
        *(("a@yaho.fr", "a@yahoo.fr"), ("a@outllook.fr", "a@outlook.fr")),
        *(("a@free.f", "a@free.fr"), ("a@sfr.fe", "a@sfr.fr"), ("Zoé@gmai.com", "Zoé@gmail.com")),
    ],
)
def test_a_slip_is_refused_with_what_was_meant(typed: str, meant: str) -> None:
    assert f"Did you mean {meant}?" in refused(typed)
    assert "--as-is" in refused(typed)
    assert checked(typed, as_is=True) == typed


def test_no_known_domain_is_a_slip_of_another() -> None:
    domains = shipped_domains()
    assert [one for one in domains.known if domains.meant_by(one)] == []
    assert set(domains.slips.values()) <= domains.known
    assert not set(domains.slips) & domains.known


@pytest.mark.parametrize(
    ("domain", "meant"),
    [
        *(("gmal.org", "gmail.com"), ("gmail.it", "gmail.com"), ("gmaul.con", "gmail.com")),
        *(("hotmial.fr", "hotmail.fr"), ("hotmail.xx", "hotmail.com"), ("yahho.de", "yahoo.de")),
        *(("wanadoo.fr.fr", "wanadoo.fr"), ("www.laposte.net", "laposte.net")),
        *(("oragne.fr", "orange.fr"), ("rorange.fr", "orange.fr"), ("ornage.fr", "orange.fr")),
        *(("hot-mail.com", "hotmail.com"), ("clubinternet.fr", "club-internet.fr")),
        *(("fre.fr", "free.fr"), ("rfee.fr", "free.fr"), ("sffr.fr", "sfr.fr")),
        *(("fsr.fr", "sfr.fr"), ("aliceadsl.net", "aliceadsl.fr"), ("bbox.net", "bbox.fr")),
    ],
)
def test_slips_of_every_kind(domain: str, meant: str) -> None:
    assert shipped_domains().meant_by(domain) == meant


@pytest.mark.parametrize(
    "domain",
    [
        *("hotmail.de", "outlook.ie", "live.se", "yahoo.gr", "live.de", "hotmail.com.tr"),
        *("mail.ru", "email.it", "orange.es", "free.org", "live.org", "skynet.com", "sfg.fr"),
        *("srf.ch", "chu-lyon.fr", "aphp.fr", "proton.me", "valbrume.example", "me.fr", "mec.com"),
    ],
)
def test_a_right_domain_stands_for_itself(domain: str) -> None:
    assert shipped_domains().meant_by(domain) == ""


@pytest.mark.parametrize("typed", ["\uff41nne@b.fr", "a\ufb01n@b.fr", "a\u00b2@b.fr"])
def test_letters_that_look_like_others(typed: str) -> None:
    assert "only look like others" in refused(typed)


def test_a_coded_domain_can_be_read_over() -> None:
    address = checked("rene@école-bleue.fr")
    assert in_letters(address) == f"rene@école-bleue.fr ({address})"
    for plain in ("rené@école-bleue.fr", "a@b.fr"):
        assert in_letters(plain) == plain


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        *(("a@b.fr, c@d.fr", "more than one"), ("a@b.fr;c@d.fr", "more than one")),
        *(("a@b.fr\nBcc: c@d.fr", "more than one"), ("a@b.fr\r\nX: y", "a space, a line break")),
        *(("Anne <a@b.fr>", "a quote"), ('"a b"@c.fr', "a quote"), ("a@b\u202e.fr", "not an")),
        *(("a", "not an"), ("a@b", "not an"), ("@b.fr", "not an"), ("a@[127.0.0.1]", "not an")),
        *(("a@localhost", "not an"), ("a@x.invalid", "not an"), ("a" * 300 + "@b.fr", "not an")),
    ],
)
def test_what_is_not_one_address(typed: str, says: str) -> None:
    for as_is in (False, True):
        told = refused(typed, as_is=as_is)
        assert says in told
        assert told.isprintable() or told.count("\n") == 1
        assert len(told) < 250


def test_the_network_is_asked_only_when_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def validate(text: str, *, check_deliverability: bool) -> object:
        asked.append(check_deliverability)
        if check_deliverability:
            raise email_validator.EmailUndeliverableError("no such domain")
        return real(text, check_deliverability=False)

    real = email_validator.validate_email
    monkeypatch.setattr(email_validator, "validate_email", validate)
    assert checked("a@example.org") == "a@example.org"
    assert asked == [False]
    assert "No mail can be sent to the domain" in refused("a@example.org", check_domain=True)

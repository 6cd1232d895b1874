"""Addresses that nobody can open, ring or write to, each at its line."""

from __future__ import annotations

import pytest

from tests.checks.article import FRONT, found, line_of, subject

RULE = "links"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http:/tilleuls.example/platre", "names no site"),
        ("https:///platre", "names no site"),
        ("https://intranet/platre", "inside the hospital"),
        ("http://10.0.0.3/platre", "inside the hospital"),
        ("http://localhost:8000/", "inside the hospital"),
        ("https://portail.chu.local/x", "inside the hospital"),
        ("http://[::1]/x", "inside the hospital"),
        ("http://[::1", "names no site"),
        ("mailto:secretariat", "no e-mail address"),
        ("mailto:a@b", "no e-mail address"),
        ("tel:service", "no number"),
        ("tel:1", "no number"),
        ("https://tilleuls.example/platre_(bras)", ""),
        ("https://www.tilleuls.example:8443/a?b=c#d", ""),
        ("http://93.184.216.34/x", ""),
        ("mailto:a.b@tilleuls.example?subject=platre", ""),
        ("tel:+33261914710", ""),
        ("tel:02-61-91-47-10", ""),
        ("tel:15", ""),
        ("#what", ""),
        ("{{ hospital.web }}", ""),
    ],
)
def test_addresses(address: str, told: str) -> None:
    of = found(RULE, subject(f"Voyez [ceci]({address})."))
    assert [told in one.message and one.is_error for one in of] == ([True] if told else [])


def test_every_way_to_write_one() -> None:
    body = (
        "Voir <https://accueil/1> et https://accueil/2.\n"
        "Ou [ici][là], [**là [x]**](https://accueil/3), `[code](https://accueil/0)`,\n"
        "![une image du bras](https:figures/a.svg).\n\n"
        "[là]: https://accueil/4"
    )
    of = found(RULE, subject(body))
    assert [(one.quote, one.place.line) for one in of if one.place] == [
        ("https://accueil/1", line_of(body, "Voir")),
        ("https://accueil/2", line_of(body, "Voir")),
        ("https://accueil/3", line_of(body, "Ou")),
        ("https://accueil/4", line_of(body, "[là]:")),
    ]


def test_a_source() -> None:
    front = FRONT.replace(
        "    date: 2026-01\n", "    date: 2026-01\n    url: https://bibliotheque/x\n"
    )
    (one,) = found(RULE, subject("Rien.", front=front))
    assert one.place
    assert front.split("\n")[one.place.line or 0].startswith("rights")

"""Links: what is typed becomes one, and paper says where one leads."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.content.breaking import BREAK, breakable
from depliant.content.phones import found_in
from depliant.content.prose.addresses import Paper
from depliant.content.prose.dialect import Manner
from depliant.content.prose.render import Rendered, render
from depliant.content.select import select
from depliant.content.typography import JOINER, rules
from depliant.errors import Place
from depliant.reading.sections import Section
from depliant.typeset.lettering.letters import letters
from tests.conftest import choose, edit

PAPER = Paper(40, "Code QR :")
LONG = "https://www.sante-exemple.fr/dossiers/asthme/les-gestes-qui-aident-a-la-maison"


def rendered(text: str, paper: Paper | None = PAPER, country: str = "FR") -> Rendered:
    section = Section("away", "Ailleurs", text, Place("fr.md", 7))
    return render(section, {"hospital.country": country}, Manner(rules("fr"), paper))


def plain(html: str) -> str:
    return html.replace(BREAK, "").replace(JOINER, "")


@pytest.mark.parametrize(
    ("typed", "href", "words"),
    [
        ("https://exemple.fr/a?b=c", "https://exemple.fr/a?b=c", "https://exemple.fr/a?b=c"),
        ("www.exemple.org/plan", "https://www.exemple.org/plan", "www.exemple.org/plan"),
        ("exemple.fr", "https://exemple.fr", "exemple.fr"),
        ("accueil@exemple.fr", "mailto:accueil@exemple.fr", "accueil@exemple.fr"),
        ("01 99 00 12 34", "tel:+33199001234", "01&nbsp;99&nbsp;00&nbsp;12&nbsp;34"),
        ("01.99.00.12.34", "tel:+33199001234", "01.99.00.12.34"),
        ("+33 6 39 98 12 34", "tel:+33639981234", "+33&nbsp;6&nbsp;39&nbsp;98&nbsp;12&nbsp;34"),
        ("0199001234", "tel:+33199001234", "0199001234"),
    ],
)
def test_what_is_typed_is_a_link(typed: str, href: str, words: str) -> None:
    html = plain(rendered(f"Voyez *vite* {typed}, ou demandez.", None).html)
    assert f'<em>vite</em> <a class="typed-address" href="{href}">{words}</a>, ou' in html


@pytest.mark.parametrize(
    "text",
    [
        "15 enfants de 3 à 12 ans, 100 000 000 euros",
        "le 24/11/2026 à 10 h 30, HT-0417, 612 345 678",
        "`01 99 00 12 34` et `a@exemple.fr`",
        "etc.Le reste, fin.fr-be, 3.14, v1.0",
    ],
)
def test_what_is_none_stays_text(text: str) -> None:
    assert "<a" not in rendered(text).html


def test_a_link_holds_no_link() -> None:
    html = rendered("[appelez le 01 99 00 12 34](https://exemple.fr)").html
    assert html.count("<a ") == 1


def test_numbers_are_those_of_the_hospitals_country() -> None:
    assert list(found_in("appelez le 020 7946 0958", "FR")) == []
    assert list(found_in("call 020 7946 0958 now", "GB")) == [(5, 18)]


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://www.exemple.fr/asthme/", "exemple.fr/asthme"),
        ("http://exemple.fr", "exemple.fr"),
        ("mailto:a.b@exemple.fr?subject=x", "a.b@exemple.fr"),
        ("tel:+33199001234", "01\u00a099\u00a000\u00a012\u00a034"),
    ],
)
def test_paper_says_where_a_link_leads(link: str, shown: str) -> None:
    text = f"Lisez [le **guide**]({link})."
    html = plain(rendered(text).html).replace("&nbsp;", "\u00a0")
    assert f'guide</strong></a> <span class="link-address">({shown})</span>.' in html
    assert "link-address" not in rendered(text, None).html


def test_words_that_are_the_address_are_not_doubled() -> None:
    html = plain(rendered("Voyez [exemple.fr](https://www.exemple.fr/).").html)
    assert html.count("exemple.fr") == 2  # the words and the address itself
    assert ">exemple.fr</a>." in html


@pytest.mark.parametrize("text", [f"Lisez [le guide]({LONG}).", f"Lisez {LONG}."])
def test_a_long_address_stands_below_with_a_code(text: str) -> None:
    one = rendered(f"- D’abord.\n- {text}\n\nEnsuite.")
    html = plain(one.html)
    ((url, address),) = one.codes.items()
    assert address == LONG
    item = html.partition("</ul>")[0].rpartition("<li>")[2]
    assert "sante-exemple.fr" in item.partition("<figure")[0]
    figure = item.partition("<figure")[2]
    assert f'src="{url}"' in figure
    assert ">sante-exemple.fr/dossiers/asthme/les-gestes-qui-aident-a-la-maison<" in figure
    assert "les-gestes" not in item.partition("<figure")[0].replace(LONG, "")
    assert rendered(text, None).codes == {}


def test_a_code_never_stands_in_a_table() -> None:
    html = rendered(f"| Quoi | Où |\n|---|---|\n| le guide | [ici]({LONG}) |").html
    assert html.index("</table>") < html.index("<figure")


def test_a_heading_has_no_code() -> None:
    section = Section(
        "away", f"Lisez [le guide]({LONG})", f"### [Ici]({LONG})\n\nOui.", Place("f", 1)
    )
    one = render(section, {"hospital.country": "FR"}, Manner(rules("fr"), PAPER))
    assert "a-la-maison)" in plain(one.heading)
    assert "a-la-maison)" in plain(one.html)
    assert one.codes == {}


PIECES = [
    "a@exemple.fr",
    "https://exemple.fr/a_b?c=d",
    "www.exemple.org",
    "01 99 00 12 34",
    "**x**",
    "`c@d.fr`",
    "[mots](https://exemple.fr)",
    "10 mg",
    "?",
    "(",
    ")",
    ".",
    "L'",
    '"',
    "«",
    "»",
]


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from(["", " ", "\n"]))
def test_no_letter_is_lost_on_screens(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    html = re.sub("<[^>]*>", "", rendered(text, None).html)
    written = text.replace("(https://exemple.fr)", "") if "[mots]" in text else text
    assert letters(unescape(html)) == letters(written)


def test_the_code_is_among_the_pictures(folder: Path, article: Path) -> None:
    edit(article, "## Espoirs et limites {#limits}\n", f"## Espoirs {{#limits}}\n\nSur {LONG}\n")
    content, _odd = select(choose(folder, "trifold"))
    (code,) = [url for url in content.pictures if url.startswith("depliant:code/")]
    assert content.pictures[code].startswith(b"<svg")
    assert code in next(one.html for one in content.sections if one.role == "limits")


def test_typography_goes_through_links_and_facts() -> None:
    html = plain(
        rendered("L'[équipe](https://exemple.fr) **répond** ! [Où ?](#x) `a ?`", None).html
    )
    assert "L’<a" in html
    assert "</strong>\u202f!" in html.replace("&#8239;", "\u202f")
    assert "Où\u202f?" in html
    assert "<code>a ?</code>" in html


PARTS = ("clinique", "-de", "-la", "-crique", "-verte.")


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("un-soin_nuit@mas-clair.example", ["un-soin_", "nuit", "@mas-clair.", "example"]),
        ("mas-clair.example/AB-1203/fr/", ["mas-clair.", "example/", "AB-1203/fr/"]),
        ("mas-clair.example/AB-1203/1.0/fr", ["mas-clair.", "example/", "AB-1203/1.0/fr"]),
        ("clinique-de-la-crique-verte.example", [*PARTS, "example"]),
    ],
)
def test_no_line_of_an_address_ends_with_its_hyphen(address: str, lines: list[str]) -> None:
    set_ = breakable(address)
    assert set_.replace(JOINER, "").split(BREAK) == lines
    assert set_.count(f"-{JOINER}") == address.count("-")

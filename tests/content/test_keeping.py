"""What the end of a line never parts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.content.breaking import BREAK
from depliant.content.keeping import MOST, SHORT, closed, letters, setting, whole
from depliant.content.select import select
from tests.conftest import TOP, choose

NB, NN, WJ = "\u00a0", "\u202f", "\u2060"


@pytest.mark.parametrize(
    ("lang", "kept"),
    [
        ("fr", f"un CAR-{WJ}T, est-{WJ}ce, Rives-{WJ}Sud"),
        ("fr", f"les «{NB}CAR{NB}T-{WJ}cells{NB}» ou CAR{NB}T-{WJ}cells"),
        ("fr", f"«{NB}le chat de la voisine{NB}»"),  # long: it may run on
        ("fr", f"de{NB}8{NB}h{NB}à{NB}19{NB}h, de{NB}8{NB}h{NB}30{NB}à{NB}12{NB}h"),
        ("fr", f"8{NB}h-12{NB}h, 8{NB}h–{WJ}12{NB}h, et/{WJ}ou"),
        ("fr", f"le 3{NB}août{NB}2027, le 1er{NB}mai"),
        ("fr", f"version{NB}2.1, page{NB}4, 8 sur{NB}10"),
        ("fr", f"au 29999{NB}Plou-Exemple"),
        ("fr", f"6{NB}j/7, 24{NB}h/24"),
        ("fr", f"le __/{WJ}__/{WJ}____ au __{NB}__{NB}__"),
        ("fr", "anti-inflammatoire, rendez-vous-la"),  # long: it may be parted at its hyphen
        ("fr", "https://mon-site.example/un-deux, a-b@mon-site.example"),
        ("en", f"from{NB}9{NB}am{NB}to{NB}5{NB}pm; a check-{WJ}up on 3{NB}May{NB}2027"),
        ("en", f"the “CAR{NB}T-{WJ}cells”; room{NB}12"),
    ],
)
def test_it_stays_together(lang: str, kept: str) -> None:
    written = kept.replace(NB, " ").replace(WJ, "")
    assert setting(lang)(written) == kept
    assert setting(lang)(kept) == kept


def test_other_languages_stay_as_they_are() -> None:
    assert setting("de")("um 8 Uhr, CAR-T") == "um 8 Uhr, CAR-T"


@given(st.text(alphabet="abT-/ 019:;«»“”’.hàde_\n–" + NB + NN + WJ, max_size=40))
def test_letters_never_change_and_twice_changes_nothing(text: str) -> None:
    for lang in ("fr", "en"):
        once = setting(lang)(text)
        assert setting(lang)(once) == once
        plainly = [sign for sign in once if sign.isalnum()]
        assert plainly == [sign for sign in text if sign.isalnum()]


WORDS = st.lists(st.text("abcdé’-", min_size=1, max_size=14), min_size=1, max_size=20)


@given(WORDS)
def test_a_last_line_is_no_short_word(words: list[str]) -> None:
    text = " ".join(words)
    done = closed(text)
    assert done.replace(NB, " ") == text
    assert closed(done) == done
    *_before, last = done.split(" ")
    if done != text:
        assert letters(last) <= MOST
    alone = letters(last) < SHORT and " " in done and letters(text) >= 28
    if alone:  # the word before it is too long to go with it, or it is the only one
        others = done.split(" ")
        assert len(others) == 2 or letters(others[-2] + last) > MOST


def test_names_stay_on_a_line_that_holds_them() -> None:
    assert whole("Camille Exemple") == f"Camille{NB}Exemple"
    assert " " in whole("Marie-Antoinette de la Tour-Exemple")


def test_everywhere_on_the_page() -> None:
    content, _odd = select(choose(TOP, "trifold", hospital="deux-rives"))
    assert content.hospital.name == f"Centre hospitalier des Deux-{WJ}Rives"
    assert f"version{NB}1.0" in content.identity.line
    assert any(f"de{NB}8{NB}h{NB}30" in one.hours for one in content.hospital.contacts)
    assert content.words["not_covered"].endswith(f"Demandez à{NB}l’équipe{NB}:")
    html = "".join(section.html for section in content.sections)
    assert f"«{NB}CAR{NB}T-{WJ}cells{NB}»".replace(NB, "&nbsp;") in html


def test_a_last_line_in_a_section(folder: Path, article: Path) -> None:
    """Inside one text only: across a tag the engine would end the line before far too early."""
    text = article.read_text(encoding="utf-8")
    more = (
        "Une phrase de plus qui se termine **ici** par un mot.\n\nUne autre phrase encore, **fin**."
    )
    article.write_text(text.replace("## Espoirs", f"{more}\n\n## Espoirs"), encoding="utf-8")
    content, _odd = select(choose(folder, "a4"))
    html = "".join(section.html for section in content.sections).replace("&nbsp;", NB)
    assert f"<strong>ici</strong> par{NB}un{NB}mot." in html
    assert "encore, <strong>fin</strong>." in html


def test_a_latin_line_in_an_arabic_text_keeps_its_order() -> None:
    lrm = "\u200e"
    arabic = setting("ar")
    assert arabic("12, allée des Aulnes") == f"{lrm}12,{lrm} allée des Aulnes"
    assert arabic("de 8 h à 17 h.") == f"de {lrm}8{lrm} h à {lrm}17{lrm} h.{lrm}"
    assert arabic("اتصلوا على 15, ou 112") == "اتصلوا على 15, ou 112"
    assert arabic(arabic("a (b), 3")) == arabic("a (b), 3")
    assert arabic.across(("le ", "12", ", là")) == ("le ", f"{lrm}12", f",{lrm} là")


def test_a_line_may_end_between_a_quote_and_its_bracket() -> None:
    """Unicode Standard Annex 14, LB15, would keep « … » with what is explained in brackets."""
    set_ = setting("fr")("le « pas de deux » (une figure) et « oui » dit-il")
    assert f"» {BREAK}(une" in set_
    assert set_.count(BREAK) == 1

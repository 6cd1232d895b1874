"""French and English rules for running text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.content.select import select
from depliant.content.typography import rules
from depliant.pressroom.press import Press
from tests.conftest import TOP, choose, edit, laid_out

NB, NN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("Pourquoi ?", f"Pourquoi{NN}?"),
        ("Pourquoi?", f"Pourquoi{NN}?"),
        ("On dit : oui", f"On dit{NB}: oui"),
        ("« oui »", f"«{NB}oui{NB}»"),
        ("70 à 90 %", f"70 à{NB}90{NB}%"),
        ("de 9 h 30 à 17 h", f"de 9{NB}h{NB}30 à{NB}17{NB}h"),
        ("10 000 euros", f"10{NN}000 euros"),
        ("le Dr Lejeune", f"le Dr{NB}Lejeune"),
        ("l'enfant", "l’enfant"),
        ("https://exemple.fr/a?b=c", "https://exemple.fr/a?b=c"),
    ],
)
def test_french(written: str, set_: str) -> None:
    assert rules("fr")(written) == set_


def test_english_and_others() -> None:
    assert rules("en")("the child's cells?") == "the child’s cells?"
    assert rules("de")("Warum ? l'a") == "Warum ? l'a"


@given(st.text(alphabet="ab 019:;!?«»%'’.hDrMn°()" + NB + NN, max_size=40))
def test_twice_changes_nothing(text: str) -> None:
    once = rules("fr")(text)
    assert rules("fr")(once) == once


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ('Il dit "oui" ici.', f"Il dit «{NB}oui{NB}» ici."),
        ("Attendez...", "Attendez…"),
        ("Le jour - ou la nuit", f"Le jour{NB}– ou la nuit"),
        ("de 9h30 à 17h", f"de 9{NB}h{NB}30 à{NB}17{NB}h"),
        ("20%", f"20{NB}%"),
        ("Appelez le 02 61 91 47 10", f"Appelez le 02{NB}61{NB}91{NB}47{NB}10"),
        ("pendant 3 jours et 2 mg", f"pendant 3{NB}jours et 2{NB}mg"),
        ("il y a un an", f"il y{NB}a{NB}un an"),
        ("rendez-vous à midi", f"rendez-vous à{NB}midi"),
        ("service@hopital.example", "service@hopital.example"),
    ],
)
def test_more_french(written: str, set_: str) -> None:
    assert rules("fr")(written) == set_


def test_english_quotes_and_dashes() -> None:
    assert rules("en")('He said "yes" - twice...') == "He said “yes” – twice…"
    assert rules("en")("5 mg for Dr Lee") == f"5{NB}mg for Dr{NB}Lee"


@given(st.text(alphabet="ab \"-–'01259hmg%.,:;?«»Dr" + NB + NN, max_size=40))
def test_twice_changes_nothing_here_either(text: str) -> None:
    for lang in ("fr", "en"):
        once = rules(lang)(text)
        assert rules(lang)(once) == once


def test_links_code_and_the_last_word(press: Press, folder: Path, article: Path) -> None:
    more = "Un [lien ? ici](https://exemple.fr/a?b=c) et `code ?` anticonstitutionnellement."
    edit(
        article,
        "## Espoirs et limites {#limits}\n",
        f"## Espoirs et limites {{#limits}}\n\n{more}\n",
    )
    content, _odd = select(choose(folder, "a4"))
    html = next(section.html for section in content.sections if section.role == "limits")
    assert "lien ? ici" in html
    assert "<code>code ?</code>" in html
    assert '<span class="last-word">anticonstitutionnellement.</span>' in html


def test_words_are_broken_in_paragraphs_only(press: Press) -> None:
    """Never in large print, headings, lists; somewhere in a narrow column."""
    for name, broken in (("a4-large", False), ("screen", False), ("trifold", True)):
        _content, pages = laid_out(press, choose(TOP, name))
        ends = [run for page in pages.pages for run in page.runs if run.text.endswith("\u2010")]
        assert bool(ends) == broken
        assert {run.tag for run in ends} <= {"p", "strong"}


def test_an_hour_needs_its_number() -> None:
    """Seen by the property with ten thousand examples: each pass changed a little more."""
    french, text = rules("fr"), "\u00a0h00h"
    assert french(french(text)) == french(text)
    assert french("9h30") == "9\u00a0h\u00a030"

"""French and English rules for running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.typography import rules

NB, NN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("Pourquoi ?", f"Pourquoi{NN}?"),
        ("Pourquoi?", f"Pourquoi{NN}?"),
        ("On dit : oui", f"On dit{NB}: oui"),
        ("« oui »", f"«{NB}oui{NB}»"),
        ("70 à 90 %", f"70 à 90{NB}%"),
        ("de 9 h 30 à 17 h", f"de 9{NB}h{NB}30 à 17{NB}h"),
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

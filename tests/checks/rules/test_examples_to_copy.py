"""What a rule gives to copy is in the language of the leaflet, whatever that of the messages."""

from __future__ import annotations

import pytest

from depliant.words import speaking
from tests.checks.article import found, subject

CASES = [
    ("passive", "The blood sample is taken at noon.", "“take …”"),
    ("double-negation", "It is not impossible that you feel cold.", "“ask before …”"),
    ("dated-facts", "A new drug was recently found.", "“in 2026”"),
    ("bare-percentage", "The cream helps 60% of children.", "6 children of 10"),
    ("big-numbers", "It happens to 1 person in 25,000.", "“one person in a town of 25,000”"),
    ("addresses-the-reader", "The patient must drink water.", "“your child”"),
    ("risks-with-what-to-do", "## Risks {#risks}\n\nSome are tired.", "“If …, call …”"),
]


@pytest.mark.parametrize(("rule", "text", "example"), CASES)
def test_examples_are_copied_into_the_leaflet(rule: str, text: str, example: str) -> None:
    with speaking("fr"):
        (told, *_more) = found(rule, subject(text, "en"))
    assert example in told.remedy
    assert any(word in told.remedy for word in ("Dites", "Ajoutez")), "the rest is French"


def test_french_ones_stay_french_in_english_messages() -> None:
    (told,) = found("passive", subject("Le dossier est envoyé lundi."))
    assert "prenez …" in told.remedy and told.remedy.startswith("Say who")


def test_large_counts_have_spaces_in_french() -> None:
    with speaking("fr"):
        (told,) = found("big-numbers", subject("Cela arrive à 1 enfant sur 1 250 000."))
    assert "1\u00a0250\u00a0000 habitants" in told.remedy

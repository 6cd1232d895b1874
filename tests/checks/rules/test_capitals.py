"""capitals: no words are shouted."""

from __future__ import annotations

import pytest

from tests.checks.article import FRONT, found, subject
from tests.checks.rules.table import cases, finds

FRENCH = """
+ NE PAS JETER ce papier.
+ C’est TRÈS IMPORTANT pour vous.
+ ATTENTION DANGER
+ APPELEZ LE 15.
+ À FAIRE AVANT DE VENIR
+ ## URGENCES VITALES {#u}⏎⏎Appelez.
+ Lisez les CONSIGNES DE SÉCURITÉ.
+ ## QUAND VENIR ? {#v}⏎⏎Lundi.
+ !!! warning "À LIRE AVANT L’EXAMEN"⏎    Venez à jeun.
- Une IRM et un EEG.
- Les CAR-T sont des cellules.
- Le SAMU SMUR arrive.
- IMPORTANT : venez.
- Le VIH SIDA se soigne.
- L’ADN et l’ARN.
- Au CHU de Tours.
- Dr DUPONT passe.
- Vitamine D et B12.
- M. X. Y. passe.
- Le groupe A ou B, O ou AB.
- Voir [LE GRAND PLAN](https://a.example).
"""
ENGLISH = """
+ DO NOT EAT before the test.
+ Read the SAFETY RULES.
+ WHO CAN HELP?
- An MRI and a CT scan.
- The NHS GP will call.
"""


@pytest.mark.parametrize(("told", "text"), cases(FRENCH))
def test_in_french(told: bool, text: str) -> None:
    assert finds("capitals", text) is told


@pytest.mark.parametrize(("told", "text"), cases(ENGLISH))
def test_in_english(told: bool, text: str) -> None:
    assert finds("capitals", text, "en") is told


def test_a_title_in_capitals_is_told_at_its_line() -> None:
    loud = FRONT.replace("Le plâtre", "LE PLÂTRE DE VOTRE ENFANT")
    (one,) = found("capitals", subject("Un mot.", front=loud))
    assert one.place and one.place.line == 2


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("RESTEZ À JEUN 6 HEURES AVANT L’OPÉRATION.", "RESTEZ À JEUN 6 HEURES AVANT L’OPÉRATION"),
        ("NE CONDUISEZ PAS : DANGER, dit la notice.", "NE CONDUISEZ PAS : DANGER"),
        ("Le soir, LAVEZ LES MAINS (TOUS LES DOIGTS) avant.", "LAVEZ LES MAINS (TOUS LES DOIGTS"),
    ],
)
def test_all_that_is_shouted_is_marked(text: str, marked: str) -> None:
    assert [one.words for one in found("capitals", subject(text))] == [marked]


@pytest.mark.parametrize(
    "text",
    ["Appelez le SAMU : 15, ou SOS.", "Une IRM (TEP, 2 fois) ou un ECG.", "URGENCES : SAMU 15."],
)
def test_signs_with_figures_between_them_shout_nothing(text: str) -> None:
    assert not found("capitals", subject(text))

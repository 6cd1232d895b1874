"""risks-with-what-to-do: a risk, and what its reader or the team does about it."""

from __future__ import annotations

import pytest

from tests.checks.article import found, subject

SILENT = (
    "Rares.",
    "Les allergies sont très rares. Elles surviennent chez 1 personne sur 10 000.",
    "- Fièvre\n- Fatigue\n- Chute des cheveux",
    "| Risque | Fréquence |\n|---|---|\n| Infection | 1 enfant sur 100 |",
    "Des vertiges peuvent venir du produit. Le cœur s’arrête, très rarement : un arrêt du cœur.",
    "Rare veut dire une fois sur mille. Des plaques peuvent venir le soir.",
    "Vous avez parfois des nausées chez vous, assez longtemps, pendant quelques jours.",
)
ACTS = (
    "La fièvre est fréquente : appelez-nous si elle dure.",
    "L’équipe surveille votre enfant pendant une heure.",
    "On donne un médicament contre les nausées.",
    "Buvez beaucoup : les reins se fatiguent moins.",
    "Les nausées se soignent bien.",
    "Un saignement est rare : il faut revenir le jour même.",
    "Un saignement : {{ hospital.contacts.ward.phone }}, jour et nuit.",
    "Une allergie est rare. Le médecin arrête alors la perfusion.",
    "La peau peut rougir. Mettez la crème matin et soir.",
    "- Quels signes doivent nous faire appeler ?",
)


@pytest.mark.parametrize("body", SILENT)
def test_risks_alone(body: str) -> None:
    text = f"## Quels sont les risques ? {{#risks}}\n\n{body}\n"
    assert len(found("risks-with-what-to-do", subject(text))) == 1


@pytest.mark.parametrize("body", ACTS)
def test_risks_with_what_to_do(body: str) -> None:
    text = f"## Quels sont les risques ? {{#risks}}\n\n{body}\n"
    assert not found("risks-with-what-to-do", subject(text))


def test_sections_that_are_left_to_other_rules() -> None:
    for heading in ("{#risks .not-covered}", "{#benefits}"):
        assert not found("risks-with-what-to-do", subject(f"## Risques {heading}\n\nRares.\n"))
    asked = "## Risques {#risks}\n\n[à compléter : les risques]\n"
    assert not found("risks-with-what-to-do", subject(asked))


def test_in_english() -> None:
    text = "## What are the risks? {#risks}\n\n"
    silent = f"{text}Fever is common on the first evening.\n"
    assert len(found("risks-with-what-to-do", subject(silent, "en"))) == 1
    assert not found("risks-with-what-to-do", subject(f"{silent}Call us if it lasts.\n", "en"))

"""double-negation: what is meant is said."""

from __future__ import annotations

import pytest

from tests.checks.rules.table import cases, finds

FRENCH = """
+ Il n’est pas impossible que cela dure.
+ Il n’est pas rare d’avoir mal.
+ Ce n’est pas inutile.
+ Ne prenez jamais ce médicament sans avis médical.
+ N’arrêtez pas le traitement sans en parler au médecin.
+ Vous ne pouvez pas ne pas venir.
+ Personne n’ignore que le tabac nuit.
+ Une fièvre n’est pas exclue.
+ Le traitement n’est pas dénué de risques.
+ Ce n’est pas sans danger.
+ L’examen n’est jamais sans risque.
+ Ne venez pas si vous n’êtes pas à jeun.
+ Évitez de ne pas boire.
+ Cet effet est non négligeable.
+ Ces douleurs ne sont pas inhabituelles.
+ Aucun soin n’est fait sans votre accord.
+ Il n’en souffre pas moins.
- Ne bougez pas : l’examen est sans douleur.
- Il ne mange pas, sans raison.
- Ce n’est pas grave.
- L’examen ne fait pas mal.
- Vous n’avez besoin de rien.
- Mangez sans sel.
- Si vous ne dormez pas, dites-le.
- Ne prenez que de l’eau.
- Le repas est sans sel ; ne salez pas.
- C’est rare.
- C’est impossible à savoir.
- Il ne dort pas sans doute à cause du bruit.
- Il n’y a pas de risque.
- Vous n’êtes pas obligé de rester.
- Ne mangez pas et ne buvez pas.
- Ce n’est pas de votre faute, et personne ne vous juge.
- Si vous n’avez pas de fièvre, restez chez vous.
- Une personne vous aide, sans attendre.
"""
ENGLISH = """
+ It is not uncommon to feel sick.
+ Fever is not impossible.
+ It isn’t unusual.
+ Do not stop taking it without asking us.
+ Never leave without your card.
+ You cannot not come.
+ Don’t drive unless your doctor agrees.
- You can eat without pain.
- Do not worry.
- It is not painful.
- This is unusual.
- If you do not sleep, tell us.
- Unless you are ill, come at 8.
- Knots are unsafe.
"""


@pytest.mark.parametrize(("told", "text"), cases(FRENCH))
def test_in_french(told: bool, text: str) -> None:
    assert finds("double-negation", text) is told


@pytest.mark.parametrize(("told", "text"), cases(ENGLISH))
def test_in_english(told: bool, text: str) -> None:
    assert finds("double-negation", text, "en") is told


def test_other_languages_are_not_judged() -> None:
    assert not any(finds("double-negation", text, "ar") for _told, text in cases(FRENCH))

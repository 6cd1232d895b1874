"""big-numbers: nobody can picture 1 in 12,500."""

from __future__ import annotations

import pytest

from tests.checks.rules.table import cases, finds

FRENCH = """
+ Une réaction grave arrive chez 1 enfant sur 12 500.
+ Le risque est de 0,003 %.
+ 1 personne sur 10 000 fait une allergie.
+ Chaque année, 67 000 enfants sont opérés.
+ Il faut 3 millions de cellules.
+ Cela touche une personne sur vingt mille.
+ Fièvre : 1 enfant sur 10. Boutons : 3 enfants sur 1 000.
+ - Fièvre : 1 enfant sur 20⏎- Toux : 3 enfants sur 100
+ On compte 250 000 globules blancs.
- Une réaction grave est très rare : c’est une personne dans une ville de 12 500 habitants.
- 7 à 9 enfants sur 10 étaient en rémission (70 à 90 %).
- Appelez le 01 99 00 12 34.
- L’hôpital est à 37000 Tours.
- Le loyer est de 15 000 €.
- Il prend 100 000 UI de vitamine D.
- En 2026, 12 enfants sont venus.
- Fièvre : 10 enfants sur 100. Toux : 3 enfants sur 100.
- 1 enfant sur 5, soit 20 sur 100.
- Les plaquettes sont sous 20 000/mm³.
- Le code est le n° 123456.
- Un jour sur deux, et 3 enfants sur 10.
- 800 enfants sont venus.
+ Un voyageur sur deux cent mille tombe malade.
+ C’est un décès sur un million de piqûres.
+ Un bébé sur vingt-cinq mille naît avec.
- Un bébé sur mille naît avec.
- C’est un décès sur un million, comme une personne dans une ville comme Marseille.
"""
ENGLISH = """
+ A severe reaction happens in 1 in 12,500 children.
+ Every year 67,000 children have it.
+ Fever: 1 in 10. Rash: 3 in 1,000.
- It is as likely as one person in a town of 12,500.
- About 1 in 5, or 20 in 100, cough.
- Call 01 99 00 12 34.
- It costs $15,000.
+ One in a million is allergic.
- One in a thousand is allergic.
"""


@pytest.mark.parametrize(("told", "text"), cases(FRENCH))
def test_in_french(told: bool, text: str) -> None:
    assert finds("big-numbers", text) is told


@pytest.mark.parametrize(("told", "text"), cases(ENGLISH))
def test_in_english(told: bool, text: str) -> None:
    assert finds("big-numbers", text, "en") is told

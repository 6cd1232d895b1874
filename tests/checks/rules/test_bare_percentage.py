"""bare-percentage: a share of people is said as so many of so many."""

from __future__ import annotations

import pytest

from tests.checks.article import found, line_of, subject
from tests.checks.rules.table import cases, finds

FRENCH = """
+ Le traitement guérit 95 % des enfants.
+ Il y a 30 % de rechutes.
+ Dans 5 à 10 % des cas, la peau rougit.
+ Environ 12,5 pour cent des malades vomissent.
+ Le risque est de 2 %.
+ Ces effets touchent 20% des patients.
+ Le taux de guérison atteint 85 %.
+ ## 30 % des enfants {#x}⏎⏎Ils toussent.
+ 1 enfant sur 10 tousse, et 40 % dorment mal.
+ Il y a 0,3 % de fuites, et 1 décès sur 900.
+ Trente pour cent des adultes toussent.
+ Quatre-vingt-dix pour cent des bébés pleurent.
+ Cette solution marche chez 80 % des enfants.
- Le traitement marche chez 7 à 9 enfants sur 10 (70 à 90 %).
- Rincez avec du sérum physiologique à 0,9 %.
- Désinfectez avec de l’alcool à 70 %.
- La saturation doit rester au-dessus de 94 %.
- L’assurance rembourse 65 % du prix.
- La batterie est à 20 %.
- Une perte de 5 % du poids doit alerter.
- C’est sûr à 100 %.
- Un bébé est fait de 75 % d’eau.
- La moitié des enfants (50 %) dorment.
- Du glucosé à 5 %.
- Un sirop à 3 %, une lotion à 2 %.
- 1 enfant sur 8 environ (12 %) tousse, 1 sur 7 (15 %) dort mal.
- Un enfant sur quatre, soit 25 %, tousse.
- Le magasin fait 20 % de réduction.
- Chez 3 enfants sur 100, la fièvre monte.⏎⏎Ces 3 % vont bien ensuite.
- Voir [la page des 30 %](https://a.example).
- Le test `30 %` est du code.
"""
ENGLISH = """
+ It works in 70% of children.
+ Forty per cent of men snore.
+ About 5 per cent of patients feel sick.
+ Between 10 and 20 percent of people itch.
- It works in 7 out of 10 children (70%).
- Use 0.9% saline.
- One in four people (25%) cough.
- Rub in hydrocortisone cream 1%.
- Half of the babies (50%) sleep.
"""


@pytest.mark.parametrize(("told", "text"), cases(FRENCH))
def test_in_french(told: bool, text: str) -> None:
    assert finds("bare-percentage", text) is told


@pytest.mark.parametrize(("told", "text"), cases(ENGLISH))
def test_in_english(told: bool, text: str) -> None:
    assert finds("bare-percentage", text, "en") is told


def test_the_share_is_said_as_people_count() -> None:
    texts = {"30 %": "3 of 10", "2 %": "2 of 100", "0,5 %": "5 of 1000", "5 à 10 %": "5 to 10 of"}
    for typed, said in texts.items():
        (one,) = found("bare-percentage", subject(f"Chez {typed} des enfants, la peau rougit."))
        assert said in one.remedy and one.words == typed


def test_the_sentence_and_its_line_are_told() -> None:
    body = "Un début.\n\nLa peau rougit. Cela arrive\nchez 4 % des enfants."
    (one,) = found("bare-percentage", subject(body))
    assert one.place and one.place.line == line_of(body, "chez 4 %")
    assert one.quote == "Cela arrive chez 4 % des enfants."

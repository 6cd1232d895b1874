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
+ Soixante et onze pour cent des mères hésitent.
+ Cette crème fait reculer les rechutes de 15 %.
+ Il y a 60 % de chutes en moins.
+ Le danger est réel : le nombre de caillots augmente de 80 %.
- La moitié de la dose : elle est diminuée de 50 %.
- La sieste raccourcit, la durée du trajet baisse de 25 %.
- Les caillots diminuent de 20 % : de 10 à 8 personnes sur 1 000.
- Sans lui, 20 femmes sur 1 000 saignent ; avec lui, 12 femmes sur 1 000 : le risque baisse de 40 %.
- 20 % de réduction sur les livres.
- La quantité baisse de 10 % chez les enfants.
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
+ It lowers the risk of a stroke by 40%.
+ There were 30% fewer relapses.
- The dose is reduced by 20%.
"""


@pytest.mark.parametrize(("told", "text"), cases(FRENCH))
def test_in_french(told: bool, text: str) -> None:
    assert finds("bare-percentage", text) is told


@pytest.mark.parametrize(("told", "text"), cases(ENGLISH))
def test_in_english(told: bool, text: str) -> None:
    assert finds("bare-percentage", text, "en") is told


def test_the_share_is_said_as_people_count() -> None:
    texts = {
        "30 %": "3 enfants sur 10",
        "2 %": "2 enfants sur 100",
        "0,5 %": "5 enfants sur 1\u00a0000",
        "5 à 10 %": "5 à 10 enfants sur",
    }
    for typed, said in texts.items():
        (one,) = found("bare-percentage", subject(f"Chez {typed} des enfants, la peau rougit."))
        assert said in one.remedy and one.words == typed


def test_the_sentence_and_its_line_are_told() -> None:
    body = "Un début.\n\nLa peau rougit. Cela arrive\nchez 4 % des enfants."
    (one,) = found("bare-percentage", subject(body))
    assert one.place and one.place.line == line_of(body, "chez 4 %")
    assert one.quote == "Cela arrive chez 4 % des enfants."


WHOM = (
    ("La prise de sang trouve 85 % des grossesses.", "85 grossesses sur 100"),
    ("Cela suffit dans 10 % des cas.", "1 cas sur 10"),
    ("La peau rougit chez 1 %.", "1 personne sur 100"),
    ("Les bébés dorment. Chez 20 %, la peau rougit.", "2 bébés sur 10"),
    ("Chez 40 % des plus de 60 ans, elle rougit.", "4 personnes sur 10"),
)


@pytest.mark.parametrize(("text", "said"), WHOM)
def test_the_share_is_said_of_what_the_leaflet_counts(text: str, said: str) -> None:
    (one,) = found("bare-percentage", subject(text))
    assert f"“{said}”" in one.remedy


def test_a_change_is_said_from_how_many_to_how_many() -> None:
    (one,) = found("bare-percentage", subject("Ce vaccin réduit le risque de décès de 60 %."))
    assert one.words == "60 %" and "from … to … people of 1,000" in one.remedy

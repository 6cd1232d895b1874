"""benefit-without-risk: a number for the benefit, and none for the risk."""

from __future__ import annotations

import pytest

from tests.checks.article import found, subject


def text(benefit: str, risk: str, more: str = "") -> str:
    risks = f"## Les risques {{#risks{more}}}\n\n{risk}\n"
    return f"## Les résultats {{#benefits}}\n\n{benefit}\n\n{risks}"


UNBALANCED = (
    ("7 à 9 enfants sur 10 étaient en rémission.", "Ils sont rares."),
    ("Le traitement soulage 80 % des patients.", "Une infection est possible. Appelez-nous."),
    ('!!! number "8 enfants sur 10"\n    marchent mieux.', "Fièvre, le premier soir."),
    ("Un enfant sur deux n’a plus de crises.", "Des vertiges, pendant 2 jours."),
    ("Les deux tiers des adultes vont mieux.", "Une fièvre est rare."),
    ("Chez 3 personnes sur 4, la douleur a disparu.", "Une infection est rare."),
    ("Chez 6 bébés sur 10, le canal se débouche.", "Ils sont rares."),  # a comma behind
    ("Sur 10 adultes, 8 sur 10 ont moins de vertiges.", "Une chute, rarement."),
    ("Près de la moitié des adultes dorment mieux.", "Une bouche sèche, parfois."),
    ("Soixante-dix pour cent des bébés entendent bien.", "Une otite est possible."),
    ("Les rechutes sont divisées par trois.", "Des nausées, au début."),
    ("Elle divise le risque de phlébite par deux.", "Des bleus, parfois."),
    ("Les trois quarts des patients remarchent.", "Un bleu, parfois."),
    ("Il y a deux fois moins de crises.", "Une fatigue, le matin."),
    ("Le gel réduit de 40 % le nombre d’infections.", "La peau peut peler."),
)
BALANCED = (
    ("7 à 9 enfants sur 10 étaient en rémission.", "Une infection chez 1 enfant sur 100."),
    ("Le traitement soulage 80 % des patients.", "Des nausées : 20 % des patients."),
    ("Le traitement soulage 80 % des patients.", "On ne sait pas combien ont de la fièvre."),
    ("Le traitement soulage 80 % des patients.", "Leur fréquence n’est pas connue."),
    ("Le traitement soulage la plupart des patients.", "Ils sont rares."),
    ("Parmi eux, 3 sur 10 ont eu une infection.", "Fièvre, fatigue."),
    ("Il agit en 2 heures.", "Ils sont rares."),
    ("6 bébés sur 10 vont mieux.", "| Effet | Combien |\n|---|---|\n| Fièvre | 5 sur 100 |"),
    ("Un quart d’heure de marche suffit, la moitié du temps.", "Ils sont rares."),
    ("8 personnes sur 10 vont mieux.", "Une fièvre, chez une personne sur vingt."),
    ("7 sur 10 n’ont plus de crise, 1 sur 10 a eu une infection.", "Ils sont rares."),
    ("Combien vont mieux ? 8 sur 10 ?", "Ils sont rares."),
    ("La moitié des adultes dorment mieux.", "Un tiers des adultes ont la bouche sèche."),
    ("La moitié du comprimé suffit le soir.", "Une bouche sèche, parfois."),
    ("Coupez le comprimé : la moitié le matin.", "Une soif, parfois."),
)


@pytest.mark.parametrize(("benefit", "risk"), UNBALANCED)
def test_only_the_benefit_has_a_number(benefit: str, risk: str) -> None:
    assert len(found("benefit-without-risk", subject(text(benefit, risk)))) == 1


@pytest.mark.parametrize(("benefit", "risk"), BALANCED)
def test_both_have_one_or_none(benefit: str, risk: str) -> None:
    assert not found("benefit-without-risk", subject(text(benefit, risk)))


def test_risks_that_no_source_covers_are_left_to_their_own_rule() -> None:
    body = text("8 enfants sur 10 vont mieux.", "- Lesquels ?", " .not-covered")
    assert not found("benefit-without-risk", subject(body))
    assert not found("benefit-without-risk", subject("8 enfants sur 10 vont mieux."))


def test_in_english() -> None:
    body = text("8 out of 10 children get better.", "Fever may come. Call us.")
    assert len(found("benefit-without-risk", subject(body, "en"))) == 1
    body = text("In 8 out of 10 people, the headache and pain are gone.", "Fever may come.")
    assert len(found("benefit-without-risk", subject(body, "en"))) == 1
    body = text("It halves the risk of a stroke.", "Bruises may come.")
    assert len(found("benefit-without-risk", subject(body, "en"))) == 1
    body = text("8 out of 10 children get better.", "1 child in 100 has an infection.")
    assert not found("benefit-without-risk", subject(body, "en"))

"""addresses-the-reader: one sentence in ten speaks to the reader, at least."""

from __future__ import annotations

import pytest

from tests.checks.article import found, subject
from tests.checks.rules.table import finds

TEN = "L’équipe passe le matin. " * 9


@pytest.mark.parametrize(
    ("lang", "sentence", "told"),
    [
        ("fr", "Le médecin revient.", True),
        ("fr", "Venez à huit heures.", False),
        ("fr", "Votre enfant dort.", False),
        ("fr", "L’équipe vous aide.", False),
        ("fr", "Dites-le à l’équipe.", False),
        ("fr", "Que dire à notre enfant ?", False),
        ("fr", "Tu peux garder ton doudou.", False),
        ("fr", "Le nez coule assez souvent chez lui.", True),
        ("fr", "Nous préparons le lit.", True),
        ("en", "Your child sleeps.", False),
        ("en", "Ask the nurse.", False),
        ("en", "Can we stay?", False),
        ("en", "The patient must be fasting.", True),
        ("ar", "Le médecin revient.", False),
    ],
)
def test_a_leaflet_that_never_speaks_to_the_reader_is_told(
    lang: str, sentence: str, told: bool
) -> None:
    assert finds("addresses-the-reader", f"{TEN}{sentence}", lang) is told


YOURS = "Votre enfant dort. Vous restez près de lui. Dites-nous ce qui l’aide. "


@pytest.mark.parametrize(
    ("lang", "sentence", "told"),
    [
        ("fr", "Le malade doit rester à jeun.", True),
        ("fr", "Chaque patient devra signer la feuille.", True),
        ("fr", "Les patients ne doivent pas fumer.", True),
        ("fr", "La patiente est priée de venir seule.", True),
        ("fr", "Le médecin doit voir la patiente.", False),
        ("fr", "Certains patients dorment mal.", False),
        ("fr", "Dans l’étude, 40 patients ont guéri.", False),
        ("en", "All patients are asked to bring a towel.", True),
        ("en", "The patient has to lie still.", True),
        ("en", "Some patients sleep well.", False),
        ("en", "The doctor must see the patient.", False),
    ],
)
def test_what_somebody_else_has_to_do_is_told(lang: str, sentence: str, told: bool) -> None:
    yours = YOURS if lang == "fr" else "You can stay. Your child sleeps. Ask us. "
    assert finds("addresses-the-reader", f"{yours}{sentence}", lang) is told


OTHERS = (
    "Le patient arrive à huit heures. La patiente est installée dans le lit. Il convient d’ôter "
    "les bijoux. Le malade reste à jeun. Une infirmière passe. Vous signez ici. "
)
MIXED = (
    "Le patient arrive à huit heures. Vous êtes installé dans le lit. Ôtez vos bijoux. "
    "Le médecin voit le malade. Restez à jeun. Vous signez ici. "
)


def test_a_reader_who_is_spoken_of_more_than_spoken_to() -> None:
    (one,) = found("addresses-the-reader", subject(OTHERS))
    assert one.message.startswith("4 sentences speak of the reader")
    assert "la patiente, il convient d’" in one.message and one.message.endswith("1 to the reader.")
    assert not found("addresses-the-reader", subject(MIXED))
    english = (
        "The patient rests. The patient is weighed. It is advised to fast. You may sit. We eat. "
    )
    assert finds("addresses-the-reader", english, "en")


def test_a_few_lines_are_not_judged() -> None:
    assert not finds("addresses-the-reader", "Le médecin passe. Il revient. On mange.")


def test_a_sentence_that_speaks_of_the_reader_is_quoted() -> None:
    (one,) = found("addresses-the-reader", subject(f"{TEN}Le patient doit être à jeun."))
    assert one.quote == "Le patient doit être à jeun." and one.words == "Le patient"
    assert "0 sentences of 10" in one.message and one.place and one.place.line == 2

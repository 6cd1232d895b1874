"""What an inbox shows tells nothing, whatever form a word takes."""

from __future__ import annotations

import pytest

from depliant.mail.neutral import Secret, lexicon
from tests.mail.parcels import shipped


@pytest.mark.parametrize(
    ("title", "text", "word"),
    [
        ("Les drépanocytoses", "Votre DREPANOCYTOSE", "DREPANOCYTOSE"),
        ("Préparer votre venue", "La préparation du jour", "préparation"),
        ("Vivre avec une stomie", "Les stomies", "stomies"),
        ("Un genou", "Vos genoux", "genoux"),
        ("Le cœur", "coeurs", "coeurs"),
        ("Le CAR-T", "Vos CAR-T à venir", "CAR-T"),
        ("L’œil rouge", "Pour l'oeil", "oeil"),
        ("Venir en train", "Bienvenue", ""),
        ("Un document de l’hôpital", "Hôpital : document, information", ""),
        ("Le plus court", "Vous le pouvez plus", ""),
        ("Your knee", "All about knees", "knees"),
    ],
)
def test_a_word_of_the_title_in_any_form(title: str, text: str, word: str) -> None:
    assert Secret.of(title).told_by(text) == word


@pytest.mark.parametrize(
    "text",
    [
        *("Institut du cancer", "CHU, pédiatrie", "Pavillon d’onco-hématologie", "Aile VIH"),
        *("Urgences", "Un traitement", "Leukaemia unit", "Surgery", "Kidney centre", "Psychiatrie"),
        *("Service de DIABÉTOLOGIE", "Maternité des Lilas", "Votre greffe", "Your consent form"),
    ],
)
def test_departments_illnesses_and_kinds_tell(text: str) -> None:
    assert Secret.of("").told_by(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Hôpital du Sacré-Cœur",
            "CHU Deux-Rives",
            "Saint Mary’s Hospital",
            "Hôpital Bon-Secours",
        ),
        *(
            "En cas d’urgence, appelez",
            "In an emergency, call",
            "Clinique du Parc",
            "Institut Curie",
        ),
    ],
)
def test_names_of_hospitals_do_not(text: str) -> None:
    assert Secret.of("").told_by(text) == ""


def test_words_together_in_an_address_tell_too() -> None:
    assert Secret.of("").told_by_address("https://www.institutducancer.example/docs") == "cancer"
    assert Secret.of("Ma stomie").told_by_address("https://ma-stomie.example") == "stomie"
    assert Secret.of("").told_by_address("https://valbrume.example/VB-2031") == ""


def test_the_lists_are_folded_and_never_contradict_each_other() -> None:
    known = lexicon()
    assert min(map(len, (known.passing, known.whole, known.beginnings))) > 80
    assert {word for word in known.passing if not word.isascii()} == set()
    assert {w for w in known.passing if w in known.whole or w.startswith(known.beginnings)} == set()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_word_of_every_message_is_listed_as_such(lang: str) -> None:
    """Else a leaflet whose title holds one could never be sent."""
    words = shipped().fixed_words(lang)
    keys = ("mail_subject", "mail_draft", "mail_title", "mail_hello", "mail_attached")
    shown = " ".join(words[key] for key in (*keys, "mail_no_reply"))
    shown = shown.format(hospital="", code="", file=f"{lang}.screen.pdf")
    assert Secret.of(shown, passing=words["mail_neutral"]).words == set()

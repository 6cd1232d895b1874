"""completes-the-interview: what a text says of itself and of the talk with the care team."""

from __future__ import annotations

import pytest

from tests.checks.rules.table import finds


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Ce dépliant remplace la consultation."),
        ("fr", "Cette fiche remplacera le rendez-vous avec l’anesthésiste."),
        ("fr", "Vous avez lu ce livret : inutile d’en parler avec l’équipe."),
        ("fr", "Après cette lecture, plus besoin de poser vos questions."),
        ("fr", "Cette brochure tient lieu de rendez-vous."),
        ("en", "This booklet saves you a visit."),
        ("en", "This sheet takes the place of a visit to the clinic."),
        ("en", "Once you have read this page, there is no need to talk with a nurse."),
    ],
)
def test_it_stands_in_place_of_a_talk(lang: str, text: str) -> None:
    assert finds("completes-the-interview", text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Ce dépliant ne remplace pas la consultation."),
        ("fr", "Ce livret complète l’entretien avec le médecin, sans le remplacer."),
        ("fr", "Le médecin remplaçant vous reçoit. L’infirmière remplace le pansement."),
        ("fr", "La nuit, inutile de parler fort."),
        ("fr", "Ce document remplace la version de mars 2024."),
        ("en", "This leaflet does not replace your appointment."),
        ("en", "The new tablet replaces the syrup. You need to talk to us."),
        ("en", "You do not need to ask before you drink water."),
        ("es", "Este folleto sustituye la consulta."),
    ],
)
def test_it_does_not(lang: str, text: str) -> None:
    assert not finds("completes-the-interview", text, lang)

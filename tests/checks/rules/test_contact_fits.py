"""contact-fits: the service that is named, and the number that stands beside it."""

from __future__ import annotations

import pytest

from tests.checks.article import found_at, subject

WARD = "{{ hospital.contacts.ward.phone }}"
VISITS = "{{ hospital.contacts.consultation.phone }}"
SECRETARY = "{{ hospital.contacts.secretary.phone }}"


def says(body: str, hospital: str = "tilleuls", lang: str = "fr") -> list[str]:
    return [one.words for one in found_at("contact-fits", hospital, subject(body, lang))]


MISFITS = (
    (f"Appelez la consultation au {WARD}.", "la consultation"),
    (f"Appelez le service au {VISITS}.", "le service"),
    (f"Demandez une place à l’accueil, au {WARD}.", "l’accueil"),
    ("Appelez le secrétariat : 02 61 91 47 10.", "le secrétariat"),
    (f"Un rendez-vous ? {WARD} (la consultation).", "la consultation"),
    ("Appelez {{ hospital.contacts.ward.label }} au " + f"{VISITS}.", "Le service"),
    (f"Le jour, appelez le service au {WARD} ; sinon, la pharmacie au {VISITS}.", "la pharmacie"),
)
FITS = (
    f"Appelez la consultation au {VISITS}.",
    f"Appelez le service au {WARD}.",
    f"Appelez l’équipe au {WARD}.",
    f"Appelez-nous au {WARD}.",
    f"Après votre consultation, appelez le service au {WARD}.",
    "Appelez le secrétariat au 01 99 00 12 34.",  # a number that is not the hospital's
    f"L’accueil vous rappelle. Appelez le {WARD}.",
    "Appelez {{ hospital.contacts.ward.label }} au " + f"{WARD}.",
    "Appelez le 15, ou allez aux urgences.",
    f"Si la consultation est fermée, appelez le service au {WARD}.",
    f"Si vous êtes aux urgences, prévenez-nous au {WARD}.",
    "Le code `x` de {{ leaflet.code }} : " + f"{WARD}.",
)


@pytest.mark.parametrize(("body", "words"), MISFITS)
def test_another_service_than_the_one_named(body: str, words: str) -> None:
    assert says(body) == [words]


@pytest.mark.parametrize("body", FITS)
def test_the_service_that_is_named(body: str) -> None:
    assert says(body) == []


def test_what_to_write_instead() -> None:
    (fault,) = found_at("contact-fits", "deux-rives", subject(f"Appelez le secrétariat : {WARD}."))
    assert "hospital.contacts.secretary.phone" in fault.remedy
    assert "L’équipe d’hospitalisation" in fault.message
    assert says(f"Appelez le secrétariat : {SECRETARY}.", "deux-rives") == []


def test_a_profile_in_another_language() -> None:
    assert says(f"Call the outpatient clinic on {VISITS}.", lang="en") == []
    assert says(f"Call the pharmacy on {WARD}.", lang="en") == ["the pharmacy"]

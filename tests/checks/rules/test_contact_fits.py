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
SHUT = (
    f"Vous pouvez nous joindre nuit et jour au {VISITS}.",
    f"Pour une urgence, appelez le {VISITS}.",
    f"Le dimanche : {VISITS}.",
    f"La journée, appelez le {WARD} ; la nuit, le {VISITS}.",
)
OPEN = (
    f"Les résultats arrivent dans la nuit ; pour les avoir, appelez le {VISITS}.",
    f"La nuit, appelez le {WARD}.",
    f"En cas d’urgence, appelez le 15. Pour un rendez-vous, appelez le {VISITS}.",
    f"En cas d’urgence, le 112 ; sinon, le {VISITS}.",
    f"S’il se gratte la nuit, appelez le {VISITS}.",
    f"Il se réveille la nuit ? Appelez le {VISITS}.",
    f"Le samedi, laissez un message au {VISITS}.",
    f"Appelez le {VISITS}, sauf le week-end.",
    f"La journée, appelez le {VISITS} ; la nuit, le {WARD}.",
)
WRONG_LINES = (
    ("Le SAMU est au 18.", "18"),
    ("Appelez le 115 (SAMU).", "115"),
    ("Urgence vitale : 17", "17"),
    ("Pompiers : 17.", "17"),
    ('!!! warning "Il s’étouffe ?"\n    Appelez le SAMU au 119.', "119"),
)
RIGHT_LINES = (
    "SAMU : 15. Pompiers : 18. Police : 17.",
    "En cas d’urgence : 15, 18 ou 112.",
    "SAMU social : 115.",
    "Les urgences au 17 rue des Tilleuls.",
    "Aux urgences, le 17 mars.",
    "Urgences : 17 lits.",
)
STRANGE = ("Appelez-nous au 01 99 00 44 44.", "Appelez le 01 99 00 44 44, nuit et jour.")
FAMILIAR = (
    "Appelez le centre antipoison : 01 99 00 44 44, nuit et jour.",
    "Une association aide les familles. Appelez le 02 61 91 88 30, nuit et jour.",
    "Appelez-nous au 02 61 91 47 10.",
    "Votre médecin traitant : appelez le 01 99 00 44 44, jour et nuit.",
)


@pytest.mark.parametrize("body", SHUT)
def test_a_number_that_nobody_answers_at_that_hour(body: str) -> None:
    (one,) = found_at("contact-fits", "tilleuls", subject(body))
    assert "Nobody answers at “Les consultations”" in one.message and one.is_error


@pytest.mark.parametrize("body", OPEN)
def test_a_number_that_answers_then(body: str) -> None:
    assert says(body) == []


@pytest.mark.parametrize(("body", "line"), WRONG_LINES)
def test_a_short_line_of_another_service(body: str, line: str) -> None:
    assert says(body) == [line]


@pytest.mark.parametrize("body", RIGHT_LINES)
def test_short_lines_as_they_are(body: str) -> None:
    assert says(body) == []


@pytest.mark.parametrize("body", STRANGE)
def test_a_number_of_ours_that_no_contact_has(body: str) -> None:
    (one,) = found_at("contact-fits", "tilleuls", subject(body))
    assert one.words == "01 99 00 44 44" and not one.is_error


@pytest.mark.parametrize("body", FAMILIAR)
def test_numbers_of_others_and_known_ones(body: str) -> None:
    assert says(body) == []


def test_in_english_at_night() -> None:
    assert says(f"In an emergency, call {VISITS}.", lang="en") == ["In an emergency"]
    assert says(f"At night, call {WARD}.", lang="en") == []


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

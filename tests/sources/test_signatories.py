"""Who signs, by the words of a role; who may be whom, by their names; who still has to."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from depliant.errors import InputError, Place
from depliant.sources.hospital import SignsHere
from depliant.sources.kinds import parse_kinds
from depliant.sources.signature import signature
from depliant.sources.signing.circuit import asked_by_kind, missing, together
from depliant.sources.signing.people import person, same_person
from depliant.sources.signing.signatories import (
    ANYONE,
    examples,
    in_doubt,
    meant,
    never_signs,
    signatories,
    title,
)
from depliant.words import use_language

DAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("role", "names"),
    [
        ("Médecin", "physician"),
        ("pediatre", "physician"),
        ("Dr.", "physician"),
        ("Oncologue-pédiatre, cheffe du service", "physician"),
        ("Praticien hospitalier, médecine interne", "physician"),
        ("docteure en médecine", "physician"),
        ("consultant paediatrician", "physician"),
        ("Docteur en pharmacie", "pharmacist"),
        ("PHARMACIENNE", "pharmacist"),
        ("Infirmière du service du Dr Exemple", "nurse"),
        ("Infirmier·ère coordinateur·rice", "nurse"),
        ("Représentante des usagers", "users-representative"),
        ("représentant d’usagers", "users-representative"),
        ("présidente du comité d’information", "committee"),
        ("représentant des usagers, commission des usagers", "committee users-representative"),
        ("médecin, pharmacien", "pharmacist physician"),
        ("physician", "physician"),
        ("users-representative", "users-representative"),
        ("chirurgien-dentiste", ""),
        ("docteur en sciences", ""),
        ("doctor of philosophy", ""),
        ("aide de médecin", ""),
        ("Cadre de santé", ""),
        ("Faculté de médecine", ""),
        ("", ""),
    ],
)
def test_whom_a_role_means(role: str, names: str) -> None:
    assert meant(role) == frozenset(names.split())
    assert never_signs(role) == ""


# Roles that speak of a profession and are not that: theirs, no longer, not yet, nobody's.
NOT_THEIRS = [
    *("À confirmer : pédiatre", "sage-femme ?", "[TODO: un médecin]", "neurologue…"),
    *("ex-pharmacienne", "ancienne infirmière", "pas médecin", "psychologue, non diplômée"),
    *("chirurgien suspendu", "infirmière retraitée", "pharmacienne vétérinaire"),
    *("épouse d’un urgentiste", "assistant du cardiologue", "Voisine, fille de pharmacien"),
    *("préparatrice (pharmacien absent)", "coursier, infirmier", "commerciale (Dr)"),
    *("p. o. sage-femme", "pour la pharmacienne", "médecin ou infirmière", "retired physician"),
    *("representative (doctor)", "patient of a physician", "comité d’entreprise"),
    *("commission de remboursement", "board of directors", "Docteur, non praticien"),
]
THEIRS = [
    ("Médecin-chef de l’unité", "physician"),
    ("Cheffe de service, neurologue", "physician"),
    ("Cadre de santé (puéricultrice)", "nurse"),
    ("La sage-femme", "midwife"),
    ("Dr Ida Noyer, pharmacienne", "pharmacist"),
    ("Dr Ida Noyer", "physician"),
    ("Senior clinical pharmacist", "pharmacist"),
    ("Infirmière, épouse de médecin", "nurse"),
    ("Chair of the patient information committee", "committee"),
    ("commission médicale d’établissement", "committee"),
    ("bénévole d’une association de patients", "users-representative"),
    ("Pédiatre et généticienne", "physician"),
    ("PH, neurologue", "physician"),
    ("Professeure, cancérologue", "physician"),
    ("Allergo-pneumologue", "physician"),
    ("Chief of surgery, surgeon", "physician"),
    ("Ward sister, nurse", "nurse"),
    ("Directrice des soins, infirmière", "nurse"),
    ("Pharmacienne pour le pôle enfants", "pharmacist"),
]


@pytest.mark.parametrize("role", NOT_THEIRS)
def test_a_role_that_speaks_of_a_profession_is_asked_again(role: str) -> None:
    assert meant(role) == frozenset()
    assert in_doubt(role) or never_signs(role)


@pytest.mark.parametrize(("role", "names"), THEIRS)
def test_a_role_begins_with_its_profession(role: str, names: str) -> None:
    assert meant(role) == frozenset(names.split())
    assert in_doubt(role) == ()


@pytest.mark.parametrize("role", ["Cadre de santé", "Chef de service", "Directrice", "", "!"])
def test_a_role_of_no_profession_is_in_no_doubt(role: str) -> None:
    assert (meant(role), in_doubt(role)) == (frozenset(), ())


@pytest.mark.parametrize(
    "role",
    [
        *("Interne", "interne en pédiatrie", "médecin interne", "Interne de médecine interne"),
        *("Externe en médecine", "étudiante infirmière", "ÉTUDIANT", "docteur junior"),
        *("FFI, faisant fonction d’interne", "student nurse", "intern", "resident physician"),
        *("pharmacien stagiaire", "Secrétaire médicale", "secrétaire du Dr Exemple"),
    ],
)
def test_who_never_signs(role: str) -> None:
    assert meant(role) == frozenset()
    assert never_signs(role)


def test_titles_and_words_in_both_languages() -> None:
    for name, one in signatories().items():
        assert one.title.keys() == {"en", "fr"}
        assert not one.signs or (examples(name) and name in meant(examples(name)))
    assert title("pharmacist", "fr") == "un pharmacien"
    assert title("unheard-of") == "unheard-of"
    use_language("fr")
    assert examples("physician") == "médecin, pédiatre, oncologue"
    assert title(ANYONE) == "une autre personne que les auteurs"


# --- people ----------------------------------------------------------------------------------

SAME = [
    ("Dr Camille Exemple", "EXEMPLE Camille"),
    ("C. Exemple", "Camille Exemple"),
    ("Exemple, Camille (MD)", "Pr Camille Exemple"),
    ("J.-P. Durand", "Jean-Pierre Durand"),
    ("JP Durand", "Jean-Pierre Durand"),
    ("LEE Anna", "Anna Lee"),
    ("M. Exemple", "Marie Exemple"),
    ("M. Exemple", "Camille Exemple"),
    ("Zoë O’Neill", "ZOE O'NEILL"),
    ("Camille Exemple", "Anne Camille Exemple"),
    ("李 明", "李 明"),
    ("علي", "علي"),
    ("1234", "1234"),
    ("DeSmet Héloïse", "Héloïse De Smet"),
    ("heloisedesmet", "Héloïse De Smet"),
    ("de-smet.heloise", "Héloïse DeSmet"),
    ("Joerg Koehler", "Jörg Köhler"),
    ("Jorg Kohler", "Joerg Köhler"),
    ("Soren Oestergaard", "Søren Østergård"),
    ("Ph. Roche", "Philippe Roche"),
    ("Ph Roche", "Philippe Roche"),
    ("Fr. Noyer", "Françoise Noyer"),
    ("J.-Cl. Roche", "Jean-Claude Roche"),
    ("\u0410d\u0430 R\u043e\u0441h\u0435", "Ada Roche"),
    ("\u0391da Roche", "Ada Roche"),
]
OTHERS = [
    ("Ph. Roche", "Claude Roche"),
    ("Ana Roche", "Anaïs Roche"),
    ("Bo Li", "Bo Lin"),
    ("Martinez Ada", "Martin Ada"),
    ("Иван Петров", "Пётр Иванов"),
    ("Marie Exemple", "Camille Exemple"),
    ("A. Exemple", "B. Exemple"),
    ("Jean-Pierre Durand", "Jean-Paul Durand"),
    ("Camille Exemple", "Camille Roche"),
    ("L’équipe de pédiatrie", "L’équipe de chirurgie"),
    ("Dr Ada Roche", "Dr Ida Noyer"),
    ("李 明", "李 娜"),
    ("1234", "5678"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_who_may_be_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_who_are_two(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)
    assert person(one) != person(other)


def test_a_monstrous_name_takes_no_time() -> None:
    one, other = " ".join("abcdefgh" * 100), " ".join("hgfedcba" * 100)
    began = time.process_time()
    assert not same_person(f"{one} Roche", f"{other} Noyer")
    assert time.process_time() - began < 0.1


# --- the circuit -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "signed", "left"),
    [
        ("physician", "", "physician"),
        ("physician", "A B=Pédiatre", ""),
        ("physician", "A B=Puéricultrice", "physician"),
        ("physician pharmacist", "A B=médecin, pharmacien", "pharmacist"),  # a person signs once
        ("physician pharmacist", "A B=Médecin;A B=Pharmacien", "pharmacist"),
        ("physician pharmacist", "A B=médecin, pharmacien;C D=Médecin", ""),  # who else can
        ("pharmacist physician", "A B=médecin, pharmacien;C D=Médecin", ""),
        ("physician committee", "C D=comité;A B=Dr", ""),
        ("anyone", "", "anyone"),
        ("anyone", "A B=Interne", ""),
    ],
)
def test_who_has_still_to_sign(asked: str, signed: str, left: str) -> None:
    pairs = [one.split("=") for one in signed.split(";") if one]
    signatures = [signature(name, role, DAY, "sha256:x") for name, role in pairs]
    assert missing(asked.split(), signatures) == tuple(left.split())


def test_somebody_named_is_among_anyone() -> None:
    assert together((ANYONE,), ("committee", "committee")) == ("committee",)
    assert together((ANYONE,), ()) == (ANYONE,)
    assert together(("physician",), ("physician", "nurse")) == ("physician", "nurse")


# --- what a kind and a profile ask -----------------------------------------------------------

HERE = Place("leaflets/kinds.yaml")
KIND = "soin:\n  title: {fr: Un soin}\n"


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ("", ("physician",)),
        ("  interview: no\n", (ANYONE,)),
        ("  sign: [nurse, committee]\n", ("nurse", "committee")),
        ("  interview: no\n  sign: [information-officer]\n", ("information-officer",)),
    ],
)
def test_a_kind_says_who_signs(more: str, asked: tuple[str, ...]) -> None:
    kinds = parse_kinds(KIND + more, HERE, ["a4"])
    assert asked_by_kind(kinds["soin"]) == asked


@pytest.mark.parametrize(
    ("value", "instead"),
    [
        ("[médecin]", "physician"),
        ("[phisician]", "physician"),
        ("[interne]", ""),
        ("[anyone]", ""),
        ("[]", "physician"),
    ],
)
def test_a_kind_that_asks_for_nobody_known_is_refused(value: str, instead: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_kinds(f"{KIND}  sign: {value}\n", HERE, ["a4"])
    (problem,) = refused.value.problems
    assert problem.place == Place(HERE.file, 3)
    assert "sign" in str(problem)
    assert instead in problem.remedy


def test_a_profile_asks_for_somebody_known() -> None:
    assert SignsHere.model_validate({"role": "pharmacist", "kinds": ["soin"]}).role == "pharmacist"
    with pytest.raises(ValueError, match="those who do: physician, pharmacist"):
        SignsHere.model_validate({"role": "apothicaire"})

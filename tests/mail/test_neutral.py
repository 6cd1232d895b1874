"""What an inbox shows tells nothing, whatever form a word takes."""

from __future__ import annotations

import re

import pytest
from phonenumbers.geodata import GEOCODE_DATA

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
    telling = known.telling
    assert min(map(len, (known.passing, telling.whole, telling.beginnings))) > 80
    assert {word for word in known.passing if not word.isascii()} == set()
    listed = telling.whole | {w for w in known.passing if w.startswith(telling.beginnings)}
    assert known.passing & listed == set()
    phrases = known.names | known.together
    assert {word for phrase in phrases for word in phrase if len(word) < 2} == set()


@pytest.mark.parametrize(
    "text",
    [
        *("NeuroSud", "Polyclinique GynécoParc", "Onco44", "Centre IVG2", "Dialyses du Lac"),
        *("CSAPA des Aulnes", "Le Cegidd", "EPSM de Valbrume", "Planning familial", "Hospice"),
        *("Clinique du cœur des Aulnes", "Vos poumons", "Les yeux", "Mammographies", "Brûlures"),
        *("Fausses couches", "Grands brûlés", "Soins intensifs", "Institut de la main"),
        *("Sleep unit", "Sexual health", "Skin clinic", "Family planning", "End-of-life care"),
        *("Bilan uro", "Phlébologie", "Kinésiologique", "Colposcopie", "Névralgies"),
        *("Mucoviscidose", "Muco", "Unité psy", "L’œil", "Le genou"),
    ],
)
def test_plurals_short_forms_and_what_is_told_together(text: str) -> None:
    assert Secret.of("").told_by(text)


def test_a_shortened_word_of_the_title_tells() -> None:
    assert Secret.of("La cryoglobulinémie").told_by("Aile Cryo") == "Cryo"
    assert Secret.of("Le parcours").told_by("Clinique du Parc") == ""


ORDINARY = """\
Hôpital du Sacré-Cœur|Centre hospitalier Jacques-Cœur|Centre hospitalier Cœur de Corrèze|AP-HP
Hospices civils de Lyon|CHU Grenoble Alpes|Hôpital de Brive|Centre hospitalier d’Angoulême|AP-HM
Hôpital Saint-Vincent-de-Paul|Hôpital Necker|Hôpital de la Timone|Southampton General|CHU Besançon
Hôpital général de Montréal|Centre médico-chirurgical Ambroise-Paré|Hôpital de l’Île de Sein
Centre hospitalier d’Istres|Hauts-de-Seine|Hôpital Reine-Astrid|Hôpital de Vihiers|CHU de Reims
Notre-Dame-des-Sept-Douleurs|Hôpital Henri-Mondor|Centre hospitalier départemental de Vendée
Hôpital Nord|Institut Curie|Clinique du Parc|Royal Free Hospital|St Thomas’ Hospital|Guy’s Hospital
Heart of England NHS Trust|Sacred Heart Hospital|Royal Liverpool|Burnley General|Painswick
Queen Elizabeth Hospital|King’s College Hospital|Royal Devon and Exeter|Leeds General Infirmary
Hôpital d’Orléans|CHI de Créteil|Hôpital McDonald|Hôpital Lariboisière|Hôpital de Genouillac
Saint-Jean-Pied-de-Port|Hôpital européen Georges-Pompidou|Clinique de la Reine Blanche"""


@pytest.mark.parametrize("name", ORDINARY.replace("\n", "|").split("|"))
def test_ordinary_names_do_not_tell(name: str) -> None:
    assert Secret.of("").told_by(name) == ""


ORDINARY_ADDRESSES = """\
chu-grenoble.fr chu-lyon.fr hopital-necker.aphp.fr ap-hm.fr accueil@x.fr reception@nhs.uk
hopitaldepartemental.fr chd-vendee.fr hopital-occidental.fr pmartin@x.fr psylvestre@x.fr
ch-stdenis.fr hautsdeseine.fr hopitalreineastrid.fr infirmiers@x.fr confirmation@x.fr concord.uk
vihiers.fr hiver.fr archives@x.fr chorleans.fr essexuniversity.uk chubesancon.fr heartlands.nhs.uk
liverpoolhospital.uk cooperative-x.fr hopitalbrest.fr centrehospitalierdelouest.fr hopitaltenon.fr
hopitalsacrecoeur.fr hospicesciviles.fr westernhospital.uk earnesthospital.uk cliniquedelaseine.fr
xn--hpital-xxa.fr xn--zzzzzzzz-9999.fr hopital.fr/%ff hopital.fr/%25 x.fr/%C3%A9t%C3%A9"""


@pytest.mark.parametrize("address", ORDINARY_ADDRESSES.split())
def test_ordinary_addresses_do_not_tell(address: str) -> None:
    assert Secret.of("").told_by_address(address) == ""


def test_no_town_tells() -> None:
    france = (area for prefix, area in GEOCODE_DATA.items() if prefix.startswith("33"))
    towns = {names["fr"].partition(",")[0] for names in france if "fr" in names}
    secret = Secret.of("")
    assert len(towns) > 1000
    assert [town for town in towns if secret.told_by(town)] == []
    joined = (re.sub(r"\W", "", town).lower() for town in towns)
    assert [town for town in joined if secret.told_by_address(f"hopital{town}.fr")] == []


@pytest.mark.parametrize(
    "address",
    [
        *("cliniquepsychologique.fr", "maisondurein.fr", "autisme-aulnes.fr", "hopitalneuro.fr"),
        *("ivgaulnes.fr", "vihaulnes.fr", "cliniquehiv.uk", "irmlyon.fr", "onco31.fr", "x.fr/irm3"),
        *("pmasud.fr", "epsm-aulnes.fr", "ch-x.fr/diab%C3%A8te", "ch-x.fr/%25C3%25A9pilepsie"),
        *("xn--pilepsie-x-96a.fr", "secretariatpsy@x.fr", "poleonco@x.fr", "pma2@x.fr"),
        *("accueil@clinique-cancer.fr", "hearthospital.uk", "institutdelamemoire.fr"),
    ],
)
def test_an_address_tells_as_people_read_it(address: str) -> None:
    assert Secret.of("").told_by_address(address)


def test_what_every_message_of_a_hospital_says_is_no_secret() -> None:
    secret = Secret.of("Venir aux Aulnes, conseils généraux : la stomie et le cancer")
    own = secret.without("Hôpital général", "hopitaldesaulnes.fr")
    assert own.words == {"venir", "conseils", "stomie", "cancer"}
    assert own.told_by("Aulnes, général") == ""
    assert own.without("Institut du cancer", "").told_by("cancer") == "cancer"  # tells by itself


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_word_of_every_message_is_listed_as_such(lang: str) -> None:
    """Else a leaflet whose title holds one could never be sent."""
    words = shipped().fixed_words(lang)
    keys = ("mail_subject", "mail_draft", "mail_title", "mail_hello", "mail_attached")
    shown = " ".join(words[key] for key in (*keys, "mail_no_reply"))
    shown = shown.format(hospital="", code="", file=f"{lang}.screen.pdf")
    assert Secret.of(shown, passing=words["mail_neutral"]).words == set()

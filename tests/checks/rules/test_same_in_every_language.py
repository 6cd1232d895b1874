"""A translation has the sections, numbers, doses, telephones and steps of the original."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from depliant.checks.finding import Finding
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import WorkspaceSubject
from depliant.errors import Place
from depliant.sources.leaflet import Article, parse_article
from tests.checks.article import FRONT

FRENCH = """## En bref {#summary}

- Le plâtre reste **trois** semaines, puis 10 jours.
- Appelez le 02 61 91 47 10, de 9 h à 17 h 30.

## Le soin {#how .steps}

1. ![](figures/laver.svg) On lave.
2. ![](figures/poser.svg) On donne 1,5 g de paracétamol à midi.

## Mal {#risks}

7 à 9 enfants sur 10 (90 %) ont mal. Attendez {{ hospital.name }}. Fièvre : 38,5 °C.
"""
ENGLISH = """## In brief {#summary}

- The cast stays on for three weeks, then 10 days.
- Call 02 61 91 47 10, from 9 am to 5.30 pm.

## The care {#how .steps}

1. ![](figures/laver.svg) We wash.
2. ![](figures/poser.svg) We give 1500 mg of paracetamol at noon.

## Pain {#risks}

7 to 9 children out of 10 (90%) are in pain. Wait for {{ hospital.name }}. Fever: 38.5 °C.
"""


def read(body: str, lang: str) -> Article:
    place = Place(f"leaflets/platre/{lang}.md")
    return parse_article(f"{FRONT}---\n\n{body}", "platre", lang, place)


def told(french: str, other: str, lang: str = "en") -> Sequence[Finding]:
    subject = WorkspaceSubject((read(other, lang), read(french, "fr")))
    return [one for one in examine(Subject.WORKSPACE, subject) if "language" in one.rule]


def test_a_faithful_translation() -> None:
    assert told(FRENCH, ENGLISH) == []


@pytest.mark.parametrize(
    ("old", "new", "what", "grave"),
    [
        ("1500 mg", "150 mg", "“1,5 g”", True),
        ("1500 mg", "1500 g", "“1,5 g”", True),
        ("47 10,", "47 11,", "“02 61 91 47 10”", True),
        ("38.5", "39.5", "“38,5 °C”", True),
        ("(90%)", "(80%)", "“90 %”", True),
        ("three weeks", "four weeks", "trois", False),
        ("5.30 pm", "5.30 am", "“17 h 30”", False),
        ("out of 10", "out of 100", "“10”", False),
        (" {{ hospital.name }}", " us", "hospital.name", True),
        ("10 days", "some days", "“10 jours”", False),
    ],
)
def test_what_differs_is_told_with_both_places(old: str, new: str, what: str, grave: bool) -> None:
    found = told(FRENCH, ENGLISH.replace(old, new))
    first = found[0]
    assert what in first.message and first.is_error is grave
    assert first.place and first.place.file == "leaflets/platre/en.md"


def test_what_only_the_translation_says_is_told_in_the_original() -> None:
    (one,) = told(FRENCH, ENGLISH.replace("We wash.", "We wash 4 times."))
    assert one.place and one.place.file == "leaflets/platre/fr.md"
    assert "“4”" in one.message


def test_sections_and_steps() -> None:
    (lost,) = told(FRENCH, ENGLISH.split("## Pain")[0])
    assert "`risks` is missing" in lost.message and lost.is_error
    fewer = ENGLISH.replace("1. ![](figures/laver.svg) We wash.\n2. ", "1. ")
    assert "1 numbered entry here, and 2 in `fr`" in told(FRENCH, fewer)[0].message
    turned = ENGLISH.replace("laver", "x").replace("poser", "laver").replace("x.svg", "poser.svg")
    assert "another order" in told(FRENCH, turned)[0].message


def test_a_language_of_which_no_number_is_known() -> None:
    spanish = ENGLISH.replace("1500 mg", "mil quinientos miligramos").replace("three", "tres")
    assert told(FRENCH, spanish.replace("10 days", "diez días"), "es") == []
    assert told(FRENCH, spanish.replace("47 10,", "47 11,"), "es")


def test_other_leaflets_and_withdrawn_ones_are_not_compared() -> None:
    english = read(ENGLISH.replace("1500", "15"), "en")
    gone = english.meta.model_copy(update={"status": "withdrawn"})
    withdrawn = Article(**{**vars(english), "meta": gone})
    subject = WorkspaceSubject((withdrawn, read(FRENCH, "fr")))
    assert not [one for one in examine(Subject.WORKSPACE, subject) if "language" in one.rule]


def about(french: str, english: str) -> Sequence[Finding]:
    return told(f"## Le soin {{#how}}\n\n{french}", f"## The care {{#how}}\n\n{english}")


@pytest.mark.parametrize(
    ("french", "english", "grave"),
    [
        ("Prenez l’acide folique une fois par semaine.", "Take folic acid once a day.", True),
        ("Prenez 15 mg par semaine.", "Take 15 mg a day.", True),
        ("Donnez le sirop toutes les 8 heures.", "Give the syrup twice a day.", True),
        ("Prenez le sirop matin et soir.", "Take the syrup three times daily.", True),
        ("Prenez le sirop un jour sur deux.", "Take the syrup.", False),
        ("Prenez un demi-comprimé.", "Take a quarter of a tablet.", False),
        ("Prenez un comprimé et demi.", "Take half a tablet.", False),
    ],
)
def test_rhythms_and_halves_that_differ(french: str, english: str, grave: bool) -> None:
    found = about(french, english)
    assert found and any(one.is_error for one in found) is grave


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Prenez l’acide folique une fois par semaine.", "Take folic acid once weekly."),
        ("Prenez l’acide folique chaque jour.", "Take folic acid once a day."),
        ("Prenez 15 mg par jour.", "The dose is 15 mg over the day."),
        ("Donnez le sirop toutes les 8 heures.", "Give the syrup three times a day."),
        ("Donnez le sirop 3 fois par jour.", "Give the syrup in three daily doses."),
        ("Prenez le sirop matin et soir.", "Take the syrup in the morning and in the evening."),
        ("Prenez un demi-comprimé.", "Take half a tablet."),
        ("Prenez ½ comprimé.", "Take 0.5 tablet."),
        ("Prenez un comprimé et demi.", "Take one and a half tablets."),
        ("Attendez une demi-heure.", "Wait for 1/2 hour."),
        ("Attendez trois quarts d’heure.", "Wait for 45 minutes."),
        ("Une fois par an, faites une prise de sang.", "Have a blood test every year."),
    ],
)
def test_rhythms_and_halves_in_other_words(french: str, english: str) -> None:
    assert about(french, english) == []

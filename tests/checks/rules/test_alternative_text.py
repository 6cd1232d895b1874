"""Words that stand for a picture and say nothing of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depliant.checks.finding import Severity
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import HospitalSubject
from depliant.sources.workspace import Workspace
from tests.checks.article import TODAY, found, line_of, subject
from tests.conftest import TOP

RULE = "alternative-text"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("image", "does not say"),
        ("Image 3", "does not say"),
        ("Figure 1.", "does not say"),
        ("Une photo", "does not say"),
        ("la figure n° 2", "does not say"),
        ("the picture", "does not say"),
        ("Schéma II", "does not say"),
        ("Sans titre", "does not say"),
        ("Image décorative", "does not say"),
        ("Photo libre de droits", "does not say"),
        ("Illustration ci-dessous", "does not say"),
        ("Photo d’un lit à barreaux", ""),
        ("3", "does not say"),
        ("…", "does not say"),
        ("IMG_2034", "name of a file"),
        ("DSC00123", "name of a file"),
        ("plan-du-service.png", "name of a file"),
        ("schema_bras_final", "name of a file"),
        ("Scan 12", "name of a file"),
        ("Le plâtre va du poignet au coude", ""),
        ("Photo de la chambre : un lit, un fauteuil", ""),
        ("Figure 1 : le bras se plie", ""),
        ("Une image du cœur, de face", ""),
        ("Scanner", ""),
        ("Logo des Tilleuls", ""),
        ("A child holds a teddy bear", ""),
        ("2 comprimés", ""),
        ("", ""),  # told where the article is read
    ],
)
def test_what_says_nothing(words: str, told: str) -> None:
    of = found(RULE, subject(f"Voici.\n\n![{words}](figures/bras.svg)"))
    assert [told in one.message and one.is_error for one in of] == ([True] if told else [])


@pytest.mark.parametrize(
    ("words", "caption", "again"),
    [
        ("Le bras dans son plâtre", "Le bras dans son plâtre.", True),
        ("LE BRAS, dans son plâtre", "Le bras dans son plâtre", True),
        ("Le plâtre va du poignet au coude", "Le bras dans son plâtre", False),
    ],
)
def test_the_caption_once_more(words: str, caption: str, again: bool) -> None:
    of = found(RULE, subject(f'![{words}](figures/bras.svg "{caption}")'))
    assert [one.severity for one in of] == ([Severity.WARNING] if again else [])


@pytest.mark.parametrize(("many", "long"), [(50, False), (51, True)])
def test_more_than_a_listener_keeps(many: int, long: bool) -> None:
    of = found(RULE, subject(f"![{'mots ' * (many - 1)}mots.](figures/bras.svg)"))
    assert bool(of) == long
    assert all("255 characters; the most is 250" in one.message for one in of)


def test_each_is_told_at_its_line() -> None:
    body = "Un.\n\n- ![Le bras](a.svg) plié\n- ![photo](b.svg) tendu\n\n!!! note\n    ![img](c.svg)"
    of = found(RULE, subject(body))
    places = [one.place.line for one in of if one.place]
    assert places == [line_of(body, "![photo"), line_of(body, "![img")]
    assert [one.quote for one in of] == ["photo", "img"]


@pytest.mark.parametrize(("words", "told"), [("Logo", True), ("Une feuille de tilleul", False)])
def test_a_logo(words: str, told: bool) -> None:
    hospital = Workspace(TOP).hospital("tilleuls")
    assert hospital.profile.logo
    logo = hospital.profile.logo.model_copy(update={"alt": words})
    hospital = replace(hospital, profile=hospital.profile.model_copy(update={"logo": logo}))
    of = examine(Subject.HOSPITAL, HospitalSubject(hospital, TODAY))
    assert any(one.rule == RULE for one in of) == told

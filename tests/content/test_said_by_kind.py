"""What leaflets say by their kind: drafts, the talk with the team, sections left out; dates."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from depliant.content.content import Content
from depliant.content.select import select, since
from tests.conftest import TOP, choose, edit


def said(leaflet: str, format_name: str, root: Path = TOP) -> Content:
    return select(choose(root, format_name, leaflet=leaflet))[0]


@pytest.mark.parametrize("format_name", ["a4-short", "trifold", "bifold"])
def test_alternatives_are_spoken_of_where_they_are_not_carried(format_name: str) -> None:
    content = said("immunotherapie", format_name)
    (told,) = content.left_out
    said_plainly = told.replace("\u2060", "").replace("\u00a0", " ")
    assert said_plainly == "Autres traitements, refus : parlez-en avec l’équipe."
    assert any(section.piece == "more" for section in content.sections)


@pytest.mark.parametrize(
    ("leaflet", "format_name"), [("immunotherapie", "a4"), ("preparer-son-sejour", "trifold")]
)
def test_nothing_is_said_where_they_are_carried_or_not_asked_for(
    leaflet: str, format_name: str
) -> None:
    assert said(leaflet, format_name).left_out == ()


def test_a_hospital_may_ask_for_them_of_any_leaflet(folder: Path) -> None:
    profile = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    edit(profile, "role: research", "role: alternatives")
    kinds = folder / "leaflets" / "kinds.yaml"
    edit(kinds, "    - {role: alternatives, formats: [full]}\n", "")
    assert len(said("immunotherapie", "trifold", folder).left_out) == 1


def test_a_leaflet_that_finds_the_way_needs_no_health_professional() -> None:
    treatment, practical = (
        said(name, "a4").words for name in ("immunotherapie", "trouver-son-chemin")
    )
    assert treatment["draft_notice"] == "Brouillon, non approuvé par un soignant"
    assert practical["draft_notice"] == "Brouillon, pas encore approuvé"
    assert "entretien" in treatment["completes"]
    assert practical["completes"] == ""


def test_a_kind_completes_a_talk_unless_it_says_no(folder: Path) -> None:
    edit(folder / "leaflets" / "kinds.yaml", "  interview: no\n", "")
    edit(folder / "leaflets" / "immunotherapie" / "fr.md", "kind: treatment", "kind: practical")
    assert said("immunotherapie", "a4", folder).words["completes"]


@pytest.mark.parametrize(
    ("date", "french", "english"),
    [
        ("2026", "2026", "2026"),
        ("2026-02", "février 2026", "February 2026"),
        ("2026-02-03", "3 février 2026", "February 3, 2026"),
    ],
)
def test_the_date_of_a_source_is_in_words(date: str, french: str, english: str) -> None:
    assert (since(date, "fr"), since(date, "en")) == (french, english)


def test_the_foot_of_a_page_says_until_when_it_holds(folder: Path) -> None:
    edit(
        folder / "leaflets" / "immunotherapie" / "fr.md", "review_by: 2027-11", "review_by: 2027-02"
    )
    content = said("immunotherapie", "trifold", folder)
    assert content.identity.review == "document à\u00a0réviser avant 02/2027"
    assert content.identity.written == dt.date(2026, 11, 24)


def test_the_name_of_a_file_is_set_as_it_is_written() -> None:
    words = said("trouver-son-chemin", "trifold").words
    assert words["file_instructions"] == "mode-d-emploi"

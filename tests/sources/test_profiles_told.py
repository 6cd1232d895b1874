"""Profiles as people write them: what cannot be is told at its line, with what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from depliant.checks.finding import Finding
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import HospitalSubject
from depliant.errors import InputError
from depliant.sources.hospital import Hospital
from depliant.sources.workspace import Workspace
from tests.conftest import TODAY, edit


def profile(root: Path) -> Path:
    return root / "hospitals" / "tilleuls" / "hospital.yaml"


def told(root: Path, slug: str = "tilleuls") -> str:
    with pytest.raises(InputError) as caught:
        Workspace(root).hospital(slug)
    return str(caught.value)


def found(hospital: Hospital) -> list[Finding]:
    return list(examine(Subject.HOSPITAL, HospitalSubject(hospital, TODAY)))


# --- what a hospital takes away from its group ----------------------------------------------


def written_over_the_group(root: Path, lines: str) -> Path:
    path = root / "hospitals" / "lisiere" / "hospital.yaml"
    path.parent.mkdir()
    path.write_text(f"extends: grand-pre\n{WHO}{lines}", encoding="utf-8")
    return path


WHO = "name: Hôpital de la Lisière\nshort_name: La Lisière\naddress:\n  - 4, rue du Bois\n"


@pytest.mark.parametrize(
    ("lines", "gone"),
    [("legal:\n", ("legal",)), ("contacts:\n  families:\n", ("contacts", "families"))],
)
def test_an_empty_key_takes_away_what_the_group_says(
    others: Path, lines: str, gone: tuple[str, ...]
) -> None:
    written_over_the_group(others, lines)
    hospital = Workspace(others).hospital("lisiere")
    assert found(hospital) == []
    assert gone not in hospital.values.places
    assert list(hospital.profile.contacts) == ["ward", "families"][: 3 - len(gone)]
    assert hospital.profile.legal == ("" if gone == ("legal",) else hospital.profile.legal)


def test_an_empty_key_that_the_group_does_not_say_is_told(others: Path) -> None:
    written_over_the_group(others, "contacts:\n  familes:\nleagl:\nrien:\nhandover: bof\n")
    problems = told(others, "lisiere")
    assert "lisiere/hospital.yaml:7: `contacts.familes` is empty" in problems
    assert "`families`" in problems
    assert "`legal`" in problems
    assert "hospital.yaml:9: `rien` is empty" in problems
    assert "hospital.yaml:10: `handover`" in problems


# --- how it is reached ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "email", ["mailto:a@bois.example", "forêt@bois.example", "a@b@bois.example", "a@bois"]
)
def test_an_address_that_is_none(folder: Path, email: str) -> None:
    edit(profile(folder), "    hours: jour et nuit", f'    email: "{email}"')
    assert f"hospital.yaml:19: `contacts.ward.email`: “{email}” is not one" in told(folder)


def test_an_address_is_printed_as_it_is_written(folder: Path) -> None:
    edit(profile(folder), "    hours: jour et nuit", "    email: Accueil@forêt.example")
    email = Workspace(folder).hospital("tilleuls").profile.contacts["ward"].email
    assert email == "Accueil@forêt.example"


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("UK", "`country: GB`"),
        ("be", "`country: BE`"),
        ("Suisse", "`country: CH`"),
        ("XX", "there is no country “XX”"),
        ("Ruritanie", "there is no country “Ruritanie”"),
    ],
)
def test_a_country_that_is_none(folder: Path, country: str, said: str) -> None:
    edit(profile(folder), "address:", f"country: {country}\naddress:")
    problems = told(folder)
    assert problems.startswith("hospitals/tilleuls/hospital.yaml:6: `country`: ")
    assert said in problems


# --- a profile is plain text ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Le **service**", "plain-markdown"),
        ("Le <b>service</b>", "plain-markdown"),
        ("[Le service](https://bois.example)", "plain-markdown"),
        ("Le service {{ hospital.site }}", "placeholders"),
    ],
)
def test_marks_and_braces_are_not_printed(folder: Path, words: str, rule: str) -> None:
    edit(profile(folder), "label: Le service", f'label: "{words}"')
    faults = found(Workspace(folder).hospital("tilleuls"))
    assert {(fault.rule, str(fault.place)) for fault in faults if fault.is_error} == {
        (rule, "hospitals/tilleuls/hospital.yaml:17")
    }


# --- what it names, and is not there --------------------------------------------------------


def test_a_role_that_no_text_has_is_told_once_at_its_line(folder: Path, article: Path) -> None:
    edit(profile(folder), "role: research", "role: risque")
    problems = told(folder)
    assert problems.startswith("hospitals/tilleuls/hospital.yaml:39: No leaflet has the role")
    assert "Did you mean `risks`?" in problems
    edit(profile(folder), "role: risque", "role: parking-spot")
    assert "`parking-spot`" in told(folder)
    edit(article, "{#limits}", "{#parking-spot .short}")
    assert Workspace(folder).hospital("tilleuls").profile.required[0].role == "parking-spot"


@pytest.mark.parametrize(
    ("extends", "said"),
    [
        ("tilleuls", "`tilleuls` is a hospital"),
        ("grand-pres", "Did you mean `grand-pre`?"),
        ("[grand-pre, tilleuls]", "`extends`: a text is expected, and this is a list"),
    ],
)
def test_a_group_that_is_none(others: Path, extends: str, said: str) -> None:
    path = written_over_the_group(others, "")
    edit(path, "extends: grand-pre", f"extends: {extends}")
    problems = told(others, "lisiere")
    assert "lisiere/hospital.yaml:1: " in problems
    assert said in problems


def test_no_group_at_all(folder: Path) -> None:
    edit(profile(folder), "name: Hôpital des", "extends: rien\nname: Hôpital des")
    assert "write `hospitals/<group>/group.yaml`" in told(folder)


@pytest.mark.parametrize("file", ["https://bois.example/l.svg", "/etc/passwd", ".", "../l.svg"])
def test_a_logo_lies_in_the_folder_of_its_profile(folder: Path, file: str) -> None:
    edit(profile(folder), "file: logo.svg", f'file: "{file}"')
    assert f"`logo.file`: “{file}” does not lie in the profile's folder" in told(folder)


# --- what its clinics print -----------------------------------------------------------------


@pytest.mark.parametrize("name", ["trifolds", "screen"])
def test_a_format_that_nobody_prints(folder: Path, name: str) -> None:
    edit(profile(folder), "handover: yes", f"print: {name}\nhandover: yes")
    assert f"`print`: no format on paper is called `{name}`." in told(folder)


# --- its address ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("  - Bâtiment : A", '- "Bâtiment : A"'),
        ("  -1, plage", "- 1, plage"),
        ("  - a\n  - b\n  - c\n  - d\n  - e", "Leave 1 out, or join two lines"),
    ],
)
def test_an_address_that_is_no_list_of_lines(folder: Path, lines: str, said: str) -> None:
    edit(profile(folder), "  - 12, allée des Tilleuls\n  - 37999 Villeclaire", lines)
    assert said in told(folder)

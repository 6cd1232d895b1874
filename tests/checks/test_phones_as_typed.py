"""Telephone numbers as people type them: read, printed their country's way, checked everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from depliant.content.phones import typed
from depliant.content.select import select
from tests.conftest import Run, choose, edit

CHECK = ("check", "--no-render")


@pytest.mark.parametrize(
    "written",
    [
        "02.61.91.47.33",
        "02\u00a061\u202f91 47\u00a033",
        "02-61\u201191\u201347 33",
        "+33 2.61.91.47.33",
        "+33 (0)2 61 91 47 33",
        "0033 2 61 91 47 33",
        "00.33.2.61.91.47.33",
        "(02) 61 91 47 33",
    ],
)
def test_a_number_is_read_however_it_is_parted(folder: Path, run_cli: Run, written: str) -> None:
    profile = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    edit(profile, "phone: 02 61 91 47 22", f'phone: "{written}"')
    line = select(choose(folder, "screen"))[0].hospital.contacts[1]
    assert (line.phone, line.dial) == ("02 61 91 47 33".replace(" ", "\u00a0"), "+33261914733")
    assert run_cli(*CHECK)[0] == 0


@pytest.mark.parametrize("written", ["36.24", "112", "3624"])
def test_short_numbers_stay(folder: Path, written: str) -> None:
    edit(folder / "hospitals" / "tilleuls" / "hospital.yaml", '"112"', f'"{written}"')
    line = select(choose(folder, "screen"))[0].hospital.emergency[1]
    assert line.dial == written.replace(".", "")


@pytest.mark.parametrize(
    "written", ["02 61 91 47 33 poste 4", "le standard", "02 61 91 47 33 / 34"]
)
def test_what_is_more_than_a_number_is_refused(folder: Path, run_cli: Run, written: str) -> None:
    edit(folder / "hospitals" / "tilleuls" / "hospital.yaml", "02 61 91 47 22", written)
    code, _out, err = run_cli(*CHECK)
    assert code == 2
    assert "hospitals/tilleuls/hospital.yaml:24: " in err
    assert "a telephone number alone, such as 02 61 91 47 10" in err


def test_a_wrong_number_in_a_text_is_found(article: Path, run_cli: Run) -> None:
    edit(article, "- Quels signes doivent nous faire appeler ?", "- Appelez le 02.61.91.47.3.")
    code, _out, err = run_cli(*CHECK)
    line = article.read_text("utf-8").split("\n").index("- Appelez le 02.61.91.47.3.") + 1
    assert code == 1
    assert (
        f"leaflets/immunotherapie/fr.md:{line}: 02.61.91.47.3 is no telephone number in FR" in err
    )


def test_a_text_is_read_in_the_countries_of_its_hospitals(article: Path, run_cli: Run) -> None:
    edit(article, "- Quels signes doivent nous faire appeler ?", "- Appelez le 01 234 56 78.")
    assert run_cli(*CHECK)[0] == 1
    for profile in (article.parents[2] / "hospitals").glob("*/hospital.yaml"):
        edit(profile, "handover:", "country: BE\nhandover:")
    assert "01 234 56 78 is no telephone number" not in run_cli(*CHECK)[2]


def test_a_local_text_and_a_group_are_read_too(others: Path, run_cli: Run) -> None:
    home = others / "hospitals"
    edit(home / "bruyeres" / "text" / "trouver-son-chemin" / "fr.md", "la porte", "le 04 65 71 30")
    edit(home / "grand-pre" / "group.yaml", "04 65 71 30 44", "04 65 71 30 4")
    err = run_cli(*CHECK, "--hospital", "bruyeres")[2]
    assert "text/trouver-son-chemin/fr.md:15: 04 65 71 30 is no telephone number in FR" in err
    assert "grand-pre/group.yaml:17: 04 65 71 30 4 is no telephone number in FR" in err


@pytest.mark.parametrize(
    "text",
    [
        "le 01.02.2026",
        "de 08.30-12.30",
        "entourez un chiffre : 0 1 2 3 4 5 6 7 8 9 10",
        "de 0,5 à 1 mg",
        "09 h 30 à 12 h",
        "37999 Villeclaire",
        "https://a.example/0261914710",
        "figures/01-02-03-04-05.svg",
        "le 15 ou le 3624",
        "ISBN 978-0-306-40615-7",
    ],
)
def test_what_is_no_number_is_left_alone(text: str) -> None:
    assert list(typed(text)) == []

"""Whoever signs is told which criteria are not met, and by whom others could be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import TOP, Run, edit

WHO = ("--by", "Ana Ormeau", "--role", "Chargée d’information")


@pytest.fixture
def way(folder: Path) -> Path:
    """A leaflet that finds the way, on one format, for a hospital without a logo."""
    shutil.rmtree(folder / "leaflets" / "immunotherapie")
    shutil.rmtree(folder / "hospitals" / "deux-rives")
    shutil.copytree(TOP / "leaflets" / "trouver-son-chemin", folder / "leaflets" / "chemin")
    path = folder / "leaflets" / "chemin" / "fr.md"
    edit(path, "picture:", "formats: [screen]\npicture:")
    logo = "logo:\n  file: logo.svg\n  alt: Une feuille de tilleul\n"
    edit(folder / "hospitals" / "tilleuls" / "hospital.yaml", logo, "")
    return path


def test_what_is_not_met_is_listed_with_what_to_do(way: Path, run_cli: Run) -> None:
    code, out, _err = run_cli("approve", "chemin", *WHO)
    assert code == 0
    told = out.partition("Criteria that are not met (docs/criteres.md):\n")[2]
    asked = "  - EQIP 20: the logo of the institution is there\n    → Put the logo into"
    assert told.startswith(asked)
    assert "patients-read" in told.partition("What only a person can say")[2]
    assert "status: approved" in way.read_text(encoding="utf-8")


def test_what_a_person_attests_is_signed_on_the_page(way: Path, run_cli: Run) -> None:
    assert run_cli("attest", "chemin", "patients-read", *WHO)[0] == 0
    ask = ("check", "chemin", "--no-render", "--report", "html", "--save", str(way.parent))
    run_cli(*ask, lang="fr")
    html = next(way.parent.glob("*.html")).read_text(encoding="utf-8")
    assert "Ana Ormeau, Chargée d’information, le 24 novembre 2026" in html
    edit(way, "Passez d’abord à l’**accueil**", "Passez à l’**accueil**")
    run_cli(*ask, lang="fr")
    html = next(way.parent.glob("*.html")).read_text(encoding="utf-8")
    assert "Ana Ormeau, Chargée d’information, le" not in html  # a word changed


def test_who_is_asked_by_one_hospital_only_stands_beside_its_name(way: Path, run_cli: Run) -> None:
    assert run_cli("approve", "chemin", *WHO)[0] == 0
    profile = way.parents[2] / "hospitals" / "tilleuls" / "hospital.yaml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(f"{text}\nsign:\n  - role: nurse\n", encoding="utf-8")
    ask = ("check", "chemin", "--no-render", "--report", "html", "--save", str(way.parent))
    run_cli(*ask, lang="fr")
    html = next(way.parent.glob("*.html")).read_text(encoding="utf-8")
    assert "<dd>un infirmier ou une infirmière, pour Les Tilleuls</dd>" in html
    assert "<dt>Doit encore signer</dt>" in html
    assert "aucune page n’a été regardée" in html

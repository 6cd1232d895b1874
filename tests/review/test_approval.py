"""Approval: refused while anything is open, void as soon as a word changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from depliant.pdf.text import read_back
from tests.conftest import Run, cover, edit

WHO = ("--by", 'Camille "Cam" Exemple : Dr', "--role", "Pédiatre")


@pytest.fixture(autouse=True)
def _few_editions(folder: Path, article: Path) -> None:
    shutil.rmtree(folder / "hospitals" / "deux-rives")
    edit(article, "picture:", "formats: [screen]\npicture:")


@pytest.fixture
def covered(article: Path) -> Path:
    """An article in which every section has its source."""
    cover(article)
    return article


def test_refused_while_sections_are_not_covered(article: Path, run_cli: Run) -> None:
    before = article.read_bytes()
    code, _out, err = run_cli("approve", "immunotherapie", *WHO)
    assert code == 2
    for role in ("risks", "alternatives", "refusal"):
        assert f"The section `{role}` is not covered by the source." in err
    assert err.count("leaflets/immunotherapie/fr.md:") == 3
    assert article.read_bytes() == before


def test_refused_while_there_are_errors(covered: Path, run_cli: Run) -> None:
    edit(covered, "coûte extrêmement cher", "coûte TODO cher")
    code, _out, err = run_cli("approve", "immunotherapie", *WHO)
    assert code == 2
    assert "(placeholders)" in err


@pytest.mark.parametrize("who", [("--by", " ", "--role", "x"), ("--by", "x", "--role", "")])
def test_a_name_and_a_role_are_needed(covered: Path, run_cli: Run, who: tuple[str, ...]) -> None:
    code, _out, err = run_cli("approve", "immunotherapie", *who)
    assert code == 2
    assert "a name and a role" in err


def test_approved_then_changed(folder: Path, covered: Path, run_cli: Run) -> None:
    edit(covered, "formats: [screen]", "formats: [bifold, screen]")
    edit(covered, "status: draft", "# qui répond de ce texte\nstatus: draft")
    before = covered.read_text(encoding="utf-8").split("\n")
    assert run_cli("approve", "immunotherapie", *WHO)[0] == 0
    after = covered.read_text(encoding="utf-8").split("\n")
    assert [line for line in before if line not in after] == ["status: draft"]
    assert "status: approved" in after

    code, _out, err = run_cli("build", "--strict")
    assert code == 0, err
    pdf = next(folder.rglob("tilleuls/**/*.screen.pdf")).read_bytes()
    text = " ".join(" ".join(read_back(pdf)).split())
    assert "Brouillon" not in text
    assert "· approuvé" in text
    assert "Exemple" in text
    assert "le 24 novembre 2026." in text

    edit(covered, "coûte extrêmement cher", "coûte très cher")
    code, _out, err = run_cli("build", "--format", "screen")
    assert code == 1
    assert "The text has changed since it was approved. (approval)" in err
    assert next(folder.rglob("tilleuls/**/*.screen.pdf")).read_bytes() == pdf
    code, _out, err = run_cli("approve", "immunotherapie", *WHO)
    assert code == 2
    assert "The text has changed since version 1.0 was approved. (changes-since)" in err
    said = 'changes:\n  - {version: "1.1", date: 2026-11-25, what: un mot}\n'
    edit(covered, "changes:\n", said)
    edit(covered, 'version: "1.0"\nkind', 'version: "1.1"\nkind')
    assert run_cli("approve", "immunotherapie", *WHO)[0] == 0
    assert run_cli("build", "--format", "screen")[0] == 0


def test_a_changed_figure_voids_it_too(folder: Path, covered: Path, run_cli: Run) -> None:
    assert run_cli("approve", "immunotherapie", *WHO)[0] == 0
    figure = folder / "leaflets" / "immunotherapie" / "figures" / "modifier.svg"
    edit(figure, "var(--accent)", "var(--ink)")
    assert run_cli("check", "--no-render")[0] == 1


def test_a_begun_profile_bars_its_own_editions_alone(covered: Path, run_cli: Run) -> None:
    hospitals = covered.parents[2] / "hospitals"
    shutil.copytree(hospitals / "tilleuls", hospitals / "a-venir")
    edit(hospitals / "a-venir" / "hospital.yaml", "short_name: ", "short_name: '[TODO: x]' # ")
    code, _out, err = run_cli("approve", "immunotherapie", *WHO)
    assert (code, "a-venir" in err) == (0, True)
    assert "status: approved" in covered.read_text("utf-8")


def test_profiles_that_are_all_begun_bar_the_approval(covered: Path, run_cli: Run) -> None:
    profile = covered.parents[2] / "hospitals" / "tilleuls" / "hospital.yaml"
    edit(profile, "short_name: ", "short_name: '[TODO: x]' # ")
    code, _out, err = run_cli("approve", "immunotherapie", *WHO)
    assert (code, "(placeholders)" in err) == (2, True)


def test_the_only_language_is_meant(covered: Path, run_cli: Run) -> None:
    covered.rename(covered.with_name("en.md"))
    _code, _out, err = run_cli("approve", "immunotherapie", *WHO)
    assert "language `fr`" not in err

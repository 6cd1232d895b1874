"""The page behind a QR code: current, replaced, withdrawn; and nothing of a draft."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from depliant.content.colours import contrast
from tests.conftest import Run, edit, sign

LEAFLET, CODE = "trouver-son-chemin", "HT-0101"
SCREEN = ("build", LEAFLET, "--format", "screen", "--hospital", "tilleuls")


def page(root: Path, version: str, code: str = CODE) -> str:
    path = root / "out" / "tilleuls" / code / version / "fr" / "index.html"
    return path.read_text(encoding="utf-8")


@pytest.fixture
def article(others: Path) -> Path:
    return others / "leaflets" / LEAFLET / "fr.md"


@pytest.fixture
def approved(others: Path, article: Path, run_cli: Run) -> Path:
    sign(others, LEAFLET)
    assert run_cli(*SCREEN)[0] == 0
    return others


def test_a_current_version(approved: Path) -> None:
    text = page(approved, "1.0")
    assert "Cette version est à jour." in text
    assert "Trouver son chemin" in text
    assert 'href="../../../trouver-son-chemin/fr/HT-0101.fr.screen.pdf"' in text
    pdf = approved / "out" / "tilleuls" / "trouver-son-chemin" / "fr" / "HT-0101.fr.screen.pdf"
    assert pdf.is_file()


def test_a_replaced_version(approved: Path, article: Path, run_cli: Run) -> None:
    edit(article, 'version: "1.0"\nkind', 'version: "1.1"\nkind')
    edit(article, "status: approved", "status: draft")
    sign(approved, LEAFLET)
    assert run_cli(*SCREEN)[0] == 0
    assert "Cette version n’est plus à jour." in page(approved, "1.0")
    assert 'href="../../../HT-0101/1.1/fr/"' in page(approved, "1.0")
    assert "Cette version est à jour." in page(approved, "1.1")


def test_a_withdrawn_leaflet(approved: Path, article: Path, run_cli: Run) -> None:
    edit(article, "status: approved", "status: withdrawn")
    run_cli(*SCREEN)
    assert "Ce document est retiré." in page(approved, "1.0")
    assert "pdf" not in page(approved, "1.0")


def test_a_withdrawn_leaflet_leads_to_the_one_that_replaces_it(
    approved: Path, article: Path, run_cli: Run
) -> None:
    old = approved / "leaflets" / "preparer-son-sejour" / "fr.md"
    edit(old, "status: draft", "status: withdrawn\nsuperseded_by: HT-0101")
    run_cli("build", "--format", "screen", "--hospital", "tilleuls")
    assert 'href="../../../HT-0101/1.0/fr/"' in page(approved, "1.0", "HT-0102")
    assert "Trouver son chemin (HT-0101)" in page(approved, "1.0", "HT-0102")


def test_a_leaflet_that_is_gone(approved: Path, article: Path, run_cli: Run) -> None:
    article.unlink()
    assert run_cli("clean")[0] == 0
    assert "Ce document est retiré." in page(approved, "1.0")


def test_a_draft_says_nothing_of_itself(others: Path, run_cli: Run) -> None:
    assert run_cli(*SCREEN)[0] == 0
    text = page(others, "1.0")
    assert "Cette version n’est pas publiée." in text
    assert "Trouver" not in text
    assert "pdf" not in text


def test_a_page_holds_no_owner_and_no_finding(approved: Path, run_cli: Run) -> None:
    run_cli(*SCREEN, today="2029-06-01")  # overdue, contacts unverified
    text = page(approved, "1.0")
    for private in ("Camille", "Cadre de santé", "overdue", "review", "brouillon"):
        assert private not in text


def test_a_page_has_the_colours_and_the_numbers_of_its_hospital(
    approved: Path, run_cli: Run
) -> None:
    text = page(approved, "1.0")
    assert "--accent: #1b5e6e" in text
    assert 'href="tel:+33261914710">02 61 91 47 10</a>' in text
    assert "Qui appeler" in text
    assert (approved / "out" / "tilleuls" / "face.css").is_file()


def test_a_pale_accent_is_darkened_and_a_name_is_only_words(approved: Path, run_cli: Run) -> None:
    profile = approved / "hospitals" / "tilleuls" / "hospital.yaml"
    edit(profile, 'accent: "#1b5e6e"', 'accent: "#ffd700"')
    edit(profile, "label: Le service", 'label: "Salle 3 & 4 > l\'aile"')
    run_cli(*SCREEN)
    text = page(approved, "1.0")
    (accent,) = re.findall(r"--accent: (#\w+);", text.partition("max-width: 44rem")[0][-400:])
    assert contrast(accent, "#ffffff") >= 4.5
    assert "Salle 3 &amp; 4 &gt; l&#39;aile" in text


# --- only what is signed and handed out is current -------------------------------------------


def test_a_text_that_was_refused_replaces_nothing(
    approved: Path, article: Path, run_cli: Run
) -> None:
    edit(article, 'version: "1.0"\nkind', 'version: "1.1"\nkind')  # and nobody signs it
    assert run_cli(*SCREEN)[0] == 1
    assert "Cette version est en cours de relecture." in page(approved, "1.0")
    assert "n’est pas publiée" in page(approved, "1.1")


def test_approved_by_hand_is_not_current(others: Path, article: Path, run_cli: Run) -> None:
    edit(article, "status: draft", "status: approved")
    assert run_cli(*SCREEN)[0] == 1
    assert "n’est pas publiée" in page(others, "1.0")


def test_an_overdue_version_is_not_current(approved: Path, run_cli: Run) -> None:
    assert run_cli(*SCREEN, today="2029-06-01")[0] == 1
    assert "en cours de relecture" in page(approved, "1.0")
    assert "pdf" not in page(approved, "1.0")
    assert run_cli(*SCREEN)[0] == 0
    assert "Cette version est à jour." in page(approved, "1.0")


@pytest.mark.parametrize(
    "name", ["desk.html", "index.fr.html", "tilleuls/HT-0101/1.0/fr/index.html"]
)
def test_a_page_that_is_lost_or_damaged_comes_back(approved: Path, run_cli: Run, name: str) -> None:
    path = approved / "out" / name
    before = path.read_bytes()
    path.unlink()
    assert run_cli(*SCREEN)[0] == 0
    assert path.read_bytes() == before
    path.write_bytes(b"garbage")
    assert run_cli(*SCREEN)[0] == 0
    assert path.read_bytes() == before

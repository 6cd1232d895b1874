"""What a leaflet prints of its signatures: who approved it, what people attest; never more."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from depliant.content.select import select
from depliant.review.approval import approved
from depliant.review.attesting import with_sign_offs
from depliant.review.kept import reread
from depliant.sources.signing.sign_offs import SIGN_OFFS
from depliant.sources.workspace import Workspace
from tests.conftest import choose, edit

LEAFLET = "trouver-son-chemin"
DAY = dt.date(2026, 3, 2)


@pytest.fixture
def signed(others: Path) -> Path:
    """An article that a colleague approved, with all that people can attest."""
    path = others / "leaflets" / LEAFLET / "fr.md"
    article = Workspace(others).article(path)
    data = approved(path.read_bytes(), article, "Ada Roche", "Pédiatre", DAY)
    said = with_sign_offs(data, reread(article, data), SIGN_OFFS, "Ida Noyer", "cadre", DAY)
    path.write_bytes(said)
    return path


def notes(root: Path, hospital: str = "tilleuls") -> str:
    content, _odd = select(choose(root, "screen", hospital, LEAFLET))
    return "\n".join(note.text for note in content.notes).replace("\u00a0", " ")


def test_who_approved_it_and_what_people_attest(others: Path, signed: Path) -> None:
    text = notes(others)
    assert "Approuvé par Ada Roche, Pédiatre, le 2 mars 2026." in text
    assert "Relu par des patients ou des familles (Ida Noyer, mars 2026). Écrit avec" in text
    assert text.count("(Ida Noyer, mars 2026)") == len(SIGN_OFFS)


def test_only_what_was_signed(others: Path, signed: Path) -> None:
    edit(signed, "- what: guidelines", "- what: use-evaluated")
    assert "Recommandations de bonne pratique" not in notes(others)


def test_a_draft_says_nothing_of_them(others: Path, signed: Path) -> None:
    edit(signed, "status: approved", "status: draft")
    assert "Noyer" not in notes(others)
    assert "Roche" not in notes(others)


def test_a_hospitals_own_words_are_not_what_people_read(others: Path, signed: Path) -> None:
    text = notes(others, "bruyeres")
    assert "Ada Roche" in text
    assert "Noyer" not in text

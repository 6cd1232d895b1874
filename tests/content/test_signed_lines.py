"""What a leaflet prints of its signatures: who approved it, what people attest; never more."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from depliant.content.select import _credits, select
from depliant.pressroom.arrangement import closer_steps
from depliant.review.approval import approved
from depliant.review.attesting import with_sign_offs
from depliant.review.kept import reread
from depliant.sources.signing.sign_offs import SIGN_OFFS
from depliant.sources.workspace import Workspace
from tests.conftest import choose, edit

LEAFLET = "trouver-son-chemin"
DAY, NEXT = dt.date(2026, 3, 2), dt.date(2026, 4, 1)


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
    assert "Approuvé par Ada Roche (Pédiatre), le 2 mars 2026." in text
    assert "Relu par des patients ou des familles (Ida Noyer, mars 2026). Écrit avec" in text
    assert text.count("(Ida Noyer, mars 2026)") == len(SIGN_OFFS)


def more(path: Path, *signers: tuple[str, str]) -> None:
    """More signatures of the same text, on the first of the month that follows."""
    for name, role in signers:
        article = Workspace(path.parents[2]).article(path)
        path.write_bytes(approved(path.read_bytes(), article, name, role, NEXT))


def test_all_who_approved_it_stand_in_one_sentence(others: Path, signed: Path) -> None:
    more(signed, ("Ida Noyer", "cadre"), ("Zoé Aune", "usagère"))
    said = "Approuvé par Ada Roche (Pédiatre), Ida Noyer (cadre) et Zoé Aune (usagère), le 1er avr"
    assert said in notes(others)


def test_where_there_is_no_room_their_number_is_all(others: Path, signed: Path) -> None:
    more(signed, ("Ida Noyer", "cadre"))
    choice = choose(others, "screen", "tilleuls", LEAFLET)
    closer = next(one for one in closer_steps(choice) if not one.credits)
    text = "\n".join(note.text for note in select(closer)[0].notes).replace("\u00a0", " ")
    assert "Approuvé par 2 personnes, le 1er avril 2026." in text
    assert "Noyer" not in text
    assert select(closer)[0].edition == select(choice)[0].edition


def test_a_short_edition_counts_them(others: Path, signed: Path) -> None:
    more(signed, ("Ida Noyer", "cadre"))
    choice = choose(others, "screen", "tilleuls", LEAFLET)
    short = replace(choice, format=choice.format.model_copy(update={"extent": "short"}))
    words = {"approved_by_many": "[{count}, {date}]", "approved_by": "[{people}]"}
    assert list(_credits(short, words)) == ["[2, 1er avril 2026]"]
    assert "Ada" in next(_credits(choice, {**choice.words, **words}))


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

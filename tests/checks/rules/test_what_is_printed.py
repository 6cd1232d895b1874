"""What a leaflet says of itself stands on a page of each edition: its words, without a layout."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from depliant.checks.registry import Subject, all_checks
from depliant.checks.subjects import PagesSubject
from depliant.content.content import Content
from depliant.content.select import select
from depliant.typeset.pages import Page, Pages, Run
from tests.conftest import choose, edit

RULES = ("rights", "funding", "interests", "sources-dated", "completes-the-interview")


def page(*lines: str) -> Page:
    """A page of the sources that says some lines."""
    runs = (Run(line, 10, 10 * n, 80, 4, 10, "p", "sources", (0,)) for n, line in enumerate(lines))
    return Page("flow-1", 210, 297, (14, 14, 14, 14), tuple(runs), ())


def told(content: Content, *lines: str) -> list[str]:
    """The rules that miss something in an edition whose pages say these lines."""
    pages = cast(Pages, SimpleNamespace(pages=(page(*lines),)))
    looked_at = PagesSubject(content, cast(Any, None), pages)
    checks = [one for one in all_checks() if one.subject is Subject.PAGES and one.rule in RULES]
    found = [finding for check in checks for finding in check.judge(looked_at)]
    assert all(one.is_error for one in found)
    return sorted({one.rule for one in found})


@pytest.fixture
def content(folder: Path) -> Content:
    return select(choose(folder))[0]


def said(content: Content) -> list[str]:
    return [content.words["completes"], *(note.text for note in content.notes)]


def test_all_of_it_is_there(content: Content) -> None:
    assert told(content, *said(content)) == []
    parted = [half for line in said(content) for half in (line[:20] + "-", line[20:])]
    assert told(content, *parted) == [], "a line that ends with a hyphen says the same"


@pytest.mark.parametrize(
    ("word", "missing"),
    [
        ("Droits", ["rights"]),
        ("Financement", ["funding", "interests"]),
        ("Lejeune", ["sources-dated"]),
        ("complète l’entretien", ["completes-the-interview"]),
    ],
)
def test_a_line_that_a_template_leaves_out(content: Content, word: str, missing: list[str]) -> None:
    plain = (" ".join(line.split()) for line in said(content))
    assert told(content, *(line for line in plain if word not in line)) == missing


def test_a_kind_that_completes_no_talk_need_not_say_so(content: Content) -> None:
    words = {**content.words, "completes": ""}
    assert told(replace(content, words=words), *said(content)[1:]) == []


# --- what select makes of the keys ------------------------------------------------------------


def test_an_aim_stands_behind_the_audience(folder: Path, article: Path) -> None:
    assert plain(select(choose(folder))[0].audience).endswith(
        "leucémie. But : préparer vos questions à l’équipe"
    )
    edit(article, "aim: préparer vos questions à l’équipe\n", "")
    assert plain(select(choose(folder))[0].audience).endswith("qui ont une leucémie")


def plain(text: str) -> str:
    return " ".join(text.split())


def test_interests_share_the_line_of_the_funding(folder: Path, article: Path) -> None:
    lines = [plain(note.text) for note in select(choose(folder))[0].notes]
    assert "Financement : aucun. Liens d’intérêts : aucun." in lines
    edit(article, "interests: none", "interests: conseil d’un laboratoire")
    lines = [plain(note.text) for note in select(choose(folder))[0].notes]
    assert "Financement : aucun. Liens d’intérêts : conseil d’un laboratoire." in lines
    edit(article, "interests: conseil d’un laboratoire\n", "")
    lines = [plain(note.text) for note in select(choose(folder))[0].notes]
    assert "Financement : aucun." in lines


def test_associations_where_there_is_room_and_a_talk(folder: Path) -> None:
    choice = choose(folder)
    (one,) = select(choice)[0].hospital.support
    assert (one.label, one.dial) == ("Association Les Petits Érables", "+33261918830")
    assert plain(one.phone) == "02 61 91 88 30" and one.web == "https://petits-erables.example"
    for without in (
        replace(choice, supports=False),
        replace(choice, interview=False),
        choose(folder, "a4-short"),
    ):
        assert select(without)[0].hospital.support == ()

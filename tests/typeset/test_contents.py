"""Long editions: a list of contents, and a title that runs on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from depliant.content.select import select
from depliant.pressroom import arrangement
from depliant.pressroom.press import Press
from depliant.typeset.contents import CONTENTS, LEAST_PAGES, listed, runs_on
from depliant.typeset.pages import Page
from tests.conftest import TOP, choose, laid_out, rules


@pytest.mark.parametrize("name", ["booklet", "a4-large"])
def test_a_long_edition_lists_its_sections_with_their_pages(press: Press, name: str) -> None:
    choice = choose(TOP, name, hospital="bruyeres", leaflet="sejour-avec-son-enfant")
    content, pages = laid_out(press, choice)
    assert len(pages.pages) >= LEAST_PAGES
    opened = {
        _heading(page, role): n for n, page in enumerate(pages.pages, 1) for role in page.sections
    }
    named = listed(content, choice.format)
    assert named[0].role == "before"
    assert "contacts" in {one.role for one in named}
    assert "sources" not in {one.role for one in named}  # nobody looks for them
    (page,) = [page for page in pages.pages if "contents-list" in page.sections]
    assert page.role in ("flow-1", "flow-2")
    for one in named:
        assert opened[one.title.replace("\u2060", "")] == _number_beside(page, one.title)


def test_in_a_booklet_the_list_is_a_block_of_two_columns(press: Press) -> None:
    choice = choose(TOP, "booklet", leaflet="preparer-son-sejour")
    content, pages = laid_out(press, choice)
    (block,) = [one for page in pages.pages for one in page.blocks if one.section == CONTENTS]
    assert block.kind == "box"
    titles = [one.title for one in listed(content, choice.format)]
    (page,) = [page for page in pages.pages if CONTENTS in page.sections]
    lines = {run.text.strip(): run for run in page.runs if run.section == CONTENTS}
    left, right = titles[: -(-len(titles) // 2)], titles[-(-len(titles) // 2) :]
    assert {round(lines[title].x) for title in left} == {round(page.margin[3])}
    assert min(lines[title].x for title in right) > page.width / 2
    assert lines[left[0]].y == pytest.approx(lines[right[0]].y, abs=0.1)


@pytest.mark.parametrize(("without", "taken"), [(12, 12), (16, 16)])
def test_a_list_that_alone_costs_a_sheet_is_left_out(
    monkeypatch: pytest.MonkeyPatch, without: int, taken: int
) -> None:
    def laid(count: int) -> Any:
        pages = SimpleNamespace(pages=("",) * count)
        return SimpleNamespace(fits=True, lists_on_a_sheet=True, pages=pages, chosen=None)

    listing, bare = laid(16), laid(without)
    made = lambda *_all, lists: listing if lists else bare  # noqa: E731
    monkeypatch.setattr(arrangement.Arranging, "_laid_out", made)
    found: Any = arrangement.Arranging(Any, Any)._on_fewer_sheets(listing)  # type: ignore[arg-type]
    assert len(found.pages.pages) == taken
    assert (found is bare) == (without < 16)


def _heading(page: Page, role: str) -> str:
    words = [run.text for run in page.runs if run.section == role and run.tag == "h2"]
    return " ".join(words).replace("\u2060", "")


def _number_beside(page: Page, title: str) -> int:
    """The number that stands on the line of a title in the list."""
    here = [run for run in page.runs if run.section == "contents-list"]
    line = next(run for run in here if run.text.strip() == title)
    level = [run for run in here if run.generated and abs(run.y - line.y) < line.height / 2]
    beside = min((run for run in level if run.x > line.x), key=lambda run: run.x)
    return int(beside.text)


def test_a_short_edition_has_none() -> None:
    for name in ("booklet", "a4-large", "a4", "trifold", "screen"):
        choice = choose(TOP, name, leaflet="trouver-son-chemin")
        assert listed(select(choice)[0], choice.format) == ()
    choice = choose(TOP, "screen", leaflet="sejour-avec-son-enfant")
    assert listed(select(choice)[0], choice.format) == ()


def test_a_title_runs_on_where_there_may_be_more_than_two_pages(press: Press) -> None:
    choice = choose(TOP, "booklet", hospital="bruyeres", leaflet="sejour-avec-son-enfant")
    content, pages = laid_out(press, choice)
    for page in pages.pages:
        head = " ".join(run.text for run in page.runs if run.margin and run.y < page.margin[0])
        assert (content.title in head) == (page.role != "cover")
    assert not runs_on(choose(TOP, "a4").format)
    assert not runs_on(choose(TOP, "screen").format)


def test_such_an_edition_passes(press: Press) -> None:
    choice = choose(TOP, "a4-large", hospital="bruyeres", leaflet="sejour-avec-son-enfant")
    assert not rules(press.press(choice)) & {
        "text-complete",
        "resources",
        "inside-the-page",
        "glyphs",
    }

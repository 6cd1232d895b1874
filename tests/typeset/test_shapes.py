"""Every shape that an author can write, on one leaflet: legible, in its box, in our fonts."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from unittest.mock import Mock

import pytest

from depliant.checks.rules import inside_the_frame
from depliant.pressroom.press import Press
from depliant.typeset.pages import Item, Page, Pages, Run
from tests.conftest import TOP, choose, laid_out, rules

HERE = Path(__file__).parent


def with_shapes(folder: Path) -> Path:
    """A workspace with one hospital and the leaflet of all shapes."""
    shutil.copytree(TOP / "hospitals" / "tilleuls", folder / "hospitals" / "tilleuls")
    shutil.copytree(HERE / "shapes", folder / "leaflets" / "formes")
    shutil.copy(TOP / "leaflets" / "kinds.yaml", folder / "leaflets")
    return folder


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    return with_shapes(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a4", "a4-large"])
def test_every_shape_passes_every_check(press: Press, shapes: Path, name: str) -> None:
    assert rules(press.press(choose(shapes, name, leaflet="formes"))) == set()


def runs(pages: Pages, words: str) -> list[Run]:
    """The runs that hold these words, in reading order."""
    found = [run for page in pages.pages for run in page.runs if words in run.text]
    assert found, words
    return found


@pytest.fixture
def on_paper(press: Press, shapes: Path) -> Pages:
    choice = choose(shapes, "a4", leaflet="formes")
    return laid_out(press, choice)[1]


@pytest.mark.slow
def test_lists_are_indented_by_depth(on_paper: Pages) -> None:
    words = ("Un cartable", "une trousse", "des crayons", "bien taillés")
    lefts = [runs(on_paper, text)[0].x for text in words]
    assert all(3 < inner - outer < 9 for outer, inner in pairwise(lefts))
    assert runs(on_paper, "celui où")[0].x > runs(on_paper, "Son second")[0].x


@pytest.mark.slow
def test_notes_pictures_and_addresses(on_paper: Pages) -> None:
    body = runs(on_paper, "Récréation")[0].size
    assert runs(on_paper, "Au début")[0].size == body
    assert runs(on_paper, "Sa légende")[0].size == body
    items = [item for page in on_paper.pages for item in page.items if item.kind == "picture"]
    inline, figure = [item for item in items if item.name.endswith("borne.svg")]
    assert inline.height == pytest.approx(body * 25.4 / 72, rel=0.05)
    assert figure.height > 20
    (code,) = [item for item in items if item.name.startswith("depliant:code/")]
    assert code.width == pytest.approx(24, abs=0.1)
    assert runs(on_paper, "(exemple.")


@pytest.mark.slow
def test_a_long_table_goes_on_under_its_head(on_paper: Pages) -> None:
    heads = [page.role for page in on_paper.pages for run in page.runs if run.text == "Jour"]
    rows = [page.role for page in on_paper.pages for run in page.runs if "un morceau" in run.text]
    assert len(heads) == len(set(heads)) >= 2
    assert set(rows) <= set(heads)


# --- no text crosses a frame -----------------------------------------------------------------

FRAME = Item("box", 20, 20, 60, 40, "care", "warning")


def word(x: float, y: float, width: float = 20, text: str = "fièvre", **more: bool) -> Run:
    return Run(text, x, y, width, 5, 12, "p", "care", (0.0,), **more)


def crossing(run: Run, *frames: Item) -> bool:
    page = Page("flow-1", 100, 100, (10, 10, 10, 10), (run,), frames)
    subject = Mock(pages=Pages((page,), b""))
    return bool(list(inside_the_frame.run(subject)))


@pytest.mark.parametrize(
    ("run", "crosses"),
    [
        (word(18, 30, text="1."), True),
        (word(70, 30), True),
        (word(30, 57), True),
        (word(30, 18), True),
        (word(30, 30), False),
        (word(0, 30), False),
        (word(30, 61), False),
        (word(59.5, 30, 21, "fièvre "), False),
        (word(18, 30, margin=True), False),
    ],
)
def test_what_crosses_a_frame(run: Run, crosses: bool) -> None:
    assert crossing(run, FRAME) == crosses
    assert crossing(run, replace(FRAME, kind="cell")) == crosses
    assert not crossing(run, replace(FRAME, kind="picture"))


def test_a_thin_line_frames_nothing() -> None:
    assert not crossing(word(18, 30), Item("box", 22, 0, 0.7, 90, "care", "joint"))

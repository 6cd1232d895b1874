"""The wide panels of a fold: boxes hang out of the text, short things stand side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from depliant.content.select import Choice
from depliant.formats.format import PAPER_EDGE, shipped_formats
from depliant.formats.options import Options
from depliant.formats.variants import closer, variant
from depliant.pressroom.press import Press
from depliant.typeset.edition_css import HANG, hang
from depliant.typeset.pages import Page, Pages, Run
from tests.conftest import choose, laid_out, rules

FORMATS = shipped_formats()
WALK = """
## En deux mots {#summary .short}

- Marcher aide à respirer après l’opération, et à moins souffrir.

## La première promenade {#how .steps .short}

1. **On s’assoit** au bord du lit, une minute, sans se presser.
2. **On se lève** avec quelqu’un, en tenant le pied à perfusion.
3. **On marche** jusqu’à la fenêtre du couloir, et on revient.
4. **On se repose** avant de recommencer, un peu plus loin.
5. **On le note** sur le carnet.

## Ensuite {#after}

Le lendemain, on va deux fois plus loin.

!!! number "3 fois par jour"
    C’est mieux qu’une seule longue promenade.

!!! warning "On s’arrête si la tête tourne"
    Asseyez-vous, et appelez.
"""


@pytest.fixture
def walk(folder: Path) -> Choice:
    """A leaflet of one page, in a bifold."""
    path = folder / "leaflets" / "immunotherapie" / "fr.md"
    head = path.read_text(encoding="utf-8").split("\n---\n")[0]
    path.write_text(f"{head}\n---\n{WALK}", encoding="utf-8")
    return choose(folder, "bifold")


def run_of(pages: Pages, words: str) -> Run:
    return next(run for page in pages.pages for run in page.runs if words in run.text)


def box_around(page: Page, run: Run) -> tuple[float, float]:
    """Where the widest box around a run begins and ends."""
    around = [item for item in page.items if item.y <= run.y <= item.y + item.height]
    box = max(around, key=lambda item: item.width)
    return box.x, box.x + box.width


def test_how_far_boxes_hang_out() -> None:
    found = {name: hang(one.flow[0], one) for name, one in FORMATS.items()}
    assert {name for name, far in found.items() if far == HANG} == {"bifold", "booklet"}
    assert set(found.values()) == {HANG, 0.0}
    bifold = FORMATS["bifold"]
    assert hang(bifold.page("cover"), bifold) == 0
    narrow = bifold.flow[0].model_copy(update={"margin": (15, 9, 22, 8.5)})
    assert hang(narrow, bifold) == 8.5 - PAPER_EDGE  # what an office printer prints
    shop = variant(bifold, Options(bleed=3))
    assert hang(shop.flow[0], shop) == HANG  # measured from the trim


def test_the_words_of_boxes_begin_with_the_text(press: Press, walk: Choice) -> None:
    _content, pages = laid_out(press, walk)
    page = pages.on("flow")[0]
    text = page.margin[3]
    for words in ("En deux mots", "3 fois par jour", "La première promenade", "Le lendemain"):
        assert run_of(pages, words).x == pytest.approx(text, abs=0.1)
    for words in ("En deux mots", "3 fois par jour", "On s’arrête"):
        start, end = box_around(page, run_of(pages, words))
        assert (text - start, end - (page.width - page.margin[1])) == pytest.approx((4, 4), abs=0.1)
    assert not rules(press.press(walk)) & {"inside-the-frame", "text-over-text", "printable"}


def test_steps_stand_two_by_two(press: Press, walk: Choice) -> None:
    _content, pages = laid_out(press, walk)
    verbs = ("On s’assoit", "On se lève", "On marche", "On se repose", "On le note")
    one, two, three, four, five = (run_of(pages, verb) for verb in verbs)
    assert one.y == two.y < three.y == four.y < five.y
    assert one.x == three.x == five.x < two.x == four.x


def test_many_steps_stand_one_below_the_other(press: Press, walk: Choice, folder: Path) -> None:
    """Side by side they are one block, and no page holds many."""
    path = folder / "leaflets" / "immunotherapie" / "fr.md"
    more = "".join(f"{n}. **Le pas {n}** est petit.\n" for n in range(6, 11))
    text = path.read_text(encoding="utf-8").replace("carnet.\n", f"carnet.\n{more}")
    path.write_text(text, encoding="utf-8")
    _content, pages = laid_out(press, choose(folder, "bifold"))
    found = [run_of(pages, words) for words in ("On s’assoit", "On se lève", "Le pas 10")]
    assert len({run.x for run in found}) == 1


def test_sources_that_give_way_stand_beside_the_code(press: Press, walk: Choice) -> None:
    brief = next(closer(walk.format))
    assert brief.closing == "brief"
    _content, pages = laid_out(press, replace(walk, format=brief))
    (back,) = pages.on("back")
    (code,) = [item for item in back.items if item.width == pytest.approx(24, abs=0.1)]
    lines = [run for run in back.runs if run.section == "sources"]
    assert min(line.x for line in lines) > code.x + code.width
    assert min(line.y for line in lines) < code.y + code.height

"""Fitting: named rungs, never below the floor, never torn, either fitted or told."""

from __future__ import annotations

import weakref
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from depliant.formats.format import Format, shipped_formats
from depliant.pressroom.press import Press
from depliant.sources.leaflet import parse_article
from depliant.typeset.engine.engine import setting_css
from depliant.typeset.fitting import fitted
from depliant.typeset.ladder import BEST, FLOOR, LADDER
from depliant.typeset.pages import Block, Fit, Page, torn
from depliant.typeset.room import Setting, Trial
from tests.conftest import TOP, choose, rules
from tests.conftest import Run as Command
from tests.examples import with_the_engine
from tests.typeset.pouring import Poured

FORMATS = shipped_formats()
WORDS = "On entre par la porte, on suit la ligne bleue, puis on attend son tour avec les autres."


class Paper:
    """What the engine would lay out."""


# --- the search, without the engine ----------------------------------------------------------


def search(name: str, sections: list[list[int]], **more: Any) -> tuple[Fit, list[Setting]]:
    """What is chosen for sections of paragraphs of so many lines, and what was laid out."""
    poured = Poured(FORMATS[name], sections, **more)
    return fitted(poured.format, poured.text, poured).fit, poured.asked


def test_a_text_with_room_to_spare_stands_airily_in_two_layouts() -> None:
    fit, asked = search("trifold", [[4, 3], [5], [6, 2]])
    assert fit.fits
    assert LADDER.named(fit.rung) in (*LADDER.airier_than(BEST), BEST)
    assert [one.measured for one in asked] == [True, False]
    assert fit.layouts == 2


def test_the_longer_a_text_the_tighter_it_stands() -> None:
    sections = [[6, 6, 5, 6], [6, 6, 5, 6]]
    fits = [search("trifold", [*sections, [3] * more])[0] for more in range(2, 10)]
    places = [[*LADDER].index(LADDER.named(fit.rung)) for fit in fits if fit.fits]
    assert LADDER.named(fits[0].rung) in (*LADDER.airier_than(BEST), BEST)
    assert max(places) > [*LADDER].index(BEST)
    assert not fits[-1].fits or places[-1] == max(places)


def test_told_when_it_cannot() -> None:
    fit, asked = search("trifold", [[6, 6, 6, 6, 6]] * 20)
    assert not fit.fits
    assert fit.rung == "floor"
    assert len(asked) == fit.layouts == 1  # hopeless: as the text falls, to show what is too much


@pytest.mark.parametrize("paragraphs", range(2, 26, 2))
@pytest.mark.parametrize("name", ["trifold", "a4", "booklet"])
def test_few_layouts_and_never_a_torn_one(name: str, paragraphs: int) -> None:
    fit, asked = search(name, [[5, 3, 4][: 1 + n % 3] for n in range(paragraphs)])
    assert fit.layouts == len(asked) <= 4
    assert fit.tears == 0


def test_what_falls_otherwise_than_planned_is_mended() -> None:
    fit, asked = search("trifold", [[5, 5, 5], [5, 5], [5, 4, 5, 3]], surprise=2.0)
    assert fit.fits
    assert fit.layouts <= 4
    assert [one.measured for one in asked].count(True) == 1


def test_a_layout_that_failed_is_let_go_before_the_next() -> None:
    poured = Poured(FORMATS["trifold"], [[5, 5, 5], [5, 5], [5, 4, 5, 3]], surprise=2.0)
    alive = weakref.WeakSet[Paper]()
    most = 0

    def laid_out(setting: Setting) -> Trial[Paper]:
        nonlocal most
        most = max(most, len(alive))
        trial = replace(poured(setting), document=Paper())
        alive.add(trial.document)
        return trial

    assert fitted(poured.format, poured.text, laid_out, poured).document in alive
    assert len(poured.asked) == 3
    assert not most


@pytest.mark.parametrize(("name", "sections"), [("a4", 4), ("a4", 5), ("a4-large", 17)])
@pytest.mark.parametrize("surprise", [0.2, 0.7, 1.5, 3.0])
def test_no_layout_is_made_twice(name: str, sections: int, surprise: float) -> None:
    _fit, asked = search(name, [[5, 3, 4]] * sections, surprise=surprise)
    assert len(set(asked)) == len(asked)


def test_a_slot_that_is_too_full_does_not_make_the_text_smaller() -> None:
    fit, asked = search("trifold", [[4, 3], [5], [6, 2]], too_full="tighter-lines")
    assert fit.fits
    assert LADDER.named(fit.rung) in (*LADDER.airier_than(BEST), BEST)
    assert asked[-1].slots in ("tighter-lines", "smaller-type", "floor")
    assert fit.layouts <= 4


def test_a_side_is_saved_by_less_white_but_not_by_smaller_type() -> None:
    sections = [[5, 4]] * 5
    fit, _asked = search("a4", sections)
    assert LADDER.named(fit.rung).size == 1


@pytest.mark.parametrize("format_", FORMATS.values(), ids=lambda f: f.name)
def test_no_rung_is_below_the_floor(format_: Format) -> None:
    for rung in LADDER:
        sizes = rung.properties(format_.type)
        assert float(sizes["body-size"].removesuffix("pt")) >= format_.type.least >= 12
        assert float(sizes["leading"]) >= 1.3
    best = [rung for rung in LADDER if rung.size == 1]
    assert LADDER.rungs[: len(best)] == tuple(best)  # type shrinks last of all


def test_the_ladder_goes_from_airy_to_tight() -> None:
    assert [rung.name for rung in LADDER.airier_than(BEST)] == ["roomy", "airy"]
    assert LADDER.tighter_than(FLOOR) == ()
    assert LADDER.from_on(FLOOR) == (FLOOR,)
    closer = LADDER.named("closer")
    assert [rung.name for rung in LADDER.between(BEST, closer)] == ["smaller-figures"]
    assert LADDER.between(BEST, BEST) == ()


def test_only_custom_properties_change() -> None:
    rungs = [Setting(rung.name, rung.name) for rung in LADDER.rungs[:2]]
    one, other = (setting_css(rung, FORMATS["a4"]).splitlines() for rung in rungs)
    assert one[0].startswith(":root {")
    assert one[0] != other[0]
    assert one[1:] == other[1:]


def test_a_torn_box_is_seen() -> None:
    box = Block(7, "box", "risks", 10, 20, 80, 60, 4)
    one, two, long = (
        Page("flow-1", 100, 210, (17, 10, 20, 10), (), (), (block,))
        for block in (box, box, replace(box, kind="paragraph", lines=9))
    )
    assert torn((one,)) == ()
    assert torn((one, two)) == (box,)
    assert torn((long, long)) == ()


# --- with the engine -------------------------------------------------------------------------


def test_every_leaflet_in_every_format_says_its_fit(press: Press) -> None:
    """The demonstration's own articles: fitted, or the format is too large for them."""
    for leaflet in ("trouver-son-chemin", "preparer-son-sejour"):
        for name in FORMATS:
            proof = press.press(choose(TOP, name, leaflet=leaflet))
            assert rules(proof) <= {"filler"}, (leaflet, name, rules(proof))
            assert proof.figures.fit.fits


def test_too_long_says_how_much_where_and_what_takes_it(run_cli: Command, others: Path) -> None:
    path = others / "leaflets" / "sejour-avec-son-enfant" / "fr.md"
    path.write_text(path.read_text("utf-8").replace("formats: [full, short]\n", ""), "utf-8")
    code, _out, err = run_cli(
        "build", "sejour-avec-son-enfant", "--format", "trifold", "--hospital", "tilleuls"
    )
    assert code == 1
    assert "words (" in err
    assert "The overflow starts in the section “who”" in err
    assert "These formats take it as it is: a4, a4-short, a4-large, booklet, screen." in err


def test_a_leaflet_is_made_for_some_formats(run_cli: Command, others: Path) -> None:
    code, _out, err = run_cli("build", "sejour-avec-son-enfant", "--format", "trifold")
    assert code == 2
    assert "This leaflet is not made as `trifold`." in err
    assert "fr.md:28" in err


PARAGRAPH = st.integers(1, 9).map(lambda n: WORDS * n)
LIST = st.integers(2, 6).map(lambda n: "\n".join([f"- {WORDS}"] * n))
STEPS = st.integers(2, 5).map(lambda n: "\n".join([f"1. **On entre.** {WORDS}"] * n))
BOX = st.integers(1, 4).map(lambda n: f'!!! warning "Attention"\n    {WORDS * n}')
TABLE = st.integers(2, 7).map(lambda n: "| a | b |\n|---|---|\n" + f"| porte | {WORDS} |\n" * n)
SECTION = st.lists(st.one_of(PARAGRAPH, PARAGRAPH, LIST, STEPS, BOX, TABLE), min_size=1, max_size=4)
BODY = st.lists(SECTION, min_size=1, max_size=14)


def article(sections: list[list[str]], *, least: int, most: int) -> str:
    """Sections up to a number of words."""
    text, count = "", 0
    for number, blocks in enumerate(sections):
        role = "summary .short" if number == 0 else f"role-{number}"
        text += f"## Une section {{#{role}}}\n\n"
        for block in blocks:
            text += block + "\n\n"
            count += len(block.split())
            if count > most:
                return text
    return text + (f"{WORDS}\n\n" if count < least else "")


@pytest.mark.slow
@settings(with_the_engine(), phases=[Phase.explicit, Phase.generate])  # none is made smaller
@given(BODY, st.sampled_from(sorted(FORMATS)))
def test_fitted_or_told(fresh_press: Press, sections: list[list[str]], name: str) -> None:
    """Articles of 50 to 3,000 words: never below the floor, never torn, either fitted or told."""
    choice = choose(TOP, name, leaflet="trouver-son-chemin")
    head = choice.article.text[: choice.article.text.index("## En bref")]
    written = parse_article(
        head + article(sections, least=50, most=3000), "essai", "fr", choice.article.place
    )
    proof = fresh_press.press(
        replace(choice, article=replace(written, figures=choice.article.figures))
    )
    found = rules(proof)
    told = {"page-count", "torn-block", "inside-the-page"}
    if not proof.figures.fit.fits:
        told.add("lonely-heading")  # of pages as the engine breaks them, to show what is too much
    assert found <= told  # no other fault: no small type, no lost letter, no word over another
    assert proof.figures.fit.fits == (not found & {"page-count", "torn-block"})

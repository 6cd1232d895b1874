"""Fitting: named rungs, never below the floor, never torn, either fitted or told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from depliant.formats.format import Format, shipped_formats
from depliant.pressroom.press import Press
from depliant.sources.leaflet import parse_article
from depliant.typeset.cast_off import copy_of
from depliant.typeset.fitting import fitted
from depliant.typeset.ladder import BEST, FLOOR, LADDER
from depliant.typeset.pages import Fit, Page, Run, torn
from depliant.typeset.room import Trial
from depliant.typeset.typesetter import fit_css
from tests.conftest import TOP, choose, laid_out, rules
from tests.conftest import Run as Command
from tests.examples import with_the_engine

FORMATS = shipped_formats()
WORDS = "On entre par la porte, on suit la ligne bleue, puis on attend son tour avec les autres."


# --- the search, without the engine ----------------------------------------------------------


def page(role: str, filled: float, *, of: Format) -> Page:
    """A page whose text ends `filled` mm below its upper margin."""
    spec = of.page(role)
    run = Run("x", 10, spec.margin[0], 5, filled, 13, "p", "what", (0, 0, 0))
    return Page(role, spec.width, spec.height, spec.margin, (run,), ())


def laid(format_: Format, height: float) -> tuple[Page, ...]:
    """Running text of a height on as many flow pages as it takes."""
    area = format_.flow[0].height - format_.flow[0].margin[0] - format_.flow[0].margin[2]
    full = int(height // area)
    heights = [*([area] * full), height - full * area]
    flow = [page(f"flow-{min(n, 3)}", h, of=format_) for n, h in enumerate(heights, 1)]
    slots = [page(spec.role, 20, of=format_) for spec in format_.pages if not spec.is_flow]
    return tuple(flow + slots)


def search(format_: Format, height: float, html: str = "") -> tuple[Fit, list[str]]:
    """What is chosen for a text that takes `height` mm at the best rung, and what was tried."""
    tried: list[str] = []

    def layout(fit: Fit) -> Trial[Any]:
        tried.append(fit.rung)
        rung = LADDER.named(fit.rung)
        body = rung.body(format_.type) / format_.type.body
        return Trial(fit, laid(format_, height * body**2 * rung.leading * rung.spacing**0.3), None)

    copy = copy_of(html or f"<div class=flow>{'<p>' + WORDS * 9 + '</p>'}</div>", format_)
    return fitted(format_, copy, layout).fit, tried


@pytest.mark.parametrize(
    ("height", "rungs"), [(100, {"roomy"}), (505, {"best", "smaller-figures"})]
)
def test_the_airiest_rung_that_fits(height: float, rungs: set[str]) -> None:
    fit, _tried = search(FORMATS["trifold"], height)
    assert fit.fits
    assert fit.rung in rungs


def test_tighter_when_it_must() -> None:
    fit, _tried = search(FORMATS["trifold"], 560)
    assert fit.fits
    assert fit.rung in {"closer", "tighter-lines", "smaller-type"}


def test_told_when_it_cannot() -> None:
    fit, tried = search(FORMATS["trifold"], 2000)
    assert not fit.fits
    assert fit.rung == "floor"
    assert len(tried) == fit.layouts <= 3


@pytest.mark.parametrize("height", range(60, 900, 60))
def test_few_layouts(height: float) -> None:
    fit, tried = search(FORMATS["trifold"], height)
    assert fit.layouts == len(tried) <= 6


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
    one, other = (fit_css(Fit(rung.name), FORMATS["a4"]).splitlines() for rung in LADDER.rungs[:2])
    assert one[0].startswith(":root {")
    assert one[0] != other[0]
    assert one[1:] == other[1:]


def test_a_torn_box_is_seen() -> None:
    from depliant.typeset.pages import Whole

    whole = Whole(7, "warning", "risks")
    one, two = (replace(page("flow-1", 50, of=FORMATS["trifold"]), whole=(whole,)) for _ in "ab")
    assert torn((one,)) == ()
    assert torn((one, two)) == (whole,)


# --- with the engine -------------------------------------------------------------------------


def test_every_leaflet_in_every_format_says_its_fit(press: Press) -> None:
    """The demonstration's own articles: fitted, or the format is not one of theirs."""
    for leaflet in ("trouver-son-chemin", "preparer-son-sejour"):
        for name in FORMATS:
            proof = press.press(choose(TOP, name, leaflet=leaflet))
            assert not rules(proof), (leaflet, name, rules(proof))
            assert proof.figures.fit.fits


def test_pages_of_a_spread_end_at_about_the_same_height(press: Press) -> None:
    """A box that stays whole may leave a hole: less than a fifth of a panel here."""
    for leaflet in ("immunotherapie", "preparer-son-sejour"):
        for name in ("trifold", "zfold", "bifold"):
            _content, pages = laid_out(press, choose(TOP, name, leaflet=leaflet))
            free = {page.role: page.area_bottom - page.content_bottom for page in pages.pages}
            for spread in FORMATS[name].spreads:
                ends = [free[role] for role in spread if role.startswith("flow")]
                assert not ends or max(ends) - min(ends) < 0.2 * 173, (leaflet, name, ends)


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
    assert "fr.md:26" in err


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
    assert found <= told  # no other fault: no small type, no lost letter, no word over another
    assert proof.figures.fit.fits == (not found & {"page-count", "torn-block"})

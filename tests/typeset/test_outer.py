"""The wide margin of a sheet: who uses it, and where the text stands if nobody does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depliant.content.content import Content
from depliant.content.select import select
from depliant.formats.format import shipped_formats
from depliant.formats.options import OFFICE
from depliant.formats.variants import variant
from depliant.pressroom.press import Press
from depliant.typeset.edition_css import edition_css
from depliant.typeset.lettering.display import PAIRED, paired
from depliant.typeset.lettering.outer import OUTWARD, centred, goes_out, reach_out
from depliant.typeset.pages import Page, Run
from tests.conftest import TOP, choose, laid_out

FORMATS = shipped_formats()
BOX = '<div class="admonition number"><p>3 marches</p><p>devant la porte</p></div>'
HTML = {
    "summary": "<ul><li>On entre.</li></ul>",
    "stairs": f"<p>On monte.</p>{BOX}",
    "route": "<ol><li>On entre.</li></ol>",
}


@pytest.fixture(scope="module")
def content() -> Content:
    """Three sections: a key message, a number that matters, steps."""
    said, _odd = select(choose(TOP, "a4", leaflet="trouver-son-chemin"))
    one = said.sections[0]
    steps = {"route": frozenset(("steps",))}
    return replace(
        said,
        sections=tuple(
            replace(one, role=role, html=html, classes=steps.get(role, frozenset()))
            for role, html in HTML.items()
        ),
    )


def with_class(content: Content, name: str, *roles: str) -> Content:
    return replace(
        content,
        sections=tuple(
            replace(one, classes=one.classes | {name}) if one.role in roles else one
            for one in content.sections
        ),
    )


def test_what_goes_out_has_words_beside_it() -> None:
    assert goes_out(f"<p>On marche.</p>{BOX}")
    assert not goes_out(BOX)
    assert not goes_out(f"<p>On marche.</p>{BOX}<dl><dt>Pas</dt><dd>{'loin ' * 90}</dd></dl>")


def test_steps_go_out_where_something_else_does(content: Content) -> None:
    assert reach_out(content, frozenset(HTML)) == {"stairs", "route"}
    assert reach_out(content, frozenset(("route",))) == frozenset()
    asked = with_class(content, "not-covered", "summary", "stairs")
    assert reach_out(asked, frozenset(("route",))) == {"route"}


def test_a_text_beside_which_nothing_stands_is_centred(content: Content) -> None:
    assert centred(content, FORMATS["a4"])
    assert not centred(content, FORMATS["a4-short"])  # of one page, which has the contacts
    assert not centred(content, FORMATS["booklet"])
    assert not centred(with_class(content, OUTWARD, "stairs"), FORMATS["a4"])
    assert centred(with_class(content, "not-covered", "stairs"), FORMATS["a4"])
    assert not centred(with_class(content, "not-covered", "stairs", "route"), FORMATS["a4"])


@pytest.mark.parametrize(("rtl", "side"), [(False, "left"), (True, "right")])
def test_a_centred_page_keeps_its_measure_and_its_foot(rtl: bool, side: str) -> None:
    format_ = variant(FORMATS["a4"], OFFICE, rtl=rtl)
    css = edition_css({}, format_, centred=True)
    later = next(line for line in css.splitlines() if "n+2" in line)
    assert "margin-left: 39mm; margin-right: 39mm" in later
    assert f"@bottom-{side} {{ margin-{side}: -25mm }}" in later
    assert "n+2" not in edition_css({}, format_)


def test_steps_stand_two_by_two_where_all_are_short() -> None:
    short, long = "<li>On entre.</li>", f"<li>{'a' * (PAIRED + 1)}</li>"
    assert paired(f"<ol>{short * 4}</ol>")
    assert not paired(f"<ol>{short}{long}</ol>")


# --- laid out --------------------------------------------------------------------------------


def starts(page: Page, section: str) -> float:
    """Where the lines of a section begin."""
    return min(run.x for run in page.runs if run.section == section and not run.margin)


def ends(page: Page, section: str) -> float:
    runs = [run for run in page.runs if run.section == section and not run.margin]
    return max(run.x + run.seen for run in runs)


def foot(page: Page) -> Run:
    return next(run for run in page.runs if run.margin and "HT-" in run.text)


def test_later_pages_of_a_leaflet_without_numbers(press: Press) -> None:
    _content, pages = laid_out(press, choose(TOP, "a4", leaflet="sejour-avec-son-enfant"))
    first, second, *_more, last = pages.pages
    assert pages.fit.fits
    assert min(run.x for run in second.runs if not run.margin) == pytest.approx(39, abs=0.2)
    assert starts(last, "sources") == pytest.approx(39, abs=0.2)
    assert ends(last, "sources") <= 171.2  # on the text's edges
    assert foot(first).x == pytest.approx(foot(second).x)


def test_questions_are_announced_once_and_end_at_the_paper_s_edge(press: Press) -> None:
    content, pages = laid_out(press, choose(TOP, "a4"))
    said = "".join(run.text for page in pages.pages for run in page.runs)
    assert said.count("Ce document ne le dit pas") == 1
    page = next(page for page in pages.pages if "refusal" in page.sections)
    assert starts(page, "risks") == pytest.approx(14, abs=0.3)
    assert ends(page, "refusal") <= 196.2
    assert {"risks", "alternatives", "refusal"} <= {one.role for one in content.sections}

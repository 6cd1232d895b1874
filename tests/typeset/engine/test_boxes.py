"""The contract with the engine's private boxes: what `layout` reads from a known document."""

from __future__ import annotations

import pytest
from weasyprint import HTML

from depliant.content.colours import palette
from depliant.content.inks.named import in_names
from depliant.typeset.engine.boxes import read_pages
from depliant.typeset.lettering.mixed import in_colours
from depliant.typeset.pages import Page

SVG = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/%3E"
DOCUMENT = f"""<html lang=en><title>x</title><style>
@page {{ size: 100mm 50mm; margin: 10mm 11mm 12mm 13mm; @bottom-left {{ content: "foot" }} }}
.cover {{ page: cover }} .flow {{ page: flow }}
html {{ font: 12pt/1.5 sans-serif }} body, p, ul, table {{ margin: 0 }}
.a {{ position: absolute; left: 40mm; top: 5mm }} img {{ width: 20mm; height: 8mm }}
</style>
<div class=cover><p data-section=front style="color: #ff0000">Cover
<span class=a>apart</span></p></div>
<div class=flow><section data-section=one><ul><li>item</li></ul>
<img src="{SVG}" alt=x><table><tr><td>cell</td></tr></table></section>
<p style="break-before: page; background: #eee">last</p></div></html>"""


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    return read_pages(HTML(string=DOCUMENT).render())


def test_roles_sizes_and_margins(pages: tuple[Page, ...]) -> None:
    assert [page.role for page in pages] == ["cover", "flow-1", "flow-2"]
    assert (pages[0].width, pages[0].height) == pytest.approx((100, 50))
    assert pages[0].margin == pytest.approx((10, 11, 12, 13))
    assert pages[0].area_bottom == pytest.approx(38)


def test_text_has_its_place_size_colour_and_section(pages: tuple[Page, ...]) -> None:
    first = next(run for run in pages[0].runs if run.text.startswith("Cover"))
    assert (first.x, first.y) == pytest.approx((13, 10), abs=1.5)
    assert first.size == pytest.approx(12)
    assert first.section == "front"
    assert first.colour[:3] == pytest.approx((1, 0, 0))
    assert not first.margin
    assert not first.generated


def test_absolute_boxes_are_found(pages: tuple[Page, ...]) -> None:
    apart = next(run for run in pages[0].runs if run.text == "apart")
    assert (apart.x, apart.y) == pytest.approx((53, 15), abs=1.5)  # left of the page area + 40
    assert apart.section == "front"


def test_margins_and_list_marks_are_told_apart(pages: tuple[Page, ...]) -> None:
    foot = next(run for run in pages[1].runs if run.text == "foot")
    assert foot.margin
    assert foot.generated
    marks = [run for run in pages[1].runs if run.generated and not run.margin]
    assert [mark.tag for mark in marks] == ["li::marker"]


def test_pictures_tables_and_drawn_boxes(pages: tuple[Page, ...]) -> None:
    kinds = {item.kind: item for item in pages[1].items}
    assert (kinds["picture"].width, kinds["picture"].height) == pytest.approx((20, 8))
    assert kinds["table"].section == "one"
    assert [item.kind for item in pages[2].items] == ["box"]
    assert pages[2].sections == ()
    assert pages[1].sections == ("one",)


GROUNDS = """<html lang=en><title>x</title><style>
@page { size: 100mm 100mm; @bottom-left { content: "foot" } }
body { background: #ffffee } .box { background: #000080; color: #fff }
.half { background: rgba(255, 255, 255, 0.5) } .current { background: currentColor }
.hsl { background: hsl(0, 100%, 50%); color: hsl(120, 100%, 25%) }
.drawn { background: linear-gradient(red, blue) } .drawn b { background: #00ff00 }
</style><p>body</p><div class=box><p>box <i class=half>half</i></p></div>
<p class=current>current</p><p class=hsl>hsl</p><p class=drawn>drawn <b>bold</b></p></html>"""


def test_words_know_what_they_stand_on() -> None:
    (page,) = in_colours(read_pages(HTML(string=GROUNDS).render()), {})
    grounds = {run.text.strip(): run.ground for run in page.runs}
    assert grounds["body"] == pytest.approx((1, 1, 0.933), abs=0.01)
    assert grounds["box"] == pytest.approx((0, 0, 0.502), abs=0.01)
    assert grounds["half"] == pytest.approx((0.5, 0.5, 0.751), abs=0.01)
    assert grounds["current"] == (0, 0, 0)
    assert grounds["hsl"] == pytest.approx((1, 0, 0))
    assert grounds["drawn"] == ()
    assert grounds["bold"] == (0, 1, 0)
    assert grounds["foot"] == (1, 1, 1)
    green = next(run for run in page.runs if run.text == "hsl")
    assert green.colour == pytest.approx((0, 0.5, 0, 1))


def test_words_in_named_inks_are_mixed_with_what_shows_through() -> None:
    """A thin white on the accent, a thin alert on that; a literal colour stays."""
    colours = palette("#804000", "#c00060")
    named = in_names(colours)
    thin = named["alert"].replace(")", " / 25%)")
    text = f"""<html lang=en><title>x</title><style>body {{ color: {named["line"]} }}
    .deep {{ background: {named["accent"]} }} .over {{ background: rgb(255 255 255 / 50%) }}
    .more {{ background: {thin} }} .own {{ background: #804000; color: {thin} }}</style>
    <p>body</p><p class=deep>deep <b class=over>over <i class=more>more</i></b></p>
    <p class=own>own</p></html>"""
    before = read_pages(HTML(string=text).render())
    (page,) = in_colours(before, colours)
    runs = {run.text.strip(): run for run in page.runs}
    accent = (128 / 255, 64 / 255, 0)
    assert runs["deep"].ground == pytest.approx(accent)
    over = tuple((1 + part) / 2 for part in accent)
    assert runs["over"].ground == pytest.approx(over)
    more = tuple(
        0.75 * part + 0.25 * alert / 255 for part, alert in zip(over, (192, 0, 96), strict=True)
    )
    assert runs["more"].ground == pytest.approx(more)
    assert runs["own"].ground == pytest.approx(accent)
    assert runs["own"].colour == pytest.approx((192 / 255, 0, 96 / 255, 0.25))
    line = tuple(int(colours["line"][at : at + 2], 16) / 255 for at in (1, 3, 5))
    assert runs["body"].colour == pytest.approx((*line, 1))

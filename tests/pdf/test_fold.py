"""Fold the finished file: each page is upright, and each opening shows what belongs together.

Every folded format, in both reading directions, on both papers, for both ways a printer flips.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from depliant.content.select import Choice
from depliant.formats.format import Format, folds, shipped_formats
from depliant.formats.options import OFFICE, Options
from depliant.formats.sheets import sheets_of
from depliant.formats.variants import variant
from depliant.pdf.impose import impose
from depliant.pressroom.press import Press
from depliant.typeset.pages import Pages
from tests.conftest import TOP, choose, laid_out
from tests.fold import MM, Openings, book, flipped, gate, half, leaves, printed_sides, roll, zigzag

STRIPS = {"trifold": roll, "zfold": zigzag, "bifold": half, "gatefold": gate}
FOLDED = [*STRIPS, "booklet"]
SCALE, SHIFT = 0.96, 3.0  # a printer that shrinks to 96 % and feeds 3 mm to the side


def choice_of(folder: Path, name: str, *, rtl: bool, options: Options = OFFICE) -> Choice:
    """An edition in a direction: Latin letters do, the paper does not read them."""
    leaflet = "trouver-son-chemin" if name == "gatefold" else "immunotherapie"  # doors are narrow
    choice = choose(folder, name, leaflet=leaflet, options=options)
    if not rtl:
        return choice
    plain = choose(folder, name).format
    article = replace(choice.article, lang="ar")
    return replace(choice, article=article, format=variant(plain, options, rtl=True))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with the format that docs/formats.md adds."""
    from tests.test_docs import fenced

    root = tmp_path_factory.mktemp("folds")
    for name in ("leaflets", "hospitals"):
        (root / name).symlink_to(TOP / name)
    (root / "formats.yaml").write_text(fenced(TOP / "docs/formats.md", "yaml"), encoding="utf-8")
    return root


@pytest.fixture(scope="module", params=[(n, r) for n in FOLDED for r in (False, True)], ids=str)
def folded(request: pytest.FixtureRequest, press: Press, folder: Path) -> tuple[str, bool, Choice]:
    name, rtl = request.param
    return name, rtl, choice_of(folder, name, rtl=rtl)


@pytest.fixture(scope="module")
def pages(folded: tuple[str, bool, Choice], press: Press) -> Pages:
    return laid_out(press, folded[2])[1]


@pytest.fixture(scope="module")
def pdf(folded: tuple[str, bool, Choice], pages: Pages) -> bytes:
    format_ = folded[2].format
    return impose(pages, sheets_of(format_, [page.role for page in pages.pages]), format_)


def short(role: str) -> str:
    return role.replace("-", "")


def openings(name: str, pdf: bytes, *, rtl: bool) -> Openings:
    """What each opening of a folded strip shows, in reading order."""
    outside, inside = printed_sides(pdf)
    strip = leaves(outside, inside, 297.0)
    shown = STRIPS[name](strip[::-1] if rtl else strip)
    return {opening: list(dict.fromkeys(names)) for opening, names in shown.items()}


def test_every_page_stands_upright_at_scale_one(pdf: bytes, pages: Pages) -> None:
    found = [page for side in printed_sides(pdf) for page in side]
    assert {page.name for page in found} == {short(page.role) for page in pages.pages}
    assert all(page.upright for page in found)


def test_folds_of_both_sides_lie_behind_each_other(
    folded: tuple[str, bool, Choice], pages: Pages
) -> None:
    format_ = folded[2].format
    sheets = sheets_of(format_, [page.role for page in pages.pages])
    for front, back in zip(sheets[0::2], sheets[1::2], strict=True):
        behind = sorted(front.width - x for x in folds(front, format_))
        assert behind == pytest.approx(folds(back, format_), abs=0.02)


def test_what_each_opening_shows(folded: tuple[str, bool, Choice], pdf: bytes) -> None:
    name, rtl, choice = folded
    if name == "booklet":
        roles = ["cover", *(f"flow{n}" for n in range(1, 7)), "back"]
        assert book(printed_sides(pdf), rtl=rtl) == roles
        return
    shown = list(openings(name, pdf, rtl=rtl).values())
    spreads = [[short(role) for role in spread] for spread in choice.format.spreads]
    assert sorted(shown) == sorted(spreads)
    assert shown[0] == ["cover"]


def test_running_text_goes_to_the_page_the_reader_meets_next(
    folded: tuple[str, bool, Choice], pdf: bytes
) -> None:
    name, rtl, choice = folded
    if name == "booklet":
        met = [page for page in book(printed_sides(pdf), rtl=rtl) if page.startswith("flow")]
        assert met == [f"flow{n}" for n in range(1, len(met) + 1)]
        return
    seen: list[str] = []
    for shown in openings(name, pdf, rtl=rtl).values():
        flow = [page for page in shown if page.startswith("flow")]
        fresh = [page for page in flow if page not in seen]
        assert flow[len(flow) - len(fresh) :] == fresh  # what is new follows what was read
        seen += fresh
    assert seen == [short(page.role) for page in choice.format.flow]


def test_text_stays_clear_of_every_fold(folded: tuple[str, bool, Choice], pages: Pages) -> None:
    """Also on a printer that shrinks the page and feeds it askew."""
    format_ = folded[2].format
    by_role = {page.role: page for page in pages.pages}
    for sheet in sheets_of(format_, list(by_role)):
        for x in folds(sheet, format_):
            for placement in sheet.placements:
                page = by_role[placement.role]
                left, right = placement.clip or (0.0, page.width)
                for run in page.runs:
                    if not left <= run.x < right:
                        continue
                    for scale, shift in ((1, 0), (SCALE, SHIFT), (SCALE, -SHIFT)):
                        ends = [
                            sheet.width / 2 + (at - sheet.width / 2) * scale + shift
                            for at in (placement.x + run.x, placement.x + run.x + run.width)
                        ]
                        assert not ends[0] < x < ends[1], (run.text, x)


@pytest.mark.parametrize("name", ["trifold", "zfold", "bifold", "booklet"])
def test_a_printer_that_flips_on_the_other_edge(press: Press, name: str) -> None:
    """Side 2 stands on its head in the file; the printer turns it upright."""
    plain = press.press(choose(TOP, name)).artifacts[0].data
    turned = press.press(choose(TOP, name, options=Options(duplex="long-edge"))).artifacts[0].data
    for number, (side, other) in enumerate(
        zip(printed_sides(plain), printed_sides(turned), strict=True)
    ):
        if number % 2:
            assert not any(page.upright for page in other)
            other = flipped(other, 297, 210)
        assert [(p.name, round(p.x, 1)) for p in other] == [(p.name, round(p.x, 1)) for p in side]
        assert all(page.upright for page in other)


def test_single_sided_is_fronts_and_backs(press: Press) -> None:
    both = printed_sides(press.press(choose(TOP, "booklet")).artifacts[0].data)
    proof = press.press(choose(TOP, "booklet", options=Options(duplex="single-sided")))
    fronts, backs = (printed_sides(artifact.data) for artifact in proof.artifacts)
    assert [artifact.name.split(".")[-2] for artifact in proof.artifacts] == ["recto", "verso"]
    assert fronts == both[0::2]
    assert backs == both[1::2]


def test_the_panel_rolled_inwards_is_narrower() -> None:
    """On A4 and on US Letter (facts of printing: 2 to 3 mm, or the paper buckles)."""
    trifold = shipped_formats()["trifold"]
    for paper in (trifold, variant(trifold, Options("letter"))):
        widths = [page.width for page in paper.flow]
        assert widths[0] == pytest.approx(widths[1], abs=0.01)
        assert 2 <= widths[0] - widths[2] <= 3.01


def test_each_panel_holds_the_text_of_its_page(press: Press) -> None:
    pdf = press.press(choose(TOP, "trifold")).artifacts[0].data
    document = pypdfium2.PdfDocument(pdf)
    words = {
        "cover": "Pour les familles",
        "back": "Qui appeler",
        "flap": "En bref",
        "flow3": "Mes questions",
    }
    for side, page in zip(printed_sides(pdf), document, strict=True):
        text = page.get_textpage()
        for panel in side:
            found = text.get_text_bounded(panel.x * MM, 0, (panel.x + panel.width) * MM, 595.3)
            if panel.name in words:
                assert words[panel.name] in found
            others = (w for name, w in words.items() if name != panel.name)
            assert not any(word in found for word in others)
        text.close()
        page.close()
    document.close()


def test_a_wrong_order_is_caught(press: Press) -> None:
    """The flap and the cover change places: the closed leaflet shows the wrong front."""
    choice = choose(TOP, "trifold")
    outside, inside = choice.format.sheets
    flap, back, cover = outside.placements
    places = (
        cover.model_copy(update={"x": 0}),
        back.model_copy(update={"x": 100}),
        flap.model_copy(update={"x": 200}),
    )
    sheets = (outside.model_copy(update={"placements": places}), inside)
    wrong: Format = choice.format.model_copy(update={"sheets": sheets})
    pdf = press.press(replace(choice, format=wrong)).artifacts[0].data
    assert openings("trifold", pdf, rtl=False)["front"] != ["cover"]


def test_text_that_runs_backwards_is_caught(press: Press) -> None:
    """Two flow pages change places on the inside."""
    choice = choose(TOP, "trifold")
    outside, inside = choice.format.sheets
    one, two, three = inside.placements
    swapped = (two.model_copy(update={"x": 0}), one.model_copy(update={"x": 100}), three)
    sheets = (outside, inside.model_copy(update={"placements": swapped}))
    wrong = choice.format.model_copy(update={"sheets": sheets})
    shown = openings(
        "trifold", press.press(replace(choice, format=wrong)).artifacts[0].data, rtl=False
    )
    order = [page for page in shown["open"] if page.startswith("flow")]
    assert any(a > b for a, b in pairwise(order))


@pytest.mark.parametrize(
    ("usual", "others"),
    [
        (OFFICE, (Options(duplex="long-edge"), Options(duplex="single-sided"))),
        (Options(bleed=3.0), (Options(bleed=3.0, marks=False),)),
    ],
)
def test_pages_are_the_same_however_they_are_printed(
    fresh_press: Press, usual: Options, others: tuple[Options, ...]
) -> None:
    """The tests' press takes this for granted (`as_laid_out`): here the engine is asked."""

    def laid(options: Options) -> Pages:
        choice = choose(TOP, "bifold", leaflet="trouver-son-chemin", options=options)
        return laid_out(fresh_press, choice)[1]

    pages = laid(usual)
    assert all(laid(other) == pages for other in others)

"""The front of a leaflet: titles broken by measured widths, two fields, a head that lies."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from depliant.content.inks.named import in_names
from depliant.content.pictures.mark import mark_of
from depliant.content.select import Choice
from depliant.formats.format import Format, shipped_formats
from depliant.pressroom.press import Press
from depliant.typeset.edition_css import head_reach
from depliant.typeset.front import cover, head
from depliant.typeset.front.words import Words, headline
from depliant.typeset.lettering.lines import balanced, set_in
from depliant.typeset.lettering.widths import width
from depliant.typeset.pages import Item, Page
from depliant.units import PT_PER_MM
from tests.conftest import TOP, choose, edit, laid_out, rules

TITLES = (
    "Gale",
    "La ponction lombaire",
    "Vivre avec un cathéter central",
    "Polychimiothérapie ambulatoire",
    "Rentrer à la maison après une greffe",
    "Comprendre les effets de la corticothérapie prolongée chez l’adolescent, et ce qui aide",
)
FORMATS = shipped_formats()
COVERED = [name for name, one in FORMATS.items() if any(p.role == "cover" for p in one.pages)]
PAPER = [name for name, one in FORMATS.items() if one.road == "paper" and name not in COVERED]


def words(title: str, **said: object) -> Words:
    plain = Words(
        title=title,
        subtitle="Avant, pendant et après",
        audience="Pour les personnes opérées et leurs proches",
        name="Hôpital du Pré-Vert",
        site="Chirurgie",
        foot=("Brouillon, non approuvé par un soignant", "HT-0555 · version 3.2 · mars 2026"),
        logo=1.0,
    )
    return replace(plain, **said)  # type: ignore[arg-type]


def planned(words_: Words, format_: Format) -> cover.Cover:
    return cover.planned(words_, format_.page("cover"), format_.type)


# --- lines of a title ------------------------------------------------------------------------


def letters(line: str) -> float:
    return float(len(line))


def test_lines_are_even() -> None:
    assert set_in("Une nuit avec son bébé", 16, letters) == ("Une nuit", "avec son bébé")
    assert set_in("Une nuit avec son bébé", 40, letters) == ("Une nuit avec son bébé",)
    assert balanced("un deux trois quatre".split(), 2, letters) == ("un deux", "trois quatre")


def test_no_line_ends_with_an_article_that_could_begin_the_next() -> None:
    assert set_in("Prendre soin de la peau", 14, letters) == ("Prendre soin", "de la peau")


def test_what_no_line_holds_is_not_broken() -> None:
    assert set_in("Anesthésiologie", 10, letters) == ()
    assert headline("Anesthésiologie", 30, 24, 36) is None


def test_no_break_spaces_keep_words_together() -> None:
    assert set_in("Soigner à\u00a0la maison", 13, letters) == ("Soigner", "à\u00a0la maison")


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("name", COVERED)
def test_a_title_is_as_large_as_it_fits(title: str, name: str) -> None:
    format_ = FORMATS[name]
    page = format_.page("cover")
    room = page.text_width - page.inset[1] - page.inset[3]
    made = planned(words(title), format_)
    assert 17 <= made.title.size <= 36
    assert " ".join(made.title.lines) == title
    assert all(width(line, made.title.size, bold=True) <= room for line in made.title.lines)


def test_a_short_title_is_large_a_long_one_smaller_and_its_drawing_lower() -> None:
    short, long = (planned(words(title), FORMATS["trifold"]) for title in (TITLES[0], TITLES[-1]))
    assert (short.title.size, short.picture, short.step) == (36, 72, "open")
    assert long.title.size < 24
    assert long.picture < 72
    assert len(long.title.lines) >= 4


def test_two_large_lines_rather_than_a_small_one() -> None:
    made = planned(words("Vivre avec une stomie"), FORMATS["booklet"])
    assert made.title.lines == ("Vivre avec", "une stomie")
    assert made.title.size == 36


@pytest.mark.parametrize("name", PAPER)
def test_a_head_s_title_keeps_clear_of_its_tile(name: str) -> None:
    format_ = FORMATS[name]
    for title in TITLES:
        made = head.planned(words(title), format_, head_reach(format_))
        wide = max(width(line, made.title.size, bold=True) for line in made.title.lines)
        assert wide <= format_.page("flow").text_width + head_reach(format_) - head.TILE
        assert made.title.size >= format_.type.title * head.LEAST


@pytest.mark.parametrize(
    ("ratio", "size"), [(1.0, (13, 13)), (3.0, (39, 13)), (8.0, (74, 9.25)), (0.0, (0, 0))]
)
def test_a_logo_is_thirteen_high_or_as_wide_as_the_words(
    ratio: float, size: tuple[float, float]
) -> None:
    name = planned(words("Un titre", logo=ratio), FORMATS["trifold"]).masthead
    assert (name.width, name.height) == pytest.approx(size)


def test_a_long_name_stands_below_its_logo_and_takes_no_words_from_the_title() -> None:
    name = "Groupement hospitalier universitaire des Marches et de la Vallée-Sèche"
    made = planned(words("Un titre", name=name, logo=1.0), FORMATS["trifold"])
    assert not made.masthead.beside
    assert made.picture >= 60


# --- laid out --------------------------------------------------------------------------------


def article(title: str, picture: bool) -> Choice:
    choice = choose(TOP, "trifold", "deux-rives", "trouver-son-chemin")
    said = {"title": title, **({} if picture else {"picture": None})}
    meta = choice.article.meta.model_copy(update=said)
    return replace(choice, article=replace(choice.article, meta=meta))


def front(press: Press, choice: Choice) -> Page:
    _content, pages = laid_out(press, choice)
    return pages.pages[0]


def named(page: Page, name: str) -> Item:
    return next(item for item in page.items if name in item.name.split())


def test_the_drawing_stands_on_the_colour_and_the_title_in_it(press: Press) -> None:
    page = front(press, article("Le lit, la chambre, les repas et les visites", picture=True))
    field = named(page, "cover-field")
    drawing = next(item for item in page.items if item.name.endswith("chemin.svg"))
    assert drawing.y + drawing.height == pytest.approx(field.y, abs=0.5)
    assert (field.x, field.x + field.width) == pytest.approx((3, 93), abs=0.01)
    assert field.y + field.height == pytest.approx(203, abs=0.01)
    title = [run for run in page.runs if run.tag == "h1"]
    assert min(run.y for run in title) > field.y + 8
    assert max(run.y + run.height for run in page.runs) < field.y + field.height - 7
    assert [run.text for run in title] == ["Le lit, la chambre,", "les repas", "et les visites"]


def test_without_a_drawing_the_logo_is_a_mark(press: Press) -> None:
    page = front(press, article("Un bilan", picture=False))
    mark = next(item for item in page.items if item.name.endswith("/mark"))
    assert mark.height == pytest.approx(60, abs=0.1)
    assert mark.y + mark.height == pytest.approx(named(page, "cover-field").y, abs=0.5)


def test_without_a_logo_there_are_a_name_and_arches(folder: Path, press: Press) -> None:
    profile = folder / "hospitals" / "deux-rives" / "hospital.yaml"
    edit(profile, "logo:\n  file: logo.svg\n  alt: Un pont entre deux rives\n", "")
    article_ = folder / "leaflets/immunotherapie/fr.md"
    edit(article_, "picture: figures/couverture.svg", "# ")
    for name in ("trifold", "a4-short"):
        choice = choose(folder, name, "deux-rives")
        assert rules(press.press(choice)) <= {"page-count"}
        page = front(press, choice)
        assert not [item for item in page.items if item.name.endswith("/logo")]
        assert [item for item in page.items if item.name.endswith("/mark")]


def test_a_mark_is_pale_and_keeps_its_white() -> None:
    svg = b'<svg viewBox="0 0 9 9"><path d=""/><path fill="#ffffff" d=""/></svg>'
    colours = {"accent": "#204080", "tint": "#e8ecf2", "line": "#9aa9c5", "paper": "#ffffff"}
    made = mark_of(svg, colours, in_names(colours)).decode()
    paints = re.findall(r'fill="(#......)"', made)
    assert paints[1:] == ["#ffffff"]
    assert min(int(paints[0][i : i + 2], 16) for i in (1, 3, 5)) > 0xC0
    arches = mark_of(b"", colours, in_names(colours))
    assert b"var(" not in arches
    assert in_names(colours)["tint"].encode() in arches


def test_the_head_s_drawing_stands_in_a_tile_at_the_outer_edge(press: Press) -> None:
    choice = choose(TOP, "a4", "deux-rives", "trouver-son-chemin")
    page = front(press, choice)
    field = named(page, "cover-field")
    tile = next(item for item in page.items if item.name.endswith("chemin.svg"))
    assert field.x + field.width == pytest.approx(tile.x, abs=0.01)
    assert (field.x, tile.x + tile.width) == pytest.approx((7, 203), abs=0.01)
    assert tile.y + tile.height == pytest.approx(field.y + field.height, abs=0.01)
    fronted = [run for run in page.runs if run.section == "cover"]
    assert max(run.x + run.seen for run in fronted) < tile.x


# --- ink -------------------------------------------------------------------------------------


def test_a_cover_s_colour_takes_half_the_ink_of_one_that_is_all_colour(press: Press) -> None:
    """Before, the colour filled all that an office prints on; the drawing comes on top."""
    import pypdfium2

    content, pages = laid_out(press, article("Le lit et les repas", picture=True))
    document = pypdfium2.PdfDocument(pages.pdf)
    picture = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    horizon = round(named(pages.pages[0], "cover-field").y / 210 * picture.height)
    white, lower = (0, 0, picture.width, horizon), (0, horizon, picture.width, picture.height)
    drawn, inked = (ink(picture.crop(part)) / (100 * 210) for part in (white, lower))
    red, green, blue = (int(content.colours["accent"][i : i + 2], 16) for i in (1, 3, 5))
    full = 255 - (0.299 * red + 0.587 * green + 0.114 * blue)
    whole = full * (90 * 196) / (100 * 210)
    assert inked < 0.5 * whole
    assert drawn + inked < 0.6 * whole


def ink(picture: Image.Image) -> float:
    """How dark a picture of one dot a point is, 0 to 255, times its area in mm²."""
    return (255 - ImageStat.Stat(picture).mean[0]) * picture.width * picture.height / PT_PER_MM**2

"""The pieces of a leaflet, as they stand on the page."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from depliant.content.content import ContactLine, SetSection
from depliant.content.select import select
from depliant.errors import InputError, Place
from depliant.formats.format import shipped_formats
from depliant.formats.parts import Budget
from depliant.pressroom.arranged import Arranged
from depliant.pressroom.arrangement import arranged
from depliant.pressroom.press import Press
from depliant.typeset.lettering.display import POSTER, emergency, poster, steps
from depliant.typeset.pages import Page, Pages, Run
from tests.conftest import TOP, choose, edit, laid_out

FORMATS = shipped_formats()


def runs(page: Page, words: str) -> list[Run]:
    return [run for run in page.runs if words in run.text]


def middle(run: Run) -> float:
    return run.y + run.height / 2


# --- on the page -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folded(press: Press) -> Pages:
    return laid_out(press, choose(TOP, "trifold"))[1]


@pytest.fixture(scope="module")
def sheet(press: Press) -> Arranged:
    choice = choose(TOP, "a4")
    granted = choice.format.model_copy(update={"budget": Budget(least=1, most=4)})
    return arranged(replace(choice, format=granted), press._composer, press._typesetter)


@pytest.mark.slow
def test_the_key_message_is_a_poster_on_its_flap(folded: Pages) -> None:
    (flap,) = folded.on("flap")
    field = max(flap.items, key=lambda item: item.width * item.height)
    assert field.height == pytest.approx(flap.area_height, abs=0.5)
    (line,) = runs(flap, "L’immunothérapie")[:1]
    body = runs(folded.on("flow")[0], "immunitaire")[0].size
    assert line.size > 1.1 * body


@pytest.mark.slow
def test_steps_are_joined_from_disc_to_disc(folded: Pages) -> None:
    page = next(page for page in folded.pages if runs(page, "On prélève"))
    discs = [item for item in page.items if item.section == "how" and "::before" in item.name]
    items = [item for item in page.items if item.section == "how" and item.name == "li"]
    assert len(discs) == len(items) == 4
    for one, other in pairwise(items):
        assert one.y + one.height == pytest.approx(other.y, abs=0.05)
    for words, disc in zip(("prélève", "modifie", "programme", "rend"), discs, strict=True):
        first = next(run for run in page.runs if words in run.text and run.section == "how")
        assert middle(first) == pytest.approx(disc.y + disc.height / 2, abs=0.7)


@pytest.mark.slow
def test_emergency_numbers_stand_side_by_side_and_large(folded: Pages) -> None:
    (back,) = folded.on("back")[:1]
    numbers = [run for run in back.runs if run.text.strip() in ("15", "112")]
    assert len({round(run.y) for run in numbers}) == 1
    ward = next(run for run in back.runs if run.text.startswith("02"))
    assert all(run.size == pytest.approx(1.2 * ward.size, rel=0.01) for run in numbers)


@pytest.mark.slow
def test_from_the_second_page_on_numbers_stand_in_the_outer_column(sheet: Arranged) -> None:
    assert sheet.fits
    first, *later = sheet.pages.pages
    second = next(page for page in later if runs(page, "impasse"))
    right = 210 - sheet.choice.format.flow[0].margin[1]
    title = next(run for run in second.runs if run.text.startswith("7"))
    assert title.x > right
    assert all(run.x < right for run in runs(second, "impasse"))
    (row,) = [item for item in second.items if item.name.startswith("depliant:tenths/")]
    assert row.x > right
    assert not runs(first, "7 à\u00a09 enfants sur")


# --- by letters alone ------------------------------------------------------------------------


def summary(letters: int, items: int) -> SetSection:
    html = "".join(f"<li>{'mot ' * (letters // 4)}</li>" for _n in range(items))
    return SetSection("summary", "En bref", "text", "flap", Place("fr.md"), f"<ul>{html}</ul>")


def test_a_poster_grows_as_its_words_grow_fewer() -> None:
    posters = [poster(summary(60, n), FORMATS["trifold"]) or (0.0, 0.0) for n in (1, 4, 7, 30)]
    sizes = [size for size, _apart in posters]
    body = FORMATS["trifold"].type.body
    assert (sizes[0], sizes[-1]) == (POSTER[0] * body, body)
    assert sizes == sorted(sizes, reverse=True)
    assert poster(summary(60, 3), FORMATS["a4"]) is None


def test_few_items_of_a_poster_stand_further_apart() -> None:
    apart = [(poster(summary(40, n), FORMATS["trifold"]) or (0, 0))[1] for n in (2, 4, 30)]
    assert apart == sorted(apart, reverse=True)
    assert apart[0] > 2 and apart[-1] == 1


def line(label: str, phone: str) -> ContactLine:
    return ContactLine(label, phone, phone, "", "")


SAMU, SMS = line("Samu", "15"), line("Par SMS, si vous ne pouvez ni entendre ni parler", "114")
WARD = line("Le service", "05\u00a036\u00a049\u00a010\u00a020")


@pytest.mark.parametrize(
    ("lines", "name", "manner"),
    [
        ([SAMU, line("Europe", "112")], "bifold", "abreast"),
        ([SAMU, line("Numéro des urgences en Europe", "112")], "bifold", "abreast"),
        ([SAMU, line("Les urgences en Europe", "112")], "trifold", "columns"),
        ([SAMU, SMS], "trifold", "rows"),
        ([WARD, SAMU, line("Europe", "112")], "trifold", "abreast"),
        ([SAMU, SAMU, SAMU, SAMU], "booklet", "rows"),
        ([line("Chirurgieambulatoiredesenfants", "15"), SAMU, SAMU], "trifold", "rows"),
    ],
)
def test_how_the_lines_of_an_emergency_stand(
    lines: list[ContactLine], name: str, manner: str
) -> None:
    section = SetSection("contacts", "", "contacts", FORMATS[name].slot_of("contacts"), Place(""))
    found, shares = emergency(lines, section, FORMATS[name])
    assert (found, len(shares)) == (manner, len(lines))


def test_a_section_of_steps_is_parted_behind_its_lists() -> None:
    inner = "<ol><li>Un<ol><li>a</li></ol></li></ol>"
    parts = steps(f"<p>Avant.</p>{inner}<div><ol><li>b</li></ol></div>{inner}<p>Après.</p>")
    assert [part for part, _long in parts] == [
        f"<p>Avant.</p>{inner}",
        f"<div><ol><li>b</li></ol></div>{inner}",
        "<p>Après.</p>",
    ]
    many = "".join("<li>Un pas.</li>" for _n in range(12))
    assert [long for _part, long in steps(f"<ol>{many}</ol>")] == [True, False]


# --- who is called first ---------------------------------------------------------------------


def test_the_ward_is_called_first_where_the_hospital_says_so(folder: Path) -> None:
    profile = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    edit(profile, "emergency:\n", "emergency_first: ward\nemergency:\n")
    hospital = select(choose(folder, "trifold"))[0].hospital
    assert [one.label for one in hospital.emergency][:2] == ["Le service", "Urgence vitale"]
    assert [one.label for one in hospital.people] == ["Les consultations"]
    edit(profile, "label: Le service\n", "label: Le service\n    email: service@tilleuls.example\n")
    hospital = select(choose(folder, "trifold"))[0].hospital
    assert len(hospital.people) == 2  # an e-mail is no call


@pytest.mark.parametrize(
    ("first", "phone", "told"),
    [
        ("wards", "    phone: 02 61 91 47 10\n", "no contact has this name"),
        ("ward", "    email: service@tilleuls.example\n", "this contact has no phone"),
    ],
)
def test_nobody_is_called_first_in_vain(folder: Path, first: str, phone: str, told: str) -> None:
    profile = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    edit(profile, "emergency:\n", f"emergency_first: {first}\nemergency:\n")
    edit(profile, "    phone: 02 61 91 47 10\n", phone)
    with pytest.raises(InputError, match=told) as refused:
        choose(folder, "trifold")
    assert refused.value.problems[0].place.line

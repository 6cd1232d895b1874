"""Words in pale colours, on any ground, are found as a third photocopy would show them."""

from __future__ import annotations

import pytest

from depliant.content.colours import LEAST, contrast, copied, kept_in_copies, nearest
from depliant.typeset.lettering.ground import painted
from tests.checks.rules.typeset import line, page, replace, subject, told

WHITE, TINT = (1.0, 1.0, 1.0), (0.91, 0.94, 0.94)


def rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))


@pytest.mark.parametrize(
    ("colour", "ground", "vanishes"),
    [
        ("#1a1a1a", "#ffffff", False),
        ("#595959", "#ffffff", False),  # small print
        ("#737373", "#ffffff", False),
        ("#767676", "#ffffff", True),  # 4.5 to 1 for the eye, 4.3 on the copy
        ("#8c8c8c", "#ffffff", True),
        ("#ffffff", "#2f6f3a", False),
        ("#ffffff", "#7a9a80", True),
        ("#1a1a1a", "#dfe9ea", False),
        ("#7c4a4a", "#b0c4c4", True),
        ("#ffff00", "#ffffff", True),
        ("#00309a", "#ffffff", False),
    ],
)
def test_colours_on_grounds(colour: str, ground: str, vanishes: bool) -> None:
    run = line("Appelez le service", colour=(*rgb(colour), 1.0), ground=rgb(ground))
    found = told("grey-legible", subject(page(run)))
    assert bool(found) == vanishes
    assert all(one.is_error and one.page == "flow-1" for one in found)


def test_what_is_half_seen_through_is_judged_as_it_is_seen() -> None:
    half = line("Appelez", colour=(0.0, 0.0, 0.0, 0.4), ground=WHITE)
    (found,) = told("grey-legible", subject(page(half)))
    assert "#999999 on #ffffff" in found.message


def test_a_pair_is_told_once_with_the_colour_to_write() -> None:
    pale = {"colour": (*rgb("#8c8c8c"), 1.0), "ground": WHITE}
    pages = (page(line("un", **pale), line("deux", 1, **pale)), page(line("trois", **pale)))
    (found,) = told("grey-legible", subject(*pages))
    assert "“un” is #8c8c8c on #ffffff" in found.message
    assert "#737373 instead of #8c8c8c" in found.remedy


def test_a_hospitals_colour_is_told_at_its_profile() -> None:
    of = subject()
    colours = {**of.content.colours, "alert": "#d63a35"}
    assert contrast("#d63a35", "#ffffff") >= LEAST  # the rule `contrast` takes it
    run = line("Appelez", colour=(*WHITE, 1.0), ground=rgb("#d63a35"))
    of = replace(
        of,
        content=replace(of.content, colours=colours),
        pages=replace(of.pages, pages=(page(run),)),
    )
    (found,) = told("grey-legible", of)
    assert "`alert` in the hospital" in found.remedy
    assert found.place is not None
    assert found.place.file.endswith("hospital.yaml")


def test_what_contrast_tells_of_a_profile_is_not_told_again() -> None:
    of = subject()
    colours = {**of.content.colours, "accent": "#7fb0bb"}
    run = line("Titre", colour=(*rgb("#7fb0bb"), 1.0), ground=WHITE)
    of = replace(
        of,
        content=replace(of.content, colours=colours),
        pages=replace(of.pages, pages=(page(run),)),
    )
    assert not told("grey-legible", of)


def test_words_on_a_picture_are_not_judged() -> None:
    assert not told("grey-legible", subject(page(line("Un", colour=(1.0, 1, 1, 1), ground=()))))


def test_what_is_proposed_passes() -> None:
    for colour in ("#d93f3a", "#8c8c8c", "#00a0c0", "#ffcc00"):
        better = kept_in_copies(colour, "#ffffff")
        assert contrast(copied(better), copied("#ffffff")) >= LEAST
        assert kept_in_copies(better, "#ffffff") == better
        assert kept_in_copies(nearest(colour), "#ffffff") == nearest(colour)
    assert kept_in_copies("#555555", "#666666") == ""


def test_grounds_lie_over_each_other() -> None:
    assert painted((0.0, 0.0, 0.0, 0.5), WHITE) == (0.5, 0.5, 0.5)
    assert painted((0.2, 0.3, 0.4, 1.0), ()) == (0.2, 0.3, 0.4)
    assert painted((0.2, 0.3, 0.4, 0.5), ()) == ()
    assert painted((), TINT) == ()

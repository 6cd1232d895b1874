"""Inks of a press: of a photograph's dots, of what stands in for a hospital's colours."""

from __future__ import annotations

from itertools import product

import pytest
from PIL import Image

from depliant.content.colours import palette, press_inks
from depliant.content.inks.named import STAND_INS
from depliant.pdf.separation import PressMixer, PressProfile, _inked
from tests.pdf.test_press_editions import ICC, needs_icc

STEPS = (0, 1, 20, 34, 44, 46, 90, 128, 200, 252, 254, 255)
DOTS = list(product(STEPS, repeat=3))


def test_a_picture_is_inked_as_its_colours_are() -> None:
    picture = Image.new("RGB", (len(DOTS), 1))
    picture.putdata(DOTS)
    inked, inks = _inked(picture), PressMixer(None)
    for at, dot in enumerate(DOTS):
        wanted = [255 * share for share in inks.colour(tuple(part / 255 for part in dot))]
        assert list(inked[4 * at : 4 * at + 4]) == pytest.approx(wanted, abs=1.01), dot


@needs_icc
def test_a_profile_mixes_what_stands_in_for_a_colour_as_that_colour() -> None:
    profile = PressProfile(ICC.read_bytes(), "Essai")
    colours = palette("#5a7d1e", "#8a1040")
    own = press_inks(colours, None, (0.0, 0.09, 0.12, 0.0))
    named, plain = PressMixer(profile, colours, own), PressMixer(profile, {}, own)
    for name, stand_in in STAND_INS.items():
        rgb = tuple(int(colours[name][at : at + 2], 16) / 255 for at in (1, 3, 5))
        assert named.colour(stand_in) == plain.colour(rgb) != plain.colour(stand_in)
    assert named.colour(STAND_INS["tint"]) == (0.0, 0.09, 0.12, 0.0)

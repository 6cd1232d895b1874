"""The dots of a photograph take the inks that a colour alone would take."""

from __future__ import annotations

from itertools import product

import pytest
from PIL import Image

from depliant.pdf.separation import PressMixer, _inked

STEPS = (0, 1, 20, 34, 44, 46, 90, 128, 200, 252, 254, 255)
DOTS = list(product(STEPS, repeat=3))


def test_a_picture_is_inked_as_its_colours_are() -> None:
    picture = Image.new("RGB", (len(DOTS), 1))
    picture.putdata(DOTS)
    inked, inks = _inked(picture), PressMixer(None)
    for at, dot in enumerate(DOTS):
        wanted = [255 * share for share in inks.colour(tuple(part / 255 for part in dot))]
        assert list(inked[4 * at : 4 * at + 4]) == pytest.approx(wanted, abs=1.01), dot

"""The range that a number's box draws: read, and refused where it is none."""

from __future__ import annotations

import pytest

from depliant.errors import Place
from depliant.reading.blocks.block import Box
from depliant.reading.blocks.reader import read_blocks


def read(first: str) -> tuple[Box, str]:
    """The box that a line opens, and what was wrong with it."""
    read = read_blocks(f"{first}\n    ont dormi.\n", Place("fr.md", 8))
    (box,) = read.blocks
    assert isinstance(box, Box)
    return box, " ".join(f"{one.message} {one.remedy}" for one in read.problems)


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ('!!! number 3-5-sur-10 "3 à 5 nuits sur 10"', (3, 5)),
        ('!!! number 4-of-10 "4 nights out of 10"', (4, 4)),
        ("!!! nombre 0-2-sur-10 « de 0 à 2 sur 10 »", (0, 2)),
        ('!!! number "3 à 5 nuits sur 10"', None),
        ('!!! number "2-3-4"', None),
    ],
)
def test_a_range_is_read_from_before_the_title(written: str, drawn: tuple[int, int] | None) -> None:
    box, wrong = read(written)
    assert (box.tenths, wrong) == (drawn, "")
    assert "sur-10" not in box.title


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('!!! warning 3-5-sur-10 "3 à 5 sur 10"', "only a box `number` draws a range"),
        ('!!! number 3-5-sur-100 "3 à 5 sur 100"', "out of 10"),
        ('!!! number 5-3-sur-10 "5 à 3 sur 10"', "`7-9-of-10`"),
        ('!!! number 3-12-sur-10 "3 à 12 sur 10"', "is no range of ten"),
        ('!!! number 3-5-sur-10 "3 à 6 sur 10"', "“3 to 5 out of 10”"),
        ('!!! number 4-sur-10 "Une nuit sur deux"', "“4 out of 10”"),
        ("!!! number 4-sur-10", "“4 out of 10”"),
    ],
)
def test_what_is_no_range_of_ten_is_refused(written: str, told: str) -> None:
    box, wrong = read(written)
    assert box.tenths is None
    assert told in wrong

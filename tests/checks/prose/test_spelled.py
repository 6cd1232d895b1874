"""Numbers in words: all of them are found whole, and what only looks like one is not."""

from __future__ import annotations

import re

import pytest

from depliant.checks.prose.shares import value
from depliant.checks.prose.spelled import COUNTS, SPELLED, spelled
from depliant.checks.sense.amounts.numbers import number


def test_every_number_is_found_whole_and_read() -> None:
    for words in COUNTS.values():
        for word, n in words.items():
            assert re.fullmatch(SPELLED, word), word
            assert spelled(word) == n
    assert COUNTS["fr"]["quatre-vingt-dix-sept"] == 97


@pytest.mark.parametrize("joined", ["vingt et un", "vingt-et un", "vingt\u00a0et-un"])
def test_however_it_is_joined(joined: str) -> None:
    assert re.fullmatch(SPELLED, joined) and spelled(joined) == 21
    assert value(joined) == number(joined) == 21


@pytest.mark.parametrize("text", ["vingt-quinze", "vingt et deux", "twenty-un", "trente-dix"])
def test_what_is_none(text: str) -> None:
    assert not re.fullmatch(SPELLED, text)
    assert spelled(text) is None


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("soixante et onze", 71),
        ("cent mille", 100_000),
        ("deux cent mille", 200_000),
        ("3 millions", 3e6),
        ("million", 1e6),
        ("12 500", 12_500),
    ],
)
def test_wholes(text: str, n: float) -> None:
    assert value(text) == n

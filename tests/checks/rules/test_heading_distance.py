"""heading-distance: a heading, a list, a table or a box at least every 200 words."""

from __future__ import annotations

import pytest

from tests.checks.article import found, line_of, subject
from tests.checks.rules.table import finds

FIFTY = "Il mange et il dort bien ici. " * 7 + "Oui."


@pytest.mark.parametrize(
    ("between", "told"),
    [
        ("", True),
        ("### Le soir", False),
        ("- un\n- deux", False),
        ("| a |\n|---|\n| b |", False),
        ('!!! note "Le soir"\n    Un mot.', False),
        ("## Le soir {#x}", False),
        ("Mot\n:   son sens", False),
        ("---", True),
    ],
)
def test_a_stretch_of_200_words_needs_a_hold(between: str, told: bool) -> None:
    half = "\n\n".join([FIFTY] * 3)
    body = f"## Le jour {{#day}}\n\n{half}\n\n{between}\n\n{half}"
    assert finds("heading-distance", body) is told


def test_the_middle_of_the_stretch_is_told() -> None:
    body = "\n\n".join(f"{n}. {FIFTY}".replace(". ", "e fois. ", 1) for n in range(1, 6))
    (one,) = found("heading-distance", subject(body))
    assert one.place and one.place.line == line_of(body, "3e fois")

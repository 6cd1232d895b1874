"""long-sentence: told with its number of words, its line, and where a second could begin."""

from __future__ import annotations

import pytest

from tests.checks.article import found, line_of, subject
from tests.checks.rules.table import finds

TWENTY = "mot " * 20
LIMIT = f"{TWENTY}mot fin"  # 22


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{LIMIT}.", False),
        (f"{LIMIT} ici.", True),
        (f"- {LIMIT} ici", True),
        (f"{LIMIT}. L{LIMIT} !", False),
        (f"{TWENTY}à 12 h 30.", False),
        (f"{TWENTY}au 01 99 00 12 34.", False),
        (f"{TWENTY}l’enfant d’aujourd’hui.", False),
        (f"{TWENTY}{{{{ hospital.name }}}} — `code` ; https://a.example mot.", False),
        (f"## {LIMIT} ici {{#x}}\n\nUn mot.", False),
        (f"| {LIMIT} ici |\n|---|\n| un |", False),
        (f"| Un |\n|---|\n| {LIMIT} ici |", True),
    ],
)
def test_more_than_22_words_are_told(text: str, told: bool) -> None:
    assert finds("long-sentence", text) is told


def test_where_to_cut_is_told() -> None:
    body = (
        "Un début.\n\nVous venez le matin avec vos papiers, votre carte et votre ordonnance,\n"
        "puis vous attendez dans la grande salle que l’on vous appelle par votre nom."
    )
    (one,) = found("long-sentence", subject(body))
    assert one.words == "puis" and "“puis”" in one.remedy
    assert one.place and one.place.line == line_of(body, "puis vous")
    assert "26 words" in one.message and one.quote.startswith("Vous venez")


def test_any_language_has_the_limit() -> None:
    assert finds("long-sentence", f"{LIMIT} ici.", "ar")

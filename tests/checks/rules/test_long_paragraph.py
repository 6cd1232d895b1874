"""long-paragraph: neither more than 100 words, nor more than five sentences."""

from __future__ import annotations

import pytest

from tests.checks.article import found, subject
from tests.checks.rules.table import finds

EIGHT = "Un deux trois quatre cinq six sept huit. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (EIGHT * 5, False),
        (EIGHT * 6, True),
        ("Oui, vous aussi. " * 9, False),  # short answers
        ("mot " * 50 + ". " + "mot " * 50 + ".", False),
        ("mot " * 50 + ". " + "mot " * 51 + ".", True),
        (f"{EIGHT * 3}\n\n{EIGHT * 3}", False),
        (f"{EIGHT * 4}Dites : « {EIGHT}{EIGHT}{EIGHT}»", False),  # what is said is one
        (f"- {EIGHT * 6}", True),
        (f"**Avant.** {EIGHT * 5}", False),
    ],
)
def test_long_paragraphs_are_told(text: str, told: bool) -> None:
    assert finds("long-paragraph", text) is told


def test_the_sentence_that_could_open_a_new_paragraph_is_quoted() -> None:
    text = " ".join(f"{n} vient avec les autres dans la grande salle." for n in "ABCDEF")
    (one,) = found("long-paragraph", subject(text))
    assert one.quote.startswith("D vient") and "6 sentences" in one.message

"""The summary stands first, in a few lines of one message."""

from __future__ import annotations

import pytest

from tests.checks.article import found, line_of, subject

OTHER = "## Le soin {#what}\n\nOn pose un plâtre.\n"
SUMMARY = "## En bref {#summary}\n\n- Le plâtre protège.\n- Il reste trois semaines.\n"


def told(body: str, lang: str = "fr") -> list[str]:
    return [one.message for one in found("summary-first", subject(body, lang))]


def test_a_summary_that_opens_the_leaflet_is_good() -> None:
    assert told(f"{SUMMARY}\n{OTHER}") == []
    assert told(OTHER) == [], "a kind that asks for none"


def test_a_summary_that_comes_later() -> None:
    body = f"{OTHER}\n{SUMMARY}"
    (one,) = found("summary-first", subject(body))
    assert "“Le soin”" in one.message
    assert one.place and one.place.line == line_of(body, "## En bref")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("\n".join(f"- Ligne {n}." for n in range(6)), "6 lines"),
        ("Un. Deux ici. Trois ici. Quatre ici. Cinq ici. Six ici.", "6 lines"),
        ("- " + " ".join(["mot"] * 91), "91 words"),
        ("- Un.\n\n### Et puis\n\n- Deux.", "parts of its own"),
        ("| a | b |\n|---|---|\n| c | d |", "parts of its own"),
    ],
)
def test_a_summary_that_is_no_summary(text: str, why: str) -> None:
    (one,) = told(f"## En bref {{#summary}}\n\n{text}\n\n{OTHER}")
    assert why in one


@pytest.mark.parametrize("text", ["- Un. Avec son détail.\n" * 5, "Une. Deux ici. Trois ici."])
def test_five_lines_are_no_more_than_five(text: str) -> None:
    assert told(f"## In brief {{#summary}}\n\n{text}\n\n{OTHER}", "en") == []

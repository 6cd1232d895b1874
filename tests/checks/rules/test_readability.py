"""readability: each formula against figures reckoned by hand, the gates, what is named."""

from __future__ import annotations

import pytest

from depliant.checks.prose.building import prose_of
from depliant.checks.prose.readability import Formula, Reading, reading, running, together
from depliant.checks.rules.readability import CHECKS
from tests.checks.article import article, found, line_of, subject
from tests.checks.rules.table import finds

EASY = "Le matin, vous venez à jeun. Une infirmière pose la perfusion. Vous dormez un peu. " * 4
HARD = (
    "L’administration intraveineuse hebdomadaire nécessite une hospitalisation programmée. "
    "L’anesthésiologiste détermine individuellement la prémédication appropriée. "
    "La surveillance postopératoire systématique conditionne l’autorisation de sortie. "
) * 3
HARD_ENGLISH = (
    "Intravenous administration necessitates hospitalisation and cardiological observation. " * 9
)


@pytest.mark.parametrize(
    ("formula", "score"),
    [
        (Formula.KANDEL_MOLES, 207 - 10.15 - 73.6 * 1.5),
        (Formula.FLESCH, 206.835 - 10.15 - 84.6 * 1.5),
        (Formula.GRADE, 3.9 + 17.7 - 15.59),
        (Formula.LIX, 10 + 20),
    ],
)
def test_formulas(formula: Formula, score: float) -> None:
    assert Reading(10, 100, 150, 20).score(formula) == pytest.approx(score)


def test_what_is_counted() -> None:
    body = "Le soin dure 2 h.\n\n- un repas\n- l’immunothérapie\n\n| mot |\n|---|\n| un |"
    prose = prose_of(article(body))
    read = together(reading(one, "fr") for one in running(prose.passages))
    # le soin dur(e) 2 h; un re·pas; l’im·mu·no·thé·ra·pi(e)
    assert read == Reading(sentences=3, words=8, syllables=5 + 3 + 6, long=1)


def test_nothing_to_count() -> None:
    assert not finds("readability", "`code`")


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("fr", EASY, False),
        ("fr", HARD, True),
        ("en", HARD_ENGLISH, True),
        ("en", "Come at ten. The nurse puts in a small tube. You sleep for a while. " * 5, False),
        ("ar", HARD, False),
        ("fr", HARD[:200], False),  # too short to be judged
    ],
)
def test_hard_texts_are_told(lang: str, text: str, told: bool) -> None:
    assert finds("readability", text, lang) is told


def test_a_hard_section_is_told_in_an_easy_leaflet() -> None:
    body = f"## Facile {{#a}}\n\n{EASY * 6}\n\n## Ardu {{#b}}\n\n{HARD}"
    (one,) = found("readability", subject(body))
    assert one.place and one.place.line == line_of(body, "## Ardu")
    assert "“Ardu”" in one.message


def test_the_leaflet_is_told_as_a_whole() -> None:
    body = f"## Un {{#a}}\n\n{HARD}\n\n## Deux {{#b}}\n\n{HARD[:200]}"
    whole, section = found("readability", subject(body))
    assert whole.place and whole.place.line == 2 and section.place
    assert whole.message.startswith("The leaflet") and section.message.startswith("The section")


def test_the_hardest_sentences_and_longest_words_are_named() -> None:
    (one,) = found("readability", subject(f"{HARD}\n\n{EASY}"))
    line = line_of(f"{HARD}\n\n{EASY}", "L’administration")
    assert one.quote.startswith("L’administration") and f": {line}," in one.remedy
    assert "“hospitalisation”" in one.remedy and "“anesthésiologiste”" in one.remedy
    assert "Kandel–Moles" in one.message and "LIX" in one.message


def test_the_limits_are_those_of_the_standards() -> None:
    limits = CHECKS[0].limits
    assert (limits["kandel-moles"], limits["least"]) == (60, 50)
    assert (limits["flesch"], limits["grade"], limits["lix"]) == (60, 6, 40)

"""language-read: a leaflet in a language that no rule reads says so, and is not praised.

The languages are many; what rules about words would find in French is said in others.
"""

from __future__ import annotations

import pytest

from depliant.checks.finding import Finding
from depliant.checks.registry import Subject, Topic, all_checks, examine, unread
from depliant.checks.subjects import LeafletSubject
from tests.checks.article import FRONT, TODAY, article, subject


def found(lang: str, front: str = FRONT) -> list[Finding]:
    made = article("Un mot.", lang, front)
    findings = examine(Subject.LEAFLET, LeafletSubject(made, (), TODAY))
    return [one for one in findings if one.rule == "language-read"]


@pytest.mark.parametrize("lang", ["es", "ar", "pt", "uk", "tr"])
def test_a_language_that_no_rule_reads_is_told_once(lang: str) -> None:
    (told,) = found(lang)
    assert f"`{lang}`" in told.message and not told.is_error and told.place


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_language_that_the_rules_read_is_not(lang: str) -> None:
    assert not found(lang)


def test_who_read_it_is_said_in_place() -> None:
    front = FRONT.replace(
        "title: Le", "# depliant: allow language-read: lu par Ines Sol, interprète\ntitle: Le", 1
    )
    (told,) = found("es", front)
    assert told.allowed == "lu par Ines Sol, interprète"


@pytest.mark.parametrize(
    "text",
    [
        "La operación es segura al 100 %. Se curan 12,5 % de los niños, 3 de 7, 1 de 12 000.",
        "Tome 5 mg de pan.\n\nTome 8 mg de pan.\n\nTome el jarabe 2 veces, 4 fois par jour.",
        "الجراحة مضمونة. خذ ٥ mg كل يوم.\n\nNo passive is read, 40 % neither.",
    ],
)
def test_rules_about_words_say_nothing_of_it(text: str) -> None:
    read = {check.rule for check in all_checks() if check.languages}
    assert not {one.rule for one in examine(Subject.TEXT, subject(text, "es"))} & read
    assert read == unread("es") and not unread("fr") and not unread("en")


def test_a_rule_about_words_names_its_languages() -> None:
    """Those of plain language that need none look at lengths, at capitals, at headings."""
    of_words = {one.rule for one in all_checks() if one.topic is Topic.LANGUAGE} - unread("es")
    assert of_words == {
        "capitals", "heading-distance", "heading-order", "language-read", "long-paragraph",
        "long-sentence",
    }  # fmt: skip

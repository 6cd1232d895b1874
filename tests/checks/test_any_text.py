"""No rule ever raises, whatever is written: any letters, either direction, none or many words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.checks import registry
from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, all_checks, examine
from depliant.checks.subjects import ContentSubject, LeafletSubject, TextSubject
from depliant.content.select import Choice, select
from depliant.errors import DepliantError, InputError
from depliant.sources.leaflet import Article
from tests.checks.article import TODAY, TREATMENT, article, subject
from tests.conftest import TOP, choose

ROLES = ("summary", "risks", "benefits", "refusal", "alternatives", "x")
PIECES = (
    *("ne partez pas sans", "n’est pas impossible", "est réalisée par l’équipe", "70 %", "1 sur"),
    *("12 500", "0,5 ml/kg", "de 3 à 5 jours", "il y a 2 ans", "guérit toujours", "IRM", "(NFS)"),
    *("appelez le 01 99 00 12 34", "À FAIRE AVANT", "aujourd’hui", "ces techniques", "M. X.", "…"),
    *("!!! warning", "    Appelez", "- ", "1. ", "| a | b |", "|---|---|", "### A", "#### B", "\n"),
    *(
        "\n\n",
        "{{ hospital.name }}",
        "[un lien](https://a.example)",
        "**gras**",
        "`code`",
        "*[IRM]:",
    ),
    *(
        "مرحبا بالعالم",
        "שלום",
        "Ⅷ",
        "½",
        "²",
        "٣ أيام",
        "e\u0301",
        "🫀",
        "\u202e",
        "\ufffc",
        "\u200b",
    ),
    *("not uncommon", "is taken by", "5 per cent", "1 in 10", "« oui ? »", "?", "!", ".", ",", ":"),
)
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=400),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join),
)
LANGUAGES = st.sampled_from(["fr", "en", "ar", "he", "de"])
WHOLE = article("## A {#x .steps}\n\nUn mot.")


def written(text: str, lang: str, role: str = "x") -> Article:
    """An article with a section of any text, as if its reader had let it pass."""
    (section,) = WHOLE.sections
    return replace(WHOLE, lang=lang, sections=(replace(section, role=role, text=text),))


def judged(made: Article) -> Iterator[tuple[Check, Any]]:
    """Every rule on sources and texts, with what it looks at."""
    text = TextSubject(made, TREATMENT, TODAY)
    leaflet = LeafletSubject(made, (), TODAY)
    for check in all_checks():
        if check.subject in (Subject.TEXT, Subject.LEAFLET):
            yield check, text if check.subject is Subject.TEXT else leaflet


def told(made: Article) -> list[Fault]:
    """What all of them find, when none is caught that raises."""
    return [
        fault
        for check, value in judged(made)
        for fault in (check.run(value, check.limits) if check.limits else check.run(value))
    ]


@given(ANY_TEXT, LANGUAGES, st.sampled_from(ROLES))
def test_no_rule_raises_on_any_text(text: str, lang: str, role: str) -> None:
    for fault in told(written(text, lang, role)):
        assert fault.message and fault.remedy
        assert not fault.words or not fault.quote or fault.words in fault.quote


@given(ANY_TEXT, LANGUAGES)
def test_no_rule_raises_on_any_article_that_is_read(text: str, lang: str) -> None:
    try:
        made = article(text, lang)
    except InputError:
        return
    told(made)


@pytest.fixture(scope="module")
def choices() -> tuple[Choice, ...]:
    """What an edition with all of a text is made from, and a short one."""
    return tuple(choose(TOP, name) for name in ("a4", "a4-short"))


@given(ANY_TEXT, st.sampled_from(ROLES))
def test_no_rule_raises_on_what_an_edition_says(
    choices: tuple[Choice, ...], text: str, role: str
) -> None:
    try:
        read = article(f"## A {{#{role} .short}}\n\n{text}")
        for choice in choices:
            own = replace(choice.article, sections=read.sections)
            content, odd = select(replace(choice, article=own))
            _content_told(ContentSubject(content, frozenset({role}), odd=odd))
    except InputError:
        return


def _content_told(subject: ContentSubject) -> None:
    for check in all_checks():
        if check.subject is Subject.CONTENT:
            list(check.run(subject, check.limits) if check.limits else check.run(subject))


@pytest.mark.parametrize("lang", ["fr", "en", "ar"])
@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "?", "12", "\u200f", "\ufffc", "«", "{{"])
def test_no_rule_raises_on_nothing(text: str, lang: str) -> None:
    told(written(text, lang))


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    [
        "mot " * 20_000,
        " ".join(Random(3).choices(PIECES, k=6_000)),
        "\n\n".join(["Vous venez le matin. " * 10] * 500),
        "A" * 200 + " ne pas " * 500,
        "- 1 sur 10 (10 %)\n" * 2_000,
        "n’ " * 5_000,
        "1 " * 5_000,
        "x à " * 5_000,
        "EN CAPITALES " * 3_000,
    ],
    ids=["one", "soup", "paragraphs", "negations", "list", "ne", "figures", "range", "loud"],
)
def test_no_rule_raises_or_hangs_on_the_longest_text(text: str) -> None:
    told(written(text, "fr"))


def _raises(_subject: TextSubject) -> Iterator[Fault]:
    yield Fault("seen before", "mend it")
    raise ZeroDivisionError("by nothing")


def _sees(_subject: TextSubject) -> Iterator[Fault]:
    yield Fault("seen after", "mend it")


def test_a_rule_that_raises_is_its_own_finding_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    texts = ("A rule.", "Seen.")
    checks = (
        Check("broken", Subject.TEXT, Severity.WARNING, *texts, _raises),
        Check("whole", Subject.TEXT, Severity.WARNING, *texts, _sees),
    )
    monkeypatch.setattr(registry, "all_checks", lambda: checks)
    findings = examine(Subject.TEXT, subject("Un mot."))
    assert [(one.rule, one.is_error) for one in findings] == [
        ("broken", False),
        ("broken", True),
        ("whole", False),
    ]
    assert "ZeroDivisionError by nothing" in findings[1].message
    assert caplog.records


def test_a_file_that_is_wrong_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_subject: TextSubject) -> Iterator[Fault]:
        raise DepliantError("a file is wrong")

    check = Check("broken", Subject.TEXT, Severity.WARNING, "A rule.", "Seen.", refuses)
    monkeypatch.setattr(registry, "all_checks", lambda: (check,))
    with pytest.raises(DepliantError):
        examine(Subject.TEXT, subject("Un mot."))

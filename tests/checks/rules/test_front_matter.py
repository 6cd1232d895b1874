"""What a leaflet says of itself: its aim, its readers, its sources, its rights, who paid for it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import pytest

from depliant.checks.finding import Finding
from depliant.checks.registry import Check, Subject, all_checks, examine
from depliant.checks.said import says_nothing, says_nowhere
from depliant.checks.subjects import LeafletSubject
from tests.checks.article import FRONT, TODAY, TREATMENT, article, found, subject

OWN = ("rights", "funding", "interests", "aim-and-audience")
PRACTICAL = TREATMENT.model_copy(update={"interview": False})
WHOLE = f"{FRONT}interests: none\naim: préparer la pose du plâtre\n"


def with_line(line: str) -> str:
    """A whole front matter in which a key says something else."""
    key = line.split(":", 1)[0]
    return re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", WHOLE, flags=re.MULTILINE) + line + "\n"


def told(line: str, rule: str) -> Sequence[Finding]:
    looked_at = LeafletSubject(article("Un mot.", front=with_line(line)), (), TODAY)
    return [one for one in examine(Subject.LEAFLET, looked_at) if one.rule == rule]


def test_a_whole_front_matter_is_good() -> None:
    looked_at = LeafletSubject(article("Un mot.", front=WHOLE), (), TODAY)
    assert not [one for one in examine(Subject.LEAFLET, looked_at) if one.rule in OWN]


@pytest.mark.parametrize(
    "said",
    [
        "?",
        "-",
        "…",
        "à voir",
        "A VOIR.",
        "n/a",
        "N.A.",
        "xx",
        "TBD",
        "oui",
        "à confirmer par le service",
        "to be checked",
    ],
)
def test_what_says_nothing(said: str) -> None:
    assert says_nothing(said)
    (one,) = told(f"funding: '{said}'", "funding")
    assert one.is_error and one.place
    assert told(f"interests: '{said}'", "interests")[0].is_error
    assert told(f"audience: '{said}'", "aim-and-audience")[0].is_error
    assert told(f"aim: '{said}'", "aim-and-audience")[0].is_error
    assert len(told(f"rights:\n  text: '{said}'\n  figures: '{said}'", "rights")) == 2


@pytest.mark.parametrize("said", ["none", "aucun", "Hôpital", "MSD", "X-Rays SA", "ANR (2024)"])
def test_what_says_something(said: str) -> None:
    assert not says_nothing(said)
    assert not told(f"funding: {said}", "funding")
    assert not told(f"interests: {said}", "interests")


@pytest.mark.parametrize(
    "said", ["Internet", "divers sites web", "Trouvée sur le web", "various sources", "sites", "?"]
)
def test_what_nobody_could_look_up(said: str) -> None:
    assert says_nowhere(said)
    assert len(told(f"rights:\n  text: MIT\n  figures: '{said}'", "rights")) == 1


@pytest.mark.parametrize(
    "said", ["Internet et santé", "Le site de l’hôpital", "Web 2.0", "Sources d’eau", "Wikipédia"]
)
def test_what_could_be_looked_up(said: str) -> None:
    assert not says_nowhere(said)


def test_interests_and_an_aim_are_asked_for_kindly() -> None:
    looked_at = LeafletSubject(article("Un mot.", front=FRONT), (), TODAY)
    of_own = [one for one in examine(Subject.LEAFLET, looked_at) if one.rule in OWN]
    assert [one.rule for one in of_own] == ["aim-and-audience", "interests"]
    assert not any(one.is_error for one in of_own)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("audience: Tout le monde", "who the readers are"),
        ("audience: everyone", "who the readers are"),
        ("aim: Le plâtre.", "title again"),
        (f"aim: {'mot ' * 26}", "26 words"),
    ],
)
def test_an_aim_or_an_audience_that_tells_little(line: str, why: str) -> None:
    (one,) = told(line, "aim-and-audience")
    assert why in one.message and not one.is_error


@pytest.mark.parametrize("said", ["les familles", "les visiteurs et les familles", "parents"])
def test_an_audience_that_tells_enough(said: str) -> None:
    assert not told(f"audience: {said}", "aim-and-audience")


# --- sources ---------------------------------------------------------------------------------


def sources(*dates: str, title: str = "Livret inventé") -> str:
    rows = (f"  - title: {title}\n    author: Un hôpital\n    date: {date}" for date in dates)
    return with_line("sources:\n" + "\n".join(rows))


@pytest.mark.parametrize(
    ("dates", "grave"),
    [
        (("2009",), [True]),
        (("2021-11",), []),  # the month may have ended four years and 359 days ago
        (("2021-10",), [True]),
        (("2021-11-24",), [True]),
        (("2021-11-25",), []),
        (("2009", "2026-03"), [False]),
        (("2009", "2012"), [True, True]),
        (("undated",), [False]),
        (("2026",), []),
        (("'[à compléter : la date]'",), []),
    ],
)
def test_old_sources_of_a_treatment(dates: tuple[str, ...], grave: list[bool]) -> None:
    one = subject("Un mot.", front=sources(*dates))
    assert [finding.is_error for finding in found("source-age", one)] == grave
    assert not found("source-age", subject("Un mot.", kind=PRACTICAL, front=sources(*dates)))


def test_the_age_of_a_source_is_told_as_far_as_it_is_known() -> None:
    told = {"2014": "is of 2014", "2014-12": "is 11 years old", "2014-11-20": "is 12 years old"}
    for date, words in told.items():
        (one,) = found("source-age", subject("Un mot.", front=sources(date)))
        assert words in one.message


def test_dates_of_sources() -> None:
    undated = sources("undated")
    assert not found("sources-dated", subject("Un mot.", front=undated)), "told by source-age"
    (one,) = found("sources-dated", subject("Un mot.", kind=PRACTICAL, front=undated))
    assert not one.is_error
    for to_come in ("2027", "2026-12", "2026-11-25"):
        (one,) = found("sources-dated", subject("Un mot.", front=sources(to_come)))
        assert one.is_error and one.quote == to_come
    for past in ("2026", "2026-11", "2026-11-24"):
        assert not found("sources-dated", subject("Un mot.", front=sources(past)))
    (one,) = found("sources-dated", subject("Un mot.", front=sources("2025", title="'?'")))
    assert one.is_error and one.place


# --- kinds -----------------------------------------------------------------------------------


def test_a_kind_without_room_for_questions() -> None:
    bare = TREATMENT.model_copy(update={"fillers": ("team",)})
    assert found("questions-space", subject("Un mot.", kind=bare))
    assert not found("questions-space", subject("Un mot."))


def test_a_treatment_of_a_kind_that_completes_no_talk() -> None:
    body = "## Bien {#benefits}\n\nUn mot.\n\n## Mal {#risks}\n\nUn mot.\n"
    (one,) = found("completes-the-interview", subject(body, kind=PRACTICAL))
    assert one.is_error and "`benefits`, `risks`" in one.message
    assert not found("completes-the-interview", subject(body))
    alone = "## Mal {#risks}\n\nUn mot.\n"
    assert not found("completes-the-interview", subject(alone, kind=PRACTICAL))


# --- the examples of rules that look at a front matter -----------------------------------------

EXAMPLES = [
    check
    for check in all_checks()
    if check.rule in OWN and check.subject is Subject.LEAFLET and check.fails
]


@pytest.mark.parametrize("check", EXAMPLES, ids=lambda check: check.rule)
def test_the_example_of_a_line_fails_and_passes(check: Check) -> None:
    assert told(check.fails.rstrip("\n"), check.rule)
    passes = with_line(check.passes.split("\n")[0]) if "aim" in check.rule else ""
    front = passes or with_line(check.passes.rstrip("\n"))
    looked_at = LeafletSubject(article("Un mot.", front=front), (), dt.date(2026, 11, 24))
    assert not [one for one in examine(Subject.LEAFLET, looked_at) if one.rule == check.rule]

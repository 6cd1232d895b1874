"""What comes of a criterion: met, signed, to do, not covered by the source, for people to judge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depliant.checks.criteria.evidence import Seen
from depliant.checks.criteria.judging import (
    Result,
    Share,
    State,
    judge,
    judge_leaflet,
    run_rules,
    share,
    told,
    unmet,
)
from depliant.reading.values import Values
from tests.checks.article import FRONT
from tests.checks.criteria.seeing import LONG, WAY, finding, hospital, result, seen, signature

MET, NOT_MET, NOT_COVERED = State.MET, State.NOT_MET, State.NOT_COVERED


def section(role: str, text: str = LONG, classes: str = "") -> str:
    return f"## Titre {{#{role}{classes}}}\n\n{text}\n\n"


@pytest.mark.parametrize(
    ("name", "body", "state"),
    [
        ("eqip 9", section("risks"), MET),
        ("eqip 9", section("what"), NOT_MET),  # no section of the role
        ("eqip 9", section("risks", "Rares."), NOT_MET),  # that says nothing
        ("eqip 9", section("risks", f"{LONG} [à compléter : les risques]"), NOT_MET),
        ("eqip 9", section("risks", "- Quels effets ?", " .not-covered"), NOT_COVERED),
        ("eqip 3", section("symptoms"), MET),  # one of several roles
        ("eqip 3", section("what", "Un os.") + section("causes"), MET),
        ("eqip 3", section("what", "Un os ?", " .not-covered") + section("life"), NOT_COVERED),
        ("eqip 5", section("alternatives") + section("refusal"), MET),
        ("eqip 5", section("alternatives"), NOT_MET),  # each of them is asked for
        ("eqip 8", section("benefits", f"{LONG} 8 enfants sur 10 jouent."), MET),
        ("eqip 8", section("benefits"), NOT_MET),  # no number
        ("eqip 8", section("benefits", "Combien sur 10 ?", " .not-covered"), NOT_COVERED),
        ("eqip 15", section("help", "La mutuelle rembourse la botte."), MET),
        ("eqip 15", section("help", "Le repas est servi à midi."), NOT_MET),
        ("cdc-index 8", section("what", "- Un bain\n- Un linge"), MET),
        ("cdc-index 8", section("what"), NOT_MET),
        ("pemat-p 22", section("how", "1. Lavez.\n2. Séchez."), MET),
        ("pemat-p 22", section("how", "- Lavez.\n- Séchez."), NOT_MET),
        ("pemat-p 12", section("what", '!!! warning "Attention"\n    Le froid.'), MET),
        ("pemat-p 15", section("what", "![Un bras](bras.svg)"), MET),
        ("pemat-p 15", section("what"), NOT_MET),
        ("pemat-p 19", section("what", "| a | b |\n|---|---|\n| c | d |"), MET),
        ("pemat-p 19", section("what", "|a|b|c|d|e|\n|-|-|-|-|-|\n|1|2|3|4|5|"), NOT_MET),
        ("pemat-p 19", section("what"), State.NOT_APPLICABLE),  # no table
        ("pemat-p 17", section("what"), State.NOT_APPLICABLE),  # no picture
        ("pemat-p 6", section("what"), State.NOT_APPLICABLE),  # no number
        ("has-2008 R8", section("what"), State.OPEN),  # for the meeting
    ],
)
def test_what_the_text_shows(name: str, body: str, state: State) -> None:
    assert result(name, seen(body)).state is state


@pytest.mark.parametrize("lang", ["en"])
def test_words_are_those_of_the_language(lang: str) -> None:
    body = section("help", "Your insurance pays for the boot.")
    assert result("eqip 15", seen(body, lang=lang)).state is MET
    assert result("eqip 15", seen(body)).state is NOT_MET


@pytest.mark.parametrize("name", ["pemat-p 3", "pemat-p 5", "discern 6", "eqip 15"])
@pytest.mark.parametrize("lang", ["es", "ar"])
def test_what_rests_on_words_is_for_people_in_other_languages(name: str, lang: str) -> None:
    body = "".join(map(section, ("benefits", "risks", "help")))
    of = result(name, seen(body, lang=lang))
    assert of.state is State.OPEN and of.is_unread and not of.counts
    assert not result(name, seen(body)).is_unread


def test_what_is_missing_stays_missing_in_any_language() -> None:
    assert result("discern 6", seen(section("what"), lang="es")).state is NOT_MET


def test_what_is_accepted_in_place_is_not_met() -> None:
    quiet = finding("passive", allowed="la loi le dit ainsi")
    of = result("pemat-p 5", seen(section("what"), quiet))
    assert (of.state, of.counts, of.evidence[0].reasons) == (
        State.ACCEPTED, True, ("la loi le dit ainsi",)
    )  # fmt: skip
    assert share([of]) == Share(0, 1)
    both = seen(section("what"), quiet, finding("passive"))
    assert result("pemat-p 5", both).state is NOT_MET


def test_who_must_sign_signs_what_is_accepted_too() -> None:
    quiet = finding("sources-dated", allowed="le livret ne dit pas sa date")
    assert result("has-2008 R7", seen(section("what"), quiet)).state is State.UNSIGNED
    signed = seen(section("what"), quiet, signed={"guidelines": signature()})
    assert result("has-2008 R7", signed).state is State.ACCEPTED


def test_what_is_met_says_where() -> None:
    (evidence, rule) = result("eqip 9", seen(section("risks"))).evidence
    assert (evidence.name, str(evidence.places[0])) == ("risks", "leaflets/platre/fr.md:23")
    assert (rule.by, rule.name, rule.places) == ("rule", "risks-with-what-to-do", ())


def test_a_leaflet_that_completes_no_interview_is_not_asked_about_treatments() -> None:
    each = judge(seen(section("way"), kind=WAY))
    apart = {one.instrument: [] for one in each}  # type: ignore[var-annotated]
    for one in each:
        if one.state is State.NOT_APPLICABLE:
            apart[one.instrument].append(one.number)
    assert len(apart["discern"]) == 15
    assert apart["eqip"] == [str(n) for n in range(3, 16)]
    assert apart["has-2008"] == ["R2", "R7", "C3"]


# --- keys and profiles -----------------------------------------------------------------------


def test_keys_say_something() -> None:
    assert result("eqip 21", seen(section("what"))).state is MET
    asked = FRONT.replace("Camille Roche", '"[à compléter : votre nom]"')
    assert result("eqip 21", seen(section("what"), front=asked)).state is NOT_MET


@pytest.mark.parametrize(("name", "key"), [("eqip 20", "logo"), ("eqip 17", "support")])
def test_the_profile_says_something(name: str, key: str) -> None:
    here = hospital()
    values = Values({**here.values.data, key: {"name": "Les Plâtrés"}}, here.values.places)
    without = Values({k: v for k, v in values.data.items() if k != key}, here.values.places)
    with_it, without_it = (replace(here, values=one) for one in (values, without))
    assert result(name, seen(section("what"), hospital=with_it)).state is MET
    assert result(name, seen(section("what"), hospital=without_it)).state is NOT_MET


# --- rules -----------------------------------------------------------------------------------


def test_a_finding_stands_against_a_criterion_and_says_where() -> None:
    of = seen(section("what"), finding("passive", 31), finding("passive", 40), finding("jargon"))
    met = result("pemat-p 5", of)
    assert met.state is NOT_MET
    assert [str(place) for place in met.evidence[0].places] == [
        "leaflets/platre/fr.md:31",
        "leaflets/platre/fr.md:40",
    ]


def test_a_finding_that_was_silenced_is_accepted_and_its_reason_is_kept() -> None:
    met = result("pemat-p 5", seen(section("what"), finding("passive", 31, "une citation")))
    assert (met.state, met.evidence[0].reasons) == (State.ACCEPTED, ("une citation",))


def test_a_rule_that_was_not_run_says_nothing() -> None:
    met = result("pemat-p 5", seen(section("what"), ran=frozenset()))
    assert met.state is State.OPEN
    assert not met.counts


def test_without_pages_the_rules_about_them_were_not_run() -> None:
    assert run_rules(rendered=True) - run_rules(rendered=False) >= {"fonts", "hole"}
    assert "required-sections" in run_rules(rendered=False)


# --- what people sign ------------------------------------------------------------------------


def test_a_person_signs_and_is_named() -> None:
    of = seen(section("what"))
    assert result("has-2008 R1", of).state is State.UNSIGNED
    met = result("has-2008 R1", replace(of, signed={"patients-read": signature()}))
    assert (met.state, met.evidence[0].who) == (State.SIGNED, "Ana Ormeau, sage-femme")


def test_nobody_signs_what_the_machine_sees_to_be_missing() -> None:
    of = replace(
        seen(section("what"), finding("sources-dated")), signed={"guidelines": signature()}
    )
    assert result("has-2008 R7", of).state is NOT_MET
    assert result("has-2008 R7", replace(of, findings=())).state is State.SIGNED


# --- together --------------------------------------------------------------------------------


def each(*pairs: tuple[str, Seen]) -> dict[str, Result]:
    return {f"{one.instrument} {one.number}": one for one in judge_leaflet(dict(pairs))}


def test_the_gravest_of_the_hospitals_counts_and_they_are_named() -> None:
    text = seen(section("risks"))
    poor = replace(text, findings=(finding("contacts-verified"),))
    both = each(("ormes", text), ("saules", poor))
    assert (both["eqip 16"].state, both["eqip 16"].hospitals) == (NOT_MET, ("saules",))
    assert (both["eqip 9"].state, both["eqip 9"].hospitals) == (MET, ())


def test_a_local_text_may_say_what_the_core_does_not() -> None:
    core = seen(section("risks", "- Quels risques ?", " .not-covered"))
    both = each(("ormes", core), ("saules", seen(section("risks"))))
    assert (both["eqip 9"].state, both["eqip 9"].hospitals) == (NOT_COVERED, ("ormes",))


def test_nobody_has_it() -> None:
    assert judge_leaflet({}) == ()


def test_the_share_leaves_out_people_and_what_the_source_does_not_say() -> None:
    of = [Result("eqip", str(n), State.MET) for n in (3, 4, 7)]
    of += [Result("eqip", "9", State.NOT_MET), Result("eqip", "10", State.NOT_COVERED)]
    of += [Result("has-2008", "R1", State.UNSIGNED), Result("has-2008", "R11", State.SIGNED)]
    of += [Result("eqip", "18", State.OPEN), Result("discern", "9", State.NOT_APPLICABLE)]
    assert share(of) == Share(3, 4, in_part=3)
    assert (share(of).whole, share([]).whole) == (0.75, 1.0)


def test_what_is_not_met_is_told_to_whoever_approves() -> None:
    found = unmet(judge(seen(section("risks", "Rares."), ran=frozenset())))
    assert {one.state for one in found} == {NOT_MET, State.UNSIGNED}
    lines = {name: (asks, todo) for name, asks, todo in told(found, "fr")}
    assert lines["EQIP 9"][0] == "les risques sont décrits avec des mots"
    assert "`risks`" in lines["EQIP 9"][1]
    assert lines["HAS R1"][1].endswith("(`patients-read`).")

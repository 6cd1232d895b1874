"""How exact the rules of a text are, measured on ten articles and what is planted in them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from depliant.words import use_language
from docs.precision import PAGE, written
from tests.checks.precision.measuring import Bench, Outcome, by_rule, seeds, share

FOUND, FLAGGED, EACH = 0.95, 0.05, 0.75  # of the faults; of the near-misses; of a rule's faults


@pytest.fixture(scope="module")
def bench() -> Bench:
    use_language("fr")
    return Bench()


@pytest.fixture(scope="module")
def outcomes(bench: Bench) -> tuple[Outcome, ...]:
    return tuple(map(bench.outcome, seeds()))


def _told(outcomes: Sequence[Outcome], *, fault: bool) -> Sequence[bool]:
    return [one.told for one in outcomes if one.seed.fault is fault]


def test_there_are_enough_of_both_for_each_rule() -> None:
    planted = seeds()
    assert min(sum(one.fault is kind for one in planted) for kind in (True, False)) >= 150
    for rule in {one.rule for one in planted}:
        kinds = [one.fault for one in planted if one.rule == rule]
        assert min(kinds.count(True), kinds.count(False)) >= 3, rule


def test_faults_are_found_and_near_misses_left_alone(outcomes: Sequence[Outcome]) -> None:
    wrong = "\n".join(str(one.seed) for one in outcomes if not one.right)
    assert share(_told(outcomes, fault=True)) >= FOUND, wrong
    assert share(_told(outcomes, fault=False)) <= FLAGGED, wrong


def test_no_rule_lags_behind(outcomes: Sequence[Outcome]) -> None:
    shares = {rule: share(_told(mine, fault=True)) for rule, mine in by_rule(outcomes).items()}
    assert {rule: found for rule, found in shares.items() if found < EACH} == {}


def test_the_articles_are_clean(bench: Bench) -> None:
    """But for a few false alarms, each of which the page tells."""
    assert len(bench.alarms) <= 2


def test_the_page_says_what_was_measured(bench: Bench, outcomes: Sequence[Outcome]) -> None:
    """`make rules` writes it."""
    assert PAGE.read_text("utf-8") == written(outcomes, bench.alarms)

"""The examples of each rule about words: the one fails with it, the other passes."""

from __future__ import annotations

import math

import pytest

from depliant.checks.registry import Check, Subject, all_checks
from depliant.checks.settable import settable
from tests.checks.article import example_of, found, found_at, subject

TEXTS = [check for check in all_checks() if check.subject is Subject.TEXT and check.fails]


@pytest.mark.parametrize("check", TEXTS, ids=lambda check: check.rule)
def test_the_example_that_fails_fails_and_the_other_passes(check: Check) -> None:
    assert found(check.rule, example_of(check.fails)), check.fails
    assert not found(check.rule, example_of(check.passes)), check.passes


BESIDE = [one for one in all_checks() if one.subject is Subject.VERSION and one.fails]


@pytest.mark.parametrize("check", BESIDE, ids=lambda check: check.rule)
def test_and_beside_the_contacts_of_a_hospital(check: Check) -> None:
    assert found_at(check.rule, "tilleuls", subject(check.fails)), check.fails
    assert not found_at(check.rule, "tilleuls", subject(check.passes)), check.passes


@pytest.mark.parametrize("name", [name for name, one in settable().items() if one.limits])
def test_each_threshold_has_a_range_around_its_own(name: str) -> None:
    rule = settable()[name]
    assert rule.within.keys() == rule.limits.keys()
    assert all(rule.reaches(key, own) for key, own in rule.limits.items())
    assert all(math.isfinite(most) and least < most for least, most in rule.within.values())

"""The data of the instruments: complete, in both languages, resting on what there is."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from depliant.checks.criteria.instruments import (
    Criterion,
    Texts,
    instruments,
    named_rules,
    rule_titles,
)
from depliant.checks.registry import all_checks
from depliant.reading.roles import known
from depliant.sources.hospital import Profile
from depliant.sources.leaflet import FrontMatter
from depliant.sources.signing.sign_offs import SIGN_OFFS
from tests.conftest import TOP


def criteria() -> Iterator[tuple[str, Criterion]]:
    for name, instrument in instruments().items():
        for number, one in instrument.criteria.items():
            yield f"{name} {number}", one


def texts() -> Iterator[tuple[str, Texts]]:
    for name, instrument in instruments().items():
        yield from ((f"{name} name", instrument.name), (f"{name} about", instrument.about))
    yield from ((f"{rule} title", said) for rule, said in rule_titles().items())
    for name, one in criteria():
        yield from ((f"{name} asks", one.asks), (f"{name} todo", one.todo))


EACH, TEXTS = dict(criteria()), dict(texts())


def test_each_instrument_has_the_criteria_that_were_verified() -> None:
    def numbers(*ranges: tuple[int, int]) -> list[str]:
        return [str(n) for first, last in ranges for n in range(first, last + 1)]

    rigour, content = (f"R{n}" for n in range(1, 14)), (f"C{n}" for n in range(1, 4))
    assert {name: list(one.criteria) for name, one in instruments().items()} == {
        "has-2008": [*rigour, *content],
        "eqip": numbers((1, 21)),
        "pemat-p": numbers((1, 12), (15, 23)),
        "discern": numbers((1, 15)),
        "cdc-index": numbers((1, 11)),
    }


@pytest.mark.parametrize("name", TEXTS)
def test_each_text_is_in_both_languages_and_well_set(name: str) -> None:
    said = TEXTS[name]
    assert set(said) == {"fr", "en"}
    assert all(said.values())
    assert not re.search(r"[^\u00a0\u202f] ?[;:!?»%]|« |'", re.sub("`.*?`", "", said["fr"]))
    assert all(text.endswith(".") == name.endswith(("todo", "about")) for text in said.values())


@pytest.mark.parametrize("name", EACH)
def test_what_a_machine_judges_has_something_to_look_for(name: str) -> None:
    one = EACH[name]
    looked_for = (one.sections, one.numbers, one.keys, one.profile, one.shapes, one.rules)
    assert bool(any(looked_for) or one.words) == (one.judge != "person")
    assert not one.words or set(one.words) == {"fr", "en"}


def test_sections_keys_and_sign_offs_are_those_that_there_are() -> None:
    each = EACH.values()
    roles = {role for one in each for names in one.sections for role in names.split("|")}
    assert roles | {role for one in each for role in one.numbers} <= set(known())
    keys = {key for one in each for key in one.keys}
    assert keys <= set(FrontMatter.model_fields)
    assert {key for one in each for key in one.profile} <= set(Profile.model_fields)
    assert {one.sign_off for one in each if one.sign_off} == set(SIGN_OFFS)


def test_every_rule_that_a_criterion_names_is_there() -> None:
    assert named_rules() - {check.rule for check in all_checks()} == set()


def test_each_of_these_rules_is_called_by_words() -> None:
    assert rule_titles().keys() == named_rules()


def test_the_page_of_the_criteria_is_made_of_them() -> None:
    """`make rules` writes it."""
    command = [sys.executable, str(TOP / "docs" / "criteria.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=TOP, check=False)
    assert (done.returncode, done.stderr) == (0, "")

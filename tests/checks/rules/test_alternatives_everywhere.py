"""alternatives-everywhere: what an edition leaves out of alternatives and refusal, it points to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from depliant.content.select import Choice
from depliant.pressroom.inspecting import inspect
from tests.conftest import choose, edit

ALTERNATIVES = '{#alternatives .not-covered formats="full"}'


def says(choice: Choice) -> list[str]:
    found = inspect(choice).findings
    return [one.message for one in found if one.rule == "alternatives-everywhere"]


@pytest.mark.parametrize("name", ["a4", "a4-short", "trifold", "screen"])
def test_each_edition_of_the_demonstration(folder: Path, name: str) -> None:
    assert says(choose(folder, name)) == []


def test_what_is_held_says_nothing_of_what_is_not(folder: Path, article: Path) -> None:
    edit(article, ALTERNATIVES, "{#alternatives .not-covered .short}")
    assert says(choose(folder, "a4-short")) == [
        "`a4-short` neither holds `refusal` nor points to it."
    ]
    edit(
        article, "- Que peut-on proposer d’autre", "- Et si nous refusons ?\n- Que peut-on proposer"
    )
    assert says(choose(folder, "a4-short")) == []


def test_a_house_whose_fixed_words_point_nowhere(folder: Path) -> None:
    choice = choose(folder, "trifold")
    silent = replace(choice, words={**choice.words, "without_alternatives": "Parlez-en."})
    assert len(says(silent)) == 2
    elsewhere = replace(silent, article=replace(choice.article, lang="de"))
    assert says(elsewhere) == []


def test_a_kind_that_asks_for_neither(folder: Path) -> None:
    choice = choose(folder, "a4-short")
    assert says(replace(choice, required=())) == []

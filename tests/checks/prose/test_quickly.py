"""A pattern is looked for where it may stand, and found there as it always was."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.checks.prose.quickly import may_stand

PATTERNS = [
    re.compile(r"\b(?:jamais|toujours)\b", re.IGNORECASE),
    re.compile(r"(?P<Mot>é\w+)\s\S+\W", re.IGNORECASE),
    re.compile(r"[^a-zà-ÿ\s]{2}", re.IGNORECASE),
    re.compile(r"(?i:dose) [A-Z]"),
    re.compile(r"DOSE|Prise", re.IGNORECASE),
    re.compile(r"(?<=l[’'])[a-m]", re.IGNORECASE),
    re.compile(r"[A-Z]{2,}"),
]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern)
@given(text=st.text(alphabet="Jj aAmMiIsSéÉtTl’'DOSEdoser.0ÀàX", max_size=30))
def test_nothing_that_a_pattern_finds_is_passed_over(pattern: re.Pattern[str], text: str) -> None:
    if pattern.search(text):
        assert may_stand(pattern, text.lower())


def test_a_text_without_it_is_passed_over() -> None:
    assert not may_stand(PATTERNS[0], "il vient parfois")
    assert may_stand(PATTERNS[0], "JAMAIS".lower())

"""A pattern is looked for where it may stand, and found there as it always was."""

from __future__ import annotations

import copy
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.checks.prose.quickly import late, may_stand

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


def test_a_pattern_is_compiled_when_something_is_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled: list[str] = []
    compile_ = re.compile
    monkeypatch.setattr(re, "compile", lambda *words: compiled.append(words[0]) or compile_(*words))
    pattern = late(r"\b(goutte)s?\b", re.IGNORECASE)
    assert compiled == []
    assert [found[1] for found in pattern.finditer("Une GOUTTE, deux gouttes")] == [
        "GOUTTE",
        "goutte",
    ]
    assert pattern.sub("…", "une goutte") == "une …"
    assert (pattern.pattern, pattern.flags) == (r"\b(goutte)s?\b", re.IGNORECASE | re.UNICODE)
    assert compiled == [r"\b(goutte)s?\b"]  # once


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern)
@given(text=st.text(alphabet="Jj aAmMiIsSéÉtTl’'DOSEdoser.0ÀàX", max_size=30))
def test_a_late_pattern_finds_the_same(pattern: re.Pattern[str], text: str) -> None:
    same = late(pattern.pattern, pattern.flags & ~re.UNICODE)
    assert [one.span() for one in same.finditer(text)] == [
        one.span() for one in pattern.finditer(text)
    ]
    assert may_stand(same, text.lower()) == may_stand(pattern, text.lower())


def test_a_late_pattern_has_nothing_that_a_pattern_has_not() -> None:
    with pytest.raises(AttributeError):
        late("a").replace  # type: ignore[attr-defined]  # noqa: B018
    assert copy.copy(late("a")).search("ba")

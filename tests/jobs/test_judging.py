"""Sources are judged when somebody asks, or meanwhile: once, in the language of whoever began."""

from __future__ import annotations

import threading

import pytest

from depliant.errors import InputError, Problem
from depliant.jobs.judgement import Judgement, Judging
from depliant.words import current_language, speaking

EMPTY = Judgement((), {}, {}, {}, {})


def test_what_is_begun_is_done_once() -> None:
    seen = list[int]()

    def judge() -> Judgement:
        seen.append(1)
        return EMPTY

    judging = Judging(judge)
    judging.begin()
    assert judging.done() is judging.done() is EMPTY
    assert len(seen) == 1


def test_it_goes_on_while_nobody_asks() -> None:
    told, elsewhere = threading.Event(), []

    def judge() -> Judgement:
        elsewhere.append((current_language(), threading.current_thread()))
        told.set()
        return EMPTY

    with speaking("fr"):
        Judging(judge).begin()
    assert told.wait(10)
    [(language, thread)] = elsewhere
    assert language == "fr"
    assert thread is not threading.current_thread()


def test_what_is_wrong_is_told_to_whoever_asks() -> None:
    def judge() -> Judgement:
        raise InputError(Problem("grès"))

    judging = Judging(judge)
    judging.begin()
    for _time in range(2):
        with pytest.raises(InputError, match="grès"):
            judging.done()


def test_nothing_is_judged_before_somebody_asks() -> None:
    asked = []
    judging = Judging(lambda: asked.append(1) or EMPTY)  # type: ignore[func-returns-value]
    assert not asked
    assert judging.done() is EMPTY

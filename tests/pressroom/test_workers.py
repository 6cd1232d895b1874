"""Workers: a job that hangs is killed, one that dies is told, the others go on."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from depliant.errors import InputError, Place, Problem
from depliant.pressroom import workers as worker
from depliant.pressroom.workers import Setup, Workers
from depliant.sources.house_style import House

SETUP = Setup(House({}, (), {}), "en")


def _work(choice: str) -> str:
    if choice == "hang":
        time.sleep(60)
    if choice == "die":
        os._exit(7)
    if choice == "refuse":
        raise InputError(Problem("wrong", Place("a.md", 3), "mend it"))
    if choice == "crash":
        raise ZeroDivisionError("inside")
    return f"{choice} done"


@dataclass
class Team:
    workers: Workers

    def do(self, *choices: str) -> dict[str, worker.Result]:
        return {choices[result.number]: result for result in self.workers.results(choices)}


@pytest.fixture
def team(monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    monkeypatch.setattr(worker, "warm", lambda _setup: _work)
    with Workers(SETUP, time_limit=1.0) as workers:
        workers.grow(2)
        yield Team(workers)


def test_every_job_has_its_result(team: Team) -> None:
    found = team.do(*(str(n) for n in range(20)))
    assert {name: result.proof for name, result in found.items()} == {
        str(n): f"{n} done" for n in range(20)
    }


def test_a_hanging_job_is_killed_and_the_others_go_on(team: Team) -> None:
    start = time.monotonic()
    found = team.do("hang", "a", "b", "c")
    assert time.monotonic() - start < 10
    assert found["hang"].error is not None
    assert "took more than 1 s" in str(found["hang"].error)
    assert [found[name].proof for name in "abc"] == ["a done", "b done", "c done"]


def test_a_worker_that_dies_is_replaced(team: Team) -> None:
    found = team.do("die", "a", "b")
    assert "died" in str(found["die"].error)
    assert found["a"].proof == "a done"
    assert found["b"].proof == "b done"


def test_errors_travel_with_their_problems(team: Team) -> None:
    error = team.do("refuse")["refuse"].error
    assert isinstance(error, InputError)
    assert error.problems == (Problem("wrong", Place("a.md", 3), "mend it"),)


def test_a_crash_is_told_and_its_trace_kept(team: Team) -> None:
    result = team.do("crash")["crash"]
    assert result.error is None
    assert "ZeroDivisionError" in result.trace


def test_workers_go_home_at_once(team: Team) -> None:
    team.do("a")
    start = time.monotonic()
    team.workers.__exit__()
    assert time.monotonic() - start < 1

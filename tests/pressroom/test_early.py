"""How workers begin. One is begun before there is anything to do: it is taken, or it ends. Those
for many editions, and those that replace others, are begun apart."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from depliant.pressroom import worker, workers
from depliant.pressroom.worker import Early, Result, Setup
from depliant.pressroom.workers import Workers
from tests.pressroom.test_workers import do, plate_of, setup
from tests.processes import wait_until

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")


@pytest.fixture(autouse=True)
def _forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever runs beside: what is imported here is not what is tried."""
    monkeypatch.setattr(Early, "_begin", lambda _self, render: worker._begun(render))
    monkeypatch.setattr(worker, "_import_engine", lambda _render: None)


def pid(begun: Early) -> int:
    assert begun._begun
    return begun._begun[1].pid  # type: ignore[attr-defined,no-any-return]


def is_gone(process: int) -> bool:
    return not Path(f"/proc/{process}").exists()


def test_the_first_worker_is_the_one_that_was_begun() -> None:
    with Early() as begun, Workers(setup(), plate_of=plate_of, early=begun) as team:
        assert begun._begun is None  # taken
        first = team._workers[0].process
        assert do(team, "a pid")["a pid"].proof == str(first.pid)  # type: ignore[attr-defined]
        team.grow(2)
        assert len(team._workers) == 2
    assert is_gone(first.pid)  # type: ignore[attr-defined]


def test_one_that_nobody_takes_ends() -> None:
    with Early() as begun:
        process = pid(begun)
        assert not is_gone(process)
    assert is_gone(process)


def test_one_that_dies_before_it_is_taken_is_replaced() -> None:
    with Early() as begun:
        os.kill(pid(begun), 9)
        wait_until(lambda: begun._begun is not None and begun._begun[1].exitcode == -9)
        with Workers(setup(), plate_of=plate_of, early=begun) as team:
            assert do(team, "a")["a"].proof == "a done"


def test_where_a_fork_is_not_safe_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Early, "_begin", lambda _self, _render: None)
    with Early() as begun, Workers(setup(), plate_of=plate_of, early=begun) as team:
        assert begun.take(setup()) is None
        assert do(team, "a")["a"].proof == "a done"


def test_an_engine_that_cannot_be_imported_is_told_with_the_first_job(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_render: bool) -> None:
        raise ImportError("no engine")

    monkeypatch.setattr(worker, "_import_engine", fail)
    with Early() as begun, Workers(setup(), plate_of=plate_of, early=begun) as team:
        assert do(team, "a")["a"].proof == "a done"  # this work needs none


def test_the_setup_says_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was not known yet when the worker was begun."""
    with Early() as begun:
        told = Setup(setup().house_style, "fr", warm=says_its_language)
        with Workers(told, plate_of=plate_of, early=begun) as team:
            (result,) = team.results(["a"])
    assert result.proof == "fr"
    assert isinstance(result, Result)
    assert worker.current_language() != "fr"


def says_its_language(_setup: Setup) -> worker.Work:
    return lambda _choice, _aside: worker.current_language()


def test_one_for_many_and_one_that_replaces_another_are_no_forks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They would carry all that this process remembers of what was pressed."""
    monkeypatch.setattr(worker, "may_fork", lambda: True)
    monkeypatch.setattr(workers, "RECYCLE_AFTER", 2)
    with Workers(setup(), 1.0, plate_of) as team:
        team.grow(2, workers.FEW)
        assert not any(map(is_program, team._workers))
        team.grow(3, workers.FEW + 1)
        assert [is_program(one) for one in team._workers] == [False, False, True]
        do(team, *(str(n) for n in range(9)))
        assert all(map(is_program, team._workers))


def is_program(one: Any) -> bool:
    return isinstance(one.process, subprocess.Popen)

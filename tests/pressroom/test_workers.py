"""Workers: a job that hangs is killed, one that dies is told, the others go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from depliant.errors import ExitCode, InputError, MissingError, Place, Problem
from depliant.pressroom import worker, workers
from depliant.pressroom.inspecting import Aside
from depliant.pressroom.worker import Result, Setup, Work
from depliant.pressroom.workers import Workers
from depliant.sources.house_style import HouseStyle
from tests.conftest import TOP
from tests.processes import wait_until

# A test process may have threads; what is forked here touches nothing of theirs.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
HOUSE = HouseStyle({}, (), {})


def plate_of(choice: str) -> str:
    """`plate: what is done`; what names no plate is of one."""
    return choice.rpartition(":")[0]


def work(choice: str, aside: Aside) -> str:
    if choice == "hang":
        time.sleep(60)
    if "die in" in choice:
        note(Path(choice.partition("die in ")[2]))
        os._exit(7)
    if "wait for" in choice:
        wait_until(Path(choice.partition("wait for ")[2]).exists, 20)
    if choice.endswith(" pid"):
        return str(os.getpid())
    if choice == "die":
        os._exit(7)
    if choice == "refuse":
        raise InputError(Problem("wrong", Place("a.md", 3), "mend it"))
    if choice == "crash":
        raise ZeroDivisionError("inside")
    if choice.endswith("nap"):
        time.sleep(0.5)
    if choice.startswith("aside"):
        with aside():
            time.sleep(60 if choice.endswith("hang") else 1.5)
        time.sleep(60 if choice.endswith("stuck") else 0)
    if choice.startswith("file"):
        Path(choice.partition(" ")[2]).write_text(str(os.getpid()), encoding="ascii")
        time.sleep(60)
    return f"{choice} done"


def note(path: Path) -> None:
    """Note in a file which process was there."""
    with path.open("a", encoding="ascii") as file:
        file.write(f"{os.getpid()}\n")


def warm(_setup: Setup) -> Work:
    return work


def say_which_object(choice: list[object], _aside: Aside) -> int:
    return id(choice[0])


def warm_to_say(_setup: Setup) -> Work:
    return say_which_object


def warm_slowly(_setup: Setup) -> Work:
    time.sleep(1.5)
    return work


def die_cold(_setup: Setup) -> Work:
    os._exit(7)


def hang_cold(_setup: Setup) -> Work:
    time.sleep(60)
    return work


def die_cold_but_once(setup: Setup) -> Work:
    """Warm if the file that is named as the language is not there yet."""
    try:
        Path(setup.ui_language).touch(exist_ok=False)
    except FileExistsError:
        os._exit(7)
    return work


def setup(kind: Any = warm, language: str = "en") -> Setup:
    return Setup(HOUSE, language, warm=kind)


def do(team: Workers, *choices: str) -> dict[str, Result]:
    return {choices[result.number]: result for result in team.results(choices)}


@pytest.fixture(params=["fork", "program"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to start a worker."""
    monkeypatch.setattr(worker, "may_fork", lambda: request.param == "fork")
    return str(request.param)


@pytest.fixture
def team(way: str) -> Iterator[Workers]:
    with Workers(setup(), 1.0, plate_of) as workers:
        workers.grow(2)
        yield workers


def test_every_job_has_its_result(team: Workers) -> None:
    found = do(team, *(str(n) for n in range(20)))
    assert {name: result.proof for name, result in found.items()} == {
        str(n): f"{n} done" for n in range(20)
    }


def test_a_hanging_job_is_killed_and_the_others_go_on(team: Workers) -> None:
    start = time.monotonic()
    found = do(team, "hang", "a", "b", "c")
    assert time.monotonic() - start < 10
    assert found["hang"].error is not None
    assert "took more than 1 s" in str(found["hang"].error)
    assert "--time-limit" in str(found["hang"].error)
    assert [found[name].proof for name in "abc"] == ["a done", "b done", "c done"]


def test_a_worker_that_dies_is_replaced(team: Workers) -> None:
    found = do(team, "die", "a", "b")
    assert "died" in str(found["die"].error)
    assert found["a"].proof == "a done"
    assert found["b"].proof == "b done"


def test_errors_travel_with_their_problems(team: Workers) -> None:
    error = do(team, "refuse")["refuse"].error
    assert isinstance(error, InputError)
    assert error.problems == (Problem("wrong", Place("a.md", 3), "mend it"),)


def test_a_crash_is_told_and_its_trace_kept(team: Workers) -> None:
    result = do(team, "crash")["crash"]
    assert result.error is None
    assert "ZeroDivisionError" in result.trace


def test_workers_go_home_at_once(way: str) -> None:
    """At least once in three times: the machine may be busy."""
    took = [1.0]
    while len(took) < 4 and min(took) >= 1:
        with Workers(setup(), plate_of=plate_of) as team:
            team.grow(2)
            do(team, "a")
            start = time.monotonic()
        took.append(time.monotonic() - start)
    assert min(took) < 1, took


def test_a_worker_that_died_while_it_waited_is_replaced(team: Workers) -> None:
    do(team, "a", "b")
    for one in team._workers:
        one.process.kill()
    assert do(team, "c", "d")["d"].proof == "d done"


def test_workers_are_renewed(team: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "RECYCLE_AFTER", 2)
    before = {one.process for one in team._workers}
    assert len(do(team, *(str(n) for n in range(9)))) == 9
    assert before.isdisjoint(one.process for one in team._workers)


# --- runs --------------------------------------------------------------------------------------


@pytest.fixture
def single() -> Iterator[Workers]:
    """One worker: the half of what waits of a plate is a run."""
    with Workers(setup(), 1.0, plate_of) as workers:
        yield workers


def test_a_run_goes_on_after_an_edition_that_kills(single: Workers, tmp_path: Path) -> None:
    """It alone is tried again, and lost; what was done before it is not done again."""
    names = [f"{n}" for n in range(16)]
    names[2] = f"die in {tmp_path / 'deaths'}"
    seen = [names[one.number] for one in single.results(names)]
    assert sorted(seen) == sorted(names)  # each once
    assert seen[-1] == names[2]
    deaths = (tmp_path / "deaths").read_text("ascii").split()
    assert len(set(deaths)) == len(deaths) == 2  # in another process
    assert "died, twice" in str(do(single, names[2])[names[2]].error)


def test_those_beside_one_that_kills_are_pressed(single: Workers, tmp_path: Path) -> None:
    names = ["a", f"die in {tmp_path / 'deaths'}", "b", "refuse", "crash", "c", "d", "e"]
    found = do(single, *names)
    assert [found[name].proof for name in "abcde"] == [f"{name} done" for name in "abcde"]
    assert isinstance(found["refuse"].error, InputError)
    assert "ZeroDivisionError" in found["crash"].trace
    assert "died, twice" in str(found[names[1]].error)


def test_a_run_goes_on_after_an_edition_that_hangs(single: Workers) -> None:
    names = ["0", "1", "hang", *(f"{n}" for n in range(3, 12))]
    results = list(single.results(names))
    assert sorted(one.number for one in results) == [*range(12)]
    (lost,) = (one for one in results if one.proof is None)
    assert lost.number == 2
    assert "This edition took more than 1 s" in str(lost.error)


def test_the_limit_is_each_editions_own(single: Workers) -> None:
    """Four of half a second are a run of two."""
    single._limit = 1.5
    found = list(single.results([f"{n} nap" for n in range(8)]))
    assert [one.error for one in found] == [None] * 8


def test_an_edition_is_told_as_soon_as_it_is_done(single: Workers, tmp_path: Path) -> None:
    """The second of a run waits until somebody has seen the first."""
    gate = tmp_path / "gate"
    results = single.results(["a", f"wait for {gate}", "c", "d"])
    assert next(results).proof == "a done"
    gate.touch()
    assert [one.number for one in results] == [1, 2, 3]


def test_what_a_run_shares_travels_once() -> None:
    shared = ["an article"]
    with Workers(setup(warm_to_say), plate_of=lambda _choice: "p") as team:
        found = [one.proof for one in team.results([[shared, n] for n in range(8)])]
    assert len(set(found[:4])) == 1


def test_a_worker_is_not_sent_home_in_the_middle_of_a_run(
    single: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "RECYCLE_AFTER", 2)
    pids = [one.proof for one in single.results([f"{n} pid" for n in range(8)])]
    assert len(set(pids[:4])) == 1
    assert len(set(pids)) == 3


def test_a_plate_stays_with_its_worker(team: Workers) -> None:
    """While there are others that nobody has made."""
    names = [f"{plate}:{n} pid" for plate in "abcdef" for n in range(20)]
    plates: dict[str, set[str]] = {}
    for one in team.results(names):
        plates.setdefault(plate_of(names[one.number]), set()).add(one.proof)
    assert sum(len(pids) for pids in plates.values()) <= 7


# --- warming up --------------------------------------------------------------------------------


def test_warming_up_is_not_an_editions_time(way: str) -> None:
    with Workers(setup(warm_slowly), 0.5, plate_of) as team:
        assert do(team, "a")["a"].proof == "a done"


@pytest.mark.parametrize("jobs", [1, 2])
def test_workers_that_die_cold_are_told(way: str, jobs: int) -> None:
    with Workers(setup(die_cold), plate_of=plate_of) as team:
        team.grow(jobs)
        found = do(team, "a", "b")
    for result in found.values():
        assert isinstance(result.error, MissingError)
        assert result.error.exit_code is ExitCode.MISSING
        assert "while they start" in str(result.error)
        assert "doctor" in str(result.error)


def test_workers_that_hang_cold_are_told(monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    monkeypatch.setattr(workers, "WARM_LIMIT", 0.3)
    with Workers(setup(hang_cold), plate_of=plate_of) as team:
        error = do(team, "a")["a"].error
    assert isinstance(error, MissingError)


def test_one_that_is_warm_goes_on_alone(way: str, tmp_path: Path) -> None:
    once = setup(die_cold_but_once, str(tmp_path / "once"))
    with Workers(once, plate_of=plate_of) as team:
        team.grow(2)
        assert do(team, "a", "b")["b"].proof == "b done"


# --- trying other formats ----------------------------------------------------------------------


def test_what_is_done_aside_is_not_counted(team: Workers) -> None:
    assert do(team, "aside")["aside"].proof == "aside done"


def test_a_hang_aside_ends(team: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "ASIDE_LIMIT", 0.5)
    error = do(team, "aside hang")["aside hang"].error
    assert "Trying other formats for this text took more than 0.5 s" in str(error)
    assert "--time-limit" not in str(error)


def test_back_from_aside_the_limit_holds(team: Workers) -> None:
    error = do(team, "aside, then stuck")["aside, then stuck"].error
    assert "This edition took more than 1 s" in str(error)


# --- how they are started, how they end ----------------------------------------------------------


def test_no_fork_where_there_are_threads() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert not worker.may_fork()
    finally:
        stop.set()
        thread.join()


KILLED = """
import sys
from tests.pressroom import test_workers as tests
from depliant.pressroom import worker
worker.may_fork = lambda: sys.argv[2] == "fork"
with tests.Workers(tests.setup(), plate_of=tests.plate_of) as team:
    team.grow(2)
    if len(sys.argv) > 3:
        tests.do(team, "a", "b")
        print(*[one.process.pid for one in team._workers], flush=True)
        sys.stdin.read()
    tests.do(team, "file " + sys.argv[1])
"""


def parent(tmp_path: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", KILLED, str(tmp_path / "pid"), *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=TOP, stdin=pipe, stdout=pipe, text=True)


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").split()[2] == "Z"
    except OSError:
        return True


@pytest.mark.parametrize("how", ["fork", "program"])
def test_a_hanging_worker_dies_with_its_parent(tmp_path: Path, how: str) -> None:
    process = parent(tmp_path, how)
    file = tmp_path / "pid"
    wait_until(lambda: file.is_file() and bool(file.read_text("ascii")))
    process.kill()
    process.wait()  # its output stays open as long as a worker has it
    wait_until(lambda: gone(int(file.read_text("ascii"))), 10)
    process.communicate()


@pytest.mark.parametrize("how", ["fork", "program"])
def test_no_worker_outlives_its_parent(tmp_path: Path, how: str) -> None:
    process = parent(tmp_path, how, "idle")
    assert process.stdout
    pids = [int(word) for word in process.stdout.readline().split()]
    process.kill()
    process.communicate()
    wait_until(lambda: all(map(gone, pids)), 5)


def test_ctrl_c_is_the_parents(team: Workers) -> None:
    do(team, "a", "b")
    for one in team._workers:
        os.kill(one.process.pid, signal.SIGINT)  # type: ignore[attr-defined]
    pids = {one.process.pid for one in team._workers}  # type: ignore[attr-defined]
    assert do(team, "c", "d")["c"].proof == "c done"
    assert pids == {one.process.pid for one in team._workers}  # type: ignore[attr-defined]

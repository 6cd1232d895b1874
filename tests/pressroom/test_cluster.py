"""The same editions on a real scheduler with real workers: the same bytes, also if one dies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dask
import pytest
from distributed import LocalCluster

from depliant.errors import InputError
from depliant.pressroom.cluster import Cluster, PressPlugin, same
from depliant.pressroom.runs import Run
from depliant.pressroom.worker import Setup
from depliant.sources.house_style import HouseStyle
from tests.conftest import TOP, sign
from tests.pressroom.test_workers import plate_of, warm
from tests.processes import children, finish, kill, start, wait_until
from tests.shelf.test_shelf import (
    COUNT,
    MANY,
    SOME,
    Undisturbed,
    hashes,
    undisturbed,  # noqa: F401 (a fixture)
)

DASK = (sys.executable, "-m", "dask")


class Loopback:
    """A scheduler and two workers on this machine, each in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self._file = root / "scheduler.json"
        self._file_option = ("--scheduler-file", str(self._file))
        self._scheduler = self._run(root, "scheduler", "--port", "0")
        wait_until(self._file.exists)
        self.nannies = [self._worker(root / name) for name in ("one", "two")]
        self.address = json.loads(self._file.read_text(encoding="ascii"))["address"]

    def _worker(self, folder: Path) -> subprocess.Popen[bytes]:
        folder.mkdir()
        return self._run(folder, "worker", "--nthreads", "1", "--local-directory", str(folder))

    def _run(self, folder: Path, *words: str) -> subprocess.Popen[bytes]:
        command = [*DASK, *words, "--host", "127.0.0.1", "--no-dashboard", *self._file_option]
        with (folder / "log").open("wb") as log:
            same = {**os.environ, "PYTHONPATH": str(TOP)}  # the program that is tested
            return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=same)

    def end(self) -> None:
        for process in (*self.nannies, self._scheduler):
            process.terminate()
            process.wait(timeout=30)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Loopback]:
    root = tmp_path / "cluster"
    root.mkdir()
    loopback = Loopback(root)
    yield loopback
    loopback.end()


# --- a worker that is not as this machine (no scheduler: the plugin itself is asked) -------------


@pytest.fixture
def plugin() -> PressPlugin:
    found = PressPlugin(Setup(HouseStyle({}, (), {}), "en", warm=warm))
    found.setup(None)
    return found


def run(*choices: str) -> Run:
    """A run of editions, numbered from 5."""
    return Run("plate", tuple(enumerate(choices, 5)))


def test_a_worker_like_this_machine_presses(plugin: PressPlugin) -> None:
    found = plugin.press(run("a", "refuse", "b"), same())
    assert [one.number for one in found] == [5, 6, 7]
    assert [one.proof for one in found] == ["a done", None, "b done"]
    assert "wrong" in str(found[1].error)


@pytest.mark.parametrize("what", ["weasyprint", "program"])
def test_a_worker_unlike_this_machine_is_refused(plugin: PressPlugin, what: str) -> None:
    found = plugin.press(run("a", "b"), {**same(), what: "other"})
    assert [one.number for one in found] == [5, 6]
    for error in (one.error for one in found):
        assert isinstance(error, InputError)
        assert f"is not as this machine: {what}." in str(error)
        assert "Install the same versions" in str(error)


def test_a_worker_that_lacks_something_is_refused(plugin: PressPlugin) -> None:
    (result,) = plugin.press(run("a"), {**same(), "font of tomorrow": "1.0"})
    assert (result.number, result.proof) == (5, None)
    assert "font of tomorrow" in str(result.error)


# --- a real scheduler ----------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("words", [SOME, pytest.param(MANY, marks=pytest.mark.nightly)])
def test_the_same_bytes_though_a_worker_is_killed(
    others: Path,
    cluster: Loopback,
    undisturbed: Undisturbed,  # noqa: F811
    words: tuple[str, ...],
) -> None:
    sign(others, MANY[0])  # a signed one has a letter, too
    process = start(others, "build", *words, "--cluster", cluster.address)
    wait_until(lambda: len(list((others / "out").rglob("*.pdf"))) >= 2)
    for pid in children(cluster.nannies[0].pid):
        kill(pid)
    code, out, err = finish(process)
    assert code == 0, err
    assert f"{COUNT[words]} pressed" in out
    assert hashes(others / "out") == undisturbed(*words)


def test_no_scheduler(folder: Path) -> None:
    code, _out, err = finish(
        start(folder, "build", "--format", "screen", "--cluster", "tcp://127.0.0.1:9")
    )
    assert code == 2
    assert "There is no Dask scheduler at tcp://127.0.0.1:9" in err


@pytest.mark.slow
def test_a_run_that_kills_is_cut_and_one_edition_lost() -> None:
    """One death of its worker is enough here; two more are the default."""
    names = ("a", "die", "b", "refuse")
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as local,
        Cluster(
            Setup(HouseStyle({}, (), {}), "en", warm=warm), local.scheduler_address, plate_of
        ) as team,
    ):
        found = {names[one.number]: one for one in team.results(names)}
    assert len(found) == 4
    assert (found["a"].proof, found["b"].proof) == ("a done", "b done")
    assert "wrong" in str(found["refuse"].error)
    assert "The cluster lost this edition: KilledWorker" in str(found["die"].error)

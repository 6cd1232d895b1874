"""cluster: the same jobs on a Dask scheduler's workers (`pip install depliant[cluster]`).

A worker is told once what all editions share; a job is a run of editions that probably share a
plate. They need no common disk. Only machines with the same versions and the same program press
together: the bytes are those of a local build.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from depliant.errors import InputError, MissingError, Problem
from depliant.pressroom.runs import PlateOf, Run, plate_of, runs
from depliant.pressroom.sweeping import swept_afterwards
from depliant.pressroom.versions import program, versions
from depliant.pressroom.worker import Result, Setup, attempt
from depliant.words import _, use_language

try:
    from distributed import Client, WorkerPlugin, as_completed, get_worker
except ImportError as error:  # an optional extra
    raise MissingError(
        Problem(_("Dask is not installed."), None, _("Type: pip install 'depliant[cluster]'"))
    ) from error

CONNECT = 10.0  # seconds


def same() -> dict[str, str]:
    """What has to be the same on every machine: the versions, and the program to the letter."""
    return {**versions(), "program": program()}


class PressPlugin(WorkerPlugin):  # type: ignore[misc]  # the library has no types
    """A warm press on a worker, one edition at a time: the engine has no threads."""

    def __init__(self, setup: Setup) -> None:
        self.name = f"depliant-{setup.house_style.digest}-{setup.ui_language}"
        self._setup = setup

    def setup(self, worker: Any) -> None:
        """Warm up when the worker joins."""
        self._same = same()
        self._lock = threading.Lock()
        use_language(self._setup.ui_language)
        self._work = self._setup.warm(self._setup)

    def press(self, run: Run, wanted: dict[str, str]) -> list[Result]:
        other = sorted(name for name in wanted if wanted[name] != self._same.get(name))
        if other:
            message = _("A worker of the cluster is not as this machine: {names}.")
            message = message.format(names=", ".join(other))
            remedy = _("Install the same versions on every machine.")
            return _refused(run, InputError(Problem(message, None, remedy)))
        with self._lock:
            use_language(self._setup.ui_language)
            return [self._attempted(number, choice) for number, choice in run.jobs]

    def _attempted(self, number: int, choice: Any) -> Result:
        with swept_afterwards():
            return attempt(self._work, number, choice)


def _press(plugin: str, run: Run, wanted: dict[str, str]) -> list[Result]:
    mine: Any = get_worker().plugins[plugin]
    results: list[Result] = mine.press(run, wanted)
    return results


class Cluster:
    """A running scheduler's workers, in the place of local ones; a context manager."""

    def __init__(self, setup: Setup, address: str, plate_of: PlateOf = plate_of) -> None:
        self._setup = replace(setup, plates=None)  # a folder of this machine
        self._plate_of = plate_of
        try:
            self._client = Client(address, timeout=CONNECT, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            message = _("There is no Dask scheduler at {address}.").format(address=address)
            remedy = _("Start one with `dask scheduler`, or leave --cluster out.")
            raise InputError(Problem(message, None, remedy)) from error

    def __enter__(self) -> Cluster:
        self._plugin = PressPlugin(self._setup)
        self._client.register_plugin(self._plugin)
        self._wanted = same()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._client.close()

    def grow(self, count: int, waiting: int = 0) -> None:
        """The cluster has as many workers as it has."""

    def results(self, choices: Sequence[Any]) -> Iterator[Result]:
        """A Result for every choice, in the order in which they are done. A run whose worker dies
        goes to another. The editions of one that kills several, or waited where one did, are
        pressed at the end one by one; those that kill several alone are told."""
        workers = max(1, len(self._client.nthreads()))
        jobs = {self._submit(run): run for run in runs(choices, self._plate_of, workers)}
        suspects: list[Run] = []
        for job in as_completed(jobs, loop=self._client.loop):
            if job.status == "finished":
                yield from job.result()
            else:
                suspects += jobs[job].alone
            job.release()
        for run in suspects:
            yield from self._alone(run)

    def _submit(self, run: Run) -> Any:
        return self._client.submit(_press, self._plugin.name, run, self._wanted, pure=False)

    def _alone(self, run: Run) -> list[Result]:
        try:
            results: list[Result] = self._submit(run).result()
        except Exception as error:  # whatever kept the cluster from it
            return _refused(run, _lost(error))
        return results


def _refused(run: Run, error: InputError) -> list[Result]:
    return [Result(number, error=error) for number, _choice in run.jobs]


def _lost(error: BaseException) -> InputError:
    message = _("The cluster lost this edition: {error}.").format(error=type(error).__name__)
    remedy = _("Look at the workers' logs, or build without --cluster.")
    return InputError(Problem(message, None, remedy))

"""Workers: warm processes in which editions are pressed, each with a time limit.

An article is untrusted, and a parser can hang where no signal reaches it: only a process that can
be killed keeps a time limit. A worker that hangs or dies is replaced. An edition over which a
worker died is tried once more; one that hangs is not.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from typing import Any

from depliant.errors import DepliantError, InputError, Problem
from depliant.sources.house_style import HouseStyle
from depliant.words import _, current_language, use_language

TIME_LIMIT = 60.0  # seconds an edition
Work = Callable[[Any], Any]
RECYCLE_AFTER = 200  # editions: the engine's memory creeps


@dataclass(frozen=True)
class Setup:
    """What a worker needs before its first edition."""

    house: HouseStyle
    ui_language: str
    render: bool = True  # False: the sources and the content only, the engine stays cold


@dataclass(frozen=True)
class Result:
    """What became of the job with this number: a `Proof`, or an error."""

    number: int
    proof: Any = None
    error: DepliantError | None = None
    trace: str = ""
    died: bool = False  # the process died over it: it may be tried once more


def _context() -> Any:
    """Fork is cheapest, and safe while the parent has one thread and has not met the engine."""
    methods = multiprocessing.get_all_start_methods()
    single = threading.active_count() == 1
    method = "fork" if single and "fork" in methods else "forkserver"
    return multiprocessing.get_context(method if method in methods else "spawn")


def _serve(link: Connection, theirs: Connection, setup: Setup) -> None:
    """The life of a worker: warm up, then one job after another until the link closes."""
    theirs.close()  # a fork has the parent's end too: held open, the link would never end
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    use_language(setup.ui_language)
    work = warm(setup)
    while True:
        try:
            job = link.recv()
            if job is None:
                return
            link.send(attempt(work, *job))
        except (EOFError, OSError):
            return


def warm(setup: Setup) -> Work:
    """What a worker does with a choice. The engine is imported now, while sources are read."""
    try:
        from depliant.pressroom.press import Press

        press = Press(setup.house)
        if setup.render:
            press.warm()
    except Exception as failure:  # told with the first job, in the parent

        def refuse(_choice: Any, failure: Exception = failure) -> Any:
            raise failure

        return refuse
    return press.press if setup.render else press.inspect


def attempt(work: Work, number: int, choice: Any) -> Result:
    try:
        return Result(number, work(choice))
    except DepliantError as error:
        return Result(number, error=error)
    except Exception:
        return Result(number, trace=traceback.format_exc())


class _Worker:
    """One process, the job it is at, and since when."""

    def __init__(self, setup: Setup) -> None:
        context = _context()
        self.link, theirs = context.Pipe()
        ends = (theirs, self.link)
        self.process = context.Process(target=_serve, args=(*ends, setup), daemon=True)
        self.process.start()
        theirs.close()
        self.job: int | None = None
        self.since = 0.0
        self.done = 0

    def give(self, number: int, choice: Any) -> None:
        self.job, self.since = number, time.monotonic()
        self.link.send((number, choice))

    def end(self) -> None:
        """Send an idle worker home; kill one that is at a job. (A closed link is not enough: the
        processes forked later hold copies of it.)"""
        if self.job is None:
            with contextlib.suppress(OSError):
                self.link.send(None)
            self.process.join(1)
        self.process.kill()
        self.process.join()
        self.link.close()


class Workers:
    """A few warm workers; `results` presses many editions and yields each as it is done."""

    def __init__(self, setup: Setup, time_limit: float = TIME_LIMIT) -> None:
        self._setup, self._limit = setup, time_limit
        self._workers = [_Worker(setup)]

    def grow(self, count: int) -> None:
        """Have at least `count` workers; the first one has been warming up meanwhile."""
        self._workers += [_Worker(self._setup) for _n in range(count - len(self._workers))]

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_exc: object) -> None:
        for worker in self._workers:
            worker.end()

    def results(self, choices: Sequence[Any]) -> Iterator[Result]:
        """A Result for every choice, in the order in which they are done."""
        waiting = deque(enumerate(choices))
        tried_again: set[int] = set()
        while waiting or any(worker.job is not None for worker in self._workers):
            for worker in list(self._workers):
                if worker.job is None and waiting:
                    worker = self._fresh(worker)
                    worker.give(*waiting.popleft())
            for result in self._finished():
                if result.died and result.number not in tried_again:
                    tried_again.add(result.number)
                    waiting.append((result.number, choices[result.number]))
                else:
                    yield result

    def _fresh(self, worker: _Worker) -> _Worker:
        if worker.done < RECYCLE_AFTER and worker.process.is_alive():
            return worker
        worker.end()
        return self._replace(worker)

    def _replace(self, worker: _Worker) -> _Worker:
        fresh = _Worker(self._setup)
        self._workers[self._workers.index(worker)] = fresh
        return fresh

    def _finished(self) -> Iterator[Result]:
        busy = [worker for worker in self._workers if worker.job is not None]
        now = time.monotonic()
        left = min(self._limit - (now - worker.since) for worker in busy)
        ready = wait([worker.link for worker in busy], timeout=max(0.0, left))
        for worker in busy:
            if worker.link in ready:
                yield self._received(worker)
            elif time.monotonic() - worker.since >= self._limit:
                yield self._killed(worker)

    def _received(self, worker: _Worker) -> Result:
        try:
            result: Result = worker.link.recv()
        except (EOFError, OSError):
            lost = self._lost(worker, _("The process that pressed this edition died, twice."))
            return replace(lost, died=True)
        worker.job = None
        worker.done += 1
        return result

    def _killed(self, worker: _Worker) -> Result:
        message = _("This edition took more than {seconds:g} s and was stopped.")
        return self._lost(worker, message.format(seconds=self._limit))

    def _lost(self, worker: _Worker, message: str) -> Result:
        number = worker.job
        assert number is not None
        worker.end()
        self._replace(worker)
        remedy = _("Look for something huge or deeply nested in the article, or shorten it.")
        return Result(number, error=InputError(Problem(message, None, remedy)))


def setup_for(house: HouseStyle, render: bool = True) -> Setup:
    """The setup of workers that speak the language of this process."""
    return Setup(house, current_language(), render)

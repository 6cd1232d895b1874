"""Workers: a few warm processes in which editions are pressed, each with a time limit.

An article is untrusted, and a parser can hang where no signal reaches it: only a process that can
be killed keeps a time limit. A worker that hangs or dies is replaced. An edition over which a
worker died is tried once more; one that hangs is not.

Not pebble's pool: its limit cannot pause, it starts workers that die while warming up again and
again without a word, and a worker killed as it takes a job may hold the lock of all.
"""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from typing import Any

from depliant.errors import InputError, MissingError, Problem
from depliant.pressroom.worker import Process, Result, Setup, Sign, start
from depliant.words import _
from depliant.words.figures import number

TIME_LIMIT = 60.0  # seconds an edition
WARM_LIMIT = 120.0  # seconds to warm up: a slow disk
ASIDE_LIMIT = 120.0  # seconds to try other formats
RECYCLE_AFTER = 200  # editions: the engine's memory creeps
STILLBORN = 3  # workers in a row that end before they are warm: then no more are started
Waiting = deque[tuple[int, Any]]  # jobs: their number, their choice


class _Worker:
    """One process, the job it is at, and until when it has time."""

    def __init__(self, setup: Setup, others: Sequence[_Worker]) -> None:
        self.link: Connection
        self.process: Process
        self.link, self.process = start(setup, [other.link for other in others])
        self.warm = False
        self.aside = False
        self.job: int | None = None
        self.until = time.monotonic() + WARM_LIMIT
        self.done = 0
        self._left = 0.0  # seconds, when it comes back from what is not counted

    @property
    def idle(self) -> bool:
        return self.warm and self.job is None

    def give(self, number: int, choice: Any, limit: float) -> None:
        self.job, self.until = number, time.monotonic() + limit
        with contextlib.suppress(OSError):  # it has died: its end of the link says so next
            self.link.send((number, choice))

    def step_aside(self) -> None:
        now = time.monotonic()
        self.aside, self._left, self.until = True, self.until - now, now + ASIDE_LIMIT

    def come_back(self) -> None:
        self.aside, self.until = False, time.monotonic() + self._left

    def end(self) -> None:
        """Send an idle worker home; kill one that is at work."""
        if self.idle:
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
        self._workers: list[_Worker] = []
        self._stillborn = 0
        self.grow(1)

    def grow(self, count: int) -> None:
        """Have at least `count` workers; the first one has been warming up meanwhile."""
        while len(self._workers) < count:
            self._workers.append(_Worker(self._setup, self._workers))

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_exc: object) -> None:
        for worker in self._workers:
            worker.end()

    def results(self, choices: Sequence[Any]) -> Iterator[Result]:
        """A Result for every choice, in the order in which they are done."""
        waiting: Waiting = deque(enumerate(choices))
        tried_again: set[int] = set()
        while waiting or any(worker.job is not None for worker in self._workers):
            if not self._workers:
                yield self._nobody(waiting.popleft()[0])
                continue
            self._hand_out(waiting)
            for result in self._finished():
                if result.died and result.number not in tried_again:
                    tried_again.add(result.number)
                    waiting.append((result.number, choices[result.number]))
                else:
                    yield result

    def _hand_out(self, waiting: Waiting) -> None:
        for worker in list(self._workers):
            if worker.idle and waiting and self._fresh(worker):
                worker.give(*waiting.popleft(), self._limit)

    def _fresh(self, worker: _Worker) -> bool:
        """Whether a worker can take a job; one that cannot any more is replaced."""
        if worker.done < RECYCLE_AFTER and worker.process.exitcode is None:
            return True
        self._replace(worker)
        return False

    def _replace(self, worker: _Worker) -> None:
        self._remove(worker)
        self._workers.append(_Worker(self._setup, self._workers))

    def _remove(self, worker: _Worker) -> None:
        worker.end()
        self._workers.remove(worker)

    def _finished(self) -> Iterator[Result]:
        busy = [worker for worker in self._workers if not worker.idle]
        left = min(worker.until for worker in busy) - time.monotonic()
        ready = wait([worker.link for worker in busy], timeout=max(0.0, left))
        for worker in busy:
            if worker.link in ready:
                yield from self._heard(worker)
            elif time.monotonic() >= worker.until:
                yield from self._killed(worker)

    def _heard(self, worker: _Worker) -> Iterator[Result]:
        try:
            said = worker.link.recv()
        except (EOFError, OSError):
            yield from self._dead(worker)
            return
        if said is Sign.READY:
            worker.warm, self._stillborn = True, 0
        elif said is Sign.ASIDE:
            worker.step_aside()
        elif said is Sign.BACK:
            worker.come_back()
        else:
            worker.job = None
            worker.done += 1
            yield said

    def _dead(self, worker: _Worker) -> Iterator[Result]:
        if not worker.warm:
            self._died_cold(worker)
            return
        lost = self._lost(worker, _("The process that pressed this edition died, twice."))
        yield replace(lost, died=True)

    def _killed(self, worker: _Worker) -> Iterator[Result]:
        if not worker.warm:
            self._died_cold(worker)
            return
        message = (
            _("Trying other formats for this text took more than {seconds} s and was stopped.")
            if worker.aside
            else _("This edition took more than {seconds} s and was stopped.")
        )
        seconds = ASIDE_LIMIT if worker.aside else self._limit
        yield self._lost(worker, message.format(seconds=number(seconds)))

    def _lost(self, worker: _Worker, message: str) -> Result:
        number = worker.job
        assert number is not None
        self._replace(worker)
        remedy = _("Look for something huge or deeply nested in the article, or shorten it.")
        return Result(number, error=InputError(Problem(message, None, remedy)))

    def _died_cold(self, worker: _Worker) -> None:
        """A worker ended, or hung, before it was warm. After a few in a row no more are started:
        those that are warm go on alone."""
        self._stillborn += 1
        if self._stillborn < STILLBORN:
            self._replace(worker)
        else:
            self._remove(worker)

    def _nobody(self, number: int) -> Result:
        message = _("The processes that press editions end, or hang, while they start.")
        remedy = _("Type: make_leaflet.py doctor. If memory is short, try --jobs 1.")
        return Result(number, error=MissingError(Problem(message, None, remedy)))

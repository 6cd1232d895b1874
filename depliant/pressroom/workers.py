"""Workers: a few warm processes in which editions are pressed, each with a time limit.

An article is untrusted, and a parser can hang where no signal reaches it: only a process that can
be killed keeps a time limit. A worker that hangs or dies is replaced. An edition over which a
worker died is tried once more, alone; one that hangs is not. The rest of its run waits again.

Not pebble's pool: its limit cannot pause, it starts workers that die while warming up again and
again without a word, and a worker killed as it takes a job may hold the lock of all.
"""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any

from depliant.errors import InputError, MissingError, Problem
from depliant.pressroom.runs import Job, PlateOf, Run, Waiting, plate_of
from depliant.pressroom.worker import Early, Process, Result, Setup, Sign, start
from depliant.words import _
from depliant.words.figures import number

TIME_LIMIT = 60.0  # seconds an edition
WARM_LIMIT = 120.0  # seconds to warm up: a slow disk
ASIDE_LIMIT = 120.0  # seconds to try other formats
RECYCLE_AFTER = 1000  # editions, or a few more: the engine creeps by some megabytes
FEW = 100  # editions: for more a worker is begun apart, some 0.3 s later and 50 MB smaller
STILLBORN = 3  # workers in a row that end before they are warm: then no more are started


class _Worker:
    """One process, the run it is at, and until when it has time for the edition it is at."""

    def __init__(
        self,
        setup: Setup,
        others: Sequence[_Worker],
        early: Early | None = None,
        *,
        apart: bool = False,
    ) -> None:
        self.link: Connection
        self.process: Process
        begun = early.take(setup) if early else None
        links = [other.link for other in others]
        self.link, self.process = begun or start(setup, links, apart=apart)
        self.warm = False
        self.aside = False
        self.run = Run(None, ())
        self.left: deque[Job] = deque()  # of the run; it is at the first of them
        self.until = time.monotonic() + WARM_LIMIT
        self.done = 0
        self._counted = 0.0  # seconds left, when it comes back from what is not counted

    @property
    def idle(self) -> bool:
        return self.warm and not self.left

    def give(self, run: Run, limit: float) -> None:
        self.run, self.left = run, deque(run.jobs)
        self.until = time.monotonic() + limit
        with contextlib.suppress(OSError):  # it has died: its end of the link says so next
            self.link.send(run)

    def go_on(self, limit: float) -> None:
        """It has done an edition, and goes on to the next."""
        self.left.popleft()
        self.done += 1
        self.until = time.monotonic() + limit

    def step_aside(self) -> None:
        now = time.monotonic()
        self.aside, self._counted, self.until = True, self.until - now, now + ASIDE_LIMIT

    def come_back(self) -> None:
        self.aside, self.until = False, time.monotonic() + self._counted

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
    """A few warm workers; `results` presses many editions and yields each as it is done. What
    probably shares a plate (`plate_of`) goes to one worker together."""

    def __init__(
        self,
        setup: Setup,
        time_limit: float = TIME_LIMIT,
        plate_of: PlateOf = plate_of,
        early: Early | None = None,
    ) -> None:
        self._setup, self._limit, self._plate_of = setup, time_limit, plate_of
        self._workers = [_Worker(setup, (), early)]
        self._stillborn = 0

    def grow(self, count: int, waiting: int = 0) -> None:
        """Have at least `count` workers for the editions that are waiting; the first one has been
        warming up meanwhile. Where these are many, a worker may take a moment longer to begin, and
        does not carry what this process remembers of them."""
        while len(self._workers) < count:
            new = _Worker(self._setup, self._workers, apart=waiting > FEW)
            self._workers.append(new)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_exc: object) -> None:
        for worker in self._workers:
            worker.end()

    def results(self, choices: Sequence[Any]) -> Iterator[Result]:
        """A Result for every choice, in the order in which they are done."""
        waiting = Waiting(choices, self._plate_of)
        self._hand_out(waiting)
        while waiting or any(worker.left for worker in self._workers):
            done = list(self._finished(waiting) if self._workers else _nobody(waiting))
            self._hand_out(waiting)  # before anybody looks at what is done
            yield from done

    def _hand_out(self, waiting: Waiting) -> None:
        for worker in list(self._workers):
            if not (worker.idle and waiting and self._fresh(worker)):
                continue
            if run := waiting.take(len(self._workers), worker.run.plate):
                worker.give(run, self._limit)

    def _fresh(self, worker: _Worker) -> bool:
        """Whether a worker can take a run; one that cannot any more is replaced."""
        if worker.done < RECYCLE_AFTER and worker.process.exitcode is None:
            return True
        self._replace(worker)
        return False

    def _replace(self, worker: _Worker) -> None:
        self._remove(worker)
        self._workers.append(_Worker(self._setup, self._workers, apart=True))

    def _remove(self, worker: _Worker) -> None:
        worker.end()
        self._workers.remove(worker)

    def _finished(self, waiting: Waiting) -> Iterator[Result]:
        busy = [worker for worker in self._workers if not worker.idle]
        left = min(worker.until for worker in busy) - time.monotonic()
        ready = wait([worker.link for worker in busy], timeout=max(0.0, left))
        for worker in busy:
            if worker.link in ready:
                yield from self._heard(worker, waiting)
            elif time.monotonic() >= worker.until:
                yield from self._killed(worker, waiting)

    def _heard(self, worker: _Worker, waiting: Waiting) -> Iterator[Result]:
        try:
            said = worker.link.recv()
        except (EOFError, OSError):
            yield from self._dead(worker, waiting)
            return
        if said is Sign.READY:
            worker.warm, self._stillborn = True, 0
        elif said is Sign.ASIDE:
            worker.step_aside()
        elif said is Sign.BACK:
            worker.come_back()
        else:
            worker.go_on(self._limit)
            yield said

    def _dead(self, worker: _Worker, waiting: Waiting) -> Iterator[Result]:
        if not worker.warm:
            self._died_cold(worker)
            return
        job = self._lost(worker, waiting)
        if not waiting.once_more(worker.run, job):
            yield _stopped(job, _("The process that pressed this edition died, twice."))

    def _killed(self, worker: _Worker, waiting: Waiting) -> Iterator[Result]:
        if not worker.warm:
            self._died_cold(worker)
            return
        message = (
            _("Trying other formats for this text took more than {seconds} s and was stopped.")
            if worker.aside
            else _("This edition took more than {seconds} s and was stopped.")
        )
        seconds = ASIDE_LIMIT if worker.aside else self._limit
        more = "" if worker.aside else _("What is only long gets more time with --time-limit.")
        job = self._lost(worker, waiting)
        yield _stopped(job, message.format(seconds=number(seconds)), more)

    def _lost(self, worker: _Worker, waiting: Waiting) -> Job:
        """The edition that a worker was at when it died or was killed; the rest waits again."""
        job, *rest = worker.left
        waiting.put_back(worker.run, rest)
        self._replace(worker)
        return job

    def _died_cold(self, worker: _Worker) -> None:
        """A worker ended, or hung, before it was warm. After a few in a row no more are started:
        those that are warm go on alone."""
        self._stillborn += 1
        if self._stillborn < STILLBORN:
            self._replace(worker)
        else:
            self._remove(worker)


def _stopped(job: Job, message: str, more: str = "") -> Result:
    remedy = _("Look for something huge or deeply nested in the article, or shorten it.")
    return Result(job[0], error=InputError(Problem(message, None, f"{remedy} {more}".strip())))


def _nobody(waiting: Waiting) -> Iterator[Result]:
    """What is told of all that waits when no worker is left."""
    message = _("The processes that press editions end, or hang, while they start.")
    remedy = _("Type: make_leaflet.py doctor. If memory is short, try --jobs 1.")
    while run := waiting.take(1):
        for job in run.jobs:
            yield Result(job[0], error=MissingError(Problem(message, None, remedy)))

"""runs: the editions that a worker gets together: those that probably share a plate.

They are of one article, pressed in one format and one way, with the same sections: whoever presses
them one after another makes the plate once, and is sent the article and its pictures once. Which
runs there are decides how long it takes, never what is pressed.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depliant.content.select import Choice

LONGEST = 16  # editions: what is said of a plate is sent again after so many, in some milliseconds
SHARE = 2  # a run is at most this part of what waits for one worker, so that all end together

Job = tuple[int, Any]  # the number of a choice, and the choice
PlateOf = Callable[[Any], Hashable]


def plate_of(choice: Choice) -> Hashable:
    """What tells editions that probably share a plate from others."""
    sections = (section.text for section in choice.article.sections)
    return choice.article.name, choice.format.name, str(choice.options), *sections


@dataclass(frozen=True)
class Run:
    """Editions that one worker presses one after another."""

    plate: Hashable
    jobs: tuple[Job, ...]

    @property
    def alone(self) -> tuple[Run, ...]:
        """A run for each of its editions."""
        return tuple(Run(self.plate, (job,)) for job in self.jobs)


class Waiting:
    """The editions that wait, by plate. Runs are cut when somebody is there to press them: a plate
    is another worker's only when none is left that nobody has made."""

    def __init__(self, choices: Sequence[Any], plate_of: PlateOf) -> None:
        by_plate: dict[Hashable, deque[Job]] = {}
        for job in enumerate(choices):
            by_plate.setdefault(plate_of(job[1]), deque()).append(job)
        largest_first = sorted(by_plate.items(), key=lambda item: -len(item[1]))
        self._untouched = dict(largest_first)
        self._begun: dict[Hashable, deque[Job]] = {}
        self._alone: deque[Run] = deque()
        self._retried: set[int] = set()
        self._count = len(choices)

    def __len__(self) -> int:
        """How many editions wait."""
        return self._count

    def take(self, workers: int, made: Hashable = None) -> Run | None:
        """The next run for one of so many workers, which has just made a plate; None if nothing
        waits."""
        if not self._count:
            return None
        run = self._cut(workers, made) if self._begun or self._untouched else self._alone.popleft()
        self._count -= len(run.jobs)
        return run

    def _cut(self, workers: int, made: Hashable) -> Run:
        plate = self._next(made)
        jobs = self._begun.pop(plate, None) or self._untouched.pop(plate)
        fair = math.ceil((self._count - len(self._alone)) / (SHARE * workers))
        run = Run(plate, tuple(jobs.popleft() for _ in range(min(len(jobs), LONGEST, fair))))
        if jobs:
            self._begun[plate] = jobs
        return run

    def _next(self, made: Hashable) -> Hashable:
        """The plate that a worker has made, else the largest that nobody has, else any."""
        if made in self._begun:
            return made
        largest = max(self._begun, key=lambda plate: len(self._begun[plate]), default=None)
        return next(iter(self._untouched), largest)

    def put_back(self, run: Run, jobs: Sequence[Job]) -> None:
        """Let the rest of a run wait again, before what else waits for its plate."""
        if jobs:
            self._begun.setdefault(run.plate, deque()).extendleft(reversed(jobs))
            self._count += len(jobs)

    def once_more(self, run: Run, job: Job) -> bool:
        """Let an edition over which a worker died wait again, alone; False if that was done."""
        if job[0] in self._retried:
            return False
        self._retried.add(job[0])
        self._alone.append(Run(run.plate, (job,)))
        self._count += 1
        return True


def runs(choices: Sequence[Any], plate_of: PlateOf, workers: int) -> Iterator[Run]:
    """All that is to be pressed, in runs for so many workers."""
    waiting = Waiting(choices, plate_of)
    while run := waiting.take(workers):
        yield run

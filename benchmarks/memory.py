"""The memory of a command and of all that it started, read from /proc while it runs."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

EVERY = 0.5  # seconds


@dataclass(frozen=True)
class Reading:
    """At a moment: MB of the command's own process, and of the largest one that it started."""

    at: float
    parent: float
    largest: float


class Watch(threading.Thread):
    """Reads the memory of a process and its descendants until it is told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0  # MB, of the largest process at its largest
        self.readings: list[Reading] = []
        self._pid, self._over = pid, threading.Event()

    def run(self) -> None:
        while not self._over.wait(EVERY):
            parent, *others = [_memory(pid) for pid in (self._pid, *descendants(self._pid))]
            self.peak = max(self.peak, *(high for _now, high in (parent, *others)))
            largest = max((now for now, _high in others), default=0.0)
            self.readings.append(Reading(time.monotonic(), parent[0], largest))

    def stop(self) -> None:
        self._over.set()
        self.join()


def descendants(pid: int) -> Iterator[int]:
    """The processes that a process started, and those that these started."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it has ended
        children.setdefault(int(words[1]), []).append(int(path.parent.name))
    waiting = children.get(pid, [])
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(children.get(one, []))


def _memory(pid: int) -> tuple[float, float]:
    """MB that a process holds now, and that it held at its largest (0 if it has ended)."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0, 0.0
    found = {line.partition(":")[0]: line.split()[1] for line in lines if line.startswith("Vm")}
    now, high = (int(found.get(key, "0")) / 1024 for key in ("VmRSS", "VmHWM"))
    return now, high


def over_time(readings: Sequence[Reading], parts: int = 10) -> list[tuple[float, float]]:
    """Of each part of the time the most that the command's own process held, and the largest of
    the others."""
    bounds = [len(readings) * number // parts for number in range(parts + 1)]
    chunks = [readings[start:end] for start, end in pairwise(bounds) if end > start]
    return [(max(r.parent for r in part), max(r.largest for r in part)) for part in chunks]

"""Builds of a generated workspace, each a command as people type it: what it took."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generate import DAY
from benchmarks.memory import Reading, Watch
from benchmarks.program import TOP, Program, at_home

_PRESSED = re.compile(r"^(\d+) pressed", re.MULTILINE)
_REFUSED = re.compile(r"^(\d+) editions? failed", re.MULTILINE)


@dataclass(frozen=True)
class Built:
    """One run of `build`: wall seconds, seconds of processor of all its processes, editions that
    were pressed, of them those that a check refused, MB of the largest process, its memory over
    time."""

    seconds: float
    processor: float
    pressed: int
    refused: int = 0
    peak: float = 0.0
    readings: Sequence[Reading] = ()

    @property
    def each(self) -> float:
        """Milliseconds an edition."""
        return self.seconds / max(1, self.pressed) * 1000


@dataclass(frozen=True)
class Builder:
    """Builds a workspace into folders of its own; `name` is an out folder and a home: what one
    build keeps there, the next of the same name finds."""

    program: Program
    workspace: Path
    formats: tuple[str, ...]

    def build(self, name: str, *words: str, watched: bool = False) -> Built:
        return self._run(self.program.command(*self._words(name, words)), name, watched)

    def timed(self, name: str, log: Path, *words: str) -> Built:
        """A build whose stages are timed, by one worker."""
        words = (*words, "--jobs", "1")
        return self._run(self.program.timed(log, *self._words(name, words)), name)

    def _words(self, name: str, words: Sequence[str]) -> list[str]:
        formats = [word for one in self.formats for word in ("--format", one)]
        out = self.workspace.parent / name / "out"
        common = ["--workspace", str(self.workspace), "--out", str(out), "--today", str(DAY)]
        return ["--ui-lang", "en", "build", *words, *common, *formats]

    def _run(self, command: list[str], name: str, watched: bool = False) -> Built:
        home = at_home(self.workspace.parent / name / "home")
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=home, cwd=TOP
        )
        watch = Watch(process.pid)
        if watched:
            watch.start()
        assert process.stdout
        assert process.stderr
        told, aside = process.stdout.read(), process.stderr.read()
        _pid, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stdout.close()
        process.stderr.close()
        if watched:
            watch.stop()
        if process.returncode not in (0, 1):
            sys.exit(f"build ended with {process.returncode}:\n{told[-3000:]}{aside[-1000:]}")
        good, bad = _counted(told + aside)
        work = usage.ru_utime + usage.ru_stime
        return Built(seconds, work, good + bad, bad, watch.peak, tuple(watch.readings))


def _counted(told: str) -> tuple[int, int]:
    """How many editions a build pressed, and how many it refused."""
    pressed, refused = _PRESSED.search(told), _REFUSED.search(told)
    assert pressed, told[-3000:]
    return int(pressed[1]), int(refused[1]) if refused else 0

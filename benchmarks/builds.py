"""Builds of a generated workspace, each a command as people type it: what it took."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generate import DAY
from benchmarks.memory import Reading, Watch
from benchmarks.program import TOP, Program, at_home
from depliant.shelf.manifest import read_manifest

_PRESSED = re.compile(r"^(\d+) pressed", re.MULTILINE)
_STOPPED = 130  # the exit code after Ctrl-C
_REFUSED = re.compile(r"^(\d+) editions? failed", re.MULTILINE)


@dataclass(frozen=True)
class Built:
    """One run of `build`: wall seconds, seconds of processor of all its processes, editions that
    were pressed, of them those that a check refused, MB of the largest process, its memory over
    time; whether it was `stopped` before its end."""

    seconds: float
    processor: float
    pressed: int
    refused: int = 0
    peak: float = 0.0
    readings: Sequence[Reading] = ()
    stopped: bool = False

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

    def build(
        self, name: str, *words: str, watched: bool = False, most: float | None = None
    ) -> Built:
        """A build; after `most` seconds it is stopped, as by Ctrl-C."""
        return self._run(self.program.command(*self._words(name, words)), name, watched, most)

    def timed(self, name: str, log: Path, *words: str) -> Built:
        """A build whose stages are timed, by one worker."""
        words = (*words, "--jobs", "1")
        return self._run(self.program.timed(log, *self._words(name, words)), name)

    def _words(self, name: str, words: Sequence[str]) -> list[str]:
        formats = [word for one in self.formats for word in ("--format", one)]
        out = self.workspace.parent / name / "out"
        common = ["--workspace", str(self.workspace), "--out", str(out), "--today", str(DAY)]
        return ["--ui-lang", "en", "build", *words, *common, *formats]

    def _run(
        self, command: list[str], name: str, watched: bool = False, most: float | None = None
    ) -> Built:
        home = at_home(self.workspace.parent / name / "home")
        if most is not None:  # a run in the background would hand on that it is deaf to it
            signal.signal(signal.SIGINT, signal.default_int_handler)
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=home, cwd=TOP
        )
        stop = threading.Timer(most or 0.0, process.send_signal, [signal.SIGINT])
        if most is not None:
            stop.start()
        watch = Watch(process.pid)
        if watched:
            watch.start()
        assert process.stdout
        assert process.stderr
        with ThreadPoolExecutor(1) as reader:  # or a long report on one fills its pipe, and waits
            aside_read = reader.submit(process.stderr.read)
            told, aside = process.stdout.read(), aside_read.result()
        _pid, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        stop.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stdout.close()
        process.stderr.close()
        if watched:
            watch.stop()
        stopped = most is not None and process.returncode == _STOPPED
        if process.returncode not in (0, 1) and not stopped:
            sys.exit(f"build ended with {process.returncode}:\n{told[-3000:]}{aside[-1000:]}")
        counted = self._lying(name) if stopped else _counted(told + aside)
        work = usage.ru_utime + usage.ru_stime
        good, bad = counted
        readings = tuple(watch.readings)
        return Built(seconds, work, good + bad, bad, watch.peak, readings, stopped)

    def _lying(self, name: str) -> tuple[int, int]:
        """How many editions lie in an out folder, and how many were refused, by its manifest."""
        entries = read_manifest(self.workspace.parent / name / "out").editions
        bad = sum(entry.last.failed for entry in entries)
        return len(entries) - bad, bad


def _counted(told: str) -> tuple[int, int]:
    """How many editions a build pressed, and how many it refused."""
    pressed, refused = _PRESSED.search(told), _REFUSED.search(told)
    assert pressed, told[-3000:]
    return int(pressed[1]), int(refused[1]) if refused else 0

"""Hooks: functions of the program and the engine, timed where they are, by their names.

A name is `module:function`, `module:Class.method`, or ends in `*` for all that is public there;
`room.**` means every module of a room. What does not exist is skipped: one list serves any version
of the program. A process writes what its functions took, each without those inside it, as lines of
a file of its own; forks and killed workers lose nothing.
"""

from __future__ import annotations

import inspect
import os
import sys
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

WARMING = "(warming up)"
Patterns = Mapping[str, Sequence[str]]  # by stage, the names of its functions


def watch(patterns: Patterns, log: Path) -> None:
    """Time the functions of `patterns` in modules that are imported from now on."""
    log.mkdir(parents=True, exist_ok=True)
    sys.meta_path.insert(0, _Finder(patterns, _Clock(log)))


class _Clock:
    """The stages that this process is in, the innermost last: of each its format, and the seconds
    that went to others inside it."""

    def __init__(self, log: Path) -> None:
        self._log, self._pid, self._file = log, 0, -1
        self._within: list[tuple[str, list[float]]] = []

    @contextmanager
    def at(self, stage: str, given: Sequence[Any]) -> Iterator[None]:
        if os.getpid() != self._pid:  # a fork
            self._pid, self._within = os.getpid(), []
            name = self._log / f"{self._pid}.tsv"
            self._file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        outer = self._within[-1] if self._within else ("", [0.0])
        format_ = WARMING if stage == WARMING else outer[0] or format_of(given)
        if stage == "layout":
            stage = f"layout{part_of(given)}"
        inner = [0.0]
        self._within.append((format_, inner))
        start = time.process_time()
        try:
            yield
        finally:
            took = time.process_time() - start
            self._within.pop()
            outer[1][0] += took
            os.write(self._file, f"{stage}\t{format_}\t{took - inner[0]:.6f}\n".encode())


def format_of(given: Sequence[Any]) -> str:
    """The name of the format that arguments are about, if one says it."""
    for one in given:
        first = one[0] if isinstance(one, tuple | list) and one else one
        values: tuple[Any, ...] = (first, getattr(first, "format", None))
        for value in values:
            if type(value).__name__ == "Format":
                return str(value.name)
    return ""


def part_of(given: Sequence[Any]) -> str:
    """Which part of an edition is laid out: a plate has windows, an imprint what stands in them."""
    tree = getattr(given[0], "etree_element", None) if given else None
    windows = [one for one in tree.iter() if one.get("data-window")] if tree is not None else []
    if not windows:
        return ""
    empty = any("window" in (one.get("class") or "").split() for one in windows)
    return " of plates" if empty else " of imprints"


# --- putting them in -------------------------------------------------------------------------


class _Finder(MetaPathFinder):
    """Finds modules as Python does, and puts clocks into those that have a function to time."""

    def __init__(self, patterns: Patterns, clock: _Clock) -> None:
        rows = ((stage, *name.split(":")) for stage, names in patterns.items() for name in names)
        self._rows = [(stage, module, wanted) for stage, module, wanted in rows]
        self._clock = clock

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        rows = [(stage, what) for stage, module, what in self._rows if _is_in(fullname, module)]
        spec = PathFinder.find_spec(fullname, path) if rows else None
        if spec and spec.loader:
            run = spec.loader.exec_module

            def exec_module(module: ModuleType) -> None:
                run(module)
                for stage, what in rows:
                    _put(module, what, stage, self._clock)

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def _is_in(name: str, module: str) -> bool:
    room = module.removesuffix(".**")
    return name == room or (room != module and name.startswith(f"{room}."))


def _put(module: ModuleType, what: str, stage: str, clock: _Clock) -> None:
    """Replace the functions of a module that a name means."""
    class_name, _dot, name = what.rpartition(".")
    owner = getattr(module, class_name, None) if class_name else module
    for key, value in list(vars(owner).items()) if owner else ():
        own = inspect.isfunction(value) and value.__module__ == module.__name__
        if own and (key == name or (name == "*" and not key.startswith("_"))):
            setattr(owner, key, _timed(value, stage, clock))


def _timed(function: FunctionType, stage: str, clock: _Clock) -> Callable[..., Any]:
    if inspect.isgeneratorfunction(function):

        @wraps(function)
        def stepping(*given: Any, **named: Any) -> Generator[Any, None, Any]:
            steps = function(*given, **named)
            while True:
                with clock.at(stage, (*given, *named.values())):
                    try:
                        value = next(steps)
                    except StopIteration as end:
                        return end.value
                yield value

        return stepping

    @wraps(function)
    def whole(*given: Any, **named: Any) -> Any:
        with clock.at(stage, (*given, *named.values())):
            return function(*given, **named)

    return whole

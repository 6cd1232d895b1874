"""Every error has a place, a remedy and an exit code.

A `Problem` is one thing that is wrong; an error carries all the problems found together,
so that an author mends a file once and not once per message.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from depliant.words import _


class ExitCode(IntEnum):
    """How a command ends; of several, the gravest."""

    DONE = 0
    """All that was asked for is done, and no check failed."""
    FAILED = 1
    """A check failed; what it failed for was not replaced."""
    WRONG = 2
    """The request or an input is wrong; also a fault of the program itself."""
    MISSING = 3
    """Something the machine should have is missing: a library, a font. `doctor` says which."""
    INTERRUPTED = 130
    """Ctrl-C; what was done stays done."""


def gravest(codes: Iterable[ExitCode]) -> ExitCode:
    """Of several exit codes the one to end with: 3 before 2 before 1."""
    return max(codes, default=ExitCode.DONE)


@dataclass(frozen=True, order=True)
class Place:
    """Where something was written: a file as the user knows it, and a line counted from 1."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"

    def at(self, line: int | None) -> Place:
        """The same file, another line."""
        return Place(self.file, line)


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: what, where, and what to do next (any may be empty but what)."""

    message: str
    place: Place | None = None
    remedy: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        below = self.remedy.replace("\n", "\n      ")  # lines to write stand under each other
        remedy = f"\n    → {below}" if self.remedy else ""
        return f"{where}{self.message}{remedy}"


@dataclass(frozen=True)
class Doubt(Problem):
    """Something that is probably wrong; whoever wrote it may have meant it."""


class DepliantError(Exception):
    """Base of all errors shown to a user: its problems and the exit code of the command."""

    exit_code = ExitCode.WRONG

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))

    def __reduce__(self) -> tuple[type[DepliantError], tuple[Problem, ...]]:
        return type(self), self.problems  # errors travel from the worker to the command


class InputError(DepliantError):
    """The request or an input is wrong."""


class MissingError(DepliantError):
    """Something the machine should have is missing: a library, a font."""

    exit_code = ExitCode.MISSING


def gather(problems: Iterable[Problem]) -> None:
    """Raise one `InputError` with all of `problems`, in reading order; nothing if none."""
    found = sorted(problems, key=_reading_order)
    if found:
        raise InputError(*found)


def suggestion(name: str, known: Sequence[str]) -> str:
    """A remedy for a name that does not exist: the nearest one, or all there are."""
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    if close:
        return _("Did you mean `{close}`?").format(close=close[0])
    return _("There are: {known}.").format(known=", ".join(known) or "–")


def _reading_order(problem: Problem) -> tuple[str, int, str]:
    place = problem.place or Place("")
    return place.file, place.line or 0, problem.message

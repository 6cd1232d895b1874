"""A worker: one warm process in which one edition after another is pressed. It gets them in runs
that share a plate, and sends each as soon as it is done.

It is a fork while that is safe. Otherwise (where there are threads), and where it should not carry
all that its parent remembers, it is a plain `python -m depliant.pressroom`: multiprocessing's other
ways import the caller's script again, which works only behind a main guard.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import multiprocessing
import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from enum import Enum
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from depliant.errors import DepliantError
from depliant.pressroom.sweeping import freeze_what_is_left, keep_for_good, swept_afterwards
from depliant.words import current_language, use_language

if TYPE_CHECKING:
    from depliant.pressroom.inspecting import Aside
    from depliant.sources.house_style import HouseStyle

Work = Callable[[Any, "Aside"], Any]
"""What is done with a choice."""
_DIE_WITH_PARENT = 1  # prctl's PR_SET_PDEATHSIG


@dataclass(frozen=True)
class Result:
    """What became of the job with this number: a `Proof`, or an error."""

    number: int
    proof: Any = None
    error: DepliantError | None = None
    trace: str = ""


class Sign(Enum):
    """What a worker says beside results."""

    READY = "ready"  # it is warm
    ASIDE = "aside"  # what follows is not counted
    BACK = "back"  # it counts again


def warm(setup: Setup) -> Work:
    """What a worker does with a choice. The engine is imported now, while sources are read."""
    try:
        if not setup.render:
            from depliant.pressroom.inspecting import inspect

            return inspect
        from depliant.pressroom.press import Press
        from depliant.typeset.plates.keeping import Kept

        press = Press(setup.house_style, Kept(setup.plates, reads=not setup.anew))
        press.warm()
    except Exception as failure:  # told with the first job, in the parent

        def refuse(_choice: Any, _aside: Aside, failure: Exception = failure) -> Any:
            raise failure

        return refuse
    return press.press


@dataclass(frozen=True)
class Setup:
    """What a worker needs before its first edition. `plates` is the folder of plates that are kept
    between builds, if they are; `anew` if each is made and kept anew."""

    house_style: HouseStyle
    ui_language: str
    render: bool = True  # False: the sources and the content only, the engine stays cold
    warm: Callable[[Setup], Work] = warm
    plates: Path | None = None
    anew: bool = False


def setup_for(
    house_style: HouseStyle,
    render: bool = True,
    *,
    plates: Path | None = None,
    anew: bool = False,
) -> Setup:
    """The setup of workers that speak the language of this process."""
    return Setup(house_style, current_language(), render, plates=plates, anew=anew)


def attempt(work: Work, number: int, choice: Any, aside: Aside = nullcontext) -> Result:
    try:
        return Result(number, work(choice, aside))
    except DepliantError as error:
        return Result(number, error=error)
    except Exception:
        return Result(number, trace=traceback.format_exc())


# --- inside the process ------------------------------------------------------------------------


def serve(link: Connection, setup: Setup) -> None:
    """The life of a worker: warm up, then one run after another until the link closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    use_language(setup.ui_language)
    with contextlib.suppress(EOFError, OSError):
        work = setup.warm(setup)
        keep_for_good()
        link.send(Sign.READY)
        while (run := link.recv()) is not None:
            for number, choice in run.jobs:
                with swept_afterwards():
                    link.send(attempt(work, number, choice, lambda: _aside(link)))
                freeze_what_is_left()


@contextlib.contextmanager
def _aside(link: Connection) -> Iterator[None]:
    link.send(Sign.ASIDE)
    try:
        yield
    finally:
        link.send(Sign.BACK)


def _forked(link: Connection, not_mine: Sequence[Connection], setup: Setup) -> None:
    """A fork has the parent's ends too: held open, no link would ever end. It dies with its
    parent, also while it hangs."""
    die_with_parent()
    for other in not_mine:
        other.close()
    serve(link, setup)


def die_with_parent() -> None:
    """End with the process that forked this one, also while it hangs."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def main(descriptor: int) -> None:
    """The life of a worker that is a program of its own; its setup comes on standard input."""
    threading.Thread(target=_leave_with, args=(os.getppid(),), daemon=True).start()
    setup = pickle.load(sys.stdin.buffer)  # noqa: S301 (written by the parent)
    serve(Connection(descriptor), setup)


def _leave_with(parent: int) -> None:
    """End with the process that started this one, also in the middle of an edition. (The system's
    own signal would follow the thread that started it, which may end earlier.)"""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


# --- outside -----------------------------------------------------------------------------------


class Process(Protocol):
    """A process as its parent knows it."""

    @property
    def exitcode(self) -> int | None: ...

    def join(self, timeout: float | None = None) -> None: ...

    def kill(self) -> None: ...


class _Program(subprocess.Popen[bytes]):
    """A program, watched as multiprocessing's processes are."""

    @property
    def exitcode(self) -> int | None:
        return self.poll()

    def join(self, timeout: float | None = None) -> None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.wait(timeout)


def start(
    setup: Setup, others: Sequence[Connection], *, apart: bool = False
) -> tuple[Connection, Process]:
    """A new worker and the link to it; `others` are the links to those that are there already. One
    that is begun `apart` is no fork."""
    if may_fork() and not apart:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        words = (theirs, (ours, *others), setup)
        process = context.Process(target=_forked, args=words, daemon=True)
        process.start()
        theirs.close()
        return ours, process
    return _program(setup)


def may_fork() -> bool:
    """Fork is cheapest, and safe while this process has one thread, a library's own counted."""
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1


def _program(setup: Setup) -> tuple[Connection, Process]:
    """A Python that looks for modules where this one does; a session of its own, so that Ctrl-C
    reaches the parent only."""
    ours, theirs = socket.socketpair()
    number = theirs.fileno()
    command = [sys.executable, "-P", "-m", "depliant.pressroom", str(number)]
    path = os.pathsep.join(folder or str(Path.cwd()) for folder in sys.path)
    with theirs, tempfile.TemporaryFile() as file:
        pickle.dump(setup, file)
        file.seek(0)
        process = _Program(
            command,
            stdin=file,
            pass_fds=(number,),
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,
        )
    return Connection(ours.detach()), process


# --- begun before its setup is known ------------------------------------------------------------


class Early:
    """A worker that imports the engine while a command is still reading what is asked of it, and
    gets its setup when there is one. Begun before there is anything else to import; there is none
    where a fork is not safe. A context manager, which ends one that nobody took."""

    def __init__(self, *, render: bool = True) -> None:
        self._begun = self._begin(render)

    def _begin(self, render: bool) -> tuple[Connection, Process] | None:
        return _begun(render) if may_fork() else None

    def __enter__(self) -> Early:
        return self

    def __exit__(self, *_exc: object) -> None:
        if self._begun:
            link, process = self._begun
            process.kill()
            process.join()
            link.close()

    def take(self, setup: Setup) -> tuple[Connection, Process] | None:
        """The link to it and the process, which warms up from now on; none if there is none."""
        taken, self._begun = self._begun, None
        if taken:
            with contextlib.suppress(OSError):  # it has died: its end of the link says so next
                taken[0].send(setup)
        return taken


def _begun(render: bool) -> tuple[Connection, Process]:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_wait, args=(theirs, ours, render), daemon=True)
    process.start()
    theirs.close()
    return ours, process


def _wait(link: Connection, not_mine: Connection, render: bool) -> None:
    """Import what every edition needs, then do as any worker does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    die_with_parent()
    not_mine.close()
    gc.disable()  # what is imported stays
    with contextlib.suppress(Exception):  # what is lacking is told with the first job
        _import_engine(render)
    gc.enable()
    with contextlib.suppress(EOFError, OSError):
        serve(link, link.recv())


def _import_engine(render: bool) -> None:
    if render:
        import weasyprint.text.fonts  # noqa: F401

    from depliant.checks.registry import all_checks

    all_checks()

"""early: a worker that imports the engine while the command is still reading what is asked of it.

It is forked as soon as it is known that something is pressed, before the command has imported what
reads and judges sources; it gets its setup when there is one. Where a fork is not safe there is
none: the first worker then starts as all others do.
"""

from __future__ import annotations

import contextlib
import multiprocessing
from multiprocessing.connection import Connection

from depliant.pressroom.worker import Process, Setup, die_with_parent, may_fork, serve


class Early:
    """The process, until somebody takes it; a context manager that ends one that nobody took."""

    def __init__(self, *, render: bool = True) -> None:
        self._begun: tuple[Connection, Process] | None = _forked(render) if may_fork() else None

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


def _forked(render: bool) -> tuple[Connection, Process]:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_wait, args=(theirs, ours, render), daemon=True)
    process.start()
    theirs.close()
    return ours, process


def _wait(link: Connection, not_mine: Connection, render: bool) -> None:
    """Import what every edition needs, then do as any worker does."""
    die_with_parent()
    not_mine.close()
    with contextlib.suppress(Exception):  # what is lacking is told with the first job
        _import_engine(render)
    with contextlib.suppress(EOFError, OSError):
        serve(link, link.recv())


def _import_engine(render: bool) -> None:
    if render:
        import weasyprint.text.fonts  # noqa: F401

    from depliant.checks.registry import all_checks

    all_checks()

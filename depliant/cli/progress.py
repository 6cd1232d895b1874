"""Progress: a bar with rate and time left, on a terminal only. A nightly mail stays short."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from depliant.words import _
from depliant.words.figures import number


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, nothing elsewhere; the step is called with each edition's name."""
    if total > 1 and sys.stderr.isatty():
        with _bar(total) as step:
            yield step
    else:
        yield lambda _name: None


@contextmanager
def _bar(total: int) -> Iterator[Callable[[str], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeLeft())
    start = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, rate="")

        def step(_name: str) -> None:
            rate = (bar.tasks[0].completed + 1) / (time.monotonic() - start)
            bar.update(task, advance=1, rate=_("{rate} a second").format(rate=number(rate, 1)))

        yield step

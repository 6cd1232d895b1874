"""sweeping: when the garbage of an edition is collected: after it, not in between.

A layout makes half a million objects, which are all in use until it is written: looking through
them again and again while it grows costs a twelfth of its time. What is left afterwards, mostly in
circles, is small and new, and is found at once.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 100_000  # objects more than there were: about 30 MB; the largest layouts reach it
OFTEN = (
    3,
    2,
)  # collections of the new before one of the older, and of all: layouts that were tried


@contextmanager
def swept_seldom() -> Iterator[None]:
    """Leave garbage where it is, unless there is very much. How this process collects otherwise
    stays as it was."""
    before = gc.get_threshold()
    gc.set_threshold(max(MANY, before[0]) if before[0] else 0, *OFTEN)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def swept_afterwards() -> Iterator[None]:
    """Leave garbage until the end, then collect what is new. What is done inside should leave no
    names behind: what has one is in use. What was made is handed on inside: nobody waits for the
    sweeping."""
    try:
        with swept_seldom():
            yield
    finally:
        gc.collect()


def keep_for_good() -> None:
    """Never look again through what there is now: a warm worker's modules, styles and fonts. Nearly
    all of it is in use: it is not looked through even once."""
    gc.freeze()


def freeze_what_is_left() -> None:
    """Never look again, either, through what an edition left, once it was swept: plates, which
    hold no circles and end when nothing names them."""
    gc.freeze()

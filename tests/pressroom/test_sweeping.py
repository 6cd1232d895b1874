"""Garbage: swept after an edition; the process of a caller collects as it did."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from depliant.pressroom.sweeping import MANY, swept_afterwards


class Circle:
    """Something that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    found = gc.get_threshold()  # a command that an earlier test ran raises it
    gc.set_threshold(700, 10, 10)
    gc.collect()
    before = gc.get_threshold(), gc.isenabled()
    yield
    assert (gc.get_threshold(), gc.isenabled()) == before
    gc.set_threshold(*found)


def circle() -> weakref.ref[Circle]:
    return weakref.ref(Circle())


def test_garbage_lies_until_the_end() -> None:
    with swept_afterwards():
        left = circle()
        kept = [[n] for n in range(50_000)]  # some seventy collections otherwise
        assert left() is not None
    assert len(kept) == 50_000
    assert left() is None


def test_very_much_is_swept_at_once() -> None:
    with swept_afterwards():
        left = circle()
        kept = [[n] for n in range(MANY + 50_000)]
        assert left() is None
    assert kept


def test_an_error_leaves_the_process_as_it_was() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), swept_afterwards():
        assert gc.get_threshold() != before
        raise ZeroDivisionError
    assert gc.get_threshold() == before


def test_a_process_that_does_not_collect_is_left_alone() -> None:
    gc.disable()
    try:
        with swept_afterwards():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_one_that_collects_less_often_stays_so() -> None:
    before = gc.get_threshold()
    gc.set_threshold(10 * MANY, *before[1:])
    try:
        with swept_afterwards():
            assert gc.get_threshold()[0] == 10 * MANY
    finally:
        gc.set_threshold(*before)

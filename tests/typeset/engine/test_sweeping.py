"""What layouts leave is let go of before the next one, where that is cheap."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from depliant.formats.format import shipped_formats
from depliant.typeset.engine.engine import MUCH, Engine, source_of
from depliant.typeset.room import Setting


class Circle:
    """Something that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _seldom() -> Iterator[None]:
    found = gc.get_threshold()
    gc.set_threshold(10**6, 10, 10)
    yield
    gc.unfreeze()
    gc.set_threshold(*found)


@pytest.mark.parametrize("warm", [True, False])
@pytest.mark.parametrize("much", [True, False])
def test_a_warm_worker_sweeps_before_a_layout_what_is_much(warm: bool, much: bool) -> None:
    layout = Engine(()).layout(source_of("<p>depliant</p>", {}), shipped_formats()["a4"])
    layout(Setting())
    gc.collect()
    if warm:
        gc.freeze()
    left = weakref.ref(Circle())
    kept = [[n] for n in range(MUCH + 1 if much else 1)]
    layout(Setting())
    assert (left() is None) == (warm and much)
    assert kept

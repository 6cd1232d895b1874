"""What layouts leave is let go of before the next one, where that is cheap."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from depliant.formats.format import shipped_formats
from depliant.typeset.engine.engine import Engine, source_of
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
def test_a_warm_worker_sweeps_before_each_layout(warm: bool) -> None:
    layout = Engine(()).layout(source_of("<p>depliant</p>", {}), shipped_formats()["a4"])
    layout(Setting())
    if warm:
        gc.freeze()
    left = weakref.ref(Circle())
    layout(Setting())
    assert (left() is None) == warm

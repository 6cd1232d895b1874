"""One edition through every stage: what its time limit counts, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from depliant.pressroom.press import Press
from depliant.sources.workspace import Workspace
from tests.conftest import choose, edit
from tests.pressing import Presses


@pytest.fixture
def press(folder: Path, presses: Presses) -> Press:
    """A press with one other format to try."""
    style = Workspace(folder).house_style
    formats = {name: style.formats[name] for name in ("trifold", "a4")}
    return presses.of(replace(style, formats=formats))


def times_aside(press: Press, folder: Path) -> tuple[int, str]:
    """How often other formats were tried, and what was found."""
    times = 0

    @contextmanager
    def aside() -> Iterator[None]:
        nonlocal times
        times += 1
        yield

    proof = press.press(choose(folder, "trifold"), aside)
    told = (one for one in proof.findings if one.rule == "page-count")
    return times, " ".join(f"{one.message} {one.remedy}" for one in told)


def test_an_edition_that_fits_tries_no_other_format(press: Press, folder: Path) -> None:
    assert times_aside(press, folder) == (0, "")


def test_other_formats_are_tried_aside(press: Press, folder: Path, article: Path) -> None:
    edit(article, "extrêmement cher", "extrêmement cher " + "et long à lire " * 80)
    times, told = times_aside(press, folder)
    assert times == 1
    assert "too many" in told

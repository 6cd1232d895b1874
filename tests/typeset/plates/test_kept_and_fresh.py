"""An edition has the same bytes whether its plate was made or was kept by another build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import pytest

from depliant.pressroom.press import Press
from depliant.sources.workspace import Workspace
from depliant.typeset.plates.keeping import Kept
from depliant.typeset.plates.store import opened, stock
from depliant.typeset.typesetter import Typesetter
from tests.conftest import TOP, choose


def pressed(plates: Kept) -> Mapping[str, bytes]:
    press = Press(Workspace(TOP).house_style, plates)
    return {one.name: one.data for one in press.press(choose(TOP, "a4-short")).artifacts}


@pytest.mark.slow
def test_a_kept_plate_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = opened(tmp_path / "plates")
    assert folder
    made = pressed(Kept(folder))
    assert stock(folder).count > 0

    def refuse(*_words: object) -> NoReturn:
        raise AssertionError("a plate was made that is kept")

    monkeypatch.setattr(Typesetter, "_made", refuse)
    assert pressed(Kept(folder)) == made

"""The folder of plates: private, small, and no matter if it is gone."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from depliant.digest import exact
from depliant.typeset.plates.keeping import Kept
from depliant.typeset.plates.store import Stock, emptied, home, opened, refusal, stock, tidy
from tests.typeset.plates.made import a_plate

NOW = time.time()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = opened(tmp_path / "plates")
    assert found
    return found


def put(folder: Path, name: str, days_ago: float, size: int = 1000) -> None:
    (folder / name).write_bytes(bytes(size))
    os.utime(folder / name, (NOW, NOW - days_ago * 86400))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_plates_lie_among_the_caches_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert home() == tmp_path / "caches" / "depliant" / "plates"


def test_tests_keep_nothing_in_the_home_of_who_runs_them() -> None:
    assert not home().is_relative_to(Path.home() / ".cache")


def test_the_folder_is_made_for_one_user(tmp_path: Path) -> None:
    folder = tmp_path / "none" / "yet" / "plates"
    assert opened(folder) == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folder.chmod(0o755)
    assert opened(folder) == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def _a_file(path: Path) -> None:
    path.write_text("no folder")


def _a_link(path: Path) -> None:
    (path.parent / "real").mkdir()
    path.symlink_to(path.parent / "real")


def _a_loop(path: Path) -> None:
    path.symlink_to(path)


def _below_a_file(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("no folder")


@pytest.mark.parametrize("spoil", [_a_file, _a_link, _a_loop, _below_a_file])
def test_where_nothing_can_be_kept_it_is_told(
    tmp_path: Path, spoil: object, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "caches" / "plates"
    path.parent.mkdir()
    spoil(path)  # type: ignore[operator]
    assert opened(path) is None
    assert len(caplog.messages) == 1
    assert str(path) in caplog.text
    assert stock(path) == emptied(path) == Stock(0, 0)


def test_a_link_is_not_followed_to_what_it_leads_to(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    put(real, "a.plate", 1)
    (tmp_path / "plates").symlink_to(real)
    tidy(tmp_path / "plates", 0)
    assert emptied(tmp_path / "plates") == Stock(0, 0)
    assert names(real) == {"a.plate"}


def test_below_the_limit_all_stay(folder: Path) -> None:
    for n in range(4):
        put(folder, f"{n}.plate", n)
    tidy(folder, 4000)
    assert len(names(folder)) == 4


def test_above_it_those_not_used_for_longest_go(folder: Path) -> None:
    for n in range(8):
        put(folder, f"{n}.plate", n)
    tidy(folder, 7999)
    assert names(folder) == {f"{n}.plate" for n in range(5)}  # three quarters


def test_a_plate_that_is_used_stays(folder: Path) -> None:
    keys = [exact(str(n)) for n in range(4)]
    for n, key in enumerate(keys):
        Kept(folder).put(key, a_plate())
        path = folder / f"{key.removeprefix('sha256:')}.plate"
        os.utime(path, (NOW, NOW - 86400 * (n + 1)))
    Kept(folder).get(keys[3])
    tidy(folder, stock(folder).size - 1)
    assert [n for n, key in enumerate(keys) if Kept(folder).get(key)] == [0, 3]


def test_nothing_else_is_touched_but_what_was_left_half_written(folder: Path) -> None:
    put(folder, "notes.txt", 900, 10_000)
    put(folder, "a.plate", 1)
    put(folder, "now.half", 0)
    put(folder, "killed.half", 1)
    (folder / "folder.plate").mkdir()
    (folder / "link.plate").symlink_to(folder / "notes.txt")
    tidy(folder, 2000)
    assert names(folder) == {"notes.txt", "a.plate", "now.half", "folder.plate", "link.plate"}


def test_the_folder_is_counted_and_emptied(folder: Path) -> None:
    for n in range(3):
        put(folder, f"{n}.plate", n)
    put(folder, "notes.txt", 1)
    assert stock(folder) == Stock(3, 3000)
    assert emptied(folder) == Stock(3, 3000)
    assert stock(folder) == Stock(0, 0)
    assert names(folder) == {"notes.txt"}


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    tidy(tmp_path / "none", 0)
    assert stock(tmp_path / "none") == emptied(tmp_path / "none") == Stock(0, 0)


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    place = tmp_path / "plates"
    place.write_text("x", encoding="utf-8")
    assert refusal(place) == "a file has its name: remove it"
    assert place.read_text(encoding="utf-8") == "x"

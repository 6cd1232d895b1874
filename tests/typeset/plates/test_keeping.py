"""Plates are kept between builds; no file and no disk changes what is pressed."""

from __future__ import annotations

import errno
import logging
import math
import multiprocessing
import os
import stat
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from depliant.digest import exact
from depliant.typeset.plates import keeping
from depliant.typeset.plates.keeping import REMEMBERED, Kept
from depliant.typeset.plates.packing import packed
from depliant.typeset.plates.plate import Plate
from depliant.typeset.plates.store import opened
from tests.typeset.plates.made import a_page, a_plate

KEY, OTHER = exact("harbour"), exact("lighthouse")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    found = opened(tmp_path / "plates")
    assert found
    return found


def the_file(home: Path) -> Path:
    (path,) = home.iterdir()
    return path


def test_the_next_build_finds_a_plate(home: Path) -> None:
    assert Kept(home).get(KEY) is None
    Kept(home).put(KEY, a_plate())
    assert Kept(home).get(KEY) == a_plate()
    assert Kept(home).get(OTHER) is None
    assert Kept(home).get(KEY.removeprefix("sha256:")) == a_plate()


def test_a_fresh_plate_is_pressed_as_a_kept_one(home: Path) -> None:
    """To the letter: a width of 100 that became 100.0 is printed so by both."""
    fresh, alone = Kept(home).put(KEY, a_plate()), Kept().put(KEY, a_plate())
    assert repr(fresh) == repr(alone) == repr(Kept(home).get(KEY)) != repr(a_plate())


def test_without_a_folder_plates_last_as_long_as_the_process() -> None:
    kept = Kept()
    put = kept.put(KEY, a_plate())
    assert kept.get(KEY) is put
    assert Kept().get(KEY) is None


def test_few_stay_in_memory_those_that_were_used_last() -> None:
    kept = Kept()
    keys = [exact(str(n)) for n in range(REMEMBERED + 1)]
    for key in keys[:-1]:
        kept.put(key, a_plate())
    kept.get(keys[0])
    kept.put(keys[-1], a_plate())
    assert [key for key in keys if kept.get(key) is None] == [keys[1]]


def test_by_force_a_plate_is_made_anew(home: Path) -> None:
    Kept(home).put(KEY, a_plate(b"an old one"))
    forced = Kept(home, reads=False)
    assert forced.get(KEY) is None
    forced.put(KEY, a_plate(b"a new one"))
    assert forced.get(KEY) == Kept(home).get(KEY) == a_plate(b"a new one")


def test_a_key_is_a_digest(home: Path) -> None:
    for key in ("../../outside", "tilleuls", "", KEY.upper()):
        with pytest.raises(ValueError, match="no digest"):
            Kept(home).get(key)


def test_nobody_else_may_read_them_and_no_name_tells_of_what(home: Path) -> None:
    Kept(home).put(KEY, a_plate())
    assert stat.S_IMODE(the_file(home).stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert the_file(home).name == KEY.removeprefix("sha256:") + ".plate"


# --- files that are none -----------------------------------------------------------------------


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _one_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-30] ^= 4
    path.write_bytes(data)


def _another_version(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"plate 1\n", b"plate 0\n"))


def _foreign(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 of another program")


def _of_another_key(path: Path) -> None:
    folder = opened(path.parent / "other")
    Kept(folder).put(OTHER, a_plate(b"a lighthouse"))
    assert folder
    (other,) = folder.iterdir()
    other.replace(path)
    folder.rmdir()


def _of_other_dataclasses(path: Path) -> None:
    """Whole, and its digest is right: written by a program whose plates are made otherwise."""
    data = bytearray(packed(a_plate()))
    data[3] ^= 255
    path.write_bytes(keeping._head(KEY, bytes(data)) + data)


def _link(path: Path) -> None:
    whole = path.parent.parent / "elsewhere"
    path.replace(whole)
    path.symlink_to(whole)


def _link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent / "nothing")


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    "spoil",
    [
        *(_cut, _empty, _one_bit, _another_version, _foreign, _of_another_key),
        *(_of_other_dataclasses, _link, _link_to_nothing, _pipe),
    ],
)
def test_what_is_not_whole_or_not_ours_is_written_anew(
    home: Path, spoil: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    Kept(home).put(KEY, a_plate())
    spoil(the_file(home))
    kept = Kept(home)
    assert kept.get(KEY) is None
    kept.put(KEY, a_plate())
    assert Kept(home).get(KEY) == a_plate()
    assert the_file(home).is_file()
    assert caplog.messages == []


def test_a_monster_is_not_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Kept(home).put(KEY, a_plate())
    monkeypatch.setattr(keeping, "LARGEST", the_file(home).stat().st_size - 1)
    assert Kept(home).get(KEY) is None


# --- disks that do not do ----------------------------------------------------------------------


def _presses_on(kept: Kept) -> None:
    """Two plates are put, and used; none is kept."""
    for key in (KEY, OTHER):
        assert kept.get(key) is None
        assert kept.put(key, a_plate()) == a_plate() == kept.get(key)


def test_a_folder_in_the_place_of_a_plate(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    (home / f"{KEY.removeprefix('sha256:')}.plate").mkdir()
    kept = Kept(home)
    assert kept.get(KEY) is None
    kept.put(KEY, a_plate())
    assert len(caplog.messages) == 1
    assert Kept(home).get(KEY) is None
    assert len(list(home.iterdir())) == 1  # nothing half written stays


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EACCES, "access is not allowed"),
    ],
)
def test_a_disk_that_refuses_is_told_once(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    number: int,
    said: str,
) -> None:
    def refuse(path: Path, data: bytes) -> None:
        path.write_bytes(data[:50])
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(keeping, "_written", refuse)
    _presses_on(Kept(home))
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert said in caplog.text
    assert list(home.iterdir()) == []


def test_a_folder_that_went_away(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    home.rmdir()
    _presses_on(Kept(home))
    assert len(caplog.messages) == 1


def test_what_cannot_be_written_is_pressed(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    plate = replace(a_plate(), pages=(replace(a_page(), height=math.nan),))
    kept = Kept(home)
    assert kept.put(KEY, plate) is plate is kept.get(KEY)
    assert len(caplog.messages) == 1
    assert list(home.iterdir()) == []


# --- many at once ------------------------------------------------------------------------------


def _works(home: Path, end: float, results: Any) -> None:
    wrong = 0
    while time.monotonic() < end:
        for n in range(3):
            kept = Kept(home)  # with nothing in memory
            found = kept.get(exact(str(n)))
            wrong += found not in (None, _numbered(n))
            if n == os.getpid() % 3 or found is None:
                kept.put(exact(str(n)), _numbered(n))
    results.put(wrong)


def _numbered(n: int) -> Plate:
    return a_plate(b"%PDF " + bytes([n]) * 40_000, pages=n + 1)


def test_processes_write_and_read_the_same_plates(home: Path) -> None:
    context = multiprocessing.get_context("fork")
    results = context.SimpleQueue()
    end = time.monotonic() + 0.5
    workers = [context.Process(target=_works, args=(home, end, results)) for _ in range(4)]
    for worker in workers:
        worker.start()
    assert [results.get() for _ in workers] == [0, 0, 0, 0]
    for worker in workers:
        worker.join()
    assert len(list(home.iterdir())) == 3  # nothing half written


def test_a_process_that_is_killed_leaves_no_torn_plate(home: Path) -> None:
    context = multiprocessing.get_context("fork")
    for n in range(8):
        worker = context.Process(
            target=_works, args=(home, time.monotonic() + 9, context.SimpleQueue())
        )
        worker.start()
        time.sleep(0.01 * n)
        worker.kill()
        worker.join()
    found = [Kept(home).get(exact(str(n))) for n in range(3)]
    assert all(plate in (None, _numbered(n)) for n, plate in enumerate(found))

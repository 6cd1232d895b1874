"""store: the folder in which plates are kept between builds: where it lies, how it stays small.

It lies among the user's caches, and nobody else may look into it: plates hold the text of leaflets,
of drafts too. All of it may be deleted at any time; the next build makes what it needs again.
"""

from __future__ import annotations

import logging
import os
import stat
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from depliant.words import _
from depliant.words.system import reason

SUFFIX = ".plate"
HALF = ".half"  # a plate that is being written
LIMIT = 256_000_000  # bytes that may stay, of all plates
_MARK = 0.75  # of the limit: down to it, once it is passed
_ABANDONED = 3600.0  # seconds: nobody writes a plate for so long


@dataclass(frozen=True)
class Stock:
    """How many plates there are, and their size in bytes."""

    count: int
    size: int


@dataclass(frozen=True)
class _Stored:
    path: str
    size: int
    used: float  # seconds since 1970: when it was last written or read


def home() -> Path:
    """Where plates are kept: in the folder that this system has for what can be made again."""
    from platformdirs import user_cache_path

    return user_cache_path("depliant", appauthor=False) / "plates"


def opened(folder: Path) -> Path | None:
    """The folder, made if need be, for this user only. None if plates cannot be kept there, which
    is told: the press goes on without."""
    if why := refusal(folder):
        not_kept(folder, why)
        return None
    return folder


def refusal(folder: Path) -> str:
    """Why plates cannot be kept in a folder, as the end of a sentence; empty if they can: it is
    there now, and nobody else may look into it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(folder):
            return _("it is a link, or somebody else's")
        folder.chmod(0o700)
    except FileExistsError:
        return _("a file has its name: remove it")
    except OSError as error:
        return reason(error)
    return ""


def not_kept(folder: Path, why: str) -> None:
    """Tell that plates cannot be kept in a folder, and why: the end of a sentence."""
    message = _("Laid-out pages cannot be kept for the next build in {folder}: {why}.")
    logging.getLogger(__name__).warning(message.format(folder=folder, why=why))


def _is_ours(folder: Path) -> bool:
    found = folder.lstat()
    mine = found.st_uid == os.geteuid() if hasattr(os, "geteuid") else True
    return stat.S_ISDIR(found.st_mode) and mine


def stock(folder: Path) -> Stock:
    """What is kept in a folder; nothing in one that is not there."""
    return _sum(_stored(folder))


def tidy(folder: Path, limit: int = LIMIT) -> None:
    """Once plates take more than `limit` bytes, remove those that were not used for longest, down
    to three quarters of it; and what a killed process left half written. Other processes may use
    the folder meanwhile."""
    plates = sorted(_stored(folder), key=lambda one: one.used, reverse=True)
    room = limit if _sum(plates).size <= limit else limit * _MARK
    for one in plates:
        room -= one.size
        if room < 0:
            _remove(one)
    abandoned = time.time() - _ABANDONED
    for half in _stored(folder, HALF):
        if half.used < abandoned:
            _remove(half)


def emptied(folder: Path) -> Stock:
    """Remove all plates of a folder; how many they were."""
    plates = _stored(folder)
    for one in (*plates, *_stored(folder, HALF)):
        _remove(one)
    return _sum(plates)


def _stored(folder: Path, suffix: str = SUFFIX) -> tuple[_Stored, ...]:
    """The files of one kind in a folder; none where it cannot be read, or is not ours."""
    with suppress(OSError):
        if _is_ours(folder):
            with os.scandir(folder) as entries:
                return tuple(_files(entries, suffix))
    return ()


def _files(entries: Iterable[os.DirEntry[str]], suffix: str) -> Iterator[_Stored]:
    for entry in entries:
        with suppress(OSError):  # another process has removed it
            if entry.name.endswith(suffix) and entry.is_file(follow_symlinks=False):
                found = entry.stat(follow_symlinks=False)
                yield _Stored(entry.path, found.st_size, found.st_mtime)


def _sum(plates: Sequence[_Stored]) -> Stock:
    return Stock(len(plates), sum(one.size for one in plates))


def _remove(one: _Stored) -> None:
    with suppress(OSError):  # gone already, or it must stay: the next build looks again
        Path(one.path).unlink()

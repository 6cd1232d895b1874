"""keeping: plates that were made, for the next hospital and for the next build.

The last few stay in memory, all in a folder (`store`): a file each, written under another name and
renamed, so that many processes may read and write at once. What is not whole, not ours, of another
version or another plate's counts for nothing, and is written anew. No disk stops the press: where
nothing can be kept, each build makes its plates.
"""

from __future__ import annotations

import os
import re
import stat
from collections import OrderedDict
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from depliant.typeset.plates.packing import UnreadableError, packed, unpacked
from depliant.typeset.plates.plate import Plate
from depliant.typeset.plates.store import HALF, SUFFIX, not_kept
from depliant.words import _
from depliant.words.system import reason

REMEMBERED = 24  # plates in memory: those that the editions of a leaflet try; some 0.2 MB each
LARGEST = 64_000_000  # bytes of a file: a plate has some 50,000
_MARK = b"depliant plate 1\n"  # whose file it is, and how it begins
_HEAD = len(_MARK) + 2 * 32  # bytes before the plate itself
_DIGEST = re.compile(r"(?:sha256:)?([0-9a-f]{64})")
_WAITS_FOR_NOTHING = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Kept:
    """The plates of a process and, with a `folder` (`store.opened`), those of other processes and
    of other days. Without `reads` none is taken from the folder: each is made and written anew."""

    def __init__(self, folder: Path | None = None, *, reads: bool = True) -> None:
        self._folder, self._reads = folder, reads
        self._last: OrderedDict[str, Plate] = OrderedDict()
        self._told = False

    def get(self, key: str) -> Plate | None:
        """The plate of a key, if it is kept; the key is a digest (`digest.exact`) of all that the
        plate is made of."""
        if key not in self._last:
            plate = self._from_folder(key) if self._reads else None
            if plate is None:
                return None
            self._remember(key, plate)
        self._last.move_to_end(key)
        return self._last[key]

    def put(self, key: str, plate: Plate) -> Plate:
        """Keep a plate. What is pressed is the plate that is returned: to the letter the one that
        another process will read."""
        try:
            data = packed(plate)
        except (ValueError, TypeError):  # an engine's NaN: it is pressed, and not kept
            self._tell(_("they hold what cannot be written"))
        else:
            plate = unpacked(data)
            self._to_folder(key, data)
        self._remember(key, plate)
        return plate

    def _remember(self, key: str, plate: Plate) -> None:
        self._last[key] = plate
        while len(self._last) > REMEMBERED:
            self._last.popitem(last=False)

    # --- the folder ---------------------------------------------------------------------------

    def _from_folder(self, key: str) -> Plate | None:
        if self._folder is None:
            return None
        try:
            data = _used(self._folder / _name(key))
        except OSError:
            return None  # not there; what else is wrong is told by the write that follows
        body = data[_HEAD:]
        if data[:_HEAD] == _head(key, body):
            with suppress(UnreadableError):
                return unpacked(body)
        return None

    def _to_folder(self, key: str, data: bytes) -> None:
        if self._folder is None:
            return
        path = self._folder / _name(key)
        half = path.with_suffix(f".{os.urandom(8).hex()}{HALF}")
        try:
            try:
                _written(half, _head(key, data) + data)
                half.replace(path)
            except OSError:
                half.unlink(missing_ok=True)
                raise
        except OSError as error:
            self._tell(reason(error))

    def _tell(self, why: str) -> None:
        """Say once why a plate is not kept; what is pressed is the same."""
        if self._folder and not self._told:
            not_kept(self._folder, why)
        self._told = True


def _digest(key: str) -> str:
    """The digest that a key is; `ValueError` for another key: it would name a file."""
    found = _DIGEST.fullmatch(key)
    if not found:
        raise ValueError(f"no digest: {key}")
    return found[1]


def _name(key: str) -> str:
    return _digest(key) + SUFFIX


def _head(key: str, data: bytes) -> bytes:
    """What a file begins with: the mark, whose plate it is, the digest of what follows."""
    return _MARK + bytes.fromhex(_digest(key)) + sha256(data).digest()


def _used(path: Path) -> bytes:
    """What a file holds, which counts as used now. `OSError` for what is none of ours: a link, a
    pipe, a folder, a monster."""
    with open(path, "rb", opener=_no_link) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            raise OSError
        with suppress(OSError):
            os.utime(path)
        return file.read()


def _no_link(path: str, flags: int) -> int:
    return os.open(path, flags | _WAITS_FOR_NOTHING)


def _written(path: Path, data: bytes) -> None:
    with open(path, "xb", opener=_private) as file:
        file.write(data)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)

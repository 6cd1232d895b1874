"""files: a whole file or nothing: a temporary name, then a rename."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from depliant.errors import InputError, Place, Problem
from depliant.words import _
from depliant.words.system import reason


def write(path: Path, data: bytes, scratch: Path | None = None) -> None:
    """Write a file whole, or leave what was there. The temporary file lies in `scratch` (on the
    same disk), else beside it. `InputError` if the disk refuses."""
    write_parts(path, (data,), scratch)


def write_parts(path: Path, parts: Iterable[bytes], scratch: Path | None = None) -> None:
    """The same, of a file that is too large to be held whole."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=scratch or path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(parts)
            Path(name).chmod(_mode(path))
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise refused(path, error) from None


def holds(path: Path, parts: Iterable[bytes]) -> bool:
    """Whether a file holds these bytes and no others. Raises `OSError` if it cannot be read."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return all(file.read(len(part)) == part for part in parts) and not file.read(1)


def write_new(folder: Path, name: str, data: bytes) -> Path:
    """Write a file whole under a name that is free in a folder: the one that is wanted, else with
    a number (`name-2.eml`); where it lies. It is for its writer alone to read. Raises `OSError`
    if the disk refuses; nothing is left then."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, whole = tempfile.mkstemp(dir=folder, prefix=".", suffix=Path(name).suffix)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        return next(path for path in _free_names(folder / name) if _linked(Path(whole), path))
    finally:
        Path(whole).unlink(missing_ok=True)


def _free_names(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_stem(f"{path.stem}-{number}") for number in count(2))


def _linked(whole: Path, path: Path) -> bool:
    """Give a whole file another name, unless something is called so already."""
    try:
        os.link(whole, path)
    except FileExistsError:
        return False
    except OSError:  # a disk without links, as memory sticks and some shares are
        return _moved(whole, path)
    return True


def _moved(whole: Path, path: Path) -> bool:
    """The same where there are no links: the name is taken first, then filled in one move."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return False
    whole.replace(path)
    return True


def _mode(path: Path) -> int:
    """The permissions of the file that is there; for a new one, whoever may look may read it."""
    return path.stat().st_mode & 0o777 if path.is_file() else 0o644


def replace_judged(path: Path, judged: bytes, data: bytes, name: str) -> None:
    """Write a file that a person wrote, only if it is still the one that was judged. A link stays
    one, and the file keeps its permissions. `InputError` if it has changed since."""
    path = path.resolve()
    if path.read_bytes() != judged:
        message = _("The file changed while it was checked: nothing was signed.")
        raise InputError(Problem(message, Place(name), _("Read it again, then sign it again.")))
    write(path, data)


def refused(path: Path, error: OSError, remedy: str = "") -> InputError:
    """What to tell when a disk refuses, with the remedy of who writes there, if it has its own."""
    message = _("{path} cannot be written: {reason}.")
    message = message.format(path=path, reason=reason(error))
    remedy = remedy or _("Choose another folder, or change its permissions.")
    return InputError(Problem(message, None, remedy))

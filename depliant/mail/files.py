"""files: a draft on the disk: whole or not at all, and never over another."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path, PurePath

from depliant.errors import InputError, Problem
from depliant.mail.letter import Letter
from depliant.words import _

SUFFIX = ".eml"


def draft_name(letter: Letter) -> str:
    """What a draft's file is called: as what it carries, `HT-0417.fr.screen.eml`."""
    return PurePath(letter.attachment.name).stem + SUFFIX


def save_draft(folder: Path, letter: Letter, data: bytes) -> Path:
    """Write a draft into a folder under a name that is free there (`…-2.eml`); the file's path.
    It is for whoever writes it alone: it may hold an address. `InputError` if the disk refuses."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".", suffix=SUFFIX)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            return next(
                filter(None, (_linked(Path(name), path) for path in _names(folder, letter)))
            )
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        message = _("The message cannot be written into {folder}: {reason}.")
        message = message.format(folder=folder, reason=error.strerror or error)
        raise InputError(Problem(message, None, _("Choose another folder with --save."))) from None


def _names(folder: Path, letter: Letter) -> Iterator[Path]:
    """The draft's name, then the same with a number."""
    stem = PurePath(draft_name(letter)).stem
    yield folder / f"{stem}{SUFFIX}"
    yield from (folder / f"{stem}-{number}{SUFFIX}" for number in count(2))


def _linked(whole: Path, path: Path) -> Path | None:
    """`path` as another name of a whole file; none if something is called so already."""
    try:
        os.link(whole, path)
    except FileExistsError:
        return None
    return path

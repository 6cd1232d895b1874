"""files: a whole file or nothing: a temporary name, then a rename."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from depliant.errors import InputError, Problem
from depliant.words import _


def write(path: Path, data: bytes, scratch: Path | None = None) -> None:
    """Write a file whole, or leave what was there. The temporary file lies in `scratch` (on the
    same disk), else beside it. `InputError` if the disk refuses."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=scratch or path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise refused(path, error) from None


def refused(path: Path, error: OSError) -> InputError:
    """What to tell when a disk refuses."""
    message = _("{path} cannot be written: {reason}.")
    message = message.format(path=path, reason=error.strerror or error)
    remedy = _("Choose another --out folder, or change its permissions.")
    return InputError(Problem(message, None, remedy))

"""LibreOffice as a colleague's word processor: it opens, edits and saves Word files."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import pytest

_HAND = Path(__file__).with_name("word_hand.py")
_PYTHON = "/usr/bin/python3"  # Debian's, whose bridge to LibreOffice no other Python has


@dataclass(frozen=True)
class Job:
    """A file to open, what to do with it, and where to save it; `via` another format first."""

    source: str
    made: str
    edits: tuple[tuple[str, ...], ...] = ()
    tracked: bool = False
    via: str = ""


@cache
def lacking() -> str:
    """Why files cannot be edited here; nothing if they can."""
    if not shutil.which("soffice"):
        return "LibreOffice is not installed (libreoffice-writer-nogui)"
    try:
        subprocess.run([_PYTHON, "-c", "import uno"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return "LibreOffice's bridge is not installed (python3-uno)"
    return ""


def edited(jobs: Sequence[Job]) -> None:
    """Do some jobs, one LibreOffice for all."""
    if why := lacking():
        pytest.skip(why)
    given = json.dumps([asdict(job) for job in jobs])
    with tempfile.TemporaryFile() as said:  # a pipe would be held by what it starts
        hand = subprocess.Popen(
            [_PYTHON, str(_HAND)],
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            hand.communicate(given.encode(), timeout=60)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(hand.pid, signal.SIGKILL)
        said.seek(0)
        assert hand.returncode == 0, said.read().decode()

"""LibreOffice as a colleague's word processor: it opens, edits and saves Word files."""

from __future__ import annotations

import json
import shutil
import subprocess
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
    done = subprocess.run(
        [_PYTHON, str(_HAND)], input=given, text=True, capture_output=True, timeout=120
    )
    assert done.returncode == 0, done.stderr

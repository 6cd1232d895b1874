"""The same inputs give the same bytes: in any folder, under any hash seed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import TOP
from tests.shelf.test_shelf import hashes


def build(folder: Path, seed: str, words: tuple[str, ...]) -> dict[str, str]:
    for name in ("leaflets", "hospitals"):
        shutil.copytree(TOP / name, folder / name)
    command = [sys.executable, str(TOP / "make_leaflet.py"), "build", "--today", "2026-11-24"]
    command += ["--hospital", "tilleuls", *words]
    caches = str(folder / "caches")  # its own: no build takes over another's plates
    environment = {**os.environ, "PYTHONHASHSEED": seed, "XDG_CACHE_HOME": caches}
    subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True, timeout=600
    )
    return hashes(folder / "out")


SOME = ("immunotherapie", "--format", "a4", "--format", "booklet")
ALL = ("immunotherapie", "trouver-son-chemin", "preparer-son-sejour")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "count"), [(SOME, 2), pytest.param(ALL, 24, marks=pytest.mark.nightly)]
)
def test_two_folders_two_hash_seeds(tmp_path: Path, words: tuple[str, ...], count: int) -> None:
    first = build(tmp_path / "a", "1", words)
    second = build(tmp_path / "another folder" / "deeper", "271828", words)
    assert len([name for name in first if name.endswith(".pdf")]) == count
    assert {"manifest.json", "index.html", "desk.html"} <= first.keys()
    assert first == second

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


def build(folder: Path, seed: str) -> dict[str, str]:
    for name in ("leaflets", "hospitals"):
        shutil.copytree(TOP / name, folder / name)
    command = [sys.executable, str(TOP / "make_leaflet.py"), "build", "--today", "2026-11-24"]
    command += ["--hospital", "tilleuls", "--format", "a4", "--format", "trifold"]
    command += ["--format", "booklet", "immunotherapie", "trouver-son-chemin"]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True, timeout=120
    )
    return hashes(folder / "out")


@pytest.mark.slow
def test_two_folders_two_hash_seeds(tmp_path: Path) -> None:
    first = build(tmp_path / "a", "1")
    second = build(tmp_path / "another folder" / "deeper", "271828")
    assert len([name for name in first if name.endswith(".pdf")]) == 6
    assert {"manifest.json", "index.html", "desk.html"} <= first.keys()
    assert first == second

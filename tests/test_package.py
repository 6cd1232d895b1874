"""The wheel carries all that the command needs outside a checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import TOP


@pytest.mark.slow
def test_the_wheel_is_whole(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    subprocess.run([*command, "--wheel-dir", str(tmp_path), str(TOP)], check=True, timeout=200)
    with zipfile.ZipFile(next(tmp_path.glob("depliant-*.whl"))) as wheel:
        names = set(wheel.namelist())
        entry = next(name for name in names if name.endswith("entry_points.txt"))
        assert b"make-leaflet = depliant.cli.main:main" in wheel.read(entry)
    wanted = {
        "depliant/formats/formats.yaml",
        "depliant/kinds.yaml",
        "depliant/py.typed",
        "depliant/words/fr/depliant.po",
    }
    for folder in ("templates", "styles"):
        files = (path for path in (TOP / folder).rglob("*") if path.is_file())
        wanted |= {f"depliant/{path.relative_to(TOP).as_posix()}" for path in files}
    assert wanted <= names, wanted - names

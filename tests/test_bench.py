"""The benchmarks run, and their figures are figures: smoke, not a timed test."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.generate import generate
from depliant.pressroom.press import Press
from depliant.sources.workspace import Workspace
from tests.conftest import TOP, choose

ROW = re.compile(r"^(.*?) +(\d+) ms +(?:(\d+) ms +([\d.]+)|–  +–)  (.*): (held|MISSED)$")
FITTING = re.compile(r"^  fitting (\S+) +([\d.]+) × one layout, (\d+) layouts$", re.MULTILINE)


@pytest.fixture(scope="module")
def told() -> str:
    """What the benchmark prints if each thing is done once."""
    command = [sys.executable, "-m", "benchmarks.bench", "--quick"]
    result = subprocess.run(
        command, cwd=TOP, capture_output=True, text=True, timeout=250, check=True
    )
    return result.stdout


@pytest.mark.slow
def test_rows_hold_what_was_measured(told: str) -> None:
    rows = {found[1]: found for found in map(ROW.match, told.splitlines()) if found}
    assert list(rows) == [
        "one build, a4 | weasyprint alone",
        "--help, en",
        "--help, fr",
        "each of 2, one warm worker | weasyprint",
    ]
    least = {"one build, a4 | weasyprint alone": 200}  # ms: to start and to import takes longer
    for name, found in rows.items():
        assert least.get(name, 5) < int(found[2]) < 60_000
    for name, most in (("one build", 1.4), ("each of 2", 1 / 6)):
        (row,) = (found for label, found in rows.items() if label.startswith(name))
        ours, theirs = int(row[2]), int(row[3])
        assert theirs > 200  # the plain command starts anew for each page
        assert float(row[4]) == pytest.approx(ours / theirs, abs=0.02)
        if abs(ours / theirs - most) > 0.02:
            assert (row[6] == "held") == (ours / theirs <= most)


@pytest.mark.slow
def test_fitting_is_told_for_each_edition(told: str, press: Press) -> None:
    found = {name: (float(times), int(count)) for name, times, count in FITTING.findall(told)}
    assert list(found) == ["immunotherapie.a4", "immunotherapie.bifold"]
    for name, (times, layouts) in found.items():
        fit = press.press(choose(TOP, name.partition(".")[2])).figures.fit
        assert layouts == fit.layouts  # it lays out what a build lays out
        assert 0 < times < 10 * layouts
    mean = re.search(r"^fitting, mean of 2 editions: ([\d.]+) ×", told, re.MULTILINE)
    assert mean
    assert float(mean[1]) == pytest.approx(sum(t for t, _n in found.values()) / 2, abs=0.02)
    memory = re.search(r"^peak memory of a process: (\d+) MB$", told, re.MULTILINE)
    assert memory
    assert 30 < int(memory[1]) < 2000


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_a_generated_workspace_is_the_same_twice_and_good(tmp_path: Path) -> None:
    for name in ("one", "other"):
        generate(tmp_path / name, leaflets=3, hospitals=2)
    assert files(tmp_path / "one") == files(tmp_path / "other")
    workspace = Workspace(tmp_path / "one")
    paths = [path for slug in sorted(workspace.leaflets) for path in workspace.article_paths(slug)]
    words = [len(workspace.article(path).text.split()) for path in paths]
    assert len(words) == 3
    assert 150 < words[0] < words[1] < words[2] < 1900
    assert words[2] > 1200

"""The benchmark runs and prints every row."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import TOP


@pytest.mark.slow
def test_the_quick_benchmark() -> None:
    command = [sys.executable, "-m", "benchmarks.bench", "--quick"]
    result = subprocess.run(
        command, cwd=TOP, capture_output=True, text=True, timeout=250, check=True
    )
    for words in (
        "one build, a4",
        "one build, trifold",
        "--help, fr",
        "warm worker",
        "fitting, mean of 8 editions",
        "peak memory",
    ):
        assert words in result.stdout

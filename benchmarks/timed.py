"""The command of a checkout, its stages timed: `python -m benchmarks.timed TOP LOG build …`."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.hooks import watch
from benchmarks.program import Program
from benchmarks.stages import STAGES


def main() -> int:
    Program(Path(sys.argv[1])).import_from()
    watch(STAGES, Path(sys.argv[2]))
    from depliant.cli.main import main as command

    return int(command(sys.argv[3:]))


if __name__ == "__main__":
    sys.exit(main())

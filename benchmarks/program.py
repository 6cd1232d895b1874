"""The program that is measured: this checkout, or another one (`--tree`)."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).parent.parent


@dataclass(frozen=True)
class Program:
    """A checkout of depliant, and how its command is typed."""

    top: Path

    def command(self, *words: str) -> list[str]:
        return [sys.executable, str(self.top / "make_leaflet.py"), *words]

    def timed(self, log: Path, *words: str) -> list[str]:
        """The same command, with its stages timed into the folder `log`; to be run in TOP."""
        return [sys.executable, "-m", "benchmarks.timed", str(self.top), str(log), *words]

    def import_from(self) -> None:
        """Have `import depliant` mean this checkout; before anything of it is imported."""
        assert not any(name.startswith("depliant.") for name in sys.modules)
        sys.path.insert(0, str(self.top))


def at_home(folder: Path) -> Mapping[str, str]:
    """The environment of a user whose home is this folder: what is kept between builds lies there,
    and nothing was kept before the first."""
    kinds = {"XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state", "XDG_DATA_HOME": "data"}
    for name in kinds.values():
        (folder / name).mkdir(parents=True, exist_ok=True)
    return {**os.environ, **{key: str(folder / name) for key, name in kinds.items()}}

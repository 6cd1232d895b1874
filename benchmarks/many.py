"""A hundred hospitals, once: editions a second, memory over time, the size of what lies there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.builds import Builder, Built
from benchmarks.generate import FORMATS, generate
from benchmarks.memory import over_time
from benchmarks.program import Program
from benchmarks.table import Row, at_most, machine, table

FLAT = 1.15  # times: the largest worker of the last tenth beside that of the second


def ten_thousand(
    program: Program, folder: Path, leaflets: int, hospitals: int, minutes: float | None = None
) -> Iterator[str]:
    """The lines of the page about a large run, which is stopped after so many minutes."""
    generate(folder / "many", leaflets, hospitals, mixed=True)  # or memory grows with the text
    most = None if minutes is None else 60 * minutes
    builder = Builder(program, folder / "many", FORMATS)
    built = builder.build("many-out", watched=True, most=most)
    yield machine()
    yield ""
    what = f"{hospitals} hospitals × {leaflets} leaflets × {len(FORMATS)} formats, cold"
    yield from table(_rows(what, built, folder / "many-out" / "out"), {})
    yield ""
    parts = over_time(built.readings)
    yield f"| MB, by tenths of the time | {' | '.join(str(n + 1) for n in range(len(parts)))} |"
    yield "|---" * (len(parts) + 1) + "|"
    yield f"| the command’s own process | {' | '.join(f'{own:.0f}' for own, _ in parts)} |"
    yield f"| the largest worker | {' | '.join(f'{worker:.0f}' for _, worker in parts)} |"


def _rows(what: str, built: Built, out: Path) -> Iterator[Row]:
    files = [path.stat().st_size for path in out.rglob("*") if path.is_file()]
    told = f"{built.pressed:,} editions, {built.pressed / built.seconds:.1f} a second"
    if built.stopped:
        told = f"stopped after {built.seconds / 60:.0f} minutes: {told}"
    yield Row(what, f"{told} ({built.each:.0f} ms each)")
    yield at_most("largest process", built.peak, 200, f"{built.peak:.0f} MB", "≤ 200 MB")
    workers = [largest for _own, largest in over_time(built.readings)]
    second, last = workers[min(1, len(workers) - 1)], workers[-1]
    told = f"{last / second:.2f} ×"
    yield at_most("largest worker, last tenth beside the second", last / second, FLAT, told, "flat")
    size = sum(files)
    each = size / max(1, built.pressed)
    yield Row(
        "size of `out/`",
        f"{size / 2**30:.2f} GiB, {len(files):,} files, {each / 1024:.0f} KiB an edition",
    )

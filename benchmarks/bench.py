"""`make bench`: what depliant costs, beside its aims and beside what else could press the same.

A workspace is invented from a seed (20 leaflets, 10 hospitals, 5 formats), and everything is
measured in one run on one machine. Not a timed test: a machine that is busy gives other figures.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.program import TOP, Program

if TYPE_CHECKING:
    from benchmarks.measures import Measures

AIMS, PROFILE, MANY = "make bench", "make bench: profile", "make bench: ten thousand"


def aims(measures: Measures, before: Path | None, kept: Path | None) -> Iterator[str]:
    """The table of aims, beside the figures of `before`, and that of the contenders; the figures
    are `kept` for a later run."""
    from benchmarks.table import Row, machine, table

    rows = list[Row]()
    for row in measures.rows():
        print(f"{row.what}: {row.told} {row.verdict}", file=sys.stderr, flush=True)
        rows.append(row)
    if kept:
        figures = {row.what: row.told for row in rows}
        kept.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    yield machine()
    yield ""
    yield from table(rows, json.loads(before.read_text(encoding="utf-8")) if before else {})
    yield ""
    yield from measures.instead()


def main() -> None:
    """Measure and print; with --write into docs/performance.md too."""
    given = _arguments()
    program = Program(given.tree.resolve())
    program.import_from()
    from benchmarks.many import ten_thousand
    from benchmarks.measures import QUICK, Measures, Size

    size = QUICK if given.quick else Size(given.leaflets, given.hospitals)
    with tempfile.TemporaryDirectory() as name:
        measures = Measures(program, size, Path(name))
        parts = {}
        if given.ten_thousand:
            size_of_it = given.leaflets, given.many_hospitals, given.minutes
            parts[MANY] = ten_thousand(program, Path(name), *size_of_it)
        else:
            parts[AIMS] = aims(measures, given.before, given.keep)
            if given.profile:
                parts[PROFILE] = measures.profile()
        for part, lines in parts.items():
            _tell(part, lines, write=given.write)


def _tell(part: str, lines: Iterator[str], *, write: bool) -> None:
    from benchmarks.table import keep

    told = []
    for line in lines:
        print(line, flush=True)
        told.append(line)
    print(flush=True)
    if write:
        keep(part, told)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leaflets", type=int, default=20)
    parser.add_argument("--hospitals", type=int, default=10)
    parser.add_argument("--quick", action="store_true", help="a little of everything, once")
    parser.add_argument("--profile", action="store_true", help="where the time goes, too")
    parser.add_argument(
        "--ten-thousand", action="store_true", help="only 100 hospitals, once: speed, memory, size"
    )
    parser.add_argument("--many-hospitals", type=int, default=100, help="for --ten-thousand")
    parser.add_argument("--minutes", type=float, help="for --ten-thousand: stop it after so many")
    parser.add_argument("--tree", type=Path, default=TOP, help="measure another checkout")
    parser.add_argument("--before", type=Path, help="figures that --keep wrote: a column more")
    parser.add_argument("--keep", type=Path, help="write the figures there, for --before")
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()

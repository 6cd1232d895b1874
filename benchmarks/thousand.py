"""A thousand editions, side by side with what else could press them, from one run.

20 leaflets of 150 to 1,500 words, 10 hospitals, 5 formats. Prints the table of
docs/performance.md, or writes it there.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.bench import DAY, TOP
from benchmarks.contenders import CORES, contenders, sample
from benchmarks.generate import FORMATS, generate
from depliant.jobs.plan import make_plan
from depliant.jobs.request import Request
from depliant.shelf.manifest import by_name, read_manifest
from depliant.sources.workspace import Workspace
from depliant.typeset.pages import Fit

PAGE = TOP / "docs" / "performance.md"
BEGIN, END = "<!-- begin: make bench -->", "<!-- end: make bench -->"


@dataclass(frozen=True)
class Built:
    """One run of `build`: wall seconds, what the summary said, peak memory of a process in MB."""

    seconds: float
    pressed: int
    peak: float


def build(root: Path) -> Built:
    formats = [word for name in FORMATS for word in ("--format", name)]
    command = [sys.executable, str(TOP / "make_leaflet.py"), "--ui-lang", "en", "build"]
    command += ["--workspace", str(root), "--today", str(DAY), *formats]
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    pressed = int(done.stdout.strip().splitlines()[-1].split(" ")[0])
    return Built(seconds, pressed, peak)


def ours(root: Path, count: int) -> Iterator[tuple[str, Built]]:
    """The builds of one workspace, one after another."""
    yield f"cold: {count} editions, fitted, imposed, checked", build(root)
    yield "nothing changed", build(root)
    article = root / "leaflets" / "document-003" / "fr.md"
    _change(article, "Document 3\n", "Document trois\n")
    yield "one leaflet changed", build(root)
    _change(root / "hospitals" / "hopital-000" / "hospital.yaml", "71 00 00", "71 09 09")
    yield "one hospital's phone changed", build(root)


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def table(leaflets: int, hospitals: int, samples: int) -> Iterator[str]:
    """The lines of the page."""
    count = leaflets * hospitals * len(FORMATS)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "workspace"
        generate(root, leaflets, hospitals)
        runs = dict(ours(root, count))
        cold = next(iter(runs.values()))
        yield from _machine()
        yield "| depliant | seconds | pressed | an edition |"
        yield "|---|---|---|---|"
        for what, run in runs.items():
            each = f"{run.seconds / run.pressed * 1000:.0f} ms" if run.pressed else "–"
            yield f"| {what} | {run.seconds:.1f} | {run.pressed} | {each} |"
        yield ""
        yield f"Largest process: {cold.peak:.0f} MB."
        yield ""
        mine = cold.seconds / cold.pressed
        yield f"| on a sample of {samples} of these editions | an edition | depliant, cold, is |"
        yield "|---|---|---|"
        for what, seconds in _others(root, Path(name) / "sample", samples):
            yield f"| {what} | {seconds * 1000:.0f} ms | {seconds / mine:.2f} × as fast |"


def _others(root: Path, folder: Path, samples: int) -> Iterator[tuple[str, float]]:
    workspace = Workspace(root)
    plan = make_plan(workspace, Request(formats=FORMATS, today=DAY))
    step = max(1, len(plan.choices) // samples)
    chosen = plan.choices[step // 2 :: step][:samples]
    entries = by_name(read_manifest(root / "out"))
    fits = [entries[choice.edition.name].last.counts.fit or Fit() for choice in chosen]
    folder.mkdir()
    yield from contenders(sample(workspace, chosen, fits, folder))


def _machine() -> Iterator[str]:
    names = ("weasyprint", "pydyf", "pikepdf", "typst", "playwright")
    engines = ", ".join(f"{name} {version(name)}" for name in names)
    yield f"{os.cpu_count()} cores ({platform.machine()}), {_processor()}, {_memory()}, "
    yield f"Python {platform.python_version()}, {engines}. Two workers; {CORES} processes for "
    yield "`xargs` and the floor."
    yield ""


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.split(": ")[1] for line in lines if line.startswith("model name")), "?")


def _memory() -> str:
    return f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GiB"


def main() -> None:
    """Measure; print, and with --write put the table into the docs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leaflets", type=int, default=20)
    parser.add_argument("--hospitals", type=int, default=10)
    parser.add_argument("--samples", type=int, default=40)
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    given = parser.parse_args()
    lines = []
    for line in table(given.leaflets, given.hospitals, given.samples):
        print(line, flush=True)
        lines.append(line)
    if given.write:
        text = PAGE.read_text(encoding="utf-8")
        before, after = text.split(BEGIN)[0], text.split(END)[1]
        body = "\n".join(lines)
        PAGE.write_text(f"{before}{BEGIN}\n{body}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()

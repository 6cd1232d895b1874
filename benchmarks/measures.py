"""The measures behind the table of aims, each from builds of one generated workspace."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.builds import Builder, Built
from benchmarks.contenders import contenders, sample
from benchmarks.generate import (
    DAY,
    FORMATS,
    change_phone,
    generate,
    hospital_slug,
    leaflet_slug,
)
from benchmarks.program import Program, at_home
from benchmarks.stages import Taken, layout_seconds, profile, taken
from benchmarks.table import Row, at_most
from benchmarks.whole import Bare, plain, whole
from depliant.content.select import Choice
from depliant.jobs.plan import make_plan
from depliant.jobs.request import Request
from depliant.shelf.manifest import by_name, read_manifest
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from depliant.typeset.pages import Fit


@dataclass(frozen=True)
class Size:
    """How much is measured: the workspace; every so many leaflets and hospitals of it are timed
    stage by stage; how often what is short is repeated; editions for the contenders."""

    leaflets: int = 20
    hospitals: int = 10
    formats: tuple[str, ...] = FORMATS
    step: tuple[int, int] = (4, 5)
    repeated: int = 5
    singles: tuple[str, ...] = ("a4", "trifold", "screen")
    single_runs: int = 7
    samples: int = 40
    contenders: tuple[str, ...] = ()  # all of them

    @property
    def editions(self) -> int:
        return self.leaflets * self.hospitals * len(self.formats)


QUICK = Size(1, 2, ("a4",), (1, 2), 1, ("a4",), 1, 1, ("typst",))


@dataclass(frozen=True)
class Measures:
    """What is measured of a program, in an empty folder; each property is measured once."""

    program: Program
    size: Size
    folder: Path

    @cached_property
    def builder(self) -> Builder:
        """Builds of the workspace, which is written now."""
        generate(self.folder / "workspace", self.size.leaflets, self.size.hospitals)
        return Builder(self.program, self.folder / "workspace", self.size.formats)

    @cached_property
    def cold(self) -> Built:
        built = self.builder.build("all", watched=True)
        assert built.pressed  # a few may be left out: formats for twice as much text
        return built

    @cached_property
    def made(self) -> Sequence[str]:
        """The leaflets whose every edition lies on the shelf; none are named if all of them do.
        What is refused takes long: other formats are tried for it."""
        entries = read_manifest(self.folder / "all" / "out").editions
        refused = {entry.leaflet for entry in entries if entry.last.failed}
        slugs = sorted({entry.leaflet for entry in entries} - refused)
        return slugs if refused else ()

    @cached_property
    def fits(self) -> Mapping[str, Fit | None]:
        """How the cold build fitted each edition, by its name."""
        entries = by_name(read_manifest(self.folder / "all" / "out"))
        return {name: entry.last.counts.fit for name, entry in entries.items()}

    @cached_property
    def choices(self) -> Sequence[Choice]:
        return make_plan(self.workspace, Request(formats=self.size.formats, today=DAY)).choices

    @cached_property
    def workspace(self) -> Workspace:
        return Workspace(self.builder.workspace)

    # --- the rows, in the order in which they are measured ---

    def rows(self) -> Iterator[Row]:
        yield self._each_cold()
        yield self._unchanged()
        yield self._changed_phone()
        yield self._beside_one()
        yield self._layouts()
        yield self._largest()
        yield from self._singles()
        yield self._help()

    def _each_cold(self) -> Row:
        cold = self.cold
        named = f"{cold.pressed:,} editions, {self.size.hospitals} hospitals"
        what = f"{named}, cold, fitted, imposed, checked"
        refused = f"; {cold.refused} refused" if cold.refused else ""
        told = f"{cold.each:.0f} ms an edition ({cold.seconds:.1f} s{refused})"
        return at_most(what, cold.each, 90, told, "≤ 90 ms")

    def _unchanged(self) -> Row:
        runs = [self.builder.build("all") for _number in range(self.size.repeated)]
        assert not any(run.pressed - run.refused for run in runs)
        took = statistics.median(run.seconds for run in runs)
        what = f"nothing changed, {self.cold.pressed:,} editions"
        return at_most(what, took, 0.8, f"{took:.2f} s", "≤ 0.8 s")

    def _changed_phone(self) -> Row:
        change_phone(self.builder.workspace, 0)
        built = self.builder.build("all", *self.made)
        assert built.pressed
        told = f"{built.pressed} editions, {built.each:.0f} ms each"
        return at_most("one phone changed", built.each, 90, told, "≤ 90 ms each")

    def _beside_one(self) -> Row:
        """All hospitals beside one of them, both cold."""
        one = self.builder.build("one", "--hospital", hospital_slug(0))
        wall, work = (self.cold.seconds / one.seconds, self.cold.processor / one.processor)
        facts = "a fifth of the leaflets with a hospital’s fact"
        what = f"{self.size.hospitals} hospitals beside one, {facts}"
        told = f"{wall:.1f} × the time ({work:.1f} × the processor’s)"
        return at_most(what, wall, 3.5, told, "≤ 3.5 ×")

    def _layouts(self) -> Row:
        told = f"{self.layouts:.2f} of a whole edition’s"
        return at_most("layouts an edition", self.layouts, 1.2, told, "≤ 1.2")

    def _largest(self) -> Row:
        peak = self.cold.peak
        return at_most("largest process", peak, 200, f"{peak:.0f} MB", "≤ 200 MB")

    def _singles(self) -> Iterator[Row]:
        """One edition by one command, cold, beside the `weasyprint` command on the same pages."""
        top = Workspace(self.program.top)
        request = Request(("immunotherapie",), ("tilleuls",), self.size.singles, today=DAY)
        composer = Composer(top.house_style.templates)
        for choice in make_plan(top, request).choices:
            folder = self.folder / f"single-{choice.format.name}"
            folder.mkdir()
            theirs = plain(whole(choice, composer), top, folder).command(folder / "plain.pdf")
            pairs = [
                (self._single(choice, folder / str(n)), _seconds(theirs, folder / str(n)))
                for n in range(self.size.single_runs)
            ]
            a, b = (statistics.median(column) for column in zip(*pairs, strict=True))
            what = f"one build of one edition beside the `weasyprint` command: {choice.format.name}"
            told = f"{a / b:.2f} × ({a * 1000:.0f} beside {b * 1000:.0f} ms)"
            yield at_most(what, a / b, 1.25, told, "≤ 1.25 ×")

    def _single(self, choice: Choice, home: Path) -> float:
        words = ["build", choice.edition.leaflet, "--hospital", choice.edition.hospital]
        words += ["--format", choice.format.name, "--today", str(DAY)]
        words += ["--workspace", str(self.program.top), "--out", str(home / "out")]
        return _seconds(self.program.command(*words), home)

    def _help(self) -> Row:
        command, home = self.program.command("--help"), self.folder / "help"
        took = statistics.median(_seconds(command, home) for _n in range(self.size.repeated))
        return at_most("`--help`", took, 0.3, f"{took * 1000:.0f} ms", "≤ 300 ms")

    # --- layouts, and where the time goes ---

    @cached_property
    def timed(self) -> Taken:
        """What the stages of a cold build of some leaflets take, for all hospitals."""
        slugs = [leaflet_slug(n) for n in self._timed_leaflets]
        self.builder.timed("timed", self.folder / "log", *slugs)
        return taken(self.folder / "log")

    @cached_property
    def layouts(self) -> float:
        """Processor time of all layouts of these editions, over that of laying each out once, in
        one piece, as it was fitted: this one for some of the hospitals, times so many more."""
        slugs = {leaflet_slug(n) for n in self._timed_leaflets}
        numbers = range(0, self.size.hospitals, self.size.step[1])
        here = {hospital_slug(n) for n in numbers}
        chosen = [
            c for c in self.choices if c.edition.leaflet in slugs and c.edition.hospital in here
        ]
        composer = Composer(self.workspace.house_style.templates)
        bare = Bare(self.workspace.house_style.styles)
        wholes = [whole(one, composer, self.fits.get(one.edition.name)) for one in chosen]
        bare.layout(wholes[0])  # the first one reads the fonts
        once = sum(map(bare.seconds, wholes)) * self.size.hospitals / len(numbers)
        return layout_seconds(self.timed) / once

    def profile(self) -> Iterator[str]:
        each = len(self._timed_leaflets) * self.size.hospitals
        return profile(self.timed, self.size.formats, each)

    @property
    def _timed_leaflets(self) -> range:
        return range(0, self.size.leaflets, self.size.step[0])

    # --- what a user would pick instead ---

    def instead(self) -> Iterator[str]:
        """A table of what else presses such editions."""
        mine = self.cold.each
        step = max(1, len(self.choices) // self.size.samples)
        chosen = self.choices[step // 2 :: step][: self.size.samples]
        fits = [self.fits.get(choice.edition.name) for choice in chosen]
        given = sample(self.workspace, chosen, fits, self.layouts, self.folder / "sample")
        yield f"| on a sample of {len(chosen)} of these editions | an edition | depliant is |"
        yield "|---|---|---|"
        yield f"| depliant, cold, all of them | {mine:.0f} ms | |"
        for what, seconds in contenders(given, self.size.contenders):
            ratio = seconds * 1000 / mine
            yield f"| {what} | {seconds * 1000:.0f} ms | {ratio:.2f} × as fast |"


def _seconds(command: Sequence[str], home: Path) -> float:
    """What a command takes, of a user whose home is this folder."""
    environment = at_home(home)
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, env=environment, text=True)
    took = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stdout[-2000:]}{done.stderr[-1000:]}")
    return took

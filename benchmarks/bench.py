"""`make bench`: what depliant costs beside the bare engine, from one run on one machine.

Prints medians and ratios. Not a timed test: a machine that is busy gives wide figures.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from depliant.content.select import Choice, select
from depliant.jobs.plan import make_plan
from depliant.jobs.request import Request
from depliant.pressroom.arrangement import arranged
from depliant.pressroom.worker import setup_for
from depliant.pressroom.workers import Workers
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from depliant.typeset.lettering import fonts
from depliant.typeset.room import Setting, Trial
from depliant.typeset.typesetter import Typesetter, setting_css

TOP = Path(__file__).parent.parent
DAY = dt.date(2026, 11, 24)
COMMAND = [sys.executable, str(TOP / "make_leaflet.py")]


@dataclass(frozen=True)
class Plain:
    """An edition as the plain `weasyprint` command takes it: a page, style sheets, a variant."""

    page: Path
    styles: tuple[Path, ...]
    variant: str | None

    def command(self, out: Path) -> list[str]:
        sheets = [word for path in self.styles for word in ("-s", str(path))]
        variant = ["--pdf-variant", self.variant] if self.variant else []
        engine = str(Path(sys.executable).with_name("weasyprint"))
        return [engine, "-q", *sheets, *variant, str(self.page), str(out)]


def plain(choice: Choice, workspace: Workspace, folder: Path) -> Plain:
    """Write an edition's HTML, pictures, fonts and styles so that the plain command reads them."""
    content, _odd = select(choice)
    html = Composer(workspace.house_style.templates).compose(content, choice.format)
    css = fonts.font_css() + setting_css(Setting(), choice.format)
    for number, (url, data) in enumerate([*content.pictures.items(), *fonts.files().items()]):
        kind = ".svg" if data.lstrip()[:1] == b"<" else ".bin"
        path = folder / f"{choice.edition.format}-{choice.edition.hospital}-{number}{kind}"
        path.write_bytes(data)
        html, css = html.replace(url, path.as_uri()), css.replace(url, path.as_uri())
    name = f"{choice.edition.format}-{choice.edition.hospital}"
    page, faces = folder / f"{name}.html", folder / f"{name}.css"
    page.write_text(html, encoding="utf-8")
    faces.write_text(css, encoding="utf-8")
    variant = None if choice.format.imposed else "pdf/ua-1"
    sheets = []
    for number, text in enumerate(workspace.house_style.styles):
        sheets.append(folder / f"{number}.css")
        sheets[-1].write_text(text, encoding="utf-8")
    return Plain(page, (faces, *sheets), variant)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def run(command: Sequence[str]) -> Callable[[], object]:
    return lambda: subprocess.run(command, check=True, capture_output=True)


def row(what: str, ours: float, theirs: float, aim: str, held: bool) -> None:
    ratio = f"{ours / theirs:5.2f}" if theirs else "    –"
    other = f"{theirs * 1000:8.0f} ms" if theirs else "          –"
    print(f"{what:44} {ours * 1000:8.0f} ms {other} {ratio}  {aim}: {'held' if held else 'MISSED'}")


def one_build(
    choices: dict[str, Choice], plains: dict[str, Plain], folder: Path, runs: int
) -> None:
    for name, choice in choices.items():
        build = [*COMMAND, "build", "immunotherapie", "--hospital", choice.hospital.slug]
        build += ["--format", name, "--today", str(DAY), "--workspace", str(TOP)]
        build += ["--out", str(folder / "out")]
        ours, theirs = [], []
        for _number in range(runs):
            ours.append(seconds(run(build)))
            theirs.append(seconds(run(plains[name].command(folder / "plain.pdf"))))
        a, b = statistics.median(ours), statistics.median(theirs)
        row(f"one build, {name} | weasyprint alone", a, b, "≤ 1.4 ×", a <= 1.4 * b)


def help_text(runs: int) -> None:
    for lang in ("en", "fr"):
        command = [*COMMAND, "--ui-lang", lang, "--help"]
        took = statistics.median(seconds(run(command)) for _number in range(runs))
        row(f"--help, {lang}", took, 0, "< 300 ms", took < 0.3)


def warm(choices: list[Choice], plains: list[Plain], folder: Path, count: int) -> None:
    workspace = Workspace(TOP)
    many = [choices[number % len(choices)] for number in range(count)]
    with Workers(setup_for(workspace.house_style)) as workers:
        ours = seconds(lambda: list(workers.results(many))) / count
    commands = [plains[number % len(plains)].command(folder / "p.pdf") for number in range(count)]
    theirs = seconds(lambda: [run(command)() for command in commands]) / count
    label = f"each of {count}, one warm worker | weasyprint"
    row(label, ours, theirs, "≥ 6 × faster", theirs >= 6 * ours)


def fitting(choices: list[Choice], workspace: Workspace, runs: int) -> None:
    """What fitting costs beside one layout of the same HTML, for each format of a leaflet."""
    composer, typesetter = (
        Composer(workspace.house_style.templates),
        Typesetter(workspace.house_style.styles),
    )
    shares = []
    for choice in choices:
        taken = arranged(choice, composer, typesetter)  # as the press sets it
        html = composer.compose(taken.content, taken.choice.format)
        content, format_ = taken.content, taken.choice.format
        ours, theirs, layouts = [], [], 0
        for _number in range(runs):
            layout = typesetter.layout(html, format_, content.pictures)
            theirs.append(seconds(partial(layout, Setting())))
            start = time.perf_counter()
            trial: Trial[Any] = typesetter.lay_out(html, format_, content.pictures)
            ours.append(time.perf_counter() - start)
            layouts = trial.fit.layouts
        shares.append(statistics.median(ours) / statistics.median(theirs))
        name = f"{choice.edition.leaflet}.{choice.edition.format}"
        print(f"  fitting {name:36} {shares[-1]:5.2f} × one layout, {layouts} layouts")
    mean = statistics.mean(shares)
    held = "held" if mean <= 2.5 else "MISSED"
    print(f"fitting, mean of {len(shares)} editions: {mean:.2f} × one layout  ≤ 2.5 ×: {held}")


@dataclass(frozen=True)
class Size:
    """How much is measured: formats of the first leaflet, how often each thing is done, editions
    of the warm worker, leaflets (none: all) and formats that are fitted."""

    formats: tuple[str, ...] = ("a4", "trifold", "screen")
    builds: int = 7
    helps: int = 9
    warm: int = 100
    fitted: tuple[str, ...] = ()
    fitted_formats: tuple[str, ...] = ()
    fittings: int = 5


QUICK = Size(("a4",), 1, 1, 2, ("immunotherapie",), ("a4", "bifold"), 1)


def main() -> None:
    """Measure and print; --quick measures a little of everything, once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a little of everything, once")
    size = QUICK if parser.parse_args().quick else Size()
    names = ", ".join(f"{name} {version(name)}" for name in ("weasyprint", "pydyf", "pikepdf"))
    print(
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {names}"
    )
    workspace = Workspace(TOP)
    first = Request(leaflets=("immunotherapie",), formats=size.formats, today=DAY)
    choices = list(make_plan(workspace, first).choices)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plains = [plain(choice, workspace, folder) for choice in choices]
        ours = {c.format.name: c for c in choices if c.hospital.slug == "tilleuls"}
        by_name = {name: plains[choices.index(choice)] for name, choice in ours.items()}
        one_build(ours, by_name, folder, size.builds)
        help_text(size.helps)
        warm(choices, plains, folder, size.warm)
    many = Request(
        leaflets=size.fitted, hospitals=("tilleuls",), formats=size.fitted_formats, today=DAY
    )
    fitting(list(make_plan(workspace, many).choices), workspace, size.fittings)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of a process: {peak:.0f} MB")


if __name__ == "__main__":
    main()

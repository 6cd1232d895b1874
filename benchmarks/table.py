"""Figures beside their aims, as a table; and the page that keeps them."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.program import TOP

PAGE = TOP / "docs" / "performance.md"


@dataclass(frozen=True)
class Row:
    """What was measured; its figure in words; its aim, and whether it is held (None: no aim)."""

    what: str
    told: str
    aim: str = ""
    held: bool | None = None

    @property
    def verdict(self) -> str:
        return {None: "", True: "held", False: "**MISSED**"}[self.held]


def at_most(what: str, figure: float, most: float, told: str, aim: str) -> Row:
    """A row whose figure may be so much at the most."""
    return Row(what, told, aim, figure <= most)


def table(rows: Iterable[Row], before: Mapping[str, str]) -> Iterator[str]:
    """The lines of a table; with what each figure was before, if that is known."""
    titles = ["", *(["before"] if before else []), "figure", "aim", ""]
    yield f"| {' | '.join(titles)} |"
    yield "|---" * len(titles) + "|"
    for row in rows:
        old = [before.get(row.what, "–")] if before else []
        yield f"| {' | '.join([row.what, *old, row.told, row.aim, row.verdict])} |"


def machine() -> str:
    """What everything was measured on."""
    names = ("weasyprint", "pydyf", "pikepdf", "typst", "playwright")
    engines = ", ".join(f"{name} {version(name)}" for name in names)
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    cores = f"{os.cpu_count()} cores ({platform.machine()}), {_processor()}, {memory:.0f} GiB"
    return f"{cores}; Python {platform.python_version()}, {engines}."


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.split(": ")[1] for line in lines if line.startswith("model name")), "?")


def keep(name: str, lines: Iterable[str], page: Path = PAGE) -> None:
    """Put lines between the marks of this name on the page."""
    begin, end = f"<!-- begin: {name} -->", f"<!-- end: {name} -->"
    text = page.read_text(encoding="utf-8")
    before, after = text.split(begin)[0], text.split(end)[1]
    body = "\n".join(lines)
    page.write_text(f"{before}{begin}\n{body}\n{end}{after}", encoding="utf-8")

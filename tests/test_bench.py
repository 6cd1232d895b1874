"""The benchmarks run, and their figures are figures: smoke, not a timed test."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.generate import change_phone, generate
from benchmarks.hooks import WARMING, format_of, part_of, watch
from benchmarks.memory import Reading, Watch, descendants, over_time
from benchmarks.stages import layout_seconds, profile, taken
from benchmarks.table import Row, at_most, keep, table
from depliant.checks.finding import Severity
from depliant.jobs.plan import make_plan
from depliant.jobs.request import Request
from depliant.sources.workspace import Workspace
from tests.conftest import TODAY, TOP

FIGURE = re.compile(r"(\d+(?:\.\d+)?) ?(ms|s|×|MB|of)")


# --- one run ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def told() -> str:
    """What the benchmark prints if a little of everything is done once."""
    command = [sys.executable, "-m", "benchmarks.bench", "--quick", "--profile"]
    result = subprocess.run(
        command, cwd=TOP, capture_output=True, text=True, timeout=250, check=True
    )
    return result.stdout


@pytest.mark.slow
def test_every_aim_has_its_figure_and_its_verdict(told: str) -> None:
    rows = [line.strip("| ").split(" | ") for line in told.splitlines() if "≤" in line]
    assert [row[0].split(",")[0] for row in rows] == [
        "2 editions",
        "nothing changed",
        "one phone changed",
        "2 hospitals beside one",
        "layouts an edition",
        "largest process",
        "one build of one edition beside the `weasyprint` command: a4",
        "`--help`",
    ]
    for row in rows:
        figures = [(float(number), unit) for number, unit in FIGURE.findall(row[1])]
        most = float(row[2].split()[1])
        figure = next((f for f, unit in figures if unit in row[2]), figures[0][0])
        assert figure > 0
        if abs(figure - most) > 0.05 * most:
            assert row[3] == ("held" if figure <= most else "**MISSED**")


@pytest.mark.slow
def test_layouts_are_counted_and_the_profile_adds_up(told: str) -> None:
    layouts = re.search(r"^\| layouts an edition \| ([\d.]+) of", told, re.MULTILINE)
    assert layouts
    assert 0.2 < float(layouts[1]) < 10
    stages = dict(re.findall(r"^\| ([a-z ,]+) \| [\d.–]+ \| ([\d.]+) \|$", told, re.MULTILINE))
    assert {"select", "compose", "parse", "write", "checks"} <= stages.keys()
    rest = sum(float(ms) for name, ms in stages.items() if name != "sum")
    assert float(stages["sum"]) == pytest.approx(rest, abs=1)
    assert re.search(r"^\| Typst, .* \| \d+ ms \| [\d.]+ × as fast \|$", told, re.MULTILINE)


# --- the workspace ---------------------------------------------------------------------------


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_a_generated_workspace_is_the_same_twice_and_good(tmp_path: Path) -> None:
    for name in ("one", "other"):
        generate(tmp_path / name, leaflets=3, hospitals=6)
    assert files(tmp_path / "one") == files(tmp_path / "other")
    workspace = Workspace(tmp_path / "one")
    paths = [path for slug in sorted(workspace.leaflets) for path in workspace.article_paths(slug)]
    words = [len(workspace.article(path).text.split()) for path in paths]
    assert len(words) == 3
    assert 200 < words[0] < words[1] < words[2] < 2000
    assert words[2] > 1200
    plan = make_plan(workspace, Request(formats=("a4", "trifold"), today=TODAY))
    assert not plan.problems
    assert len(plan.choices) == 3 * 6 * 2
    found = [f for choice in plan.choices for f in plan.judgement.about(choice)]
    assert not [finding for finding in found if finding.severity is Severity.ERROR]


def test_lengths_may_be_mixed(tmp_path: Path) -> None:
    sizes = {}
    for mixed in (False, True):
        generate(tmp_path / str(mixed), leaflets=6, hospitals=1, mixed=mixed)
        paths = sorted((tmp_path / str(mixed)).glob("leaflets/*/fr.md"))
        sizes[mixed] = [len(path.read_text().split()) // 100 for path in paths]
    assert sizes[False] == sorted(sizes[False])
    assert min(sizes[True][:3]) < 6 < 11 < max(sizes[True][:3])
    assert min(sizes[True][3:]) < 6 < 11 < max(sizes[True][3:])


def test_generated_hospitals_are_unlike(tmp_path: Path) -> None:
    generate(tmp_path, leaflets=3, hospitals=100)
    workspace = Workspace(tmp_path)
    profiles = [workspace.hospital(slug).profile for slug in sorted(workspace.hospitals)]
    assert len({profile.name for profile in profiles}) == 100
    assert {len(profile.contacts) for profile in profiles} == {1, 2, 3, 4}
    lengths = [len(profile.name) for profile in profiles]
    assert min(lengths) < 20 < 45 < max(lengths)
    logos = {Path(profile.logo.file).suffix if profile.logo else "" for profile in profiles}
    assert logos == {"", ".svg", ".png"}
    assert {bool(profile.legal) for profile in profiles} == {True, False}
    phones = [one.phone for profile in profiles for one in profile.contacts.values() if one.phone]
    assert len(set(phones)) == len(phones)
    facts = [path for path in tmp_path.rglob("fr.md") if "{{ hospital." in path.read_text()]
    assert [path.parent.name for path in facts] == ["document-002"]


def test_one_phone_is_changed(tmp_path: Path) -> None:
    generate(tmp_path, leaflets=1, hospitals=2)
    before = files(tmp_path)
    change_phone(tmp_path, 1)
    after = files(tmp_path)
    changed = [name for name, data in after.items() if before[name] != data]
    assert changed == ["hospitals/hopital-001/hospital.yaml"]
    lines = after[changed[0]].splitlines()
    assert len([one for one in lines if one not in before[changed[0]].splitlines()]) == 1


# --- hooks -----------------------------------------------------------------------------------


MODULE = """
import os
import time

class Format:
    def __init__(self, name):
        self.name = name

def spin(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass

def outer(format_):
    spin(0.02)
    inner()

def inner():
    spin(0.05)

def steps(count):
    for number in range(count):
        spin(0.02)
        yield number
    return "done"

class Press:
    def press(self, format_):
        outer(format_)
        if (child := os.fork()) == 0:
            inner()
            os._exit(0)
        os.waitpid(child, 0)
        return (yield from steps(2))

    def _hidden(self):
        spin(0.01)
"""


def test_hooks_time_what_exists_without_what_is_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "timed_here.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    patterns = {
        "press": ["timed_here.**:Press.*", "no_such_module:x"],
        "outer": ["timed_here:outer", "timed_here:Nothing.here"],
        "inner": ["timed_here:inner"],
        "steps": ["timed_here:steps"],
    }
    watch(patterns, tmp_path / "log")
    import timed_here  # type: ignore[import-not-found]

    steps = timed_here.Press().press(timed_here.Format("a4"))
    assert list(steps) == [0, 1]
    timed_here.Press()._hidden()
    found = taken(tmp_path / "log")
    assert found["outer", "a4"] == pytest.approx(0.02, abs=0.015)
    assert found["steps", "a4"] == pytest.approx(0.04, abs=0.02)
    assert found["inner", "a4"] == pytest.approx(0.05, abs=0.02)
    assert found["inner", ""] == pytest.approx(0.05, abs=0.02)  # the fork's, which knows no press
    assert found["press", "a4"] < 0.03
    assert len(list((tmp_path / "log").iterdir())) == 2


def test_a_layout_says_which_part_it_is() -> None:
    class Element:
        def __init__(self, **attributes: str) -> None:
            self.attributes = attributes

        def get(self, name: str) -> str | None:
            return self.attributes.get(name.replace("-", "_"))

    class Source:
        def __init__(self, *elements: Element) -> None:
            self.etree_element = self
            self.elements = elements

        def iter(self) -> tuple[Element, ...]:
            return self.elements

    assert part_of([Source(Element())]) == ""
    assert part_of([Source(Element(), Element(data_window="contacts"))]) == " of imprints"
    plate = Source(Element(**{"data_window": "contacts", "class": "piece window"}))
    assert part_of([plate]) == " of plates"
    assert part_of([object()]) == ""
    assert format_of([1, "two", []]) == ""


def test_a_profile_shares_what_belongs_to_no_format() -> None:
    given = {
        ("layout of plates", "a4"): 0.4,
        ("layout of imprints", "a4"): 0.2,
        ("layout of imprints", "trifold"): 0.2,
        ("layout", WARMING): 9.0,
        ("shelf", ""): 0.08,
    }
    assert layout_seconds(given) == pytest.approx(0.8)
    lines = list(profile(given, ("a4", "trifold"), each=4))
    assert lines[2:] == [
        "| layout of imprints | 50.0 | 50.0 | 50.0 |",
        "| layout of plates | 100.0 | – | 50.0 |",
        "| shelf | – | – | 10.0 |",
        "| sum | 150.0 | 50.0 | 110.0 |",
    ]


# --- memory, the table -----------------------------------------------------------------------


def test_memory_is_that_of_all_that_a_command_started() -> None:
    hold = "import time; held = bytearray(60_000_000); time.sleep(30)"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{hold}'])"
    process = subprocess.Popen([sys.executable, "-c", start])
    seen = Watch(process.pid)
    seen.start()
    try:
        deadline = time.monotonic() + 20
        while seen.peak < 60 and time.monotonic() < deadline:
            time.sleep(0.1)
        (child,) = descendants(process.pid)
        assert child != process.pid
    finally:
        for pid in descendants(process.pid):
            Path(f"/proc/{pid}/stat").exists() and subprocess.run(["kill", str(pid)])
        process.kill()
        process.wait()
        seen.stop()
    assert 60 < seen.peak < 200
    assert seen.readings[-1].parent < 60


def test_memory_over_time() -> None:
    readings = [Reading(float(n), 10.0 + n, 100.0 - n) for n in range(25)]
    parts = over_time(readings)
    assert len(parts) == 10
    assert parts[0] == (11.0, 100.0)
    assert parts[-1] == (34.0, 78.0)
    assert over_time(readings[:2]) == [(10.0, 100.0), (11.0, 99.0)]


def test_the_table_and_its_page(tmp_path: Path) -> None:
    rows = [at_most("a", 2, 3, "2 s", "≤ 3 s"), at_most("b", 4, 3, "4 s", "≤ 3 s"), Row("c", "5")]
    assert list(table(rows, {"a": "9 s"})) == [
        "|  | before | figure | aim |  |",
        "|---|---|---|---|---|",
        "| a | 9 s | 2 s | ≤ 3 s | held |",
        "| b | – | 4 s | ≤ 3 s | **MISSED** |",
        "| c | – | 5 |  |  |",
    ]
    page = tmp_path / "page.md"
    page.write_text(
        "x\n<!-- begin: a -->\nold\n<!-- end: a -->\ny <!-- begin: b --><!-- end: b -->"
    )
    keep("a", ["new", "lines"], page)
    assert page.read_text().startswith("x\n<!-- begin: a -->\nnew\nlines\n<!-- end: a -->\ny <!--")


def test_the_page_has_room_for_every_part() -> None:
    from benchmarks.bench import AIMS, MANY, PROFILE

    text = (TOP / "docs" / "performance.md").read_text(encoding="utf-8")
    for name in (AIMS, PROFILE, MANY):
        assert text.index(f"<!-- begin: {name} -->") < text.index(f"<!-- end: {name} -->")

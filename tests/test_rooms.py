"""The house: imports follow the way through, nothing goes in a circle, no module is too long."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import TOP

PACKAGE = TOP / "depliant"
COMMON = ("errors", "words", "languages", "units", "digest")  # known to all
ROOMS = (
    *("reading", "formats", "sources", "content", "typeset", "pdf", "checks", "pressroom"),
    *("shelf", "mail", "web", "jobs", "review", "importing", "correcting", "starting", "cli"),
)
FACE = ("", "__main__")  # `import depliant` and `python -m depliant` stand before the door
LONGEST = 400  # lines
MOST_FILES = 14  # in a room


def modules(package: Path) -> dict[str, Path]:
    """Every module by its dotted name inside the package; the package's own is empty."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = path
    return found


def imported(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """The modules that a module imports, at its top, inside a function or for types only."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.split(".")[0] == "depliant":
                inner = name.partition(".")[2]
                yield inner if inner in known else inner.rpartition(".")[0]


def graph(package: Path = PACKAGE) -> dict[str, set[str]]:
    known = modules(package)
    return {name: set(imported(path, known)) - {name} for name, path in known.items()}


def upward(arrows: dict[str, set[str]]) -> list[str]:
    """The imports that run against the order of the rooms."""
    order = dict.fromkeys(COMMON, 0) | {name: n for n, name in enumerate(ROOMS, 1)}
    found = []
    for name, targets in arrows.items():
        if name in FACE:
            continue
        mine = order[name.partition(".")[0]]
        for target in targets - {""}:
            if order[target.partition(".")[0]] > mine:
                found.append(f"{name} → {target}")
    return sorted(found)


def circle(arrows: dict[str, set[str]]) -> list[str]:
    """A circle of imports, if there is one; a package's own file only names what is inside."""
    inner = {name: targets for name, targets in arrows.items() if name}
    try:
        TopologicalSorter({n: t & inner.keys() for n, t in inner.items()}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_imports_run_one_way() -> None:
    assert upward(graph()) == []


def test_nothing_goes_in_a_circle() -> None:
    assert circle(graph()) == []


def test_modules_are_short_and_rooms_are_no_crowd() -> None:
    lines = {n: len(p.read_text("utf-8").splitlines()) for n, p in modules(PACKAGE).items()}
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}
    for room in ROOMS:
        assert len(list((PACKAGE / room).glob("*.py"))) <= MOST_FILES, room


@pytest.mark.parametrize(
    ("files", "seen"),
    [
        ({"reading/a.py": "from depliant.cli import b", "cli/b.py": ""}, "reading.a → cli.b"),
        ({"reading/a.py": "def f():\n    import depliant.jobs.b", "jobs/b.py": ""}, "→ jobs.b"),
        ({"reading/a.py": "from depliant.jobs.b import x", "jobs/b.py": "x = 1"}, "→ jobs.b"),
    ],
)
def test_an_import_against_the_order_is_seen(
    tmp_path: Path, files: dict[str, str], seen: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert seen in upward(graph(tmp_path))[0]


def test_a_circle_is_seen(tmp_path: Path) -> None:
    (tmp_path / "reading").mkdir()
    for one, other in (("a", "b"), ("b", "a")):
        text = f"from depliant.reading.{other} import x"
        (tmp_path / "reading" / f"{one}.py").write_text(text, encoding="utf-8")
    assert circle(graph(tmp_path))


# --- the page that explains the house --------------------------------------------------------


def test_the_architecture_names_every_room_and_nothing_that_is_gone() -> None:
    text = (TOP / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert {room for room in rooms if f"`{room}/`" not in text} == set()
    answers = text.partition("## Where do I change")[2].partition("\n## ")[0]
    paths = re.findall(r"`((?:depliant|templates|styles|leaflets|docs)/[^`]*)`", answers)
    assert len(paths) >= 20
    assert [path for path in paths if not (TOP / path).exists()] == []

"""The library's face: light to import, typed, not hidden by any module, free of main guards."""

from __future__ import annotations

import datetime as dt
import importlib
import os
import pkgutil
import re
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

import depliant
from depliant import Finding, Proof, Request, Workspace, build, check, press
from depliant.errors import InputError
from tests.conftest import TODAY, TOP, edit

pytestmark = pytest.mark.workers

ONE = Request(("immunotherapie",), ("tilleuls",), ("screen",), today=TODAY)
NAMES = ["Finding", "Proof", "Request", "Workspace", "build", "check", "press"]


def run(code: str, folder: Path = TOP) -> str:
    """What a fresh Python prints; it may say nothing else, and not fail."""
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def test_the_import_is_light() -> None:
    code = (
        "import sys; before = set(sys.modules); import depliant; print(*set(sys.modules) - before)"
    )
    modules = set(run(code).split())
    assert {name for name in modules if name.startswith("depliant")} == {"depliant"}
    assert {"pydantic", "weasyprint", "click"} & modules == set()


def test_the_names() -> None:
    assert sorted(depliant.__all__) == NAMES
    assert set(NAMES) <= set(dir(depliant))
    with pytest.raises(AttributeError, match="no attribute 'prss'"):
        depliant.prss  # noqa: B018


def test_no_module_hides_a_name() -> None:
    """Every module is imported, then the face is asked."""
    for module in pkgutil.walk_packages(depliant.__path__, "depliant."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    assert all(callable(getattr(depliant, name)) for name in NAMES)
    assert depliant.press is press
    assert not {module.name for module in pkgutil.iter_modules(depliant.__path__)} & set(NAMES)


def test_today_is_the_clocks() -> None:
    before = dt.date.today()
    assert before <= Request().today <= dt.date.today()  # at midnight too


def test_a_proof_in_this_process(folder: Path) -> None:
    (proof,) = press(Workspace(str(folder)), ONE)
    assert isinstance(proof, Proof)
    assert proof.artifacts[0].data.startswith(b"%PDF")
    found = {finding.rule: finding for finding in proof.findings}
    assert isinstance(found["approval"], Finding)  # the sources' findings are a proof's too


def test_all_problems_at_once_before_anything_is_pressed(folder: Path, article: Path) -> None:
    edit(article, "extrêmement cher", "{{ hospital.nothing }}")
    edit(folder / "hospitals" / "deux-rives" / "hospital.yaml", "short_name:", "shrt_name:")
    with pytest.raises(InputError) as caught:
        press(Workspace(folder), replace(ONE, hospitals=()))
    told = str(caught.value)
    assert "hospital.nothing" in told
    assert "shrt_name" in told


def test_check_and_build(folder: Path, tmp_path: Path) -> None:
    workspace = Workspace(folder)
    report = check(workspace, ONE, render=False)
    assert (report.exit_code, len(report.outcomes)) == (0, 1)
    assert check(workspace, ONE, render=False, strict=True).exit_code == 1
    (outcome,) = build(workspace, ONE, str(tmp_path / "out")).outcomes
    assert (tmp_path / "out" / outcome.files[0].path).is_file()
    (again,) = build(workspace, ONE, tmp_path / "out").outcomes
    assert again.reused


UNGUARDED = """
import threading
from depliant import Request, Workspace, build, check, press
workspace = Workspace({folder!r})
request = Request(formats=("screen",))
def work():
    print(len(list(press(workspace, request))))
    print([outcome.failed for outcome in check(workspace, request).outcomes])
    print([outcome.reused for outcome in build(workspace, request, {out!r}, jobs=2).outcomes])
threads = [threading.Thread(target=work)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print("once")
"""


def test_a_script_without_a_main_guard_in_a_thread(folder: Path, tmp_path: Path) -> None:
    """Worker processes never import the caller's script again."""
    script = tmp_path / "script.py"
    text = UNGUARDED.format(folder=str(folder), out=str(tmp_path / "out"))
    script.write_text(text, encoding="utf-8")
    command = [sys.executable, str(script)]
    caches = os.environ["XDG_CACHE_HOME"]  # of this run, not of who runs it
    environment = {"PYTHONPATH": str(TOP), "PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": caches}
    result = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
    )
    assert (result.stderr, result.returncode) == ("", 0)
    assert result.stdout.splitlines() == ["2", "[False, False]", "[False, False]", "once"]


def test_two_threads_press_the_same_bytes(folder: Path) -> None:
    found: list[bytes] = []

    def work() -> None:
        found.extend(proof.artifacts[0].data for proof in press(Workspace(folder), ONE))

    threads = [threading.Thread(target=work) for _n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 2
    assert len(set(found)) == 1


def snippet() -> str:
    found = re.search(r"```python\n(.*?)```", (TOP / "README.md").read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


def test_the_readmes_lines_run_as_printed() -> None:
    name, size = run(snippet()).split()
    assert name == "tilleuls/immunotherapie.fr.trifold"
    assert int(size) > 20_000


@pytest.mark.slow
def test_the_readmes_lines_are_typed(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(snippet() + "reveal_type(proof)\nreveal_type(Workspace)\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", str(script)]
    environment = {"MYPYPATH": str(TOP), "PATH": "/usr/bin:/bin"}
    result = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=250
    )
    mine = [line for line in result.stdout.splitlines() if line.startswith("script.py")]
    assert [line for line in mine if "error" in line] == []
    assert any("depliant.pressroom.proof.Proof" in line for line in mine)

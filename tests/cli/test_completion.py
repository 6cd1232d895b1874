"""Completion in the shell: commands, options and the names of the workspace, as README says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import TOP

README = (TOP / "README.md").read_text(encoding="utf-8")
SHELLS = ("bash", "zsh")


@pytest.fixture
def installed(tmp_path: Path) -> dict[str, str]:
    """An environment in which `make-leaflet` is found, as after `pip install`."""
    script = tmp_path / "bin" / "make-leaflet"
    script.parent.mkdir()
    lines = (
        f"#!{sys.executable}",
        "import sys",
        f"sys.path.insert(0, {str(TOP)!r})",
        "from depliant.cli.main import main",
        "sys.exit(main())",
    )
    script.write_text("\n".join(lines), encoding="utf-8")
    script.chmod(0o755)
    path = f"{script.parent}:{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"}


def run(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    result = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60
    )
    assert result.stderr == ""
    return result.stdout


def completed(shell: str, line: str, folder: Path, installed: dict[str, str]) -> set[str]:
    """What a shell would offer at the end of a line: each answer has its type, then its value."""
    words = line.split(" ")
    asked = {"_MAKE_LEAFLET_COMPLETE": f"{shell}_complete", "COMP_WORDS": line}
    asked["COMP_CWORD"] = str(len(words) - 1)
    told = run(["make-leaflet"], folder, {**installed, **asked}).splitlines()
    if shell == "bash":
        return {answer.partition(",")[2] for answer in told if answer}
    return set(told[1::3])


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("make-leaflet bu", {"build"}),
        ("make-leaflet c", {"check", "clean"}),
        ("make-leaflet --ui-lang f", {"fr"}),
        ("make-leaflet build im", {"immunotherapie"}),
        ("make-leaflet build --hospital ", {"deux-rives", "tilleuls"}),
        ("make-leaflet build --format tri", {"trifold"}),
        ("make-leaflet check --report ", {"text", "json", "junit", "sarif", "html"}),
        ("make-leaflet approve im", {"immunotherapie"}),
        ("make-leaflet build --qui", {"--quiet"}),
    ],
)
def test_what_is_offered(
    folder: Path, installed: dict[str, str], shell: str, line: str, offered: set[str]
) -> None:
    assert completed(shell, line, folder, installed) == offered


def test_a_workspace_elsewhere(folder: Path, tmp_path: Path, installed: dict[str, str]) -> None:
    line = f"make-leaflet build --workspace {folder} --hospital t"
    assert completed("bash", line, tmp_path, installed) == {"tilleuls"}
    assert completed("bash", "make-leaflet build x", tmp_path, installed) == set()


def test_a_broken_workspace_says_nothing(folder: Path, installed: dict[str, str]) -> None:
    (folder / "formats.yaml").write_text("a: [", encoding="utf-8")
    assert completed("bash", "make-leaflet build --format ", folder, installed) == set()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_readmes_line(folder: Path, installed: dict[str, str], shell: str) -> None:
    """The line is evaluated by the shell itself; in bash, the function it defines is asked."""
    found = re.search(rf"^eval .*{shell}_source.*?\)\"", README, re.MULTILINE)
    assert found
    if shutil.which(shell) is None:
        inner = run(["sh", "-c", found[0].replace("eval ", "printf %s ")], folder, installed)
        assert "compdef _make_leaflet_completion make-leaflet" in inner
        return
    ask = {
        "bash": f"{found[0]}; COMP_WORDS=(make-leaflet bu); COMP_CWORD=1;"
        "_make_leaflet_completion make-leaflet; echo ${COMPREPLY[@]}",
        "zsh": f"autoload -Uz compinit; compinit -D; {found[0]}; echo ${{_comps[make-leaflet]}}",
    }
    offered = {"bash": "build\n", "zsh": "_make_leaflet_completion\n"}
    assert run([shell, "-c", ask[shell]], folder, installed) == offered[shell]

"""Commands in an empty folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from depliant.cli.main import main

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, where one is."""
    root = tmp_path / "Mes documents"
    root.mkdir()
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def say(empty: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Run the command there, in a language; returns exit code, standard output and error."""

    def run(*words: str, lang: str = "fr") -> tuple[int, str, str]:
        code = main(["--ui-lang", lang, *words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Somebody at a terminal, who answers one line after the other."""

    def answer(*lines: str) -> None:
        left = iter(lines)
        monkeypatch.setattr("depliant.cli.new._is_terminal", lambda: True)
        monkeypatch.setattr("click.termui.visible_prompt_func", lambda _text: next(left))

    return answer

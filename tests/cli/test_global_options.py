"""What every command takes, before its name and after it; how the command is called."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from depliant.cli.main import main
from depliant.cli.progress import progress
from depliant.errors import ExitCode, gravest
from depliant.pressroom.worker import Result
from depliant.pressroom.workers import Workers
from tests.conftest import TOP, Run

FRENCH, ENGLISH = "Fabriquer toutes les éditions", "Make every edition"


@pytest.fixture(autouse=True)
def _locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("build -h", ENGLISH),
        ("build --help", ENGLISH),
        ("-h", ENGLISH),
        ("--ui-lang fr -h", FRENCH),
        ("-h --ui-lang fr", FRENCH),
        ("--ui-lang fr build -h", FRENCH),
        ("build --ui-lang fr --help", FRENCH),
        ("build -h --ui-lang=fr", FRENCH),
        ("--ui-lang en build --ui-lang fr -h", FRENCH),
        ("build --out --ui-lang fr -h", ENGLISH),
    ],
)
def test_help_speaks_the_language_that_was_asked_for(
    capsys: pytest.CaptureFixture[str], words: str, told: str
) -> None:
    assert main(words.split()) == 0
    assert told in capsys.readouterr().out


@pytest.mark.parametrize("words", ["--ui-lang xx list formats", "list formats --ui-lang xx"])
def test_an_unknown_language_is_refused(capsys: pytest.CaptureFixture[str], words: str) -> None:
    assert main(words.split()) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "`--ui-lang`: “xx” is none of en, fr." in captured.err


@pytest.mark.parametrize(
    ("words", "err"),
    [
        ("approve absent --role R --by --ui-lang --lang fr", "There is no leaflet `absent`."),
        ("approve absent --role --debug --by --quiet", "There is no leaflet `absent`."),
        ("check --no-render -- --ui-lang fr", "There is no leaflet `--ui-lang`."),
        ("check --no-render absent -- --quiet", "There is no leaflet `absent`."),
    ],
)
def test_a_value_that_looks_like_a_global_option_is_a_value(
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    err: str,
) -> None:
    monkeypatch.chdir(folder)
    assert main(words.split()) == 2
    assert err in capsys.readouterr().err


def test_no_command_is_a_wrong_request_with_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "Commands:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ([str(TOP / "make_leaflet.py")], "make_leaflet.py"),
        (["-m", "depliant"], "python -m depliant"),
    ],
)
def test_the_help_calls_the_command_as_it_was_called(command: list[str], name: str) -> None:
    result = subprocess.run([sys.executable, *command], cwd=TOP, capture_output=True, text=True)
    assert result.returncode == 2
    assert result.stderr.startswith(f"Usage: {name} [OPTIONS] COMMAND")
    assert "Traceback" not in result.stderr


def test_of_several_exit_codes_the_gravest() -> None:
    assert gravest([ExitCode.FAILED, ExitCode.MISSING, ExitCode.WRONG]) == 3
    assert gravest([ExitCode.DONE, ExitCode.FAILED]) == 1
    assert gravest([]) == 0


class Deaf(io.StringIO):
    """A pipe whose reader went away."""

    def write(self, _text: str) -> int:
        raise BrokenPipeError


@pytest.mark.parametrize("words", ["build --formt a4", "approve absent --by A --role B", ""])
def test_a_wrong_request_is_wrong_though_nobody_listens(
    monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr(sys, "stderr", Deaf())
    assert main(words.split()) == 2


# --- a crash inside the press ------------------------------------------------------------------

TRACE = "Traceback (most recent call last):\nZeroDivisionError: inside\n"


@pytest.fixture
def crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """A press in which every edition crashes."""

    def results(_team: Workers, choices: tuple[Any, ...]) -> Iterator[Result]:
        for number in range(len(choices)):
            yield Result(number, trace=TRACE)

    monkeypatch.setattr(Workers, "results", results)


ONE = ("check", "--format", "screen", "--hospital", "tilleuls")


@pytest.mark.workers
@pytest.mark.parametrize(
    "words",
    [("--debug", *ONE), (*ONE, "--debug"), (*ONE, "--debug", "--report", "json")],
    ids=["before", "after", "json"],
)
def test_debug_shows_what_went_wrong_inside(crash: None, run_cli: Run, words: tuple[str]) -> None:
    code, out, err = run_cli(*words)
    assert code == 2
    assert err.count(TRACE) == 1
    assert "tilleuls/immunotherapie.fr.screen" in err
    assert "Traceback" not in out


@pytest.mark.workers
def test_without_debug_there_is_no_traceback(crash: None, run_cli: Run) -> None:
    code, out, err = run_cli(*ONE)
    assert code == 2
    assert "Run again with --debug" in err
    assert "Traceback" not in out + err


# --- quiet -------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("--quiet", "build"), ("build", "--quiet")])
def test_quiet_says_nothing_if_all_is_well(run_cli: Run, words: tuple[str, ...]) -> None:
    assert run_cli(*words, "--format", "screen") == (0, "", "")


def test_quiet_tells_errors_only(run_cli: Run, article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("extrêmement cher", "TODO cher"), encoding="utf-8")
    code, out, err = run_cli("build", "--quiet", "--format", "screen")
    assert (code, out) == (1, "")
    assert "(placeholders)" in err
    assert "editions failed and were not replaced." in err
    assert "warning" not in err


def test_quiet_tells_the_warnings_that_fail(run_cli: Run) -> None:
    code, out, err = run_cli("check", "--no-render", "--quiet", "--strict")
    assert (code, out) == (1, "")
    assert "(approval)" in err


def test_quiet_cleaning_and_a_healthy_machine(run_cli: Run, tmp_path: Path) -> None:
    assert run_cli("build", "--quiet", "--format", "screen", "--hospital", "tilleuls")[0] == 0
    assert run_cli("clean", "--quiet") == (0, "", "")
    assert main(["doctor", "--quiet", "--out", str(tmp_path)]) == 0


def test_progress_is_for_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """A nightly mail stays short: nothing but the summary."""
    with progress(100) as step:
        for number in range(100):
            step(str(number))
    assert capsys.readouterr() == ("", "")


def test_the_language_of_the_terminal_is_a_default() -> None:
    command = [sys.executable, "-m", "depliant", "build", "--help"]
    environment = {**os.environ, "LC_ALL": "fr_FR.UTF-8"}
    result = subprocess.run(command, cwd=TOP, env=environment, capture_output=True, check=True)
    assert FRENCH in result.stdout.decode()

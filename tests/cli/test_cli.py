"""The command: help, languages, reports, exit codes, and no engine where none is needed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from depliant.cli import doctor
from depliant.cli import main as cli
from depliant.cli.global_options import Manner
from depliant.errors import MissingError, Problem
from depliant.jobs import build
from depliant.pressroom.worker import Setup
from depliant.sources.house_style import HouseStyle
from depliant.typeset.ladder import LADDER
from depliant.typeset.lettering import fonts
from tests.conftest import TOP, Run, edit
from tests.pressroom.test_workers import die_cold

KINDS = ("leaflets", "hospitals", "formats", "checks", "editions")


def modules_after(*arguments: str) -> set[str]:
    """The modules a fresh process has imported once the command is done."""
    code = (
        "import sys; from depliant.cli.main import main; main(sys.argv[1:]);"
        "print('MODULES', *sorted(m for m in sys.modules if '.' not in m))"
    )
    command = [sys.executable, "-c", code, *arguments]
    result = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True)
    return set(result.stdout.partition("MODULES")[2].split())


def test_help_is_light() -> None:
    heavy = {"weasyprint", "pydantic", "yaml", "jinja2", "pikepdf", "rich", "babel"}
    assert modules_after("--ui-lang", "en", "--help") & heavy == set()


def test_checking_the_sources_leaves_the_engine_cold() -> None:
    words = ("check", "--no-render", "--today", "2026-11-24")
    for style in ("text", "sarif"):
        assert "weasyprint" not in modules_after(*words, "--report", style)


@pytest.mark.parametrize("what", KINDS)
def test_lists(run_cli: Run, what: str) -> None:
    code, out, _err = run_cli("list", what)
    assert code == 0
    assert len(out.splitlines()) > 1


def test_list_of_editions(run_cli: Run) -> None:
    assert len(run_cli("list", "editions")[1].splitlines()) == 17


def test_json_report(run_cli: Run) -> None:
    code, out, err = run_cli("check", "--report", "json", "--format", "screen", "--strict")
    report = json.loads(out)
    assert (code, report["exit_code"]) == (1, 1)
    assert {one["file"] for one in report["findings"] if one["rule"] == "approval"} == {
        "leaflets/immunotherapie/fr.md"
    }
    assert len(report["editions"]) == 2
    assert err == ""


def test_findings_in_french(run_cli: Run) -> None:
    _code, _out, err = run_cli("check", "--no-render", lang="fr")
    assert "avertissement" in err
    assert "Le document est un brouillon" in err


def test_interrupted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(_given: list[str], _manner: Manner) -> int:
        raise KeyboardInterrupt

    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")  # what was given has not been read yet
    monkeypatch.setattr(cli, "_run", interrupt)
    assert cli.main(["--ui-lang", "en", "build"]) == 130
    assert capsys.readouterr().err == "Interrupted.\n"


def test_the_unexpected_has_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_given: list[str], _manner: Manner) -> int:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(cli, "_run", fail)
    assert cli.main(["--ui-lang", "en", "build"]) == 2
    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert "ZeroDivisionError" in err


def test_doctor_is_content(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--ui-lang", "en", "doctor"]) == 0
    out = capsys.readouterr().out
    for what in ("Python", "Pango", "HarfBuzz", "Atkinson Hyperlegible", "Writing to"):
        assert what in out


def test_doctor_says_what_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(_face: fonts.Face) -> None:
        raise MissingError(Problem("gone", None, "Type: pip install fontpkg-lato"))

    monkeypatch.setattr(fonts, "path", missing)
    monkeypatch.setattr(doctor.ctypes.util, "find_library", lambda _name: None)
    assert cli.main(["--ui-lang", "en", "doctor"]) == 3
    out = capsys.readouterr().out
    assert "pip install fontpkg-lato" in out
    assert "apt-get install -y libpango-1.0-0" in out


def test_doctor_says_where_plates_are_kept_and_how_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "depliant" / "plates").mkdir(parents=True)
    (tmp_path / "depliant" / "plates" / "a.plate").write_bytes(bytes(3_400_000))
    assert cli.main(["--ui-lang", "en", "doctor"]) == 0
    assert f"3.4 MB in {tmp_path / 'depliant' / 'plates'}" in capsys.readouterr().out
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert cli.main(["--ui-lang", "en", "doctor"]) == 0  # slower, and the same
    out = capsys.readouterr().out
    assert "slow     Pages kept for the next build: a part of its path is no folder" in out
    assert "XDG_CACHE_HOME" in out


def test_list_of_editions_shows_the_fit(run_cli: Run) -> None:
    words = ("build", "--hospital", "tilleuls", "--format", "bifold")
    run_cli(*words)
    run_cli(*words, "--duplex", "long-edge")
    rows = [row.split("\t") for row in run_cli("list", "editions")[1].splitlines()]
    assert rows[0][4:] == ["options", "fit", "room"]
    bifold = [row for row in rows if row[0] == "tilleuls" and row[3] == "bifold"]
    rungs = {rung.name for rung in LADDER}
    assert [row[4] for row in bifold] == ["", "long-edge"]
    assert all(row[5] in rungs and row[6].endswith(" mm") for row in bifold)
    a4 = next(row for row in rows if row[0] == "tilleuls" and row[3] == "a4")
    assert a4[5:] == ["–", "–"]


@pytest.mark.workers
def test_a_press_that_dies_as_it_starts_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, run_cli: Run
) -> None:
    def broken(house: HouseStyle, render: bool = True, **_plates: object) -> Setup:
        return Setup(house, "en", render, die_cold)

    monkeypatch.setattr(build, "setup_for", broken)
    code, _out, err = run_cli("build", "--format", "screen")
    assert code == 3
    assert "The processes that press editions end, or hang, while they start." in err
    assert "make_leaflet.py doctor" in err
    assert not list(folder.rglob("*.pdf"))


def test_lists_show_what_is_good_beside_what_is_broken(others: Path, run_cli: Run) -> None:
    edit(others / "leaflets" / "immunotherapie" / "fr.md", "title:", "titre:")
    edit(others / "hospitals" / "deux-rives" / "hospital.yaml", "name:", "nom:")
    leaflets, hospitals = (run_cli("list", what)[1] for what in ("leaflets", "hospitals"))
    assert "HT-0101" in leaflets
    assert "leaflets/immunotherapie/fr.md:2" in leaflets
    assert "Hôpital des Tilleuls" in hospitals
    assert "hospitals/deux-rives/hospital.yaml" in hospitals


def test_a_terminal_that_cannot_show_a_sign_shows_another(folder: Path) -> None:
    command = [sys.executable, str(TOP / "make_leaflet.py"), "--ui-lang", "fr", "list", "checks"]
    env = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(
        [*command, "--workspace", str(folder)], env=env, capture_output=True, check=False
    )
    assert (done.returncode, b"unexpected" in done.stderr) == (0, False)


@pytest.mark.parametrize("option", ["--out", "--workspace"])
def test_a_folder_without_a_name_is_not_this_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, run_cli: Run, option: str
) -> None:
    monkeypatch.chdir(folder)
    code, _out, err = run_cli("build", "--format", "screen", option, "")
    assert code == 2
    assert "The name of the folder is empty." in err
    assert not list(folder.rglob("*.pdf"))

"""The catalogue and the desk speak the language of the house, whoever builds, under any locale."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import TOP, Run, edit

FEW = ("build", "--format", "screen", "--hospital", "tilleuls", "--with-drafts")


def languages(folder: Path) -> list[str]:
    found = []
    for name in ("index", "desk"):
        html = (folder / "out" / f"{name}.html").read_text(encoding="utf-8")
        found += [code for code in ("fr", "en") if f'<html lang="{code}"' in html]
    return found


def test_the_builder_s_language_does_not_count(folder: Path, run_cli: Run) -> None:
    assert run_cli(*FEW, lang="en")[0] == 0
    assert languages(folder) == ["fr", "fr"]
    assert run_cli(*FEW, lang="fr")[0] == 0
    assert languages(folder) == ["fr", "fr"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_workspace_says_its_language(folder: Path, run_cli: Run, language: str) -> None:
    (folder / "workspace.yaml").write_text(f"language: {language}\n", encoding="utf-8")
    assert run_cli(*FEW)[0] == 0
    assert languages(folder) == [language, language]


def test_a_job_without_a_locale_speaks_as_the_house_does(folder: Path) -> None:
    """At night nobody says a language: nothing is pressed again for that, and the desk tells its
    findings in the language of the house."""
    article = folder / "leaflets" / "immunotherapie" / "fr.md"
    edit(article, "Pour le Dr Lejeune", "**En gras**\n\nPour le Dr Lejeune")
    command = [sys.executable, str(TOP / "make_leaflet.py"), "build", "--format", "screen"]
    command += ["--hospital", "tilleuls", "--workspace", str(folder), "--today", "2026-11-24"]
    told = []
    for env in ({"LANG": "fr_FR.UTF-8"}, {}, {"LANG": "C"}):
        known = {name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME")}
        env = {**known, "PYTHONUTF8": "1", **env}
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        told.append(done.stdout.strip().splitlines()[-1].partition(",")[0])
        assert "(plain-markdown)" in done.stderr
    assert told == ["1 composée", "0 composée", "0 composée"]

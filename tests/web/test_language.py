"""The catalogue and the desk speak the language of the house, whoever builds, under any locale."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

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

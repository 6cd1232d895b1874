"""What is judged between files is judged beside files that nobody asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from depliant.jobs.judgement import judge
from depliant.jobs.request import Request
from depliant.jobs.sources import read_sources
from depliant.sources.workspace import Workspace
from tests.conftest import TODAY, edit


def told(folder: Path, rule: str, *leaflets: str, lang: str = "fr") -> list[str]:
    workspace = Workspace(folder)
    request = Request(leaflets, ("tilleuls",), langs=(lang,), today=TODAY)
    found = judge(workspace, read_sources(workspace, request), TODAY).findings
    return [str(one) for one in found if one.rule == rule]


@pytest.fixture
def second(folder: Path) -> Path:
    """The first leaflet in another language, with another number of children."""
    french = (folder / "leaflets" / "immunotherapie" / "fr.md").read_text("utf-8")
    other = folder / "leaflets" / "immunotherapie" / "en.md"
    other.write_text(french.replace("7 à 9 enfants sur 10**", "6 of 10 children**"), "utf-8")
    return other


def test_a_translation_that_nobody_asked_for(folder: Path, second: Path) -> None:
    found = told(folder, "same-in-every-language", "immunotherapie")
    assert found and all(one.startswith("leaflets/immunotherapie/fr.md:") for one in found)
    found = told(folder, "same-in-every-language", "immunotherapie", lang="en")
    assert found and all(one.startswith("leaflets/immunotherapie/en.md:") for one in found)


def test_what_replaces_a_withdrawn_leaflet(others: Path) -> None:
    old = others / "leaflets" / "preparer-son-sejour" / "fr.md"
    edit(old, "status: draft", "status: withdrawn\nsuperseded_by: HT-0103")
    assert told(others, "successor", "preparer-son-sejour") == []
    edit(old, "superseded_by: HT-0103", "superseded_by: HT-0999")
    assert "HT-0999" in told(others, "successor", "preparer-son-sejour")[0]


def test_a_hospital_that_says_another_hour(others: Path) -> None:
    text = others / "hospitals" / "tilleuls" / "text" / "sejour-avec-son-enfant" / "fr.md"
    text.parent.mkdir(parents=True)
    front = "---\nowner: L’accueil\nreason: Ici, c’est autrement.\n---\n\n"
    body = "Les visites sont possibles tous les jours, de 10 h à 12 h.\n"
    text.write_text(f"{front}## Les visites {{#visits .replaces}}\n\n{body}", "utf-8")
    (one,) = told(others, "same-everywhere", "sejour-avec-son-enfant")
    assert one.startswith("hospitals/tilleuls/text/") and "“10 h, 12 h”" in one

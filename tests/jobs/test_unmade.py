"""What nothing makes today is stale, wherever it is shown, and the desk says why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from depliant.shelf.manifest import read_manifest
from tests.conftest import Run, edit

FEW = ("build", "--format", "screen", "--with-drafts")


@pytest.fixture
def built(folder: Path, run_cli: Run) -> Path:
    assert run_cli(*FEW)[0] == 0
    return folder


def stale(folder: Path) -> list[str]:
    return [e.hospital for e in read_manifest(folder / "out").editions if e.stale]


def desk(folder: Path) -> str:
    return (folder / "out" / "desk.en.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "hospitals", "told"),
    [
        ("hospitals/tilleuls/hospital.yaml", "name:", "name: [", ["tilleuls"], "not closed"),
        ("hospitals/tilleuls/hospital.yaml", "name:", "nom:", ["tilleuls"], "unknown key"),
        ("leaflets/immunotherapie/fr.md", "title:", "titre:", ["deux-rives", "tilleuls"], "titre"),
        (
            *("leaflets/immunotherapie/fr.md", "kind: treatment", "kind: traitement"),
            *(["deux-rives", "tilleuls"], "There is no kind"),
        ),
    ],
)
def test_a_source_that_cannot_be_read(
    built: Path, run_cli: Run, file: str, old: str, new: str, hospitals: list[str], told: str
) -> None:
    before = (built / file).read_text(encoding="utf-8")
    edit(built / file, old, new)
    assert run_cli(*FEW)[0] == 2
    assert stale(built) == hospitals
    assert told in desk(built)
    assert (built / "out" / "index.en.html").read_text("utf-8").count("Out of date") == len(
        hospitals
    )
    (built / file).write_text(before, encoding="utf-8")
    assert run_cli(*FEW)[0] == 0
    assert stale(built) == []
    assert told not in desk(built)


def test_words_that_cannot_be_read(built: Path, run_cli: Run) -> None:
    path = built / "templates" / "words" / "fr.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("5\n", encoding="utf-8")
    assert run_cli(*FEW)[0] == 2
    assert stale(built) == ["deux-rives", "tilleuls"]
    assert run_cli("clean")[0] == 0


def test_a_source_that_is_gone(built: Path, run_cli: Run) -> None:
    shutil.rmtree(built / "hospitals" / "tilleuls")
    assert run_cli(*FEW)[0] == 0
    assert stale(built) == ["tilleuls"]
    assert "Nothing in the workspace makes this edition any more." in desk(built)


def test_what_was_not_asked_for_is_left_alone(built: Path, run_cli: Run) -> None:
    edit(built / "hospitals" / "tilleuls" / "hospital.yaml", "name:", "nom:")
    assert run_cli(*FEW, "--hospital", "deux-rives")[0] == 0
    assert stale(built) == []


def test_two_articles_of_one_name_are_refused(built: Path, run_cli: Run) -> None:
    other = built.parent / "immunotherapie"
    shutil.copytree(built / "leaflets" / "immunotherapie", other)
    code, _out, err = run_cli(*FEW, "immunotherapie", str(other / "fr.md"))
    assert code == 2
    assert "Two articles are called immunotherapie/fr" in err
    assert stale(built) == ["deux-rives", "tilleuls"]

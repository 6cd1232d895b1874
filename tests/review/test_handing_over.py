"""`record`: the sentence for the patient's file, and its label: only of what is current."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from depliant.cli.main import main
from depliant.pdf.text import reach, read_back
from depliant.review.label import ABOVE, ACROSS, HEIGHT, LABELS, WIDTH, label
from depliant.review.record import Given, by_hand, by_mail, saved
from depliant.sources.workspace import Workspace
from tests.conftest import TODAY, TOP, Run, edit, sign

SLUG, BY = "trouver-son-chemin", "Camille Exemple"
RECORD = ("record", SLUG, "--hospital", "tilleuls", "--by", BY)
GIVEN = Given("XY-0001", "2.3", "fr", "tilleuls", "a4", False, ("abc",))
DAY = dt.date(2026, 3, 1)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of one hospital with a signed leaflet and a draft, on the shelf as A4."""
    root = tmp_path_factory.mktemp("built")
    shutil.copytree(TOP / "hospitals" / "tilleuls", root / "hospitals" / "tilleuls")
    for slug in (SLUG, "immunotherapie"):
        shutil.copytree(TOP / "leaflets" / slug, root / "leaflets" / slug)
    shutil.copy(TOP / "leaflets" / "kinds.yaml", root / "leaflets")
    sign(root, SLUG)
    words = ("build", "--format", "a4", "--workspace", str(root), "--today", str(TODAY))
    assert main(["--ui-lang", "en", *words]) == 0
    return root


@pytest.fixture
def house(folder: Path, built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Such a workspace to break at will; records go beside it."""
    shutil.rmtree(folder)
    shutil.copytree(built, folder)
    (folder / "records").mkdir()
    monkeypatch.chdir(folder / "records")
    return folder


def test_a_paper_is_noted_in_one_sentence(house: Path, run_cli: Run) -> None:
    code, out, _err = run_cli(*RECORD)
    sentence = f"HT-0101 v1.0, remis en main propre le 24 novembre 2026 par {BY}"
    assert (code, out) == (0, sentence + "\n")
    (path,) = (house / "records").iterdir()
    said = json.loads(path.read_bytes())
    assert (path.name, said["sentence"], said["way"]) == (
        "HT-0101.fr.remise.json",
        sentence,
        "hand",
    )
    pdf = house / "out" / "tilleuls" / SLUG / "fr" / f"{SLUG}.fr.a4.pdf"
    assert said["files"] == [hashlib.sha256(pdf.read_bytes()).hexdigest()]


def test_nothing_is_overwritten(house: Path, run_cli: Run) -> None:
    for _time in range(2):
        assert run_cli(*RECORD, "--label", "24")[0] == 0
    assert sorted(path.name for path in (house / "records").iterdir()) == [
        "HT-0101.fr.etiquette-2.pdf",
        "HT-0101.fr.etiquette.pdf",
        "HT-0101.fr.remise-2.json",
        "HT-0101.fr.remise.json",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (f"leaflets/{SLUG}/fr.md", "## ", "## Autre ", "has changed since it was built"),
        (f"leaflets/{SLUG}/fr.md", "status: approved", "status: withdrawn", "withdrawn"),
        ("hospitals/tilleuls/hospital.yaml", "name:", "nom:", "unknown key"),
    ],
)
def test_what_is_not_current_is_not_noted(
    house: Path, run_cli: Run, file: str, old: str, new: str, told: str
) -> None:
    edit(house / file, old, new)
    code, out, err = run_cli(*RECORD, "--allow-draft")
    assert (code, out, told in err) == (2, "", True)
    assert not list((house / "records").iterdir())


def test_nor_what_is_stale_or_overdue_or_not_there(house: Path, run_cli: Run) -> None:
    code, _out, err = run_cli(*RECORD, today="2031-01-01")
    assert (code, "The review was due" in err) == (2, True)
    run_cli("build", SLUG, "--format", "a4", today="2031-01-01")
    code, _out, err = run_cli(*RECORD)
    assert (code, "out of date" in err) == (2, True)
    code, _out, err = run_cli(*RECORD, "--format", "trifold")
    assert (code, "There is no trifold of it on the shelf." in err) == (2, True)


def test_a_draft_says_so(house: Path, run_cli: Run) -> None:
    words = ("record", "immunotherapie", *RECORD[2:])
    code, out, err = run_cli(*words)
    assert (code, out, "--allow-draft" in err) == (2, "", True)
    assert "HT-0417 v1.0 (brouillon, non approuvé), remis" in run_cli(*words, "--allow-draft")[1]


def test_what_was_made_beside_it_does_not_count(house: Path, run_cli: Run) -> None:
    assert run_cli("build", SLUG, "--format", "a4", "--instructions", "--grey")[0] == 0
    assert run_cli(*RECORD)[0] == 0


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a\u202eb", "\u200b"])
def test_a_name_that_cannot_be_printed(house: Path, run_cli: Run, name: str) -> None:
    code, _out, err = run_cli(*RECORD[:-1], name)
    assert (code, "--by" in err) == (2, True)


# --- without a shelf -------------------------------------------------------------------------


def test_mail_is_accepted_by_the_server_and_never_received(tmp_path: Path) -> None:
    record = by_mail(Workspace(TOP), GIVEN, DAY)
    said = "XY-0001 v2.3, remis par courriel le 1er mars 2026, accepté par le serveur"
    assert (record.sentence, record.by) == (said, "")
    path = saved(Workspace(TOP), record, tmp_path)
    assert json.loads(path.read_bytes())["sentence"] == said


def test_the_house_says_it_in_its_language(tmp_path: Path) -> None:
    (tmp_path / "workspace.yaml").write_text("language: en\n", encoding="utf-8")
    other = replace(GIVEN, lang="fr", draft=True)
    record = by_hand(Workspace(tmp_path), other, DAY, BY)
    what = "XY-0001 v2.3 (French, draft, not approved)"
    assert record.sentence == f"{what}, handed over on March 1, 2026 by {BY}"


@pytest.mark.parametrize("position", [1, 5, LABELS])
def test_a_label_stands_in_its_place(position: int) -> None:
    record = by_hand(Workspace(TOP), GIVEN, DAY, "Anne-Sophie Exemple-Delatour, infirmière")
    sheet = label(record, Workspace(TOP), position)
    (text,) = read_back(sheet)
    assert " ".join(text.split()).startswith(record.sentence)
    down, across = divmod(position - 1, ACROSS)
    left, top, right, bottom = reach(sheet)
    assert across * WIDTH + 4.5 < left < right < (across + 1) * WIDTH - 4.5
    assert ABOVE + down * HEIGHT + 4.5 < top < bottom < ABOVE + (down + 1) * HEIGHT - 4.5

"""The letter beside an approved edition for screens: laid, kept, mended, and gone with it."""

from __future__ import annotations

import email
import email.policy
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from depliant.cli.main import main
from depliant.jobs import build, letters
from depliant.reading.files import refused, write
from depliant.shelf.manifest import EditionEntry, LetterEntry, read_manifest
from tests.conftest import TODAY, TOP, Run, edit, sign

SLUG, CODE = "trouver-son-chemin", "HT-0101"
ONLY = ("build", SLUG, "--format", "screen")
PLACE = f"tilleuls/{SLUG}/fr/{CODE}.fr.screen"


@pytest.fixture
def house(folder: Path) -> Path:
    """One signed leaflet, one hospital."""
    for name in ("deux-rives", "immunotherapie"):
        shutil.rmtree(next(folder.glob(f"*/{name}")))
    shutil.copytree(TOP / "leaflets" / SLUG, folder / "leaflets" / SLUG)
    sign(folder, SLUG)
    return folder


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The out folder of such a workspace, built once."""
    root = tmp_path_factory.mktemp("shelf")
    shutil.copytree(TOP / "hospitals" / "tilleuls", root / "hospitals" / "tilleuls")
    shutil.copytree(TOP / "leaflets" / SLUG, root / "leaflets" / SLUG)
    shutil.copy(TOP / "leaflets" / "kinds.yaml", root / "leaflets")
    sign(root, SLUG)
    day = ("--today", str(TODAY))
    assert main(["--ui-lang", "en", *ONLY, "--workspace", str(root), *day]) == 0
    return root / "out"


@pytest.fixture
def laid(house: Path, shelf: Path) -> Path:
    """Its letter, as a build laid it."""
    shutil.copytree(shelf, house / "out")
    return house / "out" / f"{PLACE}.eml"


def entry(house: Path) -> EditionEntry:
    (found,) = read_manifest(house / "out").editions
    return found


def noted(house: Path) -> LetterEntry | None:
    return entry(house).letter


def pressed(out: str) -> bool:
    return "0 pressed" not in out


def catalogue(house: Path) -> str:
    return (house / "out" / "index.fr.html").read_text(encoding="utf-8")


# --- laid ------------------------------------------------------------------------------------


def test_a_letter_lies_beside_the_edition(laid: Path, house: Path) -> None:
    message = email.message_from_bytes(laid.read_bytes(), policy=email.policy.default)
    assert message["X-Unsent"] == "1"
    assert [message[name] for name in ("To", "From", "Date", "Cc", "Message-ID")] == [None] * 5
    (attachment,) = message.iter_attachments()
    assert attachment.get_filename() == f"{CODE}.fr.screen.pdf"
    assert attachment.get_content() == laid.with_suffix(".pdf").read_bytes()
    letter = noted(house)
    assert letter is not None
    assert (letter.file.path, letter.file.size) == (f"{PLACE}.eml", laid.stat().st_size)
    assert letter.carrier.path == f"{PLACE}.eml.txt"
    assert f'href="{PLACE}.eml" download' in catalogue(house)


def test_no_draft_and_no_paper_has_a_letter(house: Path, run_cli: Run) -> None:
    article = house / "leaflets" / SLUG / "fr.md"
    edit(article, "status: approved", "status: draft")
    assert run_cli("build", SLUG, "--format", "screen", "--format", "a4", "--with-drafts")[0] == 0
    sign(house, SLUG)
    assert run_cli("build", SLUG, "--format", "a4")[0] == 0
    assert not list((house / "out").rglob("*.eml"))
    assert ".eml" not in catalogue(house)


def test_the_same_bytes_in_any_folder(laid: Path, house: Path, run_cli: Run) -> None:
    other = house.parent / "elsewhere"
    assert run_cli(*ONLY, "--out", str(other))[0] == 0
    assert (other / f"{PLACE}.eml").read_bytes() == laid.read_bytes()


# --- kept, written anew, mended --------------------------------------------------------------


def test_nothing_is_written_when_nothing_has_changed(
    laid: Path, house: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_given: Any) -> bytes:
        raise AssertionError("a letter that is current was written")

    monkeypatch.setattr(letters.Laying, "_written", never)
    before = laid.stat().st_mtime_ns
    for _time in range(2):
        assert run_cli(*ONLY)[0] == 0
    assert laid.stat().st_mtime_ns == before
    assert noted(house) is not None


HELLO = 'mail_hello: "Bonjour à vous,"\n'


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("hospitals/tilleuls/hospital.yaml", "\nmail:\n  name: Secrétariat du site Nord\n"),
        ("templates/words/fr.yaml", HELLO),
        ("templates/mail/letter.txt.j2", "Un autre texte, {{ words.mail_hello }}"),
    ],
)
def test_what_only_letters_say_presses_nothing(
    laid: Path, house: Path, run_cli: Run, file: str, text: str
) -> None:
    before, pdf = laid.read_bytes(), laid.with_suffix(".pdf").stat().st_mtime_ns
    path = house / file
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as opened:
        opened.write(text)
    code, out, _err = run_cli(*ONLY)
    assert (code, pressed(out)) == (0, False)
    assert laid.read_bytes() != before
    assert laid.with_suffix(".pdf").stat().st_mtime_ns == pdf


@pytest.mark.parametrize("suffix", [".eml", ".eml.txt"])
def test_a_damaged_letter_is_mended_and_a_lost_one_comes_back(
    laid: Path, run_cli: Run, suffix: str
) -> None:
    path = laid.with_suffix(suffix)
    before = path.read_bytes()
    path.write_bytes(before[:-100])
    assert not pressed(run_cli(*ONLY)[1])
    assert path.read_bytes() == before
    path.unlink()
    assert not pressed(run_cli(*ONLY)[1])
    assert path.read_bytes() == before


# --- it falls with its edition ---------------------------------------------------------------

ARTICLE, PROFILE = f"leaflets/{SLUG}/fr.md", "hospitals/tilleuls/hospital.yaml"
FALLS = [
    pytest.param(ARTICLE, "status: approved", "status: draft", id="a draft again"),
    pytest.param(ARTICLE, "status: approved", "status: withdrawn", id="withdrawn"),
    pytest.param(ARTICLE, "## ", "## TODO ", id="it fails"),
    pytest.param(ARTICLE, "title:", "titre:", id="unreadable"),
    pytest.param(PROFILE, "name:", "nom:", id="its hospital is unreadable"),
]


@pytest.mark.parametrize(("file", "old", "new"), FALLS)
def test_it_falls_with_its_edition(
    laid: Path, house: Path, run_cli: Run, file: str, old: str, new: str
) -> None:
    edit(house / file, old, new)
    run_cli(*ONLY)
    assert not list((house / "out").rglob("*.eml*"))
    assert noted(house) is None
    assert ".eml" not in catalogue(house)


def test_it_falls_when_its_review_is_overdue_and_comes_back(
    laid: Path, house: Path, run_cli: Run
) -> None:
    before = laid.read_bytes()
    assert run_cli(*ONLY, today="2031-01-01")[0] == 1
    assert (laid.exists(), noted(house), entry(house).stale) == (False, None, True)
    assert run_cli(*ONLY)[0] == 0
    assert laid.read_bytes() == before


@pytest.mark.parametrize("gone", [f"leaflets/{SLUG}", "hospitals/tilleuls"])
def test_it_is_cleaned_away(laid: Path, house: Path, run_cli: Run, gone: str) -> None:
    name = gone.rpartition("/")[2]
    shutil.copytree(house / gone, (house / gone).with_name("another"))
    shutil.rmtree(house / gone)
    assert run_cli("clean")[0] == 0
    assert not (house / "out" / "tilleuls" / SLUG).exists(), name


def test_another_code_leaves_no_old_letter(laid: Path, house: Path, run_cli: Run) -> None:
    edit(house / ARTICLE, f"code: {CODE}", "code: HT-0199")
    edit(house / ARTICLE, "status: approved", "status: draft")
    sign(house, SLUG)
    assert run_cli(*ONLY)[0] == 0
    assert [path.name for path in (house / "out").rglob("*.eml")] == ["HT-0199.fr.screen.eml"]


# --- whatever kills a build ------------------------------------------------------------------


class Killed(BaseException):
    """A build ends here, as if the machine had."""


@pytest.mark.parametrize(("file", "old", "new"), FALLS[:4])
def test_it_falls_before_anything_is_pressed(
    laid: Path,
    house: Path,
    run_cli: Run,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    old: str,
    new: str,
) -> None:
    """Nothing but what lies on the disk at that moment outlives a kill."""
    seen = []

    def killed(*_given: Any) -> None:
        seen.append((laid.exists(), noted(house)))
        raise Killed

    edit(house / file, old, new)
    other = house / "leaflets" / "another" / "fr.md"  # there is something to press
    shutil.copytree(TOP / "leaflets" / "preparer-son-sejour", other.parent)
    monkeypatch.setattr(build, "_pressed", killed)
    with pytest.raises(Killed):
        run_cli("build", "--format", "screen")
    assert seen == [(False, None)]


def test_it_falls_before_its_edition_is_replaced(
    laid: Path, house: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def killed(*_given: Any) -> None:
        seen.append(laid.exists())
        raise Killed

    monkeypatch.setattr("depliant.shelf.shelf.Shelf._written", killed)
    with pytest.raises(Killed):
        run_cli(*ONLY, "--force")
    assert seen == [False]


def test_a_letter_that_nobody_noted_falls_too(laid: Path, house: Path, run_cli: Run) -> None:
    """A build was killed between the letter's file and the manifest."""
    manifest = house / "out" / "manifest.json"
    data = json.loads(manifest.read_bytes())
    data["editions"][0]["letter"] = None
    manifest.write_text(json.dumps(data), encoding="utf-8")
    assert run_cli(*ONLY, today="2031-01-01")[0] == 1
    assert not laid.exists()


def test_a_manifest_that_names_another_file_is_not_believed(
    laid: Path, house: Path, run_cli: Run
) -> None:
    mine = house / "out" / "mine.eml"
    shutil.move(laid, mine)
    edit(house / "out" / "manifest.json", f'"{PLACE}.eml"', '"mine.eml"')
    assert run_cli(*ONLY, today="2031-01-01")[0] == 1
    assert mine.exists()
    assert noted(house) is None


# --- what cannot be written ------------------------------------------------------------------


def test_a_name_that_tells_leaves_the_edition_good(house: Path, run_cli: Run) -> None:
    profile = house / PROFILE
    name = next(line for line in profile.read_text("utf-8").splitlines() if line[:5] == "name:")
    edit(profile, name, "name: Institut du cancer des Tilleuls")
    code, _out, err = run_cli(*ONLY)
    assert (code, "hospital.yaml:" in err, "(letter)" in err) == (0, True, True)
    assert (entry(house).stale, noted(house)) == (False, None)
    assert err == run_cli(*ONLY)[2]  # told as long as it lasts
    assert run_cli(*ONLY, "--strict")[0] == 1
    with profile.open("a", encoding="utf-8") as file:
        file.write("\nmail:\n  name: Les Tilleuls\n")
    code, out, err = run_cli(*ONLY)
    assert (code, pressed(out), "(letter)" in err) == (0, False, False)
    assert run_cli(*ONLY, "--strict")[0] == 0
    assert noted(house) is not None


def test_a_file_that_is_too_large_leaves_the_edition_good(
    laid: Path, house: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("depliant.mail.letter.MOST_BYTES", 1000)
    laid.unlink()
    code, _out, err = run_cli(*ONLY)
    assert (code, "kB" in err) == (0, True)
    assert (laid.exists(), noted(house), entry(house).stale) == (False, None, False)


def test_a_server_that_refuses_messages_leaves_the_edition_good(
    house: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(path: Path, data: bytes, scratch: Path | None = None) -> None:
        if path.suffix == ".eml":
            raise refused(path, PermissionError(13, "blocked"))
        write(path, data, scratch)

    monkeypatch.setattr("depliant.shelf.shelf.write", refusing)
    code, _out, err = run_cli(*ONLY)
    assert (code, f"{CODE}.fr.screen.eml cannot be written" in err) == (0, True)
    assert (entry(house).stale, noted(house)) == (False, None)
    assert (house / "out" / "index.fr.html").is_file()

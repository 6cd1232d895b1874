"""clean: what is gone leaves the out folder, what is only broken stays."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from depliant.shelf.manifest import read_manifest
from depliant.typeset.plates import store
from tests.conftest import TOP, Run, edit


@pytest.fixture
def built(folder: Path, run_cli: Run) -> Path:
    assert run_cli("build", "--format", "screen")[0] == 0
    return folder


def pdfs(folder: Path) -> list[str]:
    return sorted(path.parts[-4] for path in (folder / "out").rglob("*.pdf"))


def test_nothing_is_gone(built: Path, run_cli: Run) -> None:
    code, out, _err = run_cli("clean")
    assert (code, out) == (0, "0 editions removed.\n")
    assert pdfs(built) == ["deux-rives", "tilleuls"]


def test_a_hospital_is_gone(built: Path, run_cli: Run) -> None:
    shutil.rmtree(built / "hospitals" / "deux-rives")
    _code, out, _err = run_cli("clean", "--dry-run")
    assert out.splitlines() == [
        "deux-rives/immunotherapie.fr.screen: its hospital is gone",
        "1 edition would be removed.",
    ]
    assert pdfs(built) == ["deux-rives", "tilleuls"]
    run_cli("clean")
    assert pdfs(built) == ["tilleuls"]
    assert not (built / "out" / "deux-rives").exists()
    assert [one.hospital for one in read_manifest(built / "out").hospitals] == ["tilleuls"]
    assert len(list((built / "out" / "thumbnails").rglob("*.png"))) == 1


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("status: draft", "status: withdrawn", "its leaflet is withdrawn"),
        ("status: draft", "status: draft\nformats: [a4]", "no longer made in this format"),
    ],
)
def test_a_leaflet_is_no_longer_made(
    built: Path, article: Path, run_cli: Run, old: str, new: str, why: str
) -> None:
    edit(article, old, new)
    _code, out, _err = run_cli("clean")
    assert out.count(why) == 2
    assert pdfs(built) == []


@pytest.fixture
def two(built: Path, run_cli: Run) -> Path:
    """A second leaflet, built: without any, nothing would be cleaned."""
    source = TOP / "leaflets" / "trouver-son-chemin"
    shutil.copytree(source, built / "leaflets" / "trouver-son-chemin")
    assert run_cli("build", "--format", "screen", "--hospital", "tilleuls")[0] == 0
    return built


def test_a_leaflet_is_gone(two: Path, article: Path, run_cli: Run) -> None:
    article.unlink()
    assert run_cli("clean")[1].count("its leaflet is gone") == 2
    assert [path.parts[-3] for path in (two / "out").rglob("*.pdf")] == ["trouver-son-chemin"]


def test_a_broken_leaflet_is_not_gone(built: Path, article: Path, run_cli: Run) -> None:
    article.write_text("broken", encoding="utf-8")
    assert run_cli("clean")[1] == "0 editions removed.\n"
    assert len(pdfs(built)) == 2


def test_what_is_not_ours_stays(two: Path, article: Path, run_cli: Run) -> None:
    mine = two / "out" / "tilleuls" / "mine.txt"
    mine.write_text("kept", encoding="utf-8")
    article.unlink()
    run_cli("clean")
    assert mine.read_text(encoding="utf-8") == "kept"


# --- never in the wrong place ----------------------------------------------------------------


@pytest.mark.parametrize("gone", ["leaflets", "hospitals"])
def test_a_wrong_workspace_removes_nothing(built: Path, run_cli: Run, gone: str) -> None:
    out, wrong = built / "out", built.parent / "wrong"
    shutil.copytree(built, wrong, ignore=shutil.ignore_patterns("out", gone))
    code, _out, err = run_cli("clean", "--workspace", str(wrong), "--out", str(out))
    assert code == 2
    assert "There is no leaflet or no hospital" in err
    assert pdfs(built) == ["deux-rives", "tilleuls"]


def test_a_folder_that_no_build_made_is_not_touched(built: Path, run_cli: Run) -> None:
    home = built.parent / "documents"
    home.mkdir()
    (home / "letter.txt").write_text("mine", encoding="utf-8")
    code, _out, err = run_cli("clean", "--out", str(home))
    assert code == 2
    assert "is not a folder that a build has made" in err
    assert [path.name for path in home.iterdir()] == ["letter.txt"]
    assert run_cli("clean", "--out", str(built.parent / "nowhere"))[0] == 2
    assert not (built.parent / "nowhere").exists()


def test_another_workspace_removes_nothing(built: Path, run_cli: Run) -> None:
    other = built.parent / "other"
    shutil.copytree(built / "hospitals", other / "hospitals")
    source = TOP / "leaflets" / "trouver-son-chemin"
    shutil.copytree(source, other / "leaflets" / "trouver-son-chemin")
    words = ("clean", "--workspace", str(other), "--out", str(built / "out"))
    code, _out, err = run_cli(*words)
    assert code == 2
    assert f"was built from {built}, not from {other}" in err
    assert pdfs(built) == ["deux-rives", "tilleuls"]


def test_what_cannot_be_seen_is_not_gone(two: Path, article: Path, run_cli: Run) -> None:
    share = two / "leaflets" / "immunotherapie"
    share.rename(two.parent / "share")
    share.symlink_to(two.parent / "not-mounted")
    code, _out, err = run_cli("clean")
    assert code == 2
    assert "leaflets/immunotherapie: The link leads nowhere." in err
    assert len(pdfs(two)) == 3
    code, _out, err = run_cli("build", "--format", "screen")
    assert (code, "leads nowhere" in err) == (2, True)
    stale = [e.leaflet for e in read_manifest(two / "out").editions if e.stale]
    assert stale == ["immunotherapie"] * 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_without_permission_is_not_gone(built: Path, run_cli: Run) -> None:
    home = built / "hospitals" / "deux-rives"
    home.chmod(0)
    try:
        code, _out, err = run_cli("clean")
    finally:
        home.chmod(0o755)
    assert code == 2
    assert "hospitals/deux-rives: The folder cannot be looked into." in err
    assert pdfs(built) == ["deux-rives", "tilleuls"]


# --- plates ------------------------------------------------------------------------------------


@pytest.fixture
def plates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two plates among the caches of a user."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    folder = store.opened(store.home())
    assert folder
    for name, size in (("a", 1_500_000), ("b", 760_000)):
        (folder / f"{name}{store.SUFFIX}").write_bytes(bytes(size))
    return folder


def test_the_plates_that_are_kept_are_removed(plates: Path, run_cli: Run) -> None:
    assert run_cli("clean", "--plates", "--dry-run")[:2] == (
        0,
        "2 plates would be removed: 2.3 MB.\n",
    )
    assert len(list(plates.iterdir())) == 2
    said = run_cli("clean", "--plates", lang="fr")[1]
    assert said == "2 compositions supprimées\u00a0: 2,3\u00a0Mo.\n"
    assert list(plates.iterdir()) == []
    assert run_cli("clean", "--plates")[:2] == (0, "0 plates removed: 0.0 MB.\n")
    assert run_cli("clean", "--plates", "--quiet")[:2] == (0, "")


def test_editions_stay_where_plates_are_removed(built: Path, plates: Path, run_cli: Run) -> None:
    shutil.rmtree(built / "hospitals" / "deux-rives")
    run_cli("clean", "--plates")
    assert pdfs(built) == ["deux-rives", "tilleuls"]
    code, _out, err = run_cli("clean", "--plates", "--out", str(built / "out"))
    assert (code, len(list(plates.iterdir()))) == (2, 0)
    assert "--plates touches no out folder" in err

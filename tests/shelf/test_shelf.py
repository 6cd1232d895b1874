"""The out folder: what is current stays, whatever kills a build; one build at a time."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from depliant.errors import InputError
from depliant.shelf.manifest import Manifest, read_manifest
from depliant.shelf.names import HIDDEN
from depliant.shelf.shelf import Shelf
from tests.conftest import TOP, Run, edit, sign
from tests.pressing import Layouts
from tests.processes import children, finish, kill, start, wait_until

FEW = ("immunotherapie", "--format", "screen", "--format", "bifold")
CURRENT = "{pressed} pressed, {reused} current and left as they were."


def told(out: str) -> str:
    return out.strip().splitlines()[-1]


def said(pressed: int, reused: int) -> str:
    as_one = CURRENT.replace("they were", "it was") if reused == 1 else CURRENT
    return as_one.format(pressed=pressed, reused=reused)


def profile(folder: Path, hospital: str = "tilleuls") -> Path:
    return folder / "hospitals" / hospital / "hospital.yaml"


@pytest.fixture
def built(folder: Path, run_cli: Run) -> Path:
    assert run_cli("build", *FEW)[0] == 0
    return folder


def hashes(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and HIDDEN not in path.parts
    }


# --- reuse -----------------------------------------------------------------------------------


def test_what_is_current_is_not_pressed_again(built: Path, run_cli: Run) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built / "out").rglob("*.*")}
    code, out, _err = run_cli("build", *FEW)
    assert (code, told(out)) == (0, said(0, 4))
    assert before == {path: path.stat().st_mtime_ns for path in (built / "out").rglob("*.*")}
    assert told(run_cli("build", *FEW, "--force")[1]) == said(4, 0)


def test_a_changed_contact_presses_its_hospital_only(built: Path, run_cli: Run) -> None:
    edit(profile(built), "02 61 91 47 10", "02 61 91 47 11")
    assert told(run_cli("build", *FEW)[1]) == said(2, 2)


@pytest.mark.parametrize(
    ("file", "old", "new", "pressed"),
    [
        ("leaflets/immunotherapie/fr.md", "extrêmement cher", "très cher", 4),
        ("leaflets/immunotherapie/figures/rendre.svg", "</svg>", " </svg>", 4),
        ("hospitals/deux-rives/logo.svg", "</svg>", " </svg>", 2),
        ("leaflets/kinds.yaml", "{role: risks}", "{role: risks, formats: [a4]}", 4),
    ],
)
def test_what_an_edition_is_made_of(
    built: Path, run_cli: Run, file: str, old: str, new: str, pressed: int
) -> None:
    edit(built / file, old, new)
    assert told(run_cli("build", *FEW)[1]) == said(pressed, 4 - pressed)


def test_a_template_a_style_or_a_format_of_the_workspace(built: Path, run_cli: Run) -> None:
    (built / "styles").mkdir()
    shutil.copy(TOP / "styles" / "20-text.css", built / "styles")
    assert told(run_cli("build", *FEW)[1]) == said(0, 4)  # the same words elsewhere
    edit(built / "styles" / "20-text.css", "}", "} /* other */")
    assert told(run_cli("build", *FEW)[1]) == said(4, 0)


def test_a_damaged_or_missing_file_is_pressed_again(built: Path, run_cli: Run) -> None:
    one, other = sorted((built / "out" / "tilleuls").rglob("*.pdf"))
    one.write_bytes(one.read_bytes()[:-100])
    other.unlink()
    assert told(run_cli("build", *FEW)[1]) == said(2, 2)


def test_dates_are_judged_anew(built: Path, run_cli: Run) -> None:
    code, out, err = run_cli("build", *FEW, today="2027-11-25")
    assert (code, told(out)) == (1, said(0, 4))
    assert "The review was due on 24 November 2027" in err
    entries = read_manifest(built / "out").editions
    assert all(entry.stale and entry.last.failed and entry.files for entry in entries)
    assert run_cli("build", *FEW)[0] == 0
    assert not any(entry.stale for entry in read_manifest(built / "out").editions)


def test_findings_of_a_current_edition_are_told_again(folder: Path, run_cli: Run) -> None:
    article = folder / "leaflets" / "immunotherapie" / "fr.md"
    edit(
        article,
        "On part des **lymphocytes**",
        "**Un titre en gras**\n\nOn part des **lymphocytes**",
    )
    one = ("immunotherapie", "--format", "screen")
    first, again = (run_cli("build", *one)[2] for _time in range(2))
    assert first == again
    assert "(plain-markdown)" in again
    _code, out, err = run_cli("build", *one, lang="fr")  # its messages were in English
    assert told(out) == "2 composées, 0 à jour et laissée telle quelle."
    assert "ressemble à un titre" in err


# --- the manifest ----------------------------------------------------------------------------


def test_the_manifest_is_what_its_schema_says(built: Path) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads((TOP / "docs" / "manifest.schema.json").read_text(encoding="utf-8"))
    assert schema == Manifest.model_json_schema(by_alias=True)
    data = json.loads((built / "out" / "manifest.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(data)
    assert data["schema"] == 4


def test_a_manifest_of_another_version_is_not_read(built: Path, run_cli: Run) -> None:
    edit(built / "out" / "manifest.json", '"schema": 4', '"schema": 2')
    assert told(run_cli("build", *FEW)[1]) == said(4, 0)


def test_a_manifest_that_knew_no_letters_is_read(built: Path, run_cli: Run) -> None:
    path = built / "out" / "manifest.json"
    now = path.read_bytes()
    data = json.loads(now)
    assert {entry.pop("letter") for entry in data["editions"]} == {None}  # these are drafts
    path.write_text(json.dumps({**data, "schema": 3}), encoding="utf-8")
    assert told(run_cli("build", *FEW)[1]) == said(0, 4)
    assert path.read_bytes() == now


# --- never outside ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong", ["../../../../escape", "1.0/../../escape", "/escape", "1.0\\..\\x"]
)
def test_a_version_that_is_a_path_is_refused(
    folder: Path, article: Path, run_cli: Run, wrong: str
) -> None:
    edit(article, '  - version: "1.0"', f"  - version: {wrong!r}")
    before = {path for path in folder.parent.rglob("*") if "out" not in path.parts}
    code, _out, err = run_cli("build", *FEW)
    assert code == 2
    assert "leaflets/immunotherapie/fr.md" in err
    assert "changes.1.version" in err
    assert {path for path in folder.parent.rglob("*") if "out" not in path.parts} == before


@pytest.mark.parametrize("path", ["../escape.html", "a/../../escape.html", "/tmp/escape.html"])
def test_no_writer_leaves_the_folder(tmp_path: Path, path: str) -> None:
    with Shelf(tmp_path / "out") as shelf:
        with pytest.raises(InputError, match="would lie outside"):
            shelf.write(path, b"x")
        with pytest.raises(InputError, match="would lie outside"):
            shelf.remove([path])
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_a_link_that_leads_outside_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    with Shelf(tmp_path / "out") as shelf:
        (tmp_path / "out" / "tilleuls").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(InputError, match="would lie outside"):
            shelf.write("tilleuls/x.html", b"x")
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_manifest_that_names_files_outside_is_not_believed(built: Path, run_cli: Run) -> None:
    mine = built.parent / "mine.pdf"
    mine.write_bytes(b"mine")
    manifest = built / "out" / "manifest.json"
    name = "tilleuls/immunotherapie/fr/immunotherapie.fr.bifold.pdf"
    edit(manifest, f'"{name}"', '"../../mine.pdf"')
    shutil.rmtree(built / "hospitals" / "tilleuls")
    assert run_cli("clean")[0] == 0
    assert mine.read_bytes() == b"mine"


def test_a_deleted_thumbnail_comes_back(built: Path, run_cli: Run) -> None:
    thumbnail = next((built / "out" / "thumbnails" / "tilleuls").rglob("*.png"))
    data = thumbnail.read_bytes()
    thumbnail.unlink()
    assert told(run_cli("build", *FEW)[1]) == said(1, 3)
    assert thumbnail.read_bytes() == data


# --- the lock --------------------------------------------------------------------------------


def test_two_builds_do_not_share_a_folder(built: Path, run_cli: Run) -> None:
    before = hashes(built / "out")
    with Shelf(built / "out"):
        process = start(built, "build", *FEW, "--force")
        code, _out, err = finish(process)
    assert code == 2
    assert "Another build is writing" in err
    assert hashes(built / "out") == before


def test_a_folder_that_cannot_be_written(folder: Path, run_cli: Run) -> None:
    (folder / "out").write_text("a file", encoding="utf-8")
    code, _out, err = run_cli("build", *FEW, "--out", str(folder / "out" / "deeper"))
    assert code == 2
    assert "cannot be written" in err


# --- interrupted, killed ---------------------------------------------------------------------

MANY = ("trouver-son-chemin", "--hospital", "tilleuls", "--hospital", "deux-rives")
SOME = (*MANY, "--format", "a4", "--format", "bifold", "--format", "screen")
COUNT = {MANY: 16, SOME: 6}  # editions
TIMES = {MANY: 10, SOME: 3}  # that a build is killed
Undisturbed = Callable[..., dict[str, str]]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, layouts: Layouts) -> Undisturbed:
    """What a build of some words leaves if nothing disturbs it; its leaflet is signed, so that
    letters lie beside its editions. It is built once a run."""

    def built(*words: str) -> dict[str, str]:
        root = tmp_path_factory.mktemp("undisturbed")
        for name in ("hospitals", "leaflets"):
            shutil.copytree(TOP / name, root / name)
        sign(root, MANY[0])
        assert finish(start(root, "build", *words))[0] == 0
        return hashes(root / "out")

    return lambda *words: layouts.remembered(lambda: built(*words), "undisturbed", *words)


def pdfs(root: Path) -> int:
    return len(list((root / "out").rglob("*.pdf")))


def wait_for_one_more(root: Path) -> None:
    seen = pdfs(root)
    wait_until(lambda: pdfs(root) > seen)


def assert_whole(out: Path) -> None:
    """Every PDF can be opened, and nothing half-made lies beside them."""
    for path in out.rglob("*.pdf"):
        pypdfium2.PdfDocument(path).close()
    names = [path.name for path in out.rglob("*") if HIDDEN not in path.parts]
    assert not [name for name in names if name.startswith(".") and name != HIDDEN]


def test_ctrl_c_keeps_what_is_done(others: Path, run_cli: Run) -> None:
    process = start(others, "build", *SOME)
    wait_until(lambda: pdfs(others) >= 2)
    os.kill(process.pid, signal.SIGINT)
    code, _out, err = finish(process)
    assert code == 130
    assert "Traceback" not in err
    done = len(read_manifest(others / "out").editions)
    assert 1 <= done < COUNT[SOME]  # the second one's file may lie there before it is written down
    assert told(run_cli("build", *SOME)[1]) == said(COUNT[SOME] - done, done)


NIGHTS = [pytest.param(MANY, seed, marks=pytest.mark.nightly) for seed in range(20)]


@pytest.mark.slow
@pytest.mark.parametrize(("words", "seed"), [(SOME, 4), *NIGHTS])
def test_a_killed_worker_costs_nothing(
    others: Path, undisturbed: Undisturbed, words: tuple[str, ...], seed: int
) -> None:
    """Two of them, at work on different editions: over the same one they would be one too many."""
    dice = random.Random(seed)
    sign(others, MANY[0])
    process = start(others, "build", *words)
    for _time in range(2):
        wait_for_one_more(others)
        kill(dice.choice(children(process.pid)))
    code, out, _err = finish(process)
    assert (code, told(out)) == (0, said(COUNT[words], 0))
    assert hashes(others / "out") == undisturbed(*words)


def killed(root: Path, words: tuple[str, ...], dice: random.Random, *, early: bool) -> None:
    """A build, killed while it starts or some time after an edition was done; with its workers
    every other time."""
    process = start(root, "build", *words)
    if not early:
        seen = pdfs(root)
        wait_until(lambda: pdfs(root) > seen or process.poll() is not None)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=dice.uniform(0.3, 1.5) if early else dice.uniform(0, 0.7))
    if process.poll() is None:
        dice.choice((os.killpg, os.kill))(process.pid, signal.SIGKILL)
    finish(process)


@pytest.mark.slow
@pytest.mark.parametrize(("words", "seed"), [(SOME, 20261124), *NIGHTS])
def test_a_build_killed_again_and_again_loses_nothing(
    others: Path, undisturbed: Undisturbed, words: tuple[str, ...], seed: int
) -> None:
    """Once too while it presses all anew, over what is good."""
    dice, done, times = random.Random(seed), 0, TIMES[words]
    sign(others, MANY[0])
    for number in range(times):
        force = ("--force",) if number == times // 2 else ()
        killed(others, (*words, *force), dice, early=number % 3 == 0)
        assert_whole(others / "out")
        files = {name for name in hashes(others / "out") if name.endswith(".pdf")}
        assert len(files) >= done
        done = len(files)
    assert finish(start(others, "build", *words))[0] == 0
    assert hashes(others / "out") == undisturbed(*words)
    assert any(name.endswith(".eml") for name in undisturbed(*words))
    assert not list((others / "out" / HIDDEN / "tmp").iterdir())

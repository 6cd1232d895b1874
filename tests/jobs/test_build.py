"""The shelf: a failing edition keeps its last good file, marked stale; the others go on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.conftest import FEW, Run, edit


def manifest(folder: Path) -> dict[str, dict[str, Any]]:
    data = json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))
    return {entry["edition"]: entry for entry in data["editions"]}


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "out" / "tilleuls").rglob("*.pdf")}


def test_a_failing_edition_is_not_replaced(folder: Path, article: Path, run_cli: Run) -> None:
    only = ("build", "--hospital", "tilleuls", *FEW)
    assert run_cli(*only)[0] == 0
    before = files(folder)
    edit(article, "{#risks .not-covered .short}", '{#risks .not-covered formats="a4 screen"}')
    edit(article, "extrêmement cher", "terriblement cher")
    code, out, err = run_cli(*only)
    assert code == 1
    assert "(required-sections)" in err
    assert "1 edition failed and was not replaced." in err
    after = files(folder)
    assert after.keys() == before.keys()
    changed = {name for name, data in after.items() if before[name] != data}
    assert changed == {"immunotherapie.fr.a4.pdf", "HT-0417.fr.screen.pdf"}
    row = next(line for line in out.split("\n") if "trifold" in line)
    assert "stale" in row
    entry = manifest(folder)["tilleuls/immunotherapie.fr.trifold"]
    assert (entry["last"]["failed"], entry["stale"]) == (True, True)
    assert not manifest(folder)["tilleuls/immunotherapie.fr.a4"]["stale"]


def test_an_edition_that_was_never_good_is_none_until_it_is_mended(
    folder: Path, article: Path, run_cli: Run
) -> None:
    only = ("build", "--hospital", "tilleuls", "--format", "screen")
    edit(article, "extrêmement cher", "TODO cher")
    assert run_cli(*only)[0] == 1
    entry = manifest(folder)["tilleuls/immunotherapie.fr.screen"]
    assert (entry["last"]["failed"], entry["stale"], entry["kept"]) == (True, False, None)
    edit(article, "TODO cher", "extrêmement cher")
    assert run_cli(*only)[0] == 0
    entry = manifest(folder)["tilleuls/immunotherapie.fr.screen"]
    assert (entry["last"]["failed"], entry["stale"]) == (False, False)
    (file,) = entry["kept"]["files"]
    assert file["path"] == "tilleuls/immunotherapie/fr/HT-0417.fr.screen.pdf"
    assert len(file["sha256"]) == 64


def test_good_broken_mended_back_is_good_at_once(folder: Path, article: Path, run_cli: Run) -> None:
    only = ("build", "--hospital", "tilleuls", "--format", "screen")
    assert run_cli(*only)[0] == 0
    good = files(folder)
    edit(article, "extrêmement cher", "TODO cher")
    assert run_cli(*only)[0] == 1
    entry = manifest(folder)["tilleuls/immunotherapie.fr.screen"]
    assert (entry["last"]["failed"], entry["stale"]) == (True, True)
    assert "placeholders" in [finding["rule"] for finding in entry["last"]["sources"]]
    assert files(folder) == good
    edit(article, "TODO cher", "extrêmement cher")
    code, out, err = run_cli(*only)
    assert (code, "placeholders" in err) == (0, False)
    assert "0 pressed, 1 current" in out  # what was kept is good again
    entry = manifest(folder)["tilleuls/immunotherapie.fr.screen"]
    assert (entry["last"]["failed"], entry["stale"]) == (False, False)
    assert files(folder) == good


def test_a_fault_of_the_pages_does_not_stick(folder: Path, article: Path, run_cli: Run) -> None:
    only = ("build", "--hospital", "tilleuls", "--format", "a4-short")
    assert run_cli(*only)[0] == 0
    much = "Le traitement demande du temps et de la patience. " * 60
    edit(article, "## En bref", f"## Long {{#long .short}}\n\n{much}\n\n## En bref")
    code, _out, err = run_cli(*only)
    assert (code, "(page-count)" in err) == (1, True)
    edit(article, f"## Long {{#long .short}}\n\n{much}\n\n", "")
    code, out, err = run_cli(*only)
    assert (code, "page-count" in err) == (0, False)
    assert "0 pressed, 1 current" in out


def test_warnings_count_with_strict(folder: Path, run_cli: Run) -> None:
    code, _out, err = run_cli("build", "--format", "screen", "--strict")
    assert code == 1
    assert "draft" in err
    assert not list(folder.rglob("*.pdf"))


def test_a_manifest_that_is_not_ours_is_written_anew(folder: Path, run_cli: Run) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "manifest.json").write_text("[1, 2", encoding="utf-8")
    assert run_cli("build", "--format", "screen", "--hospital", "tilleuls")[0] == 0
    assert len(manifest(folder)) == 1

"""A format that would be more than half filler is left out of a build of everything, with one
line; asked for by name it is refused, with the formats that are nearer to the text's size."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from depliant.shelf.manifest import EditionEntry, by_name, read_manifest
from tests.conftest import Run, edit

ONE = ("--hospital", "tilleuls")
NAMED = ("build", *ONE, "--format", "zfold")
NAME = "tilleuls/immunotherapie.fr.zfold"
SAID = (
    "On roule sans petites roues. Si vous tombez et avez mal, appelez vos parents sans attendre.\n"
)


@pytest.fixture
def few(folder: Path, article: Path) -> Path:
    """A workspace whose leaflet has few words, and is made on two papers."""
    head, _sections, text = article.read_text(encoding="utf-8").partition("\n---\n")
    roles = ("summary", "what", "how", "benefits", "risks", "alternatives", "refusal")
    text = "".join(f"\n## Le vélo, {role} {{#{role}}}\n\n{SAID}" for role in roles[:5])
    text += "".join(
        f"\n## Et puis {one} {{#{one} .not-covered}}\n\n- Où rouler ?\n" for one in roles[5:]
    )
    text += f'\n## Les vélos de demain {{#research formats="screen"}}\n\n{SAID}'
    head = head.replace("\nkind:", "\nformats: [zfold, screen]\nkind:")
    article.write_text(f"{head}\n---\n{text}", encoding="utf-8")
    return folder


def entry(folder: Path) -> EditionEntry:
    return by_name(read_manifest(folder / "out"))[NAME]


def test_in_a_build_of_everything_it_is_one_line(few: Path, run_cli: Run) -> None:
    code, out, err = run_cli("build", *ONE, "--with-drafts", lang="fr")
    assert code == 0, err
    line = "immunotherapie/fr\u00a0: non fabriqué, trop grand pour ce texte\u00a0: zfold."
    assert line in out
    assert "(filler)" not in err
    assert NAME not in out
    assert not list((few / "out").rglob("*zfold*"))
    assert not entry(few).last.failed
    assert "zfold" not in (few / "out" / "index.fr.html").read_text(encoding="utf-8")
    code, out, _err = run_cli("build", *ONE, lang="fr")  # nothing is pressed, and it says the same
    assert line in out
    assert "0 composée, 1 à jour" in out
    assert f"{NAME.split('/')[0]}" in run_cli("list", "editions")[1]
    assert "too large" in run_cli("list", "editions")[1]


def test_a_report_for_programs_names_it(few: Path, run_cli: Run) -> None:
    code, out, _err = run_cli("check", *ONE, "--report", "json")
    report = json.loads(out)
    assert (code, report["too_large"], report["left_out"]) == (0, [NAME], [])
    assert [one["edition"] for one in report["editions"]] == ["tilleuls/immunotherapie.fr.screen"]


def test_asked_for_by_name_it_is_refused(few: Path, run_cli: Run) -> None:
    code, out, err = run_cli(*NAMED)
    assert code == 1
    assert "`zfold` is too large for this text" in err
    assert "not made" in out
    article = few / "leaflets" / "immunotherapie" / "fr.md"
    edit(article, "[zfold, screen]", "[zfold, bifold, screen]")
    assert "These formats are nearer to its size: bifold." in run_cli(*NAMED)[2]


def test_what_lay_there_is_stale_and_can_be_cleaned(few: Path, article: Path, run_cli: Run) -> None:
    short = article.read_text(encoding="utf-8")
    article.write_text(short.replace(SAID, "\n".join([SAID] * 3)), encoding="utf-8")
    assert run_cli("build", *ONE)[0] == 0
    assert entry(few).kept
    article.write_text(short, encoding="utf-8")
    assert run_cli("build", *ONE, "--with-drafts")[0] == 0
    assert entry(few).stale
    assert "zfold" not in (few / "out" / "index.fr.html").read_text(encoding="utf-8")
    assert "zfold" in (few / "out" / "desk.en.html").read_text(encoding="utf-8")
    assert "too large for its text" in run_cli("clean")[1]
    assert not list((few / "out").rglob("*zfold*"))

"""What lies in the folders of a workspace and is no leaflet, no hospital and no figure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from depliant.sources.workspace import Workspace
from tests.conftest import Run, edit

CHECK = ("check", "--no-render", "--format", "screen", "--hospital", "tilleuls")


@pytest.mark.parametrize("name", ["immunotherapie/._fr.md", "immunotherapie/.#fr.md", ".old/fr.md"])
def test_a_hidden_text_is_no_leaflet(folder: Path, article: Path, name: str) -> None:
    path = folder / "leaflets" / name
    path.parent.mkdir(exist_ok=True)
    shutil.copy(article, path)
    workspace = Workspace(folder)
    assert workspace.leaflets == ["immunotherapie"]
    assert workspace.article_paths("immunotherapie") == [article]
    assert workspace.other_texts() == []


@pytest.mark.parametrize("name", ["hospital.yaml", "group.yaml"])
def test_a_hidden_folder_is_no_hospital(folder: Path, name: str) -> None:
    old = folder / "hospitals" / ".old"
    shutil.copytree(folder / "hospitals" / "tilleuls", old)
    (old / "hospital.yaml").rename(old / name)
    workspace = Workspace(folder)
    assert (workspace.hospitals, workspace.groups) == (["deux-rives", "tilleuls"], [])


def test_hidden_files_are_no_figures_no_styles_no_templates(folder: Path, article: Path) -> None:
    before = Workspace(folder)
    (article.parent / "figures" / "._prelever.svg").write_bytes(b"\x00")
    for name in ("styles/._90.css", "templates/._leaflet.html.j2", "templates/words/._fr.yaml"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\x00")
    after = Workspace(folder)
    assert after.article(article).figures.keys() == before.article(article).figures.keys()
    assert (after.house_style.digest, after.languages) == (
        before.house_style.digest,
        before.languages,
    )


@pytest.mark.parametrize("name", ["brouillon.md", "fr-FR.md", "FR.md", "fr.markdown", "x.MD"])
@pytest.mark.parametrize("asked", [(), ("immunotherapie",)])
def test_another_text_beside_an_article_is_told(
    folder: Path, article: Path, run_cli: Run, name: str, asked: tuple[str, ...]
) -> None:
    shutil.copy(article, article.with_name(name))
    hospital = ("--hospital", "tilleuls") if asked else ()
    code, _out, err = run_cli("check", *asked, "--no-render", "--format", "screen", *hospital)
    assert code == 2
    assert f"leaflets/immunotherapie/{name}: `{name}` is no article" in err
    assert err.count("The leaflet is a draft") == 1


def test_it_is_not_told_when_something_else_is_asked_for(
    others: Path, article: Path, run_cli: Run
) -> None:
    shutil.copy(article, article.with_name("brouillon.md"))
    assert run_cli("check", "trouver-son-chemin", "--no-render")[0] == 0


def test_a_leaflet_is_approved_beside_a_draft_of_it(
    folder: Path, article: Path, run_cli: Run
) -> None:
    edit(article, " .not-covered", "")
    edit(article, "picture:", "formats: [screen]\npicture:")
    shutil.copy(article, article.with_name("brouillon.md"))
    who = ("--by", "Camille Exemple", "--role", "Pédiatre")
    code, _out, err = run_cli("approve", "immunotherapie", *who)
    assert code == 2
    assert "`brouillon.md` is no article" in err
    article.with_name("brouillon.md").unlink()
    assert run_cli("approve", "immunotherapie", *who)[0] == 0


def test_an_article_anywhere_may_have_any_name(folder: Path, article: Path, run_cli: Run) -> None:
    path = folder.parent / "brouillon.md"
    shutil.copy(article, path)
    edit(path, "HT-0417", "HT-0999")
    shutil.copytree(article.parent / "figures", folder.parent / "figures")
    assert run_cli(*CHECK, str(path))[0] == 0


def test_a_language_that_there_is_not_is_told(folder: Path, article: Path, run_cli: Run) -> None:
    article.rename(article.with_name("zz.md"))
    words = folder / "templates" / "words"
    words.mkdir(parents=True)
    shipped = Path(__file__).parents[2] / "templates" / "words" / "fr.yaml"
    shutil.copy(shipped, words / "zz.yaml")
    code, _out, err = run_cli("check", "--format", "screen", "--hospital", "tilleuls")
    assert code == 2
    assert "leaflets/immunotherapie/zz.md: There is no language `zz`." in err

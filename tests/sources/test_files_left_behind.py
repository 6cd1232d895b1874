"""What lies in the folders of a workspace and is no leaflet, no hospital and no figure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from depliant.sources.workspace import Workspace
from tests.conftest import Run, cover, edit

CHECK = ("check", "--no-render", "--format", "screen", "--hospital", "tilleuls")


@pytest.mark.parametrize("name", ["immunotherapie/._fr.md", "immunotherapie/.#fr.md", ".old/fr.md"])
def test_a_hidden_text_is_no_leaflet(folder: Path, article: Path, name: str) -> None:
    path = folder / "leaflets" / name
    path.parent.mkdir(exist_ok=True)
    shutil.copy(article, path)
    workspace = Workspace(folder)
    assert workspace.leaflets == ["immunotherapie"]
    assert workspace.article_paths("immunotherapie") == [article]
    assert workspace.strangers() == ()


@pytest.mark.parametrize("name", ["import.md", "import-2.md"])
def test_the_report_of_an_import_is_no_leaflet(folder: Path, article: Path, name: str) -> None:
    (article.parent / name).write_text("# What was done\n", encoding="utf-8")
    workspace = Workspace(folder)
    assert workspace.strangers("immunotherapie") == ()
    assert workspace.article_paths("immunotherapie") == [article]


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


ONLY = "is no article, and is not read"
SECOND = "looks like a second `fr.md`"
CALLED = "is not read: an article is called"


@pytest.mark.parametrize(
    ("name", "said", "remedy"),
    [
        ("brouillon.md", ONLY, "Move it away"),
        ("notes.md", ONLY, "Move it away: the article is `fr.md`"),
        ("en-bref.md", ONLY, "Move it away: the article is `fr.md`"),
        ("FR.md", SECOND, "Keep what is right in `fr.md`"),
        ("fr.markdown", SECOND, "Keep what is right in `fr.md`"),
        ("fr-FR.md", SECOND, "Keep what is right in `fr.md`"),
        ("fr (1).md", SECOND, "delete the other"),
        ("fr - Copie.md", SECOND, "delete the other"),
        ("fr-DESKTOP-7AB2.md", SECOND, "delete the other"),
        ("fr (copie en conflit de Léa 2026-11-24).md", SECOND, "delete the other"),
        ("fr 2.md", SECOND, "delete the other"),
        ("fr.md.txt", SECOND, "delete the other"),
        ("EN.MD", CALLED, "Rename it `en.md`"),
        ("en_GB.md", CALLED, "Rename it `en.md`"),
        ("en.txt", CALLED, "Rename it `en.md`"),
        ("en.docx", CALLED, "Put its text into `en.md`"),
    ],
)
def test_what_may_be_taken_for_an_article_is_refused_by_name(
    folder: Path, article: Path, name: str, said: str, remedy: str
) -> None:
    shutil.copy(article, article.with_name(name))
    (one,) = Workspace(folder).strangers("immunotherapie")
    assert one.refused
    assert one.message.startswith(f"`{name}` ")
    assert said in one.message
    assert remedy in one.remedy
    assert Workspace(folder).strangers() == (one,)


@pytest.mark.parametrize("asked", [(), ("immunotherapie",)])
def test_it_is_told_and_the_article_is_judged_all_the_same(
    folder: Path, article: Path, run_cli: Run, asked: tuple[str, ...]
) -> None:
    shutil.copy(article, article.with_name("fr (1).md"))
    hospital = ("--hospital", "tilleuls") if asked else ()
    code, _out, err = run_cli("check", *asked, "--no-render", "--format", "screen", *hospital)
    assert code == 2
    assert "leaflets/immunotherapie/fr (1).md: `fr (1).md` looks like a second `fr.md`" in err
    assert err.count("The leaflet is a draft") == 1


@pytest.mark.parametrize("name", ["fr.docx", "fr.txt", "FR.odt", "fr.pdf"])
def test_another_form_of_an_article_is_a_warning(
    folder: Path, article: Path, run_cli: Run, name: str
) -> None:
    article.with_name(name).write_bytes(b"PK")
    code, _out, err = run_cli(*CHECK)
    assert code == 0
    assert (
        f"leaflets/immunotherapie/{name}: `{name}` is not read: `fr.md` is. (files-beside)" in err
    )
    assert run_cli(*CHECK, "--strict")[0] == 1


@pytest.mark.parametrize(
    "name",
    [
        *("._fr.md", "~$fr.docx", "Thumbs.db", "desktop.ini", ".DS_Store", "fr.md~", "#fr.md#"),
        *("fr.md.bak", "sources.pdf", "lettre au service.docx", "photo.heic", "vieux.svg"),
    ],
)
def test_litter_and_sources_are_nothing(folder: Path, article: Path, name: str) -> None:
    article.with_name(name).write_bytes(b"\x00")
    assert Workspace(folder).strangers() == ()


# --- folders ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "said", "remedy", "refused"),
    [
        (["fr.docx"], "`fr.docx` is not read: an article is called `fr.md`", "Put its text", True),
        (["fr.md.txt"], "`fr.md.txt` is not read", "Rename it `fr.md`", True),
        (["Fièvre.docx"], "`fievre` holds no article (`fr.md`), but `Fièvre.docx`", "Write", True),
        (["figures/a.svg"], "holds no article (`fr.md`), but `figures`", "Write `fr.md`", False),
        (["enfants/fr.md"], "holds no article (`fr.md`), but `enfants`", "Move `enfants` up", True),
    ],
)
def test_a_folder_without_an_article_says_what_lies_there(
    folder: Path, run_cli: Run, files: list[str], said: str, remedy: str, refused: bool
) -> None:
    for name in files:
        path = folder / "leaflets" / "fievre" / name
        path.parent.mkdir(parents=True)
        path.write_text("x", encoding="utf-8")
    (one,) = Workspace(folder).strangers()
    assert one.refused is refused
    assert said in one.message
    assert remedy in one.remedy
    code, _out, err = run_cli("check", "fievre", "--no-render")
    assert code == 2
    assert said in err


def test_an_empty_folder_is_nothing(folder: Path) -> None:
    (folder / "leaflets" / "fievre").mkdir()
    assert Workspace(folder).strangers() == ()


def test_a_text_outside_a_folder_is_told(folder: Path, article: Path) -> None:
    shutil.copy(article, folder / "leaflets" / "Fièvre de l'enfant.md")
    (one,) = Workspace(folder).strangers()
    assert one.refused
    assert "`leaflets/fievre-de-l-enfant/fr.md`" in one.remedy


def test_a_folder_that_is_hard_to_type_is_a_warning(
    folder: Path, article: Path, run_cli: Run
) -> None:
    article.parent.rename(folder / "leaflets" / "L’immunothérapie (2)")
    code, _out, err = run_cli(*CHECK)
    assert code == 0
    assert "The folder `L’immunothérapie (2)` has a name that is hard to type" in err
    assert "Call it `limmunotherapie-2`" in err


def test_a_workspace_without_a_leaflet_says_what_lies_there(
    folder: Path, article: Path, run_cli: Run
) -> None:
    article.rename(article.with_name("fr.docx"))
    code, _out, err = run_cli(*CHECK)
    assert code == 2
    assert "There is no leaflet in this workspace" in err
    assert "`fr.docx` is not read: an article is called `fr.md`" in err


def test_a_word_file_is_no_leaflet(folder: Path, article: Path, run_cli: Run) -> None:
    path = article.rename(article.with_name("Fièvre.docx"))
    code, _out, err = run_cli("check", str(path), "--no-render")
    assert code == 2
    assert "is no Markdown: only `Fièvre.md` is read" in err


@pytest.mark.parametrize("name", ["hospital.yml", "Hospital.yaml", "hospital.yaml.txt", "chu.yaml"])
def test_a_profile_under_another_name_is_told(folder: Path, run_cli: Run, name: str) -> None:
    path = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    path.rename(path.with_name(name))
    assert [one.path.name for one in Workspace(folder).misnamed_profiles] == [name]
    shutil.rmtree(folder / "hospitals" / "deux-rives")
    code, _out, err = run_cli("check", "--no-render", "--format", "screen")
    assert code == 2
    assert f"tilleuls/{name}: `{name}` is not read: a profile is called `hospital.yaml`" in err


@pytest.mark.parametrize(
    ("name", "said", "remedy"),
    [
        ("tilleuls/hospital.yml", "a second `hospital.yaml`", "delete the other"),
        ("tilleuls/hospital (1).yaml", "a second `hospital.yaml`", "delete the other"),
        ("tilleuls/group.yaml", "beside `hospital.yaml`", "a folder of its own"),
        ("hospital.yaml", "in no hospital's folder", "hospitals/<name>/hospital.yaml"),
        ("Orée du bois.yml", "in no hospital's folder", "hospitals/oree-du-bois/hospital.yaml"),
        ("TILLEULS/hospital.yaml", "cannot be the name", "`tilleuls`"),
        ("Tilleuls été/hospital.yaml", "cannot be the name", "`tilleuls-ete`"),
        ("tilleuls - Copie/group.yaml", "cannot be the name", "`tilleuls-copie`"),
    ],
)
def test_what_lies_among_the_hospitals_is_told(
    folder: Path, name: str, said: str, remedy: str
) -> None:
    path = folder / "hospitals" / name
    path.parent.mkdir(exist_ok=True)
    shutil.copy(folder / "hospitals" / "tilleuls" / "hospital.yaml", path)
    workspace = Workspace(folder)
    (told,) = workspace.misnamed_profiles
    assert said in told.message
    assert remedy in told.remedy
    assert told.refused
    assert workspace.hospitals == ["deux-rives", "tilleuls"]
    assert workspace.groups in ([], ["tilleuls"])


@pytest.mark.parametrize("name", ["mots.yaml", "Affiche.pdf", "~hospital.yaml", "text/a.yaml"])
def test_what_is_no_profile_may_lie_beside_one(folder: Path, name: str) -> None:
    path = folder / "hospitals" / "tilleuls" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("a: b\n", encoding="utf-8")
    assert Workspace(folder).misnamed_profiles == ()


def test_a_local_text_in_word_is_told(folder: Path, run_cli: Run) -> None:
    path = folder / "hospitals" / "tilleuls" / "text" / "immunotherapie" / "fr.docx"
    path.parent.mkdir(parents=True)
    for name in ("fr.docx", "~$fr.docx", "charte.pdf"):
        path.with_name(name).write_bytes(b"PK")
    code, _out, err = run_cli("check", "--no-render", "--format", "screen")
    assert code == 2
    assert err.count("looks like a local text") == 1
    assert "text/immunotherapie/fr.docx: This looks like a local text, and is not read." in err
    assert "Put its text into `hospitals/tilleuls/text/immunotherapie/fr.md`" in err


def test_it_is_not_told_when_something_else_is_asked_for(
    others: Path, article: Path, run_cli: Run
) -> None:
    shutil.copy(article, article.with_name("brouillon.md"))
    assert run_cli("check", "trouver-son-chemin", "--no-render")[0] == 0


def test_a_leaflet_is_approved_beside_a_draft_of_it(
    folder: Path, article: Path, run_cli: Run
) -> None:
    cover(article)
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

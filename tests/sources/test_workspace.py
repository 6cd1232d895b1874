"""The workspace: what lies there is found under its own name, and what is wrong names its file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from depliant.sources.workspace import Workspace
from tests.conftest import TOP, Run, edit

CHECK = ("check", "--no-render", "--format", "screen", "--hospital", "tilleuls")


def words_file(folder: Path, lang: str = "fr") -> Path:
    path = folder / "templates" / "words" / f"{lang}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


# --- fixed words -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("contacts_title\n", 1, "Expected `word: text` lines."),
        ("- contacts_title\n", 1, "Expected `word: text` lines."),
        ("# un\ncontacts_title: [un, deux]\n", 2, "The word `contacts_title` is not a text."),
        ("contact_title: Qui appeler ?\n", 1, "unknown key `contact_title`"),
        ("audience: Pour {public}\n", 1, "The word `audience` asks for {public}"),
        ("audience: Pour {audience\n", 1, "The word `audience` asks for"),
        ("contacts_title: {a: b}\n", 1, "The word `contacts_title` is not a text."),
        ('draft_practical: ""\n', 1, "The word `draft_practical` is empty."),
        ('draft_notice: "\\u200b "\n', 1, "The word `draft_notice` is empty."),
        ("audience: Pour tous\n", 1, "The word `audience` leaves out {audience}, which it must"),
        ('audience: "{audience:{x}}"\n', 1, "The word `audience` asks for {audience:{x}}"),
        ('audience: "{audience!z}"\n', 1, "The word `audience` asks for {audience!z}"),
        ('audience: "{audience!r}"\n', 1, "The word `audience` asks for {audience!r}"),
        ('audience: "{audience:5d}"\n', 1, "The word `audience` asks for {audience:5d}"),
        ('audience: "{audience:99999}"\n', 1, "The word `audience` asks for {audience:99999}"),
        ('audience: "{audience} {audience:9}"\n', 1, "The word `audience` asks for {audience:9}"),
    ],
)
def test_wrong_words_name_their_file(
    folder: Path, run_cli: Run, text: str, line: int, words: str
) -> None:
    words_file(folder).write_text(text, encoding="utf-8")
    code, _out, err = run_cli(*CHECK)
    assert code == 2
    assert f"templates/words/fr.yaml:{line}: {words}" in err


def test_a_new_language_needs_every_word(folder: Path, article: Path, run_cli: Run) -> None:
    shutil.copy(article, article.with_name("es.md"))
    words_file(folder, "es").write_text("contacts_title: ¿A quién llamar?\n", encoding="utf-8")
    code, _out, err = run_cli(*CHECK)
    assert code == 2
    assert "templates/words/es.yaml: Fixed words are missing: emergency_title" in err
    whole = (TOP / "templates" / "words" / "en.yaml").read_text(encoding="utf-8")
    words_file(folder, "es").write_text(whole, encoding="utf-8")
    assert run_cli(*CHECK)[0] == 0


def test_some_words_are_replaced(folder: Path, run_cli: Run) -> None:
    words_file(folder).write_text("contacts_title: À qui parler ?\n", encoding="utf-8")
    assert run_cli(*CHECK)[0] == 0
    words = Workspace(folder).fixed_words("fr")
    assert (words["contacts_title"], words["questions_title"]) == (
        "À qui parler ?",
        "Mes questions",
    )


def test_a_word_that_is_shipped_empty_may_stay_so(folder: Path, run_cli: Run) -> None:
    words_file(folder).write_text('more_title: ""\n', encoding="utf-8")
    assert run_cli(*CHECK)[0] == 0
    words_file(folder).write_text("more_title: Pour aller plus loin\n", encoding="utf-8")
    assert run_cli(*CHECK)[0] == 0


def test_a_template_of_the_workspace_may_have_words_of_its_own(folder: Path, run_cli: Run) -> None:
    words_file(folder).write_text("badge: Relu par des parents\n", encoding="utf-8")
    assert "unknown key `badge`" in run_cli(*CHECK)[2]
    shutil.copytree(TOP / "templates" / "pieces", folder / "templates" / "pieces")
    piece = folder / "templates" / "pieces" / "sources.html.j2"
    edit(piece, '<p class="completes">', '<p>{{ content.words.badge }}</p>\n<p class="completes">')
    assert run_cli(*CHECK)[0] == 0


# --- kinds and formats -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- treatment\n- practical\n", "kinds.yaml:1: Expected `name: …` lines."),
        ("treatment\n", "kinds.yaml:1: Expected `name: …` lines."),
        ("treatment: [summary]\n", "kinds.yaml:1: Expected `key: value` lines."),
        ("treatment:\n  title: Un traitement\n", "kinds.yaml:2: `title`"),
        ("treatment:\n  titel: {fr: x}\n  required: 3\n", "kinds.yaml:2: unknown key `titel`"),
        ("treatment:\n  titel: {fr: x}\n", "(in `treatment`)"),
        ("treatment:\n  title: {}\n", "kinds.yaml:2: `title`"),
        ("? [treatment]\n: {title: {fr: x}}\n", "kinds.yaml:1: A key is a word"),
    ],
)
def test_wrong_kinds_name_their_file(folder: Path, run_cli: Run, text: str, words: str) -> None:
    (folder / "leaflets" / "kinds.yaml").write_text(text, encoding="utf-8")
    code, _out, err = run_cli(*CHECK)
    assert code == 2
    assert words in err
    assert "unexpected" not in err


def test_all_problems_of_a_file_come_together(folder: Path, run_cli: Run) -> None:
    text = "treatment: {titel: {fr: x}}\npractical: {title: {fr: x}, requires: []}\n"
    (folder / "leaflets" / "kinds.yaml").write_text(text, encoding="utf-8")
    err = run_cli(*CHECK)[2]
    assert ("`titel`" in err, "`requires`" in err) == (True, True)


@pytest.mark.parametrize("name", ["leaflets/kinds.yaml", "workspace.yaml", "formats.yaml"])
def test_nothing_but_comments_says_nothing(folder: Path, run_cli: Run, name: str) -> None:
    (folder / name).write_text("# plus tard\n", encoding="utf-8")
    assert run_cli(*CHECK)[0] == 0


# --- requirements ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "words", "close"),
    [
        ("{role: what, kinds: [treatement]}", "There is no kind `treatement`", "`treatment`"),
        ("{role: what, formats: [a4, ful]}", "There is no format `ful`.", "`full`"),
    ],
)
def test_a_hospital_requires_what_exists(
    others: Path, run_cli: Run, line: str, words: str, close: str
) -> None:
    path = others / "hospitals" / "deux-rives" / "hospital.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write(f"required:\n  - {line}\n")
    number = len(path.read_text(encoding="utf-8").splitlines())
    code, _out, err = run_cli("check", "--no-render", "--hospital", "deux-rives")
    assert code == 2
    assert f"hospitals/deux-rives/hospital.yaml:{number}: {words}" in err
    assert f"Did you mean {close}?" in err


def test_what_a_group_requires_exists_too(others: Path, run_cli: Run) -> None:
    with (others / "hospitals" / "grand-pre" / "group.yaml").open("a", encoding="utf-8") as file:
        file.write("required: [{role: what, kinds: [traitement]}]\n")
    code, _out, err = run_cli("check", "--no-render", "--hospital", "bruyeres")
    assert code == 2
    assert "hospitals/grand-pre/group.yaml" in err
    assert "There is no kind `traitement` of leaflet." in err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{role: what, formats: [cor]}", "kinds.yaml:4: There is no format `cor`."),
        ("{role: what, kinds: [treatment]}", "kinds.yaml:4: unknown key `kinds`"),
    ],
)
def test_a_kind_requires_what_exists(folder: Path, run_cli: Run, line: str, words: str) -> None:
    text = f"treatment:\n  title: {{fr: x}}\n  required:\n    - {line}\n"
    (folder / "leaflets" / "kinds.yaml").write_text(text, encoding="utf-8")
    code, _out, err = run_cli(*CHECK)
    assert code == 2
    assert words in err


# --- settings --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [("language: de\n", "workspace.yaml:1: `language`"), ("langue: fr\n", "unknown key `langue`")],
)
def test_wrong_settings_are_told(folder: Path, run_cli: Run, text: str, words: str) -> None:
    (folder / "workspace.yaml").write_text(text, encoding="utf-8")
    code, _out, err = run_cli(*CHECK)
    assert code == 2
    assert words in err


# --- files and links -------------------------------------------------------------------------


def test_a_linked_leaflet_keeps_its_own_name(folder: Path, article: Path) -> None:
    link = folder / "leaflets" / "lien"
    link.symlink_to(article.parent)
    workspace = Workspace(folder)
    linked = workspace.article(workspace.article_path("lien", "fr"))
    assert (linked.slug, str(linked.place)) == ("lien", "leaflets/lien/fr.md")
    assert "figures/prelever.svg" in linked.figures


def test_a_linked_article_finds_the_figures_of_its_target(folder: Path, article: Path) -> None:
    other = folder / "leaflets" / "lien"
    other.mkdir()
    (other / "fr.md").symlink_to(article)
    workspace = Workspace(folder)
    linked = workspace.article(workspace.article_path("lien", "fr"))
    assert linked.slug == "lien"
    assert "figures/prelever.svg" in linked.figures


def test_a_figure_that_leads_outside_is_none(folder: Path, article: Path) -> None:
    secret = folder.parent / "secret.svg"
    secret.write_text("<svg/>", encoding="utf-8")
    (article.parent / "figures" / "lien.svg").symlink_to(secret)
    workspace = Workspace(folder)
    assert "figures/lien.svg" not in workspace.article(article).figures


@pytest.mark.parametrize(("size", "good"), [(3_000_000, True), (9_000_000, False)])
def test_the_profile_of_a_press_may_be_large(folder: Path, size: int, good: bool) -> None:
    home = folder / "hospitals" / "tilleuls"
    head = bytes(16) + b"CMYK" + bytes(16) + b"acsp"
    (home / "press.icc").write_bytes(head + bytes(size - len(head)))
    with (home / "hospital.yaml").open("a", encoding="utf-8") as file:
        file.write("press: {profile: press.icc, condition: FOGRA39}\n")
    if good:
        assert len(Workspace(folder).hospital("tilleuls").icc) == size
    else:
        with pytest.raises(Exception, match=r"press.icc: The file is larger than 8 MB"):
            Workspace(folder).hospital("tilleuls")

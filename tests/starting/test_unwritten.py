"""Prompts: seen on a draft's pages and told; in the way of whoever approves, sends or approved."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from depliant.checks.finding import UNWRITTEN, Severity
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import ContentSubject, HospitalSubject, LeafletSubject
from depliant.content.select import select
from depliant.sources.fields.prompts import PROMPT, is_prompt, prompt
from depliant.sources.workspace import Workspace
from tests.conftest import TODAY, Run, choose, edit, sign

WHERE = "## Et si nous refusons ?"
ASKED = "[à compléter : qui prévenir]"


def test_the_marks() -> None:
    for lang in ("fr", "en", "ar"):
        assert is_prompt(prompt("x, y", lang))
        assert is_prompt(prompt("", lang))
    assert PROMPT.search("![à compléter : ce que montre l’image](figures/a.png)")
    for text in ("[TODOS]", "TODO", "[à compléter", "[todo : a\nb]", "(à compléter : x)"):
        assert not PROMPT.search(text)


def of_the_leaflet(root: Path) -> list[tuple[str, Severity, int | None]]:
    workspace = Workspace(root)
    (path,) = workspace.article_paths("immunotherapie")
    subject = LeafletSubject(workspace.article(path), (), TODAY)
    found = (one for one in examine(Subject.LEAFLET, subject) if one.rule == UNWRITTEN)
    return [(one.message, one.severity, one.place.line if one.place else None) for one in found]


def test_told_once_a_file(folder: Path, article: Path) -> None:
    edit(article, "funding: ", f'subtitle: "{ASKED}"\n# ')
    edit(article, "audience: ", "audience: '[TODO: for whom]' # ")
    edit(article, WHERE, f"{ASKED}\n\n- {ASKED}\n- {ASKED}\n- {ASKED}\n\n{WHERE}")
    text = article.read_text("utf-8").replace("subtitle", "funding", 1)
    article.write_text(text, "utf-8")
    lines = [n for n, line in enumerate(text.split("\n"), 1) if PROMPT.search(line)]
    ((message, severity, line),) = of_the_leaflet(folder)
    assert (severity, line) == (Severity.WARNING, lines[0])
    assert message.startswith("6 texts are still to be written")
    assert f"{lines[-3]}–{lines[-1]}" in message


def test_an_error_once_approved(folder: Path, article: Path) -> None:
    edit(article, WHERE, f"{ASKED}\n\n{WHERE}")
    sign(folder, "immunotherapie")
    assert [severity for _message, severity, _line in of_the_leaflet(folder)] == [Severity.ERROR]


def test_seen_on_the_page(folder: Path, article: Path) -> None:
    edit(article, WHERE, f"Avant {ASKED}, puis [un lien][TODO], `[TODO: x]`.\n\n{WHERE}")
    article.write_text(article.read_text("utf-8") + "\n[TODO]: https://exemple.example\n", "utf-8")
    content, odd = select(choose(folder))
    (html,) = (one.html for one in content.sections if "Avant" in one.html)
    assert html.count('class="prompt"') == 1
    assert 'href="https://exemple.example"' in html
    assert not odd


def test_nobody_approves_it(folder: Path, article: Path, run_cli: Run) -> None:
    edit(article, " .not-covered", "")
    edit(article, WHERE, f"{ASKED}\n\n{WHERE}")
    edit(article, "picture:", "formats: [a4-short]\npicture:")
    shutil.rmtree(folder / "hospitals" / "deux-rives")
    who = ("--by", "Camille Exemple", "--role", "Médecin")
    code, _out, err = run_cli("approve", "immunotherapie", *who)
    assert (code, f"({UNWRITTEN})" in err) == (2, True)
    assert "status: draft" in article.read_text("utf-8")


def test_nobody_sends_it(folder: Path, article: Path, run_cli: Run) -> None:
    edit(article, WHERE, f"{ASKED}\n\n{WHERE}")
    to = ("--hospital", "tilleuls", "--to", "famille@example.org", "--allow-draft")
    code, _out, err = run_cli("mail", "draft", "immunotherapie", *to)
    assert (code, "still to be written" in err) == (1, True)
    assert not list(folder.rglob("*.eml"))


@pytest.mark.parametrize("approved", [False, True])
def test_a_profile_is_told_and_not_printed_for_good(folder: Path, approved: bool) -> None:
    path = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    edit(path, "phone: 02 61 91 47 10", 'phone: "[à compléter]"')
    if approved:
        sign(folder, "immunotherapie")
    hospital = Workspace(folder).hospital("tilleuls")
    found = examine(Subject.HOSPITAL, HospitalSubject(hospital, TODAY))
    assert [(one.rule, one.severity) for one in found] == [(UNWRITTEN, Severity.WARNING)]
    content, _odd = select(choose(folder))
    assert content.hospital.contacts[0].dial == ""
    wrong = examine(Subject.CONTENT, ContentSubject(content, frozenset()))
    assert [one.severity for one in wrong if one.rule == UNWRITTEN] == [Severity.ERROR] * approved


MEANT = (
    "[ à compléter : la rue]",
    "la rue, à compléter : laquelle]",
    "[compléter : la rue]",
    "[à compléter : la rue",
    "- **à compléter**",
    "À compléter : la rue",
    "[A COMPLÉTER]",
)


@pytest.mark.parametrize("what", MEANT)
def test_what_was_meant_as_a_prompt_is_told(folder: Path, article: Path, what: str) -> None:
    edit(article, WHERE, f"{what}\n\n{WHERE}")
    ((message, severity, _line),) = of_the_leaflet(folder)
    assert (severity, "1 text is still to be written" in message) == (Severity.WARNING, True)


@pytest.mark.parametrize(
    "text",
    [
        "Le carnet est à compléter chaque jour.",
        "Un questionnaire à compléter : identité, mutuelle.",
        "- à remplir ou à compléter avec le médecin",
    ],
)
def test_what_families_complete_is_text(folder: Path, article: Path, text: str) -> None:
    edit(article, WHERE, f"{text}\n\n{WHERE}")
    assert of_the_leaflet(folder) == []


def test_a_date_may_be_asked_for(folder: Path, article: Path) -> None:
    edit(article, "date: undated", f"date: '{ASKED}'")
    profile = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    told = re.sub(r"verified: .*$", f"verified: '{ASKED}'", profile.read_text("utf-8"), flags=re.M)
    profile.write_text(told, "utf-8")
    content, _odd = select(choose(folder))
    assert any("qui prévenir" in note.text for note in content.notes)
    hospital = Workspace(folder).hospital("tilleuls")
    assert {one.verified for one in hospital.profile.contacts.values()} == {None}
    found = examine(Subject.HOSPITAL, HospitalSubject(hospital, TODAY))
    assert {one.rule for one in found} == {UNWRITTEN}


def test_nobody_signs_a_comparison_with_it(folder: Path, run_cli: Run) -> None:
    text = folder / "hospitals" / "tilleuls" / "text" / "immunotherapie" / "fr.md"
    text.parent.mkdir(parents=True, exist_ok=True)
    front = "---\nowner: Accueil\nreason: Le lieu diffère.\n---\n"
    text.write_text(f'{front}\n## Venir {{#come follows="summary"}}\n\n{ASKED}\n', "utf-8")
    who = ("--by", "Ada Exemple", "--role", "Pédiatre", "--hospital", "tilleuls")
    code, _out, err = run_cli("stamp", "immunotherapie", *who)
    assert (code, "still to be written" in err) == (2, True)
    assert "stamp" not in text.read_text("utf-8")


def test_a_front_matter_is_plain_text(folder: Path, article: Path) -> None:
    edit(article, "audience: ", "audience: 'Les **parents**' # ")
    workspace = Workspace(folder)
    (path,) = workspace.article_paths("immunotherapie")
    found = examine(Subject.LEAFLET, LeafletSubject(workspace.article(path), (), TODAY))
    (one,) = (one for one in found if one.rule == "plain-markdown")
    assert one.is_error
    assert "front matter is plain text" in one.remedy

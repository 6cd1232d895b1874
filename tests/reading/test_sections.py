"""Sections: an article without any, of nothing that is seen, or under names of the press's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.sources.test_local_text import HEAD, local_file


def front_of(article: Path) -> str:
    text = article.read_text(encoding="utf-8")
    return text[: text.index("\n---\n", 4) + 5]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Du texte sans titre.\n", "Text stands before the first section."),
        ("### Trop petit\n\nTexte.\n", "Text stands before the first section."),
        ("<!-- rien -->\n", "The article has no section."),
        ("```\n## Du code {#summary}\n```\n", "Text stands before the first section."),
        ("\u2028\n\u2029\n", "The article has no text."),
        ("\u200b\n\u2060\n\ufeff\n", "The article has no text."),
        ("\u00ad\u200e\n", "The article has no text."),
    ],
)
def test_an_article_without_sections_is_told(
    article: Path, run_cli: Run, body: str, words: str
) -> None:
    front = front_of(article)
    article.write_text(front + body, encoding="utf-8")
    code, _out, err = run_cli("check", "--no-render")
    assert code == 2
    line = front.count("\n") + ("no text" not in words)
    assert f"leaflets/immunotherapie/fr.md:{line}: {words}" in err
    assert "unexpected" not in err


def test_a_local_text_without_sections_is_told(others: Path, run_cli: Run) -> None:
    local_file(others).write_text(f"{HEAD}Rien que du texte.\n", encoding="utf-8")
    code, _out, err = run_cli("check", "--no-render", "--hospital", "bruyeres")
    assert code == 2
    assert "text/trouver-son-chemin/fr.md:6: Text stands before the first section." in err


@pytest.mark.parametrize("role", ["contacts", "sources", "questions", "more", "cover", "flow"])
def test_a_role_of_the_press_is_refused(article: Path, run_cli: Run, role: str) -> None:
    with article.open("a", encoding="utf-8") as file:
        file.write(f"\n## Le nôtre {{#{role}}}\n\nTexte.\n")
    code, _out, err = run_cli("check", "--no-render")
    assert code == 2
    assert f"The role `{role}` is one of the press's own." in err


@pytest.mark.parametrize("role", ["notes", "warning"])
def test_a_role_that_a_style_is_called_by_is_set_like_any_other(
    article: Path, run_cli: Run, role: str
) -> None:
    """A role is free: it is no class of the styles, some of which hide what they are for."""
    with article.open("a", encoding="utf-8") as file:
        file.write(f"\n## Le nôtre {{#{role}}}\n\nUn texte que l’on voit.\n")
    few = ("--format", "screen", "--hospital", "tilleuls")
    code, _out, err = run_cli("check", *few)
    assert code == 0, err

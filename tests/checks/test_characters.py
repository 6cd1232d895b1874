"""Characters that cannot be printed are named with their line, before anything is set."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from depliant.checks.finding import Finding
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import HospitalSubject, LeafletSubject
from depliant.errors import Place
from depliant.reading.text import decode
from depliant.sources.workspace import Workspace
from depliant.typeset.lettering import signs
from depliant.typeset.lettering.fonts import drawn, files
from tests.conftest import TODAY, TOP, edit

AFTER = "## Espoirs et limites {#limits}\n"


def found(root: Path) -> list[Finding]:
    workspace = Workspace(root)
    article = workspace.article(workspace.article_paths("immunotherapie")[0])
    findings = examine(Subject.LEAFLET, LeafletSubject(article, (), TODAY))
    return [one for one in findings if one.rule == "characters"]


@pytest.mark.parametrize(
    ("text", "said", "remedy"),
    [
        ("\uf0a7 Premier point", "Word drew", "`- `"),
        ("Un cœur \uf04a ici", "Word drew", "in words"),
        ("Un parapluie ☂ ici", "“☂” (U+2602 UMBRELLA)", "☐ ☑"),
        ("Appelez \U0001f4de vite", "TELEPHONE RECEIVER", "☎"),
        ("Le mot \u05e9\u05dc est hébreu", "HEBREW LETTER", "own letters"),
        ("Une lettre per\ufffdue", "lost", "again"),
        ("Un texte \u202eretourné", "RIGHT-TO-LEFT OVERRIDE", "again"),
    ],
)
def test_a_character_is_named_with_its_line(
    folder: Path, article: Path, text: str, said: str, remedy: str
) -> None:
    edit(article, AFTER, f"{AFTER}\n{text}\n\n")
    line = article.read_text(encoding="utf-8").split("\n").index(text) + 1
    first = found(folder)[0]
    assert first.is_error
    assert said in first.message
    assert remedy in first.remedy
    assert str(first.place) == f"leaflets/immunotherapie/fr.md:{line}"


def test_one_finding_a_character(folder: Path, article: Path) -> None:
    edit(article, AFTER, f"{AFTER}\n☂ un ☂ deux\n☂ trois\n\n☂ quatre\n")
    (only,) = found(folder)
    assert "2 other lines" in only.message


def test_the_front_matter_and_the_headings_too(folder: Path, article: Path) -> None:
    edit(article, "title: L’immunothérapie", "title: L’immunothérapie ☃")
    edit(article, "## Espoirs et", "## Espoirs ☄ et")
    lines = [one.place.line for one in found(folder) if one.place]
    assert lines[0] == 2
    assert len(lines) == 2


def test_a_comment_may_hold_any(folder: Path, article: Path) -> None:
    edit(article, AFTER, f"{AFTER}\n<!-- ☂\n☃ -->\n\nUn ☄.\n\n")
    (only,) = found(folder)
    line = article.read_text(encoding="utf-8").split("\n").index("Un ☄.") + 1
    assert only.place and only.place.line == line


def test_a_profile(folder: Path) -> None:
    path = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    edit(path, "short_name: Les", "short_name: ☂ Les")
    hospital = Workspace(folder).hospital("tilleuls")
    findings = examine(Subject.HOSPITAL, HospitalSubject(hospital, TODAY))
    (only,) = [one for one in findings if one.rule == "characters"]
    assert only.place and only.place.line == 3


def test_what_we_offer_is_drawn() -> None:
    from depliant.checks.rules.characters import _OFFERED

    assert set("☐☑☒✓✗→←≥≤±²µ°★♥☎✉⚠•–…’\u2011\u202f") <= drawn()
    assert set(_OFFERED) <= drawn()


def test_drawn_is_what_the_fonts_hold() -> None:
    import io

    from fontTools.ttLib import TTFont

    held: set[str] = set()
    for data in files().values():
        with TTFont(io.BytesIO(data), lazy=True) as font:
            held |= set(map(chr, font.getBestCmap()))
    assert held == drawn()
    assert signs.SIGNS.keys() <= held


def test_what_nobody_sees_is_not_read() -> None:
    written = unicodedata.normalize("NFD", "\ufeffévi\u00addent\u200b ✔\ufe0f\ufeff").encode()
    assert decode(written, Place("x")) == "évident ✔"


def test_the_demonstration_has_none() -> None:
    workspace = Workspace(TOP)
    for path in workspace.all_article_paths:
        subject = LeafletSubject(workspace.article(path), (), TODAY)
        assert not [f for f in examine(Subject.LEAFLET, subject) if f.rule == "characters"]

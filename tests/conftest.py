"""Shared fixtures: a workspace of one's own, a warm press, the command."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from depliant.cli.main import main
from depliant.content.content import Content
from depliant.content.select import Choice, select
from depliant.content.versions import version_of
from depliant.formats.options import OFFICE, Options
from depliant.jobs.plan import choose as make_choice
from depliant.pressroom.press import Press, Proof
from depliant.review.approval import approved
from depliant.sources.workspace import Workspace
from depliant.typeset.pages import Pages
from depliant.words import use_language

TOP = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 24)
FEW = ("--format", "a4", "--format", "trifold", "--format", "screen")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the demonstration's first leaflet and two of its hospitals, to break at will."""
    root = tmp_path / "workspace"
    for hospital in ("deux-rives", "tilleuls"):
        shutil.copytree(TOP / "hospitals" / hospital, root / "hospitals" / hospital)
    shutil.copytree(TOP / "leaflets" / "immunotherapie", root / "leaflets" / "immunotherapie")
    shutil.copy(TOP / "leaflets" / "kinds.yaml", root / "leaflets")
    return root


@pytest.fixture
def others(folder: Path) -> Path:
    """The whole demonstration: all its leaflets, hospitals, groups and local texts."""
    shutil.copytree(TOP / "hospitals", folder / "hospitals", dirs_exist_ok=True)
    for path in (TOP / "leaflets").glob("*/"):
        shutil.copytree(path, folder / "leaflets" / path.name, dirs_exist_ok=True)
    return folder


@pytest.fixture
def article(folder: Path) -> Path:
    return folder / "leaflets" / "immunotherapie" / "fr.md"


@pytest.fixture
def run_cli(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command on the workspace; returns exit code, standard output, standard error."""

    def run(*arguments: str, today: str = "2026-11-24", lang: str = "en") -> tuple[int, str, str]:
        code = main(
            [
                "--ui-lang",
                lang,
                *arguments,
                *(["--workspace", str(folder)] if "--workspace" not in arguments else []),
                *(["--today", today] if today else []),
            ]
        )
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture(scope="session")
def press() -> Press:
    """A warm press with the shipped templates and styles."""
    return Press(Workspace(TOP).house)


def choose(
    root: Path,
    format_name: str = "a4",
    hospital: str = "tilleuls",
    leaflet: str = "immunotherapie",
    options: Options = OFFICE,
) -> Choice:
    """The choice of one edition of a workspace."""
    workspace = Workspace(root)
    article = workspace.article(workspace.article_paths(leaflet)[0])
    profile, format_ = workspace.hospital(hospital), workspace.format(format_name)
    return make_choice(workspace, version_of(workspace, article, profile), format_, options)


def laid_out(press: Press, choice: Choice) -> tuple[Content, Pages]:
    """The content and the typeset pages of an edition."""
    content, _odd = select(choice)
    html = press._composer.compose(content, choice.format)
    return content, press._typesetter.typeset(html, choice.format, content.pictures)


def sign(root: Path, leaflet: str) -> None:
    """Approve a leaflet as it stands, without its checks (`approve` makes them, slowly)."""
    workspace = Workspace(root)
    (path,) = workspace.article_paths(leaflet)
    article = workspace.article(path)
    path.write_bytes(approved(path.read_bytes(), article, "Camille Exemple", "Médecin", TODAY))


def rules(proof: Proof) -> set[str]:
    """The rules that found an error in a proof."""
    return {finding.rule for finding in proof.findings if finding.is_error}


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


__all__ = ["FEW", "TODAY", "TOP", "choose", "edit", "replace", "rules"]

"""Shared fixtures: a workspace of one's own, a warm press, the command."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import tests.examples  # noqa: F401 (says how many random examples there are)
from depliant.cli.main import main
from depliant.content.content import Content
from depliant.content.select import Choice, select
from depliant.content.versions import version_of
from depliant.formats.options import OFFICE, Options
from depliant.jobs import build
from depliant.jobs.plan import choose as make_choice
from depliant.pressroom import worker
from depliant.pressroom.press import Press, mixed_for
from depliant.pressroom.proof import Proof
from depliant.pressroom.sweeping import keep_for_good
from depliant.pressroom.workers import Workers
from depliant.review.approval import approved
from depliant.sources import workspace as sources
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Manuscript
from depliant.typeset.pages import Pages
from depliant.words import use_language
from tests.pressing import Layouts, Presses, RememberingPress, in_room

TOP = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 24)
FEW = ("--format", "a4", "--format", "trifold", "--format", "screen")
Run = Callable[..., tuple[int, str, str]]
BEGIN = worker.Early._begin


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Among several processes: a file's tests stay together, those of files with slow tests go
    first, so that none is left alone with them at the end."""
    if hasattr(config, "workerinput"):
        slow = {item.path for item in items if item.get_closest_marker("slow")}
        items.sort(key=lambda item: item.path not in slow)


def pytest_collection_finish() -> None:
    """Thousands of tests are no garbage: a press that sweeps after each edition looks through them
    no more, as a worker does with what it has when it is warm."""
    keep_for_good()


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


# --- pressing (tests/pressing.py) ------------------------------------------------------------


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder of this run, the same for all the processes that test."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "run"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session", autouse=True)
def _caches_of_this_run(run_folder: Path) -> Iterator[None]:
    """What is kept between builds is kept for this run, by its commands in processes too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(run_folder / "caches"))
        yield


@pytest.fixture(scope="session")
def layouts(run_folder: Path) -> Layouts:
    return Layouts(run_folder / "layouts")


@pytest.fixture(scope="session")
def presses(layouts: Layouts) -> Presses:
    return Presses(layouts)


@pytest.fixture(scope="session")
def press(presses: Presses) -> RememberingPress:
    """A warm press with the shipped templates and styles; it makes each layout once a run."""
    return presses.of(Workspace(TOP).house_style)


@pytest.fixture(scope="session")
def fresh_press() -> Press:
    """A warm press that asks the engine every time, and knows no other formats: it tries none of
    them for what does not fit."""
    press = Press(replace(Workspace(TOP).house_style, formats={}))
    press.warm()
    return press


@pytest.fixture(scope="session", autouse=True)
def _builds_press_here(presses: Presses) -> Iterator[None]:
    """Builds of a test start no processes ..."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "Workers", in_room(presses))
        patch.setattr(worker.Early, "_begin", lambda *_: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _formats_are_read_once() -> Iterator[None]:
    """What the package ships stays the same during a run; each workspace would read it again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "shipped_formats", cache(sources.shipped_formats))
        yield


@pytest.fixture(autouse=True)
def _or_in_processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """... unless it is marked `workers`."""
    if request.node.get_closest_marker("workers"):
        monkeypatch.setattr(build, "Workers", Workers)
        monkeypatch.setattr(worker.Early, "_begin", BEGIN)


# --- workspaces ------------------------------------------------------------------------------


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
    """The first leaflet's text."""
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


# --- helpers ---------------------------------------------------------------------------------


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
    """The content and the typeset pages of an edition, in the colours of its hospital."""
    content, _odd = select(choice)
    manuscript = Manuscript(press._composer, content, choice.format)
    laid = press._typesetter.set(manuscript, content.pictures)
    parts = press._typesetter.write(laid, choice.format)
    return content, mixed_for(content, laid.pages, parts)


def sign(root: Path, leaflet: str) -> None:
    """Approve a leaflet as it stands, without its checks (`approve` makes them, slowly)."""
    workspace = Workspace(root)
    (path,) = workspace.article_paths(leaflet)
    article = workspace.article(path)
    path.write_bytes(approved(path.read_bytes(), article, "Camille Exemple", "Médecin", TODAY))


def rules(proof: Proof) -> set[str]:
    """The rules that found an error in a proof."""
    return {finding.rule for finding in proof.findings if finding.is_error}


def cover(article: Path) -> None:
    """Let the first leaflet say something where its source says nothing: nothing bars it then."""
    edit(article, " .not-covered", "")
    risk = "- On ne sait pas combien d’enfants ont des effets indésirables : demandez à l’équipe."
    edit(article, "- Quels effets ce traitement peut-il avoir, et quand ?", risk)


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


__all__ = ["FEW", "TODAY", "TOP", "choose", "edit", "replace", "rules"]

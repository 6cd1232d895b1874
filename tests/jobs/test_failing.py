"""An edition that failed is not pressed again until something of it is another: what was found is
told as it was, and what its sources say is judged on each day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from depliant.content.select import Choice
from depliant.errors import InputError, Problem
from depliant.jobs.build import How
from depliant.pressroom.press import Press
from depliant.pressroom.worker import Result, attempt
from depliant.shelf.manifest import EditionEntry, by_name, read_manifest
from depliant.sources.workspace import Workspace
from depliant.typeset.pages import Page
from tests.conftest import Run, edit
from tests.formats.test_formats import GATE

ONE = ("build", "immunotherapie", "--hospital", "tilleuls", "--format", "screen")
NAME = "tilleuls/immunotherapie.fr.screen"
WIDE = "x" * 200  # no page is so wide


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes each time that somebody is asked to press; there is nobody."""
    asked = list[str]()

    def team(_how: How, **_more: Any) -> None:
        asked.append("press")
        raise InputError(Problem("nobody", None, "nothing"))

    monkeypatch.setattr(How, "team", team)
    return asked


@pytest.fixture
def good(article: Path) -> str:
    """What the wrong article says where the good one says something else."""
    good = "immunothérapie "
    edit(article, good, f"immunothérapie {WIDE} ")
    return good


@pytest.fixture
def failed(good: str, run_cli: Run) -> tuple[int, str, str]:
    """What was told of a wrong article."""
    told = run_cli(*ONE)
    assert told[0] == 1
    assert "inside-the-page" in told[2]
    return told


def entry(folder: Path) -> EditionEntry:
    return by_name(read_manifest(folder / "out"))[NAME]


def test_it_is_told_again_without_being_pressed(
    folder: Path, failed: tuple[int, str, str], run_cli: Run, asked: list[str]
) -> None:
    before = (folder / "out" / "manifest.json").read_bytes()
    assert entry(folder).last.inputs
    assert run_cli(*ONE) == failed
    assert (folder / "out" / "manifest.json").read_bytes() == before
    assert not asked


@pytest.mark.usefixtures("failed")
@pytest.mark.parametrize(("words", "lang"), [(("--force",), "en"), ((), "fr")])
def test_what_is_asked_for_anew_or_in_other_words_is_pressed(
    words: tuple[str, ...], lang: str, run_cli: Run, asked: list[str]
) -> None:
    run_cli(*ONE, *words, lang=lang)
    assert asked


def add_a_format(folder: Path) -> None:
    (folder / "formats.yaml").write_text(GATE, encoding="utf-8")


def move_the_profile(folder: Path) -> None:
    profile = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    profile.write_text(f"# a line more\n{profile.read_text('utf-8')}", encoding="utf-8")


@pytest.mark.usefixtures("failed")
@pytest.mark.parametrize("change", [add_a_format, move_the_profile])
def test_what_its_findings_depend_on_is_another(
    change: Callable[[Path], None], folder: Path, run_cli: Run, asked: list[str]
) -> None:
    """They say which other formats take the text, and the lines of the profile."""
    change(folder)
    run_cli(*ONE)
    assert asked


class Here:
    """One who presses in this process, as it was patched."""

    def __init__(self, root: Path) -> None:
        self._press = Press(Workspace(root).house_style)

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_exc: object) -> None: ...

    def grow(self, count: int, waiting: int = 0) -> None: ...

    def results(self, choices: tuple[Choice, ...]) -> Iterator[Result]:
        for number, choice in enumerate(choices):
            yield attempt(lambda one, _aside: self._press.press(one), number, choice)


def test_a_rule_that_could_not_be_applied_is_applied_again(
    folder: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short_of_memory(_page: Page) -> None:
        raise MemoryError

    monkeypatch.setattr(How, "team", lambda _how, **_more: Here(folder))
    with monkeypatch.context() as patch:
        patch.setattr("depliant.checks.rules.text_over_text._collisions", short_of_memory)
        assert "MemoryError" in run_cli(*ONE)[2]
    assert entry(folder).last.failed
    assert not entry(folder).last.inputs
    assert run_cli(*ONE)[0] == 0


@pytest.mark.usefixtures("failed")
def test_once_mended_it_is_made(folder: Path, article: Path, good: str, run_cli: Run) -> None:
    edit(article, f"immunothérapie {WIDE} ", good)
    assert run_cli(*ONE)[0] == 0
    assert entry(folder).kept
    assert not entry(folder).last.inputs


def test_what_lay_there_stays_and_is_stale(folder: Path, article: Path, run_cli: Run) -> None:
    assert run_cli(*ONE)[0] == 0
    edit(article, "immunothérapie ", f"immunothérapie {WIDE} ")
    for _time in range(2):
        code, out, _err = run_cli(*ONE)
        assert code == 1
        assert "stale" in out
        assert entry(folder).stale
        assert entry(folder).files


def test_a_warning_that_counts_no_longer_is_no_fault(folder: Path, run_cli: Run) -> None:
    assert run_cli(*ONE, "--strict")[0] == 1
    assert entry(folder).last.inputs
    assert run_cli(*ONE)[0] == 0
    assert entry(folder).kept


def test_its_sources_are_judged_on_each_day(folder: Path, run_cli: Run) -> None:
    (folder / "checks.yaml").write_text("review-date: {severity: error}\n", encoding="utf-8")
    assert run_cli(*ONE, today="2046-11-24")[0] == 1
    assert entry(folder).last.inputs
    assert run_cli(*ONE, today="2026-11-24")[0] == 0
    assert entry(folder).kept

"""An edition that failed is not pressed again until something of it is another: what was found is
told as it was, and what its sources say is judged on each day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from depliant.errors import InputError, Problem
from depliant.jobs.build import How
from depliant.shelf.manifest import EditionEntry, by_name, read_manifest
from tests.conftest import Run, edit

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

"""`check --report html`: a file that a secretary finds again, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run, edit

ASK = ("check", "--no-render", "--report", "html")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_file_bears_the_code_and_its_path_is_told(here: Path, run_cli: Run) -> None:
    code, out, err = run_cli(*ASK, lang="fr")
    assert (code, out.strip(), err) == (0, "Écrit\u00a0: HT-0417.fr.editorial.html", "")
    html = (here / "HT-0417.fr.editorial.html").read_text(encoding="utf-8")
    assert '<html lang="fr">' in html
    assert "Critère par critère" in html


def test_of_several_leaflets_there_is_one_file(others: Path, run_cli: Run) -> None:
    folder = others / "papers"
    folder.mkdir()
    _code, out, _err = run_cli(*ASK, "--save", str(folder))
    assert [path.name for path in folder.iterdir()] == ["editorial.html"]
    assert str(folder / "editorial.html") in out
    assert (folder / "editorial.html").read_text(encoding="utf-8").count("<article>") == 4


def test_it_ends_as_the_check_does(here: Path, run_cli: Run, article: Path) -> None:
    edit(article, "## Espoirs et limites {#limits}", "## Qui coûte ? {#benefits-2}")
    edit(article, "{#how .steps .short}", "{#steps .steps .short}")
    assert run_cli(*ASK, "--quiet")[:2] == (1, "")  # a section that is required is missing
    html = (here / "HT-0417.fr.editorial.html").read_text(encoding="utf-8")
    assert "required-sections" in html


def test_a_leaflet_that_cannot_be_read_is_told(here: Path, run_cli: Run, article: Path) -> None:
    edit(article, "status: draft", "status: finished")
    assert run_cli(*ASK)[0] == 2
    html = (here / "editorial.html").read_text(encoding="utf-8")
    assert "What cannot be read or made" in html
    assert "<article>" not in html


def test_the_page_of_an_earlier_day_is_replaced(here: Path, run_cli: Run) -> None:
    for day in ("2026-11-24", "2026-11-25"):
        run_cli(*ASK, today=day)
    (path,) = here.glob("*.html")
    assert "25 November 2026" in path.read_text(encoding="utf-8")


def test_where_nothing_can_be_written_nothing_is(here: Path, run_cli: Run) -> None:
    (here / "HT-0417.fr.editorial.html").mkdir()  # even root cannot put a file there
    code, out, err = run_cli(*ASK)
    assert (code, out) == (2, "")
    assert "cannot be written" in err
    assert [path.name for path in here.iterdir() if path.name.startswith(".")] == []


def test_a_folder_to_save_in_goes_with_a_page(here: Path, run_cli: Run) -> None:
    code, _out, err = run_cli("check", "--no-render", "--save", str(here))
    assert code == 2
    assert "--save goes with --report html." in err
    _code, _out, err = run_cli(*ASK, "--save", str(here / "réunion"), lang="fr")
    assert "n’existe pas : créez-le, ou nommez-en un autre" in err.replace("\u00a0", " ")


@pytest.mark.parametrize("style", ["html", "json", "sarif"])
def test_what_is_watched_is_told_in_words_alone(here: Path, run_cli: Run, style: str) -> None:
    code, _out, err = run_cli("check", "--watch", "--report", style)
    assert (code, err.count("--watch tells what changes in words")) == (2, 1)
    assert list(here.glob("*.html")) == []

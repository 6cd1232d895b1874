"""What was found in sources is kept: where anything changed, it is found anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from depliant.checks.finding import Finding, Severity
from depliant.errors import Place
from depliant.jobs.judgement import Judgement
from depliant.jobs.plan import judged
from depliant.jobs.remembered import memory as kept
from depliant.jobs.remembered import snapshot as looked
from depliant.jobs.remembered.memory import FILE, Memory
from depliant.jobs.remembered.snapshot import snapshot
from depliant.jobs.request import Request
from depliant.jobs.sources import Sources, read_sources
from depliant.shelf.shelf import Shelf
from depliant.sources.workspace import Workspace
from depliant.words import speaking
from tests.conftest import TODAY, edit

REQUEST = Request(("immunotherapie",), formats=("a4",), today=TODAY)
ARTICLE = "leaflets/immunotherapie/fr.md"


def seen(folder: Path, request: Request = REQUEST) -> str:
    return snapshot(Workspace(folder), request)


def changed_letter(folder: Path) -> None:
    edit(folder / ARTICLE, "Espoirs et limites", "Espoirs et limite")


def new_file_beside(folder: Path) -> None:
    (folder / "leaflets/immunotherapie/notes.docx").write_bytes(b"")


def renamed_file(folder: Path) -> None:
    (folder / "leaflets/kinds.yaml").rename(folder / "leaflets/kind.yaml")


def new_settings(folder: Path) -> None:
    (folder / "checks.yaml").write_text("long-sentence: {severity: error}\n")


@pytest.mark.parametrize("change", [changed_letter, new_file_beside, new_settings, renamed_file])
def test_any_change_is_seen(folder: Path, change: Callable[[Path], None]) -> None:
    before = seen(folder)
    assert before == seen(folder) != ""
    (folder / "leaflets/kinds.yaml").touch()
    assert seen(folder) == before  # the day of a file is no change
    (folder / "leaflets/kinds.yaml").write_text("")
    before = seen(folder)
    change(folder)
    assert seen(folder) not in (before, "")


def test_another_day_request_or_language_is_another(folder: Path) -> None:
    before = seen(folder)
    assert seen(folder, replace(REQUEST, today=TODAY + dt.timedelta(1))) != before
    assert seen(folder, replace(REQUEST, hospitals=("tilleuls",))) != before
    with speaking("fr"):
        assert seen(folder) != before


def test_what_is_not_seen_whole_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen(folder, replace(REQUEST, online=True)) == ""
    assert seen(folder, replace(REQUEST, leaflets=(str(folder / ARTICLE),))) == ""
    with monkeypatch.context() as smaller:
        smaller.setattr(looked, "MOST", 1000)
        assert seen(folder) == ""
    (folder / "hospitals/tilleuls/text").symlink_to(folder / "leaflets")
    assert seen(folder) == ""


# --- from one build to the next --------------------------------------------------------------


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> list[Sources]:
    """What was judged, each time."""
    found = list[Sources]()

    def counted(workspace: Workspace, sources: Sources, request: Request) -> Judgement:
        found.append(sources)
        return judged(workspace, sources, request)

    monkeypatch.setattr(kept, "judged", counted)
    return found


def found(folder: Path, *, reads: bool = True, meanwhile: str = "") -> Judgement:
    """What a build finds and leaves; `meanwhile` something is written into its article."""
    workspace, out = Workspace(folder), folder / "out"
    memory = Memory(workspace, REQUEST, out, reads=reads)
    if meanwhile:
        edit(folder / ARTICLE, "Espoirs et limites", meanwhile)
    judgement = memory.judged(workspace, read_sources(workspace, REQUEST), REQUEST)
    with Shelf(out) as shelf:
        memory.keep(shelf, judgement)
    return judgement


def test_what_was_found_is_found_again(folder: Path, times: list[Sources]) -> None:
    edit(folder / ARTICLE, "Espoirs et limites", "Espoirs et limites 嗚")
    first = found(folder)
    assert first.findings
    assert found(folder) == first
    assert len(times) == 1
    assert found(folder, reads=False) == first
    assert len(times) == 2
    edit(folder / ARTICLE, "Espoirs et limites 嗚", "Espoirs et limites")
    assert found(folder) != first
    assert len(times) == 3


def test_a_text_that_changes_while_it_is_read_is_not_kept(
    folder: Path, times: list[Sources]
) -> None:
    found(folder, meanwhile="Espoirs")
    assert not (folder / "out" / FILE).exists()
    found(folder)
    found(folder)
    assert len(times) == 2


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"made_of": 3}'])
def test_what_nobody_wrote_so_counts_for_nothing(
    folder: Path, times: list[Sources], data: bytes
) -> None:
    first = found(folder)
    (folder / "out" / FILE).write_bytes(data)
    assert found(folder) == first
    assert len(times) == 2


def test_a_number_of_no_finding_counts_for_nothing(folder: Path, times: list[Sources]) -> None:
    first, file = found(folder), folder / "out" / FILE
    file.write_text(file.read_text().replace('"workspace":[', '"workspace":[99999'))
    assert found(folder) == first
    assert len(times) == 2


def test_every_word_of_a_finding_is_kept() -> None:
    told = ("grès", "mendez", Place("a.md", 3), "p. 2", "« grès »", "grès", "voulu")
    one = Finding("r", Severity.ERROR, *told)
    other = Finding("s", Severity.WARNING, "houle", "")
    judgement = Judgement(
        (one, other), {("", "a.fr"): (other,)}, {"h": (one, one)}, {("h", "t"): ()}, {}
    )
    data = kept.packed(judgement, "x")
    assert kept.unpacked(kept.Kept.model_validate_json(data)) == judgement

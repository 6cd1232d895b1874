"""What a local text gets wrong is told, and what nobody would read or compare."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from depliant.review.differences import compare
from depliant.sources.workspace import Workspace
from tests.conftest import Run, edit
from tests.sources.test_local_text import LEAFLET, found, local_file, write

WHO = ("--by", "Sacha Exemple", "--role", "cadre")
TRAM = '## Le tram {#tram follows="way"}\n\nLigne 2.\n'
CAR = "## En voiture {#car .replaces}\n\nLe parking est ici.\n"


def checked(run_cli: Run, *more: str) -> tuple[int, str]:
    code, _out, err = run_cli("check", "--no-render", "--format", "screen", *more)
    return code, err


# --- names that do not exist -----------------------------------------------------------------


@pytest.mark.parametrize("by", ["tilleuls", "grand-pre"])
def test_a_format_that_does_not_exist_is_told(others: Path, run_cli: Run, by: str) -> None:
    write(others, CAR.replace(".replaces", '.replaces formats="sreen"'), by)
    code, err = checked(run_cli, LEAFLET)
    assert code == 2
    assert f"hospitals/{by}/text/{LEAFLET}/fr.md:6: There is no format `sreen`." in err
    assert "Did you mean `screen`?" in err


def test_nothing_is_made_of_a_text_with_a_wrong_name(others: Path, run_cli: Run) -> None:
    write(others, CAR.replace(".replaces", '.replaces formats="sreen"'))
    assert run_cli("stamp", LEAFLET, "--hospital", "tilleuls", *WHO)[0] == 0
    some = ("--format", "screen", "--hospital", "tilleuls", "--hospital", "deux-rives")
    assert run_cli("build", LEAFLET, *some)[0] == 2
    made = {path.relative_to(others / "out").parts[0] for path in others.rglob("*.pdf")}
    assert made == {"deux-rives"}


# --- not covered -----------------------------------------------------------------------------


def test_a_local_section_without_a_source_is_not_signed(others: Path, run_cli: Run) -> None:
    path = write(others, CAR.replace(".replaces", ".replaces .not-covered"))
    before = path.read_bytes()
    code, _out, err = run_cli("stamp", LEAFLET, "--hospital", "tilleuls", *WHO)
    assert code == 2
    assert "fr.md:6: The section `car` is not covered by the source." in err
    assert path.read_bytes() == before
    code, err = checked(run_cli, LEAFLET)
    assert code == 1
    assert "The section `car` is not covered by the source. (local-text-current)" in err


def test_a_leaflet_with_such_a_section_is_not_approved(others: Path, run_cli: Run) -> None:
    edit(others / "leaflets" / LEAFLET / "fr.md", "status:", "formats: [screen]\nstatus:")
    write(others, CAR)
    assert run_cli("stamp", LEAFLET, "--hospital", "tilleuls", *WHO)[0] == 0
    edit(local_file(others, "tilleuls"), ".replaces", ".replaces .not-covered")
    code, _out, err = run_cli("approve", LEAFLET, *WHO)
    assert code == 2
    assert f"hospitals/tilleuls/text/{LEAFLET}/fr.md" in err
    assert "The section `car` is not covered by the source." in err


# --- texts that nobody reads -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (f"bruyere/text/{LEAFLET}/fr.md", "`bruyere` is no hospital and no group"),
        (f"text/{LEAFLET}/fr.md", "`text` is no hospital and no group"),
        (f"tilleuls/text/{LEAFLET}/fr.markdown", "looks like a local text, and is not read"),
        (f"tilleuls/text/{LEAFLET}/fr.MD", "looks like a local text, and is not read"),
        (f"tilleuls/texte/{LEAFLET}/fr.md", "looks like a local text, and is not read"),
        (f"tilleuls/{LEAFLET}/fr.md", "looks like a local text, and is not read"),
        (f"tilleuls/{LEAFLET}.md", "looks like a local text, and is not read"),
        (f"tilleuls/text/{LEAFLET}.md", "looks like a local text, and is not read"),
        (f"grand-pre/text/{LEAFLET}/fr/fr.md", "looks like a local text, and is not read"),
        (f"tilleuls/text/{LEAFLET}/francais.md", f"There is no article `{LEAFLET}/francais`"),
    ],
)
def test_a_local_text_that_nobody_reads_is_told(
    others: Path, run_cli: Run, name: str, words: str
) -> None:
    path = others / "hospitals" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(local_file(others), path)
    code, err = checked(run_cli)
    assert code == 2
    assert f"hospitals/{name}: " in err
    assert words in err
    assert checked(run_cli, LEAFLET)[0] == 0


@pytest.mark.parametrize("name", ["tilleuls/LISEZ-MOI.md", ".old/text/x/fr.md", "a/text/x/._fr.md"])
def test_what_is_no_local_text_is_left_alone(others: Path, run_cli: Run, name: str) -> None:
    path = others / "hospitals" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# Le logo vient de la direction.\n", encoding="utf-8")
    assert checked(run_cli)[0] == 0


# --- what a hospital really replaces ---------------------------------------------------------


def test_the_group_changes_what_its_hospital_replaces(others: Path, run_cli: Run) -> None:
    group = write(others, CAR, "grand-pre")
    for by in ("grand-pre", "bruyeres"):
        assert run_cli("stamp", LEAFLET, "--hospital", by, *WHO)[0] == 0
    assert checked(run_cli, LEAFLET)[0] == 0
    edit(group, "Le parking est ici.", "Le parking est fermé le dimanche.")
    assert run_cli("stamp", LEAFLET, "--hospital", "grand-pre", *WHO)[0] == 0
    code, err = checked(run_cli, LEAFLET)
    assert code == 1
    assert "The group's section `car` has changed since somebody compared it." in err
    assert run_cli("stamp", LEAFLET, "--hospital", "bruyeres", *WHO)[0] == 0
    assert checked(run_cli, LEAFLET)[0] == 0


def test_a_group_that_begins_to_speak_is_told_to_its_hospital(others: Path, run_cli: Run) -> None:
    write(others, CAR, "grand-pre")
    code, err = checked(run_cli, LEAFLET)
    assert code == 1
    assert f"hospitals/bruyeres/text/{LEAFLET}/fr.md:13: The group's section `car`" in err


def test_a_section_that_the_group_adds_is_compared_too(others: Path, run_cli: Run) -> None:
    group = write(others, TRAM, "grand-pre")
    write(others, "## Le tram {#tram .replaces}\n\nLigne 3.\n", "bruyeres")
    for by in ("grand-pre", "bruyeres"):
        assert run_cli("stamp", LEAFLET, "--hospital", by, *WHO)[0] == 0
    assert checked(run_cli, LEAFLET)[0] == 0
    edit(group, "Ligne 2", "Ligne 4")
    assert run_cli("stamp", LEAFLET, "--hospital", "grand-pre", *WHO)[0] == 0
    assert checked(run_cli, LEAFLET)[0] == 1


def test_the_stamp_of_the_demonstration_holds(others: Path) -> None:
    assert found(others, "bruyeres") == []


# --- diff ------------------------------------------------------------------------------------


def test_a_group_is_compared_with_the_core(others: Path, run_cli: Run) -> None:
    write(others, TRAM, "grand-pre")
    code, out, _err = run_cli("diff", LEAFLET, "--hospital", "grand-pre", today="")
    assert code == 0
    assert "“Le tram” (tram): only in the group grand-pre" in out
    both = compare(Workspace(others), LEAFLET, ("grand-pre", "bruyeres"), "fr")
    assert [(one.what, one.section.role) for one in both.sections] == [("changed", "car")]
    assert both.facts == ()


@pytest.mark.parametrize("dress", ['formats="screen"', ".short", ".steps"])
def test_another_dress_is_a_difference(others: Path, dress: str) -> None:
    core = (others / "leaflets" / LEAFLET / "fr.md").read_text(encoding="utf-8")
    section = core.split("## En voiture {#car}")[1].split("\n## ")[0]
    write(others, f"## En voiture {{#car .replaces {dress}}}{section}")
    (one,) = compare(Workspace(others), LEAFLET, ("tilleuls",), "fr").sections
    assert (one.what, one.lines) == ("changed", (f"+ {dress}",))

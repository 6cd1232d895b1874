"""The figures beside a local text belong to its own sections, whatever they are called."""

from __future__ import annotations

from pathlib import Path

from depliant.content.prose.references import PICTURES
from depliant.content.select import select
from depliant.review.differences import compare
from depliant.sources.local_text import local_stamp
from depliant.sources.stamp import article_stamp
from depliant.sources.workspace import Workspace
from tests.conftest import Run, choose, edit
from tests.sources.test_local_text import LEAFLET, write

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M{n} 0h9"/></svg>'
NAME = "figures/chemin.svg"
MINE = f"## Ici {{#car .replaces}}\n\n![Un plan]({NAME})\n\nEn face.\n"


def figure(path: Path, number: int, name: str = NAME) -> None:
    (path.parent / name).parent.mkdir(exist_ok=True)
    (path.parent / name).write_text(SVG.format(n=number), encoding="utf-8")


def pictures(root: Path, hospital: str) -> dict[str, str]:
    """What an edition shows: the drawing of each figure, by its section; `cover` too."""
    content, _odd = select(choose(root, "screen", hospital, LEAFLET))
    drawn = {url: data.decode() for url, data in content.pictures.items() if PICTURES in url}
    found = {
        section.role: data
        for section in content.sections
        for url, data in drawn.items()
        if f'"{url}"' in section.html and 'viewBox="0 0 96 96"' not in data  # no pictogram
    }
    return found | {"cover": drawn[content.picture]}


def test_a_figure_of_the_same_name_is_shown_by_its_own_sections_only(others: Path) -> None:
    core = others / "leaflets" / LEAFLET / "fr.md"
    edit(core, "1. ", f"![Un plan]({NAME})\n\n1. ")
    figure(core, 1)
    for number, hospital in ((2, "grand-pre"), (3, "bruyeres")):
        figure(write(others, MINE, hospital), number)
    write(others, f'## Bus {{#bus follows="way"}}\n\n![Un plan]({NAME})\n', "grand-pre")
    shown = {role: svg.split("M")[1][0] for role, svg in pictures(others, "bruyeres").items()}
    assert shown == {"way": "1", "bus": "2", "car": "3", "cover": "1"}


def test_a_local_section_may_show_a_figure_of_the_core(others: Path) -> None:
    write(others, MINE)
    assert pictures(others, "tilleuls")["car"] == pictures(others, "tilleuls")["cover"]


def test_nobody_can_name_a_figure_of_a_hospital(others: Path, run_cli: Run) -> None:
    figure(write(others, MINE), 2)
    edit(others / "leaflets" / LEAFLET / "fr.md", "1. ", f"![x](tilleuls:{NAME})\n\n1. ")
    code, _out, err = run_cli("check", LEAFLET, "--no-render", "--hospital", "tilleuls")
    assert code == 2
    assert "does not lie beside the article" in err


def test_a_pictogram_of_a_hospital_is_set(others: Path, run_cli: Run) -> None:
    path = write(others, f"## Ici {{#car .replaces .steps}}\n\n1. ![]({NAME}) **Entrez** ici.\n")
    figure(path, 2)
    stamp = ("--hospital", "tilleuls", "--by", "Sacha Exemple", "--role", "cadre")
    assert run_cli("stamp", LEAFLET, *stamp)[0] == 0
    code, _out, err = run_cli("check", LEAFLET, "--hospital", "tilleuls", "--format", "screen")
    assert code == 0, err


def test_a_changed_figure_is_a_difference(others: Path) -> None:
    core = others / "leaflets" / LEAFLET / "fr.md"
    edit(core, "## En voiture {#car}\n", f"## En voiture {{#car}}\n\n![Un plan]({NAME})\n")
    section = core.read_text(encoding="utf-8").split("## En voiture {#car}")[1].split("\n## ")[0]
    path = write(others, f"## En voiture {{#car .replaces}}{section}")
    assert compare(Workspace(others), LEAFLET, ("tilleuls",), "fr").sections == ()
    figure(path, 2)
    (one,) = compare(Workspace(others), LEAFLET, ("tilleuls",), "fr").sections
    assert (one.what, one.section.role, len(one.lines)) == ("changed", "car", 2)
    assert all(f"{NAME} (sha256:" in line for line in one.lines)


def test_a_figure_of_the_core_that_only_the_local_text_shows_is_signed_with_it(
    others: Path,
) -> None:
    core = others / "leaflets" / LEAFLET / "fr.md"
    figure(core, 4, "figures/En face.svg")
    write(others, "## Ici {#car .replaces}\n\n![Un plan](figures/en face.svg)\n")
    assert "M4 0h9" in pictures(others, "tilleuls")["car"]
    before = local_stamp(choose(others, "screen", "tilleuls", LEAFLET).local[0])
    figure(core, 5, "figures/En face.svg")
    assert local_stamp(choose(others, "screen", "tilleuls", LEAFLET).local[0]) != before


def test_a_signature_covers_the_pictures_that_are_shown_and_no_others(others: Path) -> None:
    core = others / "leaflets" / LEAFLET / "fr.md"
    signed = article_stamp(Workspace(others).article(core))
    figure(core, 6, "figures/vieux plan.svg")
    assert article_stamp(Workspace(others).article(core)) == signed
    figure(core, 6)
    assert article_stamp(Workspace(others).article(core)) != signed

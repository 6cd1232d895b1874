"""The drawings of the demonstration: one stroke, one horizon, the hospital's colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from depliant.content.colours import palette
from depliant.content.pictures.drawings import cleaned, coloured
from depliant.content.pictures.looks import ratio_of
from depliant.errors import Place
from depliant.sources.workspace import Workspace
from tests.conftest import TOP

FIGURES = sorted((TOP / "leaflets").glob("*/figures/*.svg"))
COVERS = [
    path
    for path in FIGURES
    if f"picture: figures/{path.name}" in (path.parent.parent / "fr.md").read_text(encoding="utf-8")
]
PICTOGRAMS = [path for path in FIGURES if path not in COVERS]


def name(path: Path) -> str:
    return "/".join(path.parts[-3:])


def strokes(path: Path) -> set[str]:
    return set(re.findall(r'stroke-width="([^"]+)"', path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", COVERS, ids=name)
def test_a_cover_has_one_stroke_and_stands_on_its_lower_edge(path: Path) -> None:
    """84 × 72 mm; what stands runs past the lower edge, so that nothing floats above it."""
    svg = path.read_bytes()
    assert ratio_of(svg) == pytest.approx(84 / 72)
    assert strokes(path) == {"5"}
    assert b"V222" in svg
    assert b"<title>" in svg


@pytest.mark.parametrize("path", PICTOGRAMS, ids=name)
def test_a_pictogram_is_square_and_has_one_stroke(path: Path) -> None:
    assert ratio_of(path.read_bytes()) == 1
    assert strokes(path) == {"4"}


@pytest.mark.parametrize("path", FIGURES, ids=name)
def test_a_drawing_has_no_colour_of_its_own(path: Path) -> None:
    place = Place(str(path))
    words = palette("#1b5e6e", "#a3261a")
    painted = coloured(cleaned(path.read_bytes(), place), words, place).decode()
    assert set(re.findall(r"#[0-9a-f]{6}", painted)) <= set(words.values())
    assert "#" not in path.read_text(encoding="utf-8")


def test_every_step_of_the_demonstration_has_its_pictogram() -> None:
    assert COVERS
    for slug in Workspace(TOP).leaflets:
        text = (TOP / "leaflets" / slug / "fr.md").read_text(encoding="utf-8")
        steps = [section for section in text.split("\n## ") if ".steps" in section.split("\n")[0]]
        for line in (
            line for one in steps for line in one.split("\n") if re.match(r"\d+\. ", line)
        ):
            assert re.match(r"\d+\. !\[\]\(figures/[a-z]+\.svg\) \*\*", line), line

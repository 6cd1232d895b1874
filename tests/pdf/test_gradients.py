"""Gradients of drawings: shadings, which every viewer draws whole, in the inks of a press too."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

from depliant.formats.options import Options
from depliant.pdf.pictures import pictures
from depliant.pressroom.press import Press
from tests.conftest import choose, edit, rules

LEAFLET = "trouver-son-chemin"
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><defs>
<linearGradient id="l" gradientUnits="userSpaceOnUse" x1="10" x2="70">
<stop offset="0" stop-color="#ffe000"/><stop offset="1" stop-color="#0000ff"/></linearGradient>
<radialGradient id="r"><stop offset="0" stop-color="#ff0"/><stop offset="1" stop-color="#080"/>
</radialGradient></defs><path d="M10 5h60v25h-60z" fill="url(#l)"/>
<circle cx="40" cy="45" r="12" fill="url(#r)"/></svg>"""


def shown(folder: Path, press: Press, options: Options) -> bytes:
    home = folder / "leaflets" / LEAFLET
    (home / "figures" / "fondu.svg").write_text(DRAWING, encoding="utf-8")
    heading = "## En voiture {#car}\n"
    edit(home / "fr.md", heading, f"{heading}\n![Un fondu](figures/fondu.svg)\n")
    proof = press.press(choose(folder, "a4", leaflet=LEAFLET, options=options))
    assert rules(proof) == set()
    return proof.artifacts[0].data


def patterns(pdf: bytes) -> list[tuple[int, str]]:
    """The type of each pattern of a file, and the colours of its shading."""
    kinds = (pikepdf.Dictionary, pikepdf.Stream)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = [item for item in file.objects if isinstance(item, kinds)]
        tiles: list[Any] = [item for item in found if "/PatternType" in item]
        return [(int(one.PatternType), str(one.Shading.ColorSpace)) for one in tiles]


def test_gradients_are_shadings(others: Path, press: Press) -> None:
    pdf = shown(others, press, Options())
    assert patterns(pdf) == [(2, "/DeviceRGB")] * 2
    colours = {
        colour
        for page in pictures(pdf, grey=False)
        for _count, colour in Image.open(io.BytesIO(page)).convert("RGB").getcolors(1 << 20) or []
    }
    assert any(blue > 200 > red + green for red, green, blue in colours)
    assert any(red > 220 and green > 180 and blue < 90 for red, green, blue in colours)


def test_gradients_take_the_inks_of_a_press(others: Path, press: Press) -> None:
    pdf = shown(others, press, Options(bleed=3.0))
    assert patterns(pdf) == [(2, "/DeviceCMYK")] * 2

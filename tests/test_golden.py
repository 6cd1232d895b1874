"""Golden pages: every printed side looks like its picture in docs/gallery.

`make gallery` renews them; look at each before it is committed. The tolerance forgives the edges
of letters and the few colours of the pictures, not a line that moved.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from depliant.formats.format import shipped_formats
from depliant.pressroom.press import Press
from tests.conftest import TOP, choose, edit

GALLERY = TOP / "docs" / "gallery"
SCALE = 70 / 72  # docs/gallery.py: 70 dpi
FAR = 96  # of 255 levels of grey: ink where there was paper, or paper where there was ink
FORGIVEN = 0.001  # share of the pixels of a page


def sides(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=SCALE).to_pil().convert("L") for page in document]
    finally:
        document.close()


def changed(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that are far from each other; 1 for pictures of different sizes."""
    if one.size != other.size:
        return 1.0
    far = ImageChops.difference(one, other).histogram()[FAR:]
    return sum(far) / (one.width * one.height)


def golden(name: str) -> list[Image.Image]:
    files = sorted(path for path in GALLERY.glob(f"{name}-[0-9]*.png") if "grey" not in path.name)
    return [Image.open(path).convert("L") for path in files]


def distances(root: Path, press: Press, hospital: str, format_name: str) -> list[float]:
    proof = press.press(choose(root, format_name, hospital))
    made, wanted = sides(proof.artifacts[0].data), golden(f"{hospital}-{format_name}")
    assert len(made) == len(wanted)
    return [changed(one, other) for one, other in zip(made, wanted, strict=True)]


@pytest.mark.parametrize("hospital", ["tilleuls", "deux-rives"])
@pytest.mark.parametrize("format_name", sorted(shipped_formats()))
def test_pages_look_like_their_picture(press: Press, hospital: str, format_name: str) -> None:
    assert max(distances(TOP, press, hospital, format_name)) < FORGIVEN


def test_a_changed_sentence_is_seen(folder: Path, article: Path, press: Press) -> None:
    edit(
        article, "## Espoirs et limites", "## Espoirs, limites et autres nouvelles de la recherche"
    )
    assert max(distances(folder, press, "tilleuls", "a4")) > FORGIVEN

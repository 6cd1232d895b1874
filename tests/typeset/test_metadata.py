"""The tags of a finished file say what a screen reader needs."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from depliant.pressroom.press import Press
from tests.conftest import choose, edit


@pytest.mark.parametrize("format_name", ["a4", "screen"])
def test_heading_cells_head_their_column(others: Path, press: Press, format_name: str) -> None:
    table = "\n\n| Jour | Où |\n|---|---|\n| lundi | ici |\n"
    article = others / "leaflets" / "trouver-son-chemin" / "fr.md"
    edit(article, "## En voiture {#car}", f"## En voiture {{#car}}{table}")
    proof = press.press(choose(others, format_name, leaflet="trouver-son-chemin"))
    with pikepdf.open(io.BytesIO(proof.artifacts[0].data)) as file:
        heads = [
            o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/TH"
        ]
        assert [str(head.A.Scope) for head in heads] == ["/Column", "/Column"]

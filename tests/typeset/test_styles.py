"""Style sheets are read one by one, and serve the engine as one."""

from __future__ import annotations

from depliant.formats.format import shipped_formats
from depliant.typeset.typesetter import Typesetter

A4 = shipped_formats()["a4"]
PAGE = '<!DOCTYPE html><html lang="fr"><title>Port</title><body><p class="buoy">Bouée</p></body>'


def test_the_last_sheet_has_the_last_word_and_each_counts_its_own_lines() -> None:
    sheets = (
        "p { color: #aa0000; font-size: 9pt }\n@page { margin: 7mm }\n.buoy { font-weight: bold }",
        "\np { color: #0000aa; drift: 3 }\n@page { margin-left: 31mm }",
        ".buoy { color: #00aa00 }\np { color: #00000a; moor: 1 }",
    )
    setter = Typesetter(sheets)
    pages = setter.typeset(PAGE, A4, {})
    (run,) = [run for page in pages.pages for run in page.runs]
    assert run.colour[1] > 0.6 > 0.1 > run.colour[0]  # a class says more than a later element
    assert run.size == 9
    top, _right, _bottom, left = pages.pages[0].margin
    assert (round(top, 3), round(left, 3)) == (7, 31)
    said = [remark.text for remark in pages.remarks]
    assert any("drift" in text and "2:" in text for text in said), said
    assert any("moor" in text and "2:" in text for text in said), said
    assert len(setter._engine._styles) == 2  # with that of the fonts

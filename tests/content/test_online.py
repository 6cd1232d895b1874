"""The QR code of a printed edition: where it leads, and that a telephone can read it."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import ImageFilter

from depliant.content.breaking import BREAK
from depliant.content.content import Note
from depliant.content.online import page_address, short
from depliant.content.select import select
from depliant.content.typography import JOINER
from depliant.pressroom.press import Press
from tests.conftest import TOP, choose, edit, laid_out

ADDRESS = "https://tilleuls.example/HT-0417/1.0/fr/"
SOURCE = """\
  - title: Un avis inventé
    author: Une revue inventée
    date: undated
    url: https://www.revue-exemple.example/lire/12
"""
PRINTED = ("a4", "a4-large", "a4-short", "bifold", "booklet", "trifold", "zfold")


def seen(pdf: bytes) -> set[str]:
    """What a telephone reads on the sheets of a PDF: 150 dots per inch, grey, out of focus."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sides = [page.render(scale=150 / 72, grayscale=True).to_pil() for page in document]
    finally:
        document.close()
    blurred = [side.filter(ImageFilter.GaussianBlur(0.8)) for side in sides]
    return {found.text for side in blurred for found in zxingcpp.read_barcodes(side)}


@pytest.mark.parametrize("format_name", PRINTED)
def test_every_printed_edition_carries_it(press: Press, format_name: str) -> None:
    proof = press.press(choose(TOP, format_name))
    assert not [finding for finding in proof.findings if finding.is_error]
    assert seen(proof.artifacts[0].data) == {ADDRESS}


def test_the_address_stands_beside_it(press: Press) -> None:
    choice = choose(TOP, "trifold")
    pages = press._typesetter.typeset(
        press._composer.compose(select(choice)[0], choice.format), choice.format, {}
    )
    text = "".join(run.text for page in pages.pages for run in page.runs)
    assert "tilleuls.example/HT-0417/1.0/fr" in text.replace(BREAK, "").replace(JOINER, "")


def test_no_code_on_a_screen(press: Press) -> None:
    assert seen(press.press(choose(TOP, "screen")).artifacts[0].data) == set()


def test_a_hospital_without_an_address(folder: Path, press: Press) -> None:
    edit(folder / "hospitals" / "tilleuls" / "hospital.yaml", "web: https://tilleuls.example\n", "")
    assert seen(press.press(choose(folder, "a4")).artifacts[0].data) == set()


def test_an_address_holds_code_and_version_and_no_title() -> None:
    address = page_address("https://ghgp.example/docs/", "HT-0417", "1.2", "en")
    assert address == "https://ghgp.example/docs/HT-0417/1.2/en/"
    assert short(address) == "ghgp.example/docs/HT-0417/1.2/en"


@pytest.mark.parametrize("format_name", ["trifold", "screen"])
def test_a_source_says_where_it_can_be_read(
    article: Path, folder: Path, press: Press, format_name: str
) -> None:
    edit(article, "sources:\n", "sources:\n" + SOURCE)
    content, pages = laid_out(press, choose(folder, format_name))
    assert content.notes[0].address == "https://www.revue-exemple.example/lire/12"
    text = "".join(run.text for page in pages.pages for run in page.runs)
    assert "revue-exemple.example/lire/12." in text.replace(BREAK, "").replace(JOINER, "")
    with pikepdf.open(io.BytesIO(pages.pdf)) as file:
        notes = [note for page in file.pages for note in page.get("/Annots", ())]
        links = {str(note.A.URI) for note in notes if "/URI" in note.get("/A", {})}
    assert content.notes[0].address in links


def test_of_a_long_address_only_the_site_is_typed() -> None:
    long = Note("Un avis", f"https://avis.example/{'a' * 60}")
    assert long.shown_set == f"avis.{BREAK}example"

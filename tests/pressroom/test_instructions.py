"""Beside an edition's file: instructions with a rule, a proof, pictures in colour and grey."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from depliant.formats.options import Extras, Options
from depliant.pdf.text import read_back
from depliant.pressroom.press import Press
from tests.conftest import TOP, Run, choose

ALL = Extras(instructions=True, proof=True, pictures=True, grey=True)


@pytest.fixture(scope="module")
def files(press: Press) -> dict[str, bytes]:
    proof = press.press(replace(choose(TOP, "trifold"), extras=ALL))
    return {artifact.name: artifact.data for artifact in proof.artifacts}


def test_names_a_secretary_understands(files: dict[str, bytes]) -> None:
    stem = "immunotherapie.fr.trifold"
    assert list(files)[:3] == [f"{stem}.pdf", f"{stem}.mode-d-emploi.pdf", f"{stem}.epreuve.pdf"]
    sides = [name for name in files if ".face-" in name]
    pages = [name for name in files if ".page-" in name]
    assert len(sides) == 2 * 2
    assert len(pages) == 2 * 6
    assert f"{stem}.face-01.gris.png" in sides


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (Options(), "retourner sur le bord court"),
        (Options(duplex="long-edge"), "retourner sur le bord long"),
        (Options(duplex="single-sided"), "Imprimez le fichier « recto »"),
    ],
)
def test_instructions_fit_one_page_and_say_how(press: Press, options: Options, said: str) -> None:
    for name in ("trifold", "zfold", "bifold", "booklet"):
        choice = replace(choose(TOP, name, options=options), extras=Extras(instructions=True))
        made = press.press(choice).artifacts[-1]
        texts = read_back(made.data)
        assert len(texts) == 1, name
        text = texts[0].replace("\u00a0", " ").replace("\u202f", " ").replace("\r\n", " ")
        assert said in text
        assert "50 mm" in text


def test_the_rule_is_50_mm_long(files: dict[str, bytes]) -> None:
    document = pypdfium2.PdfDocument(files["immunotherapie.fr.trifold.mode-d-emploi.pdf"])
    picture = document[0].render(scale=300 / 72).to_pil().convert("L")
    document.close()
    dots = 300 / 25.4
    left = round(20 * dots)
    rows = [
        length
        for y in range(round(40 * dots), round(150 * dots))
        if (length := run_of_ink(picture, left + 4, y)) > 40 * dots
    ]
    assert max(rows) / dots == pytest.approx(50, abs=0.5)


def run_of_ink(picture: Image.Image, x: int, y: int) -> int:
    """How many dark dots follow each other from a place to the right."""
    start = x
    while x < picture.width and picture.getpixel((x, y)) < 150:  # type: ignore[operator]
        x += 1
    return x - start


def test_a_proof_names_the_pages(files: dict[str, bytes]) -> None:
    texts = read_back(files["immunotherapie.fr.trifold.epreuve.pdf"])
    for word in ("couverture", "rabat", "dos"):
        assert word in texts[0]
    assert all(f"texte {n}" in texts[1] for n in (1, 2, 3))
    assert "couverture" not in read_back(files["immunotherapie.fr.trifold.pdf"])[0]


def test_grey_has_no_colour(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        if name.endswith(".png"):
            picture = Image.open(io.BytesIO(data)).convert("RGB")
            grey = all(r == g == b for _n, (r, g, b) in picture.getcolors(1 << 20) or [])
            assert grey == ("gris" in name), name


def test_what_is_no_longer_made_is_removed(folder: Path, run_cli: Run) -> None:
    words = ["build", "immunotherapie", "--format", "trifold", "--hospital", "tilleuls"]
    run_cli(*words, "--pictures")
    out = folder / "out"
    assert list((out / "tilleuls").rglob("*.png"))
    run_cli(*words)
    assert not list((out / "tilleuls").rglob("*.png"))
    assert list(out.rglob("*.pdf"))


def test_two_ways_to_print_do_not_share_a_file(others: Path, run_cli: Run) -> None:
    """Each has instructions of its own; building one again leaves the other's files."""
    words = ["build", "trouver-son-chemin", "--format", "bifold", "--hospital", "tilleuls"]
    run_cli(*words, "--instructions")
    run_cli(*words, "--instructions", "--duplex", "single-sided")
    run_cli(*words)
    names = sorted(path.name.partition(".bifold.")[2] for path in others.rglob("*.pdf"))
    assert names == [
        "face-par-face.mode-d-emploi.pdf",
        "face-par-face.recto.pdf",
        "face-par-face.verso.pdf",
        "pdf",
    ]


def test_options_are_part_of_the_edition(others: Path, run_cli: Run) -> None:
    words = ["build", "trouver-son-chemin", "--format", "bifold", "--hospital", "tilleuls"]
    for options in ([], ["--duplex", "long-edge"], ["--paper", "letter"], ["--print-shop"]):
        assert run_cli(*words, *options)[0] == 0
    manifest = json.loads((others / "out" / "manifest.json").read_text("utf-8"))
    entries = manifest["editions"]
    assert [entry["edition"].partition("fr.")[2] for entry in entries] == [
        "bifold",
        "bifold.letter",
        "bifold.long-edge",
        "bifold.print-shop-3mm",
    ]
    assert len({entry["kept"]["inputs"] for entry in entries}) == 4
    assert len({entry["kept"]["files"][0]["path"] for entry in entries}) == 4
    assert entries[1]["options"]["paper"] == "letter"
    assert all(entry["kept"]["counts"]["fit"]["rung"] for entry in entries)


def test_the_usual_way_is_no_option(others: Path, run_cli: Run) -> None:
    words = ["build", "trouver-son-chemin", "--format", "bifold", "--hospital", "tilleuls"]
    assert run_cli(*words, "--duplex", "short-edge", "--paper", "a4")[0] == 0
    assert [p.name for p in (others / "out").rglob("*.pdf")] == ["trouver-son-chemin.fr.bifold.pdf"]


@pytest.mark.parametrize("name", ["a4", "a4-large", "trifold", "zfold", "bifold", "booklet"])
def test_us_letter(press: Press, name: str) -> None:
    import pikepdf

    proof = press.press(choose(TOP, name, options=Options(paper="letter")))
    assert not [f for f in proof.findings if f.is_error]
    with pikepdf.open(io.BytesIO(proof.artifacts[0].data)) as file:
        size = sorted(round(float(v) / 72, 2) for v in file.pages[0].mediabox[2:])
    assert size == [8.5, 11.0]

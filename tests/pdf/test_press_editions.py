"""A print shop's edition: boxes, bleed, marks, four inks, what it says of itself."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from depliant.content.colours import palette, press_inks
from depliant.formats.options import Options
from depliant.formats.variants import variant
from depliant.pdf.left import rgb_left
from depliant.pdf.marks import around
from depliant.pdf.separation import PressMixer
from depliant.pressroom.press import Press
from depliant.sources.workspace import Workspace
from tests.conftest import TOP, Run, choose, edit, rules

MM = 72 / 25.4
SHOP = Options(bleed=3.0)
PAPER = ("a4", "a4-short", "a4-large", "trifold", "zfold", "bifold", "booklet")
ICC = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
needs_icc = pytest.mark.skipif(not ICC.is_file(), reason="Debian's libgs-common is not installed")


def pressed(press: Press, name: str, options: Options = SHOP, root: Path = TOP) -> bytes:
    proof = press.press(choose(root, name, options=options))
    assert not rules(proof)
    return proof.artifacts[0].data


def coloured(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return rgb_left(file)


def box(page: pikepdf.Page, name: str) -> list[float]:
    return [round(float(v) / MM, 2) for v in page.obj[f"/{name}Box"]]


@pytest.mark.parametrize("hospital", ["tilleuls", "deux-rives"])
@pytest.mark.parametrize("name", PAPER)
def test_every_paper_format_has_one(press: Press, name: str, hospital: str) -> None:
    proof = press.press(choose(TOP, name, hospital, options=SHOP))
    assert not rules(proof)
    assert coloured(proof.artifacts[0].data) == []
    assert proof.artifacts[0].name == f"immunotherapie.fr.{name}.imprimeur-3mm.pdf"


@pytest.mark.parametrize("bleed", [2.0, 3.0, 5.0])
def test_boxes(press: Press, bleed: float) -> None:
    with pikepdf.open(io.BytesIO(pressed(press, "trifold", Options(bleed=bleed)))) as file:
        for page in file.pages:
            edge = bleed + 8
            assert box(page, "Media") == [0, 0, 297 + 2 * edge, 210 + 2 * edge]
            assert box(page, "Trim") == [edge, edge, 297 + edge, 210 + edge]
            assert box(page, "Bleed") == [8, 8, 297 + edge + bleed, 210 + edge + bleed]


def test_fold_marks_stand_at_the_folds_outside_the_trim(press: Press) -> None:
    with pikepdf.open(io.BytesIO(pressed(press, "trifold"))) as file:
        for page, folds in zip(file.pages, ((97, 197), (100, 200)), strict=True):
            ends = [
                [round(float(str(v)) / MM, 1) for v in step.operands]
                for step in pikepdf.parse_content_stream(page)
                if str(step.operator) in ("m", "l")
            ]
            assert {x for x, _y in ends if 0 < x < 297} == set(folds)
            assert all(not -3 < y < 213 or not -3 < x < 300 for x, y in ends)


def test_without_marks(press: Press) -> None:
    options = Options(bleed=3.0, marks=False)
    with pikepdf.open(io.BytesIO(pressed(press, "trifold", options))) as file:
        assert box(file.pages[0], "Media") == [0, 0, 303, 216]
        file.pages[0].contents_coalesce()
        assert b" l S" not in file.pages[0].Contents.read_bytes()


def test_a_booklet_is_single_pages_in_order(press: Press) -> None:
    with pikepdf.open(io.BytesIO(pressed(press, "booklet"))) as file:
        names = [next(iter(page.Resources.XObject)) for page in file.pages]
        assert box(file.pages[0], "Trim") == [11, 11, 159.5, 221]
    assert names == ["/cover", *(f"/flow{n}" for n in range(1, 7)), "/back"]


def pixels(pdf: bytes, number: int) -> object:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[number].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()


def test_colour_fills_the_bleed_and_goes_a_little_over_the_fold(press: Press) -> None:
    """The trifold's cover is the right panel of side 1, from 197 to 297 mm; its lower half is the
    hospital's colour."""
    picture = pixels(pressed(press, "trifold"), 0)

    def dark(x: float, y: float) -> bool:
        at = (round((x + 11) * MM), round((y + 11) * MM))
        return sum(picture.getpixel(at)) < 500  # type: ignore[attr-defined]

    assert all(dark(x, y) for x in (196.5, 198, 250, 299) for y in (150, 212))
    assert not any(dark(x, y) for x in (195.5, 301, 190) for y in (150, 212))
    assert not any(dark(x, y) for x in (198, 299) for y in (-2, 20))


def test_a_flap_s_tint_fills_its_bleed(press: Press) -> None:
    """It is the left panel of side 1, from 0 to 97 mm."""
    picture = pixels(pressed(press, "trifold"), 0)
    at = (round((-2 + 11) * MM), round((100 + 11) * MM))
    assert picture.getpixel(at) != (255, 255, 255)  # type: ignore[attr-defined]


def test_black_text_is_black_ink_alone(press: Press) -> None:
    with pikepdf.open(io.BytesIO(pressed(press, "trifold"))) as file:
        colours = {
            tuple(float(str(v)) for v in step.operands)
            for item in file.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
            for step in pikepdf.parse_content_stream(item)
            if str(step.operator) == "k"
        }
    assert (0, 0, 0, 1) in colours
    assert all(len(colour) == 4 for colour in colours)
    dark = [c for c in colours if c[3] > 0.85 and sum(c[:3]) > 0]
    assert dark == []


def test_neutral_colours_need_one_ink() -> None:
    inks = PressMixer(None)
    assert inks.colour((0.102, 0.102, 0.102)) == (0, 0, 0, 1)
    assert inks.colour((0.5, 0.5, 0.5)) == (0, 0, 0, 0.5)
    assert inks.colour((1, 1, 1)) == (0, 0, 0, 0)
    assert inks.colour((1, 0, 0)) == (0, 1, 1, 0)


OWN = """colours:
  press:
    accent: [88, 31, 42, 12.5]
    tint: [11, 0, 0, 0]
"""


def test_the_hospital_s_own_inks_are_printed_exactly(folder: Path, press: Press) -> None:
    """A tint of one ink is one ink: the profile of a press mixes four."""
    edit(folder / "hospitals/tilleuls/hospital.yaml", "colours:\n", OWN)
    with pikepdf.open(io.BytesIO(pressed(press, "trifold", root=folder))) as file:
        inked = {
            tuple(round(float(str(v)), 3) for v in step.operands)
            for item in file.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
            for step in pikepdf.parse_content_stream(item)
            if str(step.operator) == "k"
        }
    assert {(0.88, 0.31, 0.42, 0.125), (0.11, 0, 0, 0)} <= inked
    usual = PressMixer(None).colour(tuple(int("1b5e6e"[i : i + 2], 16) / 255 for i in (0, 2, 4)))
    assert tuple(round(share, 3) for share in usual) not in inked


def test_an_accent_s_inks_make_its_tint_too() -> None:
    made = press_inks(palette("#336699", "#a3261a"), (0.8, 0.4, 0, 0.2), None)
    assert made["#336699"] == (0.8, 0.4, 0, 0.2)
    assert made[palette("#336699", "#a3261a")["tint"]] == (0.08, 0.04, 0, 0.02)


@pytest.mark.parametrize(
    ("inks", "said"),
    [("[90, 40, 40]", "accent"), ("[101, 0, 0, 0]", "100"), ("[90, 90, 90, 90]", "300 % at most")],
)
def test_inks_that_are_none_are_told_with_an_example(
    folder: Path, run_cli: Run, inks: str, said: str
) -> None:
    text = f"colours:\n  press: {{accent: {inks}}}\n"
    edit(folder / "hospitals/tilleuls/hospital.yaml", "colours:\n", text)
    code, _out, err = run_cli("check", "--hospital", "tilleuls", "--no-render")
    assert code == 2
    assert said in err
    assert "hospital.yaml:" in err


def with_profile(folder: Path) -> Path:
    home = folder / "hospitals" / "tilleuls"
    (home / "presse.icc").write_bytes(ICC.read_bytes())
    text = "handover: yes\npress: {profile: presse.icc, condition: Essai}\n"
    edit(home / "hospital.yaml", "handover: yes\n", text)
    return folder


@needs_icc
def test_the_profile_that_the_hospital_names(folder: Path, press: Press) -> None:
    pdf = pressed(press, "trifold", root=with_profile(folder))
    plain = pressed(press, "trifold")
    with pikepdf.open(io.BytesIO(pdf)) as file:
        intent = file.Root.OutputIntents[0]
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "Essai"
        assert bytes(intent.DestOutputProfile.read_bytes()) == ICC.read_bytes()
        with file.open_metadata() as said:
            assert said["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
            assert said["dc:title"] == file.docinfo["/Title"] == "L’immunothérapie"
            assert said["xmp:CreateDate"] == said["xmp:ModifyDate"] == "2026-11-24T00:00:00Z"
            assert said["xmpMM:VersionID"] == "1.0"
            assert said["pdf:Trapped"] == "False"
        assert file.docinfo["/Trapped"] == "/False"
        assert file.pdf_version >= "1.6"
    assert coloured(pdf) == []
    assert pdf != plain
    assert pdf == pressed(press, "trifold", root=folder)


@needs_icc
def test_a_profile_is_told_missing_or_wrong(folder: Path, press: Press, run_cli: Run) -> None:
    proof = press.press(choose(TOP, "trifold", options=SHOP))
    assert "names no press" in "".join(f.message for f in proof.findings)
    with_profile(folder)
    proof = press.press(choose(folder, "trifold", options=SHOP))
    assert "names no press" not in "".join(f.message for f in proof.findings)
    (folder / "hospitals/tilleuls/presse.icc").write_bytes(b"not a profile")
    code, _out, err = run_cli("build", "--hospital", "tilleuls", "--print-shop")
    assert code == 2
    assert "not an ICC profile" in err


def test_a_photograph_becomes_cmyk_and_a_coarse_one_is_told(others: Path, press: Press) -> None:
    from PIL import Image

    home = others / "leaflets" / "trouver-son-chemin"
    Image.effect_noise((60, 40), 90).convert("RGB").save(home / "figures" / "photo.png")
    edit(
        home / "fr.md",
        "## En voiture {#car}\n",
        '## En voiture {#car}\n\n![Une photo](figures/photo.png "Un parking")\n',
    )
    choice = choose(others, "a4", leaflet="trouver-son-chemin", options=SHOP)
    proof = press.press(choice)
    assert rules(proof) == {"picture-resolution"}
    assert coloured(proof.artifacts[0].data) == []
    assert "photo.png is printed with" in "".join(f.message for f in proof.findings)


def test_the_same_bytes_twice(press: Press, fresh_press: Press) -> None:
    assert pressed(press, "bifold") == pressed(fresh_press, "bifold")


def test_what_is_left_in_rgb_is_found(press: Press) -> None:
    office = press.press(choose(TOP, "trifold")).artifacts[0].data
    assert "rg" in coloured(office)


def test_marks_stand_outside_the_bleed() -> None:
    format_ = variant(Workspace(TOP).format("trifold"), SHOP)
    assert around(format_) == 11
    assert around(Workspace(TOP).format("trifold")) == 0


def test_wrong_words(run_cli: Run) -> None:
    for words in (["--bleed", "3"], ["--no-marks"], ["--print-shop", "--duplex", "long-edge"]):
        assert run_cli("build", *words)[0] == 2
    assert run_cli("build", "--print-shop", "--bleed", "9")[0] == 2
    code, _out, err = run_cli("build", "--format", "screen", "--print-shop")
    assert code == 2
    assert "mean nothing on screen" in err

"""Make docs/gallery: every printed side of the first leaflet, and a few sides large.

`make gallery` runs this from the top of the checkout. It builds with `--pictures --grey` into a
folder that is thrown away and keeps the flat sides: of the first leaflet all of them, in colour
and as a third photocopy leaves them (tests/test_golden.py compares them with what is printed), of
the others what `SHOWN` and `SMALL` name. It then writes the small pictures into docs/gallery.md.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from depliant.formats.format import shipped_formats
from depliant.pdf.pictures import SENSOR, photocopied, pictures

if TYPE_CHECKING:
    from PIL.Image import Image

TOP = Path(__file__).parent.parent
PAGE = TOP / "docs" / "gallery.md"
GALLERY = TOP / "docs" / "gallery"
CATALOGUE = GALLERY / "catalogue.png"
FIRST = "immunotherapie"
BEGIN, END = "<!-- begin: make gallery -->", "<!-- end: make gallery -->"
COMMAND = [sys.executable, str(TOP / "make_leaflet.py"), "build", "--today", "2026-11-24"]
COMMAND += ["--workspace", str(TOP), "--pictures", "--grey", "--with-drafts"]
LARGE = 110  # dots per inch
TABLE, SHADE = "#e8e6e1", "#b9b5ac"  # what the papers lie on, and their shadow
GAP = 36  # dots between papers
WIDE = {"screen": 120, "a4": 180, "a4-short": 180, "a4-large": 180}  # dots; others 360
MOST_IN_A_ROW = 1100  # dots


@dataclass(frozen=True)
class Shown:
    """A large picture: some sides (from 0) of an edition, `across` beside each other; `twice`
    shows them in colour and as a third photocopy leaves them."""

    name: str
    edition: str
    sides: tuple[int, ...]
    across: int
    twice: bool = False


SHOWN = (
    Shown("first", "tilleuls/immunotherapie.trifold", (0, 1), 1),
    Shown("guide", "bruyeres/sejour-avec-son-enfant.booklet", (0, -1), 1),
    Shown("sheet", "deux-rives/immunotherapie.a4", (0, 1), 2),
    Shown("phone", "tilleuls/immunotherapie.screen", (0, 1, 2), 3),
    Shown("photocopy", "tilleuls/immunotherapie.a4-short", (0,), 2, twice=True),
)
SMALL = {  # what is shown of the other leaflets: the outside, the inside
    "bruyeres/trouver-son-chemin": "bifold",
    "tilleuls/preparer-son-sejour": "trifold",
    "deux-rives/sejour-avec-son-enfant": "a4-short",
}


def main() -> None:
    """Build and keep the pictures; those of an earlier gallery are removed."""
    GALLERY.mkdir(exist_ok=True)
    for old in set(GALLERY.glob("*.png")) - {CATALOGUE}:
        old.unlink()
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        build(FIRST, "--hospital", "tilleuls", "--hospital", "deux-rives", "--out", name)
        for edition in (*SMALL.items(), *(one.edition.split(".") for one in SHOWN)):
            if FIRST not in edition[0]:
                hospital, leaflet = edition[0].split("/")
                build(leaflet, "--hospital", hospital, "--format", edition[1], "--out", name)
        shoot(out)
        for picture in sorted(out.rglob("*.face-*.png")):
            keep(picture, out)
        for shown in SHOWN:
            save(composed(shown, out), GALLERY / f"{shown.name}.png")
    write()


def build(*words: str) -> None:
    subprocess.run([*COMMAND, *words], check=True, stdout=subprocess.DEVNULL)


def shoot(out: Path) -> None:
    """The catalogue as a browser shows it; the old picture stays where there is no browser."""
    browser = shutil.which("chromium")
    if browser is None:
        return
    options = ["--headless=new", "--no-sandbox", "--hide-scrollbars", "--window-size=1000,900"]
    command = [browser, *options, f"--screenshot={CATALOGUE}", (out / "index.fr.html").as_uri()]
    subprocess.run(command, check=True, capture_output=True)


def keep(picture: Path, out: Path) -> None:
    """`tilleuls/immunotherapie/fr/immunotherapie.fr.a4.face-01.gris.png` → a name for the docs."""
    hospital, leaflet = picture.relative_to(out).parts[:2]
    parts = picture.name.split(".")
    number = int(next(part for part in parts if part.startswith("face-")).removeprefix("face-"))
    grey = "-grey" if "gris" in parts else ""
    if leaflet == FIRST:
        shutil.copy(picture, GALLERY / f"{hospital}-{parts[2]}-{number}{grey}.png")
    elif SMALL.get(f"{hospital}/{leaflet}") == parts[2] and not grey:
        shutil.copy(picture, GALLERY / f"{hospital}-{leaflet}-{parts[2]}-{number}.png")


# --- large -----------------------------------------------------------------------------------


def composed(shown: Shown, out: Path) -> Image:
    """The papers of a large picture, lying on a table."""
    from PIL import Image

    edition, name = shown.edition.rsplit(".", 1)
    (file,) = (out / edition / "fr").glob(f"*.fr.{name}.pdf")
    drawn = pictures(file.read_bytes(), grey=False, dpi=LARGE * (SENSOR if shown.twice else 1))
    papers = [Image.open(io.BytesIO(drawn[side])).convert("RGB") for side in shown.sides]
    if shown.twice:
        small = (one.resize((one.width // SENSOR, one.height // SENSOR)) for one in papers)
        papers = [one for pair in zip(small, map(photocopied, papers), strict=True) for one in pair]
    return laid([one.convert("RGB") for one in papers], shown.across)


def laid(papers: Sequence[Image], across: int) -> Image:
    """Papers of one size on a table, each with its shadow."""
    from PIL import Image, ImageDraw, ImageFilter

    wide, high = papers[0].width + GAP, papers[0].height + GAP
    size = wide * min(across, len(papers)) + GAP, high * -(-len(papers) // across) + GAP
    places = [
        (GAP + wide * (number % across), GAP + high * (number // across))
        for number in range(len(papers))
    ]
    table = Image.new("RGB", size, TABLE)
    pen = ImageDraw.Draw(table)
    for left, top in places:
        pen.rectangle((left + 2, top + 5, left + wide - GAP + 2, top + high - GAP + 5), fill=SHADE)
    table = table.filter(ImageFilter.GaussianBlur(6))
    for paper, place in zip(papers, places, strict=True):
        table.paste(paper, place)
    return table


def save(picture: Image, path: Path) -> None:
    picture.quantize(128).save(path, "PNG", optimize=True)


# --- small -----------------------------------------------------------------------------------


def write() -> None:
    """Put the small pictures into the page, a line for each edition."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n{chr(10).join(small())}\n{END}{after}", encoding="utf-8")


def small() -> Iterator[str]:
    """Of each edition that was kept: its name, its sides, what a photocopy leaves of the first."""
    formats = shipped_formats()
    for name, sides in sorted(editions().items(), key=lambda one: one[0].split("-")[::-1]):
        format_ = max((one for one in formats if name.endswith(f"-{one}")), key=len)
        wide = WIDE.get(format_, 360)
        grey = [f"{path}-grey" for path in sides[:1] if (GALLERY / f"{path}-grey.png").exists()]
        shown = [*sides[: MOST_IN_A_ROW // wide - len(grey)], *grey]
        label = f"{formats[format_].title['en']}: {name.removesuffix(f'-{format_}')}"
        yield f"\n{label}\n"
        for one in shown:
            yield f'<img src="gallery/{one}.png" width="{wide}" alt="{one}">'


def editions() -> dict[str, list[str]]:
    """The sides of each edition in docs/gallery, in their order."""
    found: dict[str, list[tuple[int, str]]] = {}
    for path in sorted(GALLERY.glob("*.png")):
        side = re.fullmatch(r"(.+-.+)-(\d+)", path.stem)
        if side:
            found.setdefault(side[1], []).append((int(side[2]), path.stem))
    return {name: [stem for _number, stem in sorted(sides)] for name, sides in found.items()}


if __name__ == "__main__":
    main()

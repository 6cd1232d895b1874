"""Make docs/gallery: a picture of every printed side of the first leaflet, in colour and in grey.

`make gallery` runs this from the top of the checkout: `build --pictures --grey` into a folder that
is thrown away, of which the flat sides are kept, and one side of the other leaflets.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).parent.parent
GALLERY = TOP / "docs" / "gallery"
CATALOGUE = GALLERY / "catalogue.png"
FIRST, OTHERS = "immunotherapie", "trifold"  # the others show one format each, in colour
COMMAND = [sys.executable, str(TOP / "make_leaflet.py"), "build", "--today", "2026-11-24"]
COMMAND += ["--workspace", str(TOP), "--pictures", "--grey", "--with-drafts"]


def main() -> None:
    """Build and keep the pictures; those of an earlier gallery are removed."""
    GALLERY.mkdir(exist_ok=True)
    for old in set(GALLERY.glob("*.png")) - {CATALOGUE}:
        old.unlink()
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        build(FIRST, "--hospital", "tilleuls", "--hospital", "deux-rives", "--out", name)
        few = ["--format", OTHERS, "--format", "booklet", "--hospital", "tilleuls"]
        build("trouver-son-chemin", "preparer-son-sejour", *few, "--out", name)
        build("trouver-son-chemin", "--format", OTHERS, "--hospital", "bruyeres", "--out", name)
        shoot(out)
        for picture in sorted(out.rglob("*.face-*.png")):
            keep(picture, out)


def shoot(out: Path) -> None:
    """The catalogue as a browser shows it; the old picture stays where there is no browser."""
    browser = shutil.which("chromium")
    if browser is None:
        return
    options = ["--headless=new", "--no-sandbox", "--hide-scrollbars", "--window-size=1000,900"]
    command = [browser, *options, f"--screenshot={CATALOGUE}", (out / "index.fr.html").as_uri()]
    subprocess.run(command, check=True, capture_output=True)


def build(*words: str) -> None:
    subprocess.run([*COMMAND, *words], check=True, stdout=subprocess.DEVNULL)


def keep(picture: Path, out: Path) -> None:
    """`tilleuls/immunotherapie/fr/immunotherapie.fr.a4.face-01.gris.png` → a name for the docs."""
    hospital, leaflet = picture.relative_to(out).parts[:2]
    parts = picture.name.split(".")
    number = next(part for part in parts if part.startswith("face-")).removeprefix("face-")
    grey = "-grey" if "gris" in parts else ""
    if grey and leaflet != FIRST:
        return
    first = "" if leaflet == FIRST else f"{leaflet}-"
    shutil.copy(picture, GALLERY / f"{hospital}-{first}{parts[2]}-{int(number)}{grey}.png")


if __name__ == "__main__":
    main()

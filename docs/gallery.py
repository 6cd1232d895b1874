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
FIRST, OTHERS = "immunotherapie", "trifold"  # the others show one format each, in colour
COMMAND = [sys.executable, str(TOP / "make_leaflet.py"), "build", "--today", "2026-11-24"]
COMMAND += ["--workspace", str(TOP), "--pictures", "--grey"]


def main() -> None:
    """Build and keep the pictures; those of an earlier gallery are removed."""
    GALLERY.mkdir(exist_ok=True)
    for old in GALLERY.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        subprocess.run([*COMMAND, FIRST, "--out", name], check=True, stdout=subprocess.DEVNULL)
        few = ["--format", OTHERS, "--format", "booklet", "--hospital", "tilleuls"]
        for leaflet in ("trouver-son-chemin", "preparer-son-sejour"):
            command = [*COMMAND, leaflet, *few, "--out", name]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        for picture in sorted(out.rglob("*.face-*.png")):
            keep(picture, out)


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

"""Make docs/gallery: a picture of every printed side of the demonstration, in colour and in grey.

`make gallery` runs this from the top of the checkout. Pictures are made with pypdfium2 at 70 dpi;
grey is what a photocopier leaves of the colours.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pypdfium2

from depliant.plan import Request, make_plan
from depliant.press import Press
from depliant.workspace import Workspace

TOP = Path(__file__).parent.parent
GALLERY = TOP / "docs" / "gallery"
DPI = 70
DAY = dt.date(2026, 11, 24)


def main() -> None:
    """Press every edition and write its sides as PNG files; pictures of old ones are removed."""
    workspace = Workspace(TOP)
    press = Press(workspace.templates, workspace.styles)
    GALLERY.mkdir(exist_ok=True)
    for old in GALLERY.glob("*.png"):
        old.unlink()
    for choice in make_plan(workspace, Request(today=DAY)).choices:
        proof = press.press(choice)
        _write(proof.artifacts[0].data, f"{choice.hospital.slug}-{choice.format.name}")


def _write(pdf: bytes, name: str) -> None:
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, 1):
        picture = page.render(scale=DPI / 72).to_pil()
        picture.quantize(64).save(GALLERY / f"{name}-{number}.png", optimize=True)
        grey = picture.convert("L").quantize(16)
        grey.save(GALLERY / f"{name}-{number}-grey.png", optimize=True)
        page.close()
    document.close()


if __name__ == "__main__":
    main()

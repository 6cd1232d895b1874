"""Make docs/premier: the Word file of « Votre premier dépliant en cinq minutes », a picture of it
and one of the sheet that it becomes (LibreOffice shows the first).

`.venv/bin/python docs/premier.py` runs this from the top of the checkout. People and places are
invented.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
import pypdfium2
from docx.document import Document
from docx.shared import Mm
from PIL import Image
from weasyprint import HTML

TOP = Path(__file__).parent.parent
PLACE = TOP / "docs" / "premier"
NAME = "hopital-de-jour"
FIGURES = TOP / "leaflets" / "preparer-son-sejour" / "figures"
COLOURS = {"accent": "#1b5e6e", "tint": "#e8eff0", "line": "#b9cdd1", "paper": "#fff"}
TABLE = (
    ("Heure", "Ce qui se passe", "Où"),
    ("8 h 30", "On vous accueille et on note votre arrivée", "Accueil, rez-de-chaussée"),
    ("9 h", "On vous montre votre chambre", "Deuxième étage"),
    ("12 h", "On vous sert un repas", "Votre chambre"),
    ("16 h", "On vous dit la suite avant votre départ", "Bureau des soignants"),
)


def main() -> None:
    PLACE.mkdir(exist_ok=True)
    file = PLACE / f"{NAME}.docx"
    article().save(str(file))
    with tempfile.TemporaryDirectory() as name:
        run("soffice", "--headless", "--convert-to", "pdf", "--outdir", name, str(file))
        picture(Path(name) / f"{NAME}.pdf", "word", 60)
        house = Path(name) / "premier"
        depliant("init", str(house), "--lang", "fr")
        there = ("--workspace", str(house))
        depliant("new", "leaflet", NAME, "--from", str(file), *there)
        depliant("build", NAME, "--format", "trifold", *there)
        picture(next(house.rglob("*.trifold.pdf")), "depliant", 80)


def article() -> Document:
    """What an author has: a styled title, headings that are only bold or in capitals, lists that
    were typed, a table pasted with tabs, two pictures, a colleague's question."""
    word = docx.Document()
    paper = word.sections[0]
    paper.page_width, paper.page_height = Mm(210), Mm(297)
    paper.top_margin = paper.bottom_margin = Mm(15)
    word.add_heading("Venir en hôpital de jour", 0)
    word.add_paragraph(
        "Vous passez une journée à l’hôpital et vous rentrez chez vous le soir. "
        "Cette page vous dit comment la préparer et comment elle se passe."
    )
    bold(word, "Avant de venir")
    for line in (
        "1. Appelez le service la veille pour confirmer votre venue.",
        "2. Prévoyez quelqu’un pour vous raccompagner.",
        "3. Rangez vos papiers dans une pochette.",
    ):
        word.add_paragraph(line)
    word.add_picture(drawing("accueil"), width=Mm(20))
    shown(word, "Une personne derrière le comptoir de l’accueil")
    bold(word, "Le jour même")
    word.add_paragraph("La journée suit presque toujours le même ordre :")
    for row in TABLE:
        word.add_paragraph("\t".join(row))
    asked = word.add_paragraph("Vous pouvez recevoir ")
    run_ = asked.add_run("deux visiteurs à la fois")
    asked.add_run(", l’après-midi.")
    word.add_comment(run_, "Est-ce encore vrai ? À voir avec l’accueil.", author="Nadia Fictive")
    word.add_paragraph("CE QU’IL FAUT APPORTER")
    for line in (
        "• votre carte d’identité et votre carte Vitale ;",
        "• la liste de vos médicaments ;",
        "• de quoi vous occuper : un livre, de la musique.",
    ):
        word.add_paragraph(line)
    word.add_picture(drawing("valise"), width=Mm(20))
    bold(word, "Rentrer chez vous")
    word.add_paragraph(
        "Avant votre départ, un soignant répond à vos questions et vous remet vos papiers. "
        "La personne qui vous raccompagne vous attend à l’accueil."
    )
    about = word.core_properties
    about.author, about.created = "Camille Exemple", dt.datetime(2026, 10, 5, tzinfo=dt.UTC)
    about.modified = about.created
    about.title, about.comments = "Venir en hôpital de jour", ""
    return word


def bold(word: Document, text: str) -> None:
    word.add_paragraph().add_run(text).bold = True


def shown(word: Document, alt: str) -> None:
    """Say what the last picture shows."""
    word.inline_shapes[-1]._inline.docPr.set("descr", alt)


def drawing(name: str) -> io.BytesIO:
    """A drawing of ours as the PNG that people paste."""
    svg = (FIGURES / f"{name}.svg").read_text("utf-8")
    svg = re.sub(r"var\(--(\w+)\)", lambda found: COLOURS.get(found[1], "#000"), svg)
    square = "body, svg { margin: 0; width: 96px; height: 96px }"
    style = f"<style>@page {{ size: 96px; margin: 0 }} {square}</style>"
    pdf = pypdfium2.PdfDocument(HTML(string=style + svg).write_pdf())
    made = io.BytesIO()
    pdf[0].render(scale=16).to_pil().quantize(32).save(made, "PNG", optimize=True)
    made.seek(0)
    return made


def picture(pdf: Path, name: str, dpi: int) -> None:
    """All pages of a file, one below the other."""
    pages = [page.render(scale=dpi / 72).to_pil() for page in pypdfium2.PdfDocument(pdf)]
    size = max(page.width for page in pages), sum(page.height for page in pages)
    made, top = Image.new("RGB", size, "white"), 0
    for page in pages:
        made.paste(page, (0, top))
        top += page.height
    made.quantize(64).save(PLACE / f"{name}.png", optimize=True)


def depliant(*words: str) -> None:
    run(sys.executable, str(TOP / "make_leaflet.py"), *words)


def run(program: str, *words: str) -> None:
    found = shutil.which(program) or program
    subprocess.run([found, *words], check=True, cwd=PLACE, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()

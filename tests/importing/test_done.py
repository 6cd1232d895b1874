"""From a Word file of a page to a folded sheet: what is left to do are the lines to fill in."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from depliant.cli.main import main
from tests.conftest import TOP
from tests.importing import samples


def page() -> bytes:
    """Headings, some only bold; a pasted table, two pictures, a comment."""
    document = docx.Document()
    document.add_heading("Visiter la volière", 0)
    document.add_heading("En bref", 1)
    first = document.add_paragraph("La volière ouvre chaque jour, et l’entrée est libre.")
    document.add_comment(first.runs, text="Même l’hiver ?", author="Dr Nadia Fictive")
    document.add_paragraph().add_run("Comment venir").bold = True
    document.add_paragraph("Prenez l’allée des tilleuls, puis la petite porte verte.")
    document.add_picture(io.BytesIO(samples.png(1100, 700)), Mm(60))
    document.inline_shapes[0]._inline.docPr.set("descr", "La petite porte verte")
    document.add_paragraph().add_run("Les heures").bold = True
    for line in ("Jour\tHeure", "Mardi\t10 h", "Samedi\t15 h"):
        document.add_paragraph(line)
    document.add_picture(io.BytesIO(samples.png(1100, 600)), Mm(60))
    return samples.saved(document)


@pytest.mark.slow
def test_a_word_file_is_folded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(TOP / "hospitals" / "tilleuls", tmp_path / "hospitals" / "tilleuls")
    (tmp_path / "leaflets").mkdir()
    (tmp_path / "visite.docx").write_bytes(page())
    house = ["--workspace", str(tmp_path)]
    assert main(["new", "leaflet", "voliere", "--from", str(tmp_path / "visite.docx"), *house]) == 0
    capsys.readouterr()
    main(["check", "voliere", "--format", "trifold", "--report", "json", *house])
    told = json.loads(capsys.readouterr().out)
    rules = {one["rule"] for one in told["findings"]}
    assert rules == {"approval", "placeholders", "summary-first"}  # its headings were only bold
    assert told["problems"] == []

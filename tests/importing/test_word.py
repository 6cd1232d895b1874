"""What Word files hold beyond their words: changes of every shape, notes, styles, lost pictures."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml

from depliant.importing.told import Kind
from tests.importing import samples
from tests.importing.samples import WHO, put
from tests.importing.test_as_meant import body, brought, told

LONG = "La verrière est ouverte à tous les visiteurs du parc."


def written(*lines: str) -> Document:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return document


def end_of(paragraph: object, change: str) -> None:
    """Mark the end of a paragraph as put in (`ins`) or taken out (`del`)."""
    properties = paragraph._p.get_or_add_pPr()  # type: ignore[attr-defined]
    properties.append(
        parse_xml(
            f'<w:rPr xmlns:w="{samples.W}"><w:{change} w:id="9" {WHO}/></w:rPr>',
        )
    )


@pytest.mark.parametrize(
    ("change", "how", "one"),
    [
        ("del", "accept", True),
        ("del", "reject", False),
        ("ins", "accept", False),
        ("ins", "reject", True),
    ],
)
def test_two_paragraphs_that_were_joined_or_parted(
    tmp_path: Path, change: str, how: str, one: bool
) -> None:
    document = written(LONG, "On y lit ", "au calme.")
    end_of(document.paragraphs[1], change)
    text = body(brought(tmp_path, "x.docx", samples.saved(document), changes=how))
    assert ("On y lit au calme." in text) is one
    assert ("On y lit\n\nau calme." in text) is not one


@pytest.mark.parametrize(("how", "kept"), [("accept", False), ("reject", True)])
def test_a_row_that_was_taken_out(tmp_path: Path, how: str, kept: bool) -> None:
    document = written(LONG)
    table = document.add_table(3, 2)
    for number, row in enumerate(("Jour Heure", "Lundi 8h", "Mardi 9h")):
        for column, text in enumerate(row.split()):
            table.cell(number, column).text = text
    properties = table.rows[1]._tr.get_or_add_trPr()
    properties.append(parse_xml(f'<w:del xmlns:w="{samples.W}" w:id="3" {WHO}/>'))
    found = brought(tmp_path, "x.docx", samples.saved(document), changes=how)
    assert ("| Lundi | 8h |" in body(found)) is kept
    assert "Mardi" in body(found)
    assert ("Lundi8h" in told(found, Kind.CHANGES)) is not kept


def test_words_that_were_moved(tmp_path: Path) -> None:
    document = written(LONG, "")
    put(
        document.paragraphs[0],
        f'<w:moveFrom w:id="4" {WHO}><w:r><w:t> Sans frais.</w:t></w:r></w:moveFrom>',
    )
    put(
        document.paragraphs[1],
        f'<w:moveTo w:id="5" {WHO}><w:r><w:t>Sans frais.</w:t></w:r></w:moveTo>',
    )
    text = body(brought(tmp_path, "x.docx", samples.saved(document)))
    assert text.count("Sans frais.") == 1
    assert "\n\nSans frais." in text


def test_styles_of_a_hospital_are_headings_by_their_outline(tmp_path: Path) -> None:
    document = docx.Document()
    style = document.styles.add_style("Bandeau bleu CHU", 1)
    properties = style.element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:outlineLvl xmlns:w="{samples.W}" w:val="1"/>'))
    document.add_heading("La verrière", 0)
    document.add_paragraph("Un lieu clair", style="Subtitle")
    document.add_paragraph("Les plantes", style="Bandeau bleu CHU")
    document.add_paragraph(LONG)
    found = brought(tmp_path, "x.docx", samples.saved(document))
    assert "subtitle: Un lieu clair\n" in found.text
    assert "## Les plantes {#les-plantes}" in found.text


def test_a_table_of_contents_is_set_aside(tmp_path: Path) -> None:
    document = docx.Document()
    for name in ("toc 1", "TM 2"):
        document.styles.add_style(name, 1)
    document.add_paragraph("Les plantes\t2", style="toc 1")
    document.add_paragraph("Les fleurs\t3", style="TM 2")
    document.add_heading("Les plantes", 1)
    document.add_paragraph(LONG)
    found = brought(tmp_path, "x.docx", samples.saved(document))
    assert "Les fleurs" not in body(found)
    assert "Les fleurs" in told(found, Kind.LEFT_OUT)


def test_a_picture_that_is_not_in_the_file(tmp_path: Path) -> None:
    document = written(LONG)
    document.add_picture(io.BytesIO(samples.png()))
    document.inline_shapes[0]._inline.docPr.set("descr", "Une orchidée")
    for name, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/image"):
            del document.part.rels[name]
    found = brought(tmp_path, "x.docx", samples.saved(document))
    assert found.pictures == {}
    assert "“Une orchidée”" in told(found, Kind.PICTURES)


def test_lines_that_stand_for_paragraphs(tmp_path: Path) -> None:
    long = "Cette phrase est bien assez longue pour que l’on ne la prenne pas pour une adresse."
    found = brought(tmp_path, "x.docx", samples.saved(written(f"{long}\n{LONG}\n\n{long}")))
    assert f"{long}\n\n{LONG}\n\n{long}\n" in body(found)


def test_a_table_too_wide_for_paper_is_a_list(tmp_path: Path) -> None:
    document = written(LONG)
    table = document.add_table(2, 10)
    for row in range(2):
        for column in range(10):
            table.cell(row, column).text = f"c{row}{column}"
    text = body(brought(tmp_path, "x.docx", samples.saved(document)))
    assert "- c00 – c01 – c02" in text
    assert "- c10 – c11" in text


def test_a_note_at_the_foot(tmp_path: Path) -> None:
    document = written(LONG)
    put(document.paragraphs[0], '<w:r><w:footnoteReference w:id="2"/></w:r>')
    data = samples.saved(document)
    note = (
        f'<w:footnotes xmlns:w="{samples.W}"><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        "<w:r><w:t>Sauf en août.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        relations = file.read("word/_rels/document.xml.rels")
    one = f'<Relationship Id="rId90" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    parts = {
        "word/footnotes.xml": note.encode(),
        "word/_rels/document.xml.rels": relations.replace(b"</Relationships>", one.encode()),
    }
    text = body(brought(tmp_path, "x.docx", samples.with_parts(data, parts)))
    assert f"{LONG}[^1]\n" in text
    assert text.endswith("\n[^1]: Sauf en août.\n")


def test_a_text_under_another_name(tmp_path: Path) -> None:
    """As some programs call it."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(samples.styled())) as old,
        zipfile.ZipFile(made, "w") as new,
    ):
        for name in old.namelist():
            part = old.read(name).replace(b"document.xml", b"document2.xml")
            new.writestr(name.replace("document.xml", "document2.xml"), part)
    found = brought(tmp_path, "x.docx", made.getvalue())
    assert found.title == "Visiter la serre"
    assert len(found.pictures) == 2

"""What a file means by its signs, its numbers, its merged cells, its bold lines is still meant."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from depliant.importing.told import Kind
from tests.importing import samples
from tests.importing.test_as_meant import body, brought, told

OPENING = "La cour des chèvres ouvre chaque matin, par tous les temps, à qui veut les voir."


def text_of(folder: Path, text: str, name: str = "cour.txt") -> str:
    return body(brought(folder, name, text))


def word(*lines: str) -> Document:
    document = docx.Document()
    document.add_heading("La cour", 0)
    document.add_paragraph(OPENING)
    for line in lines:
        document.add_paragraph(line)
    return document


def of_word(folder: Path, document: Document) -> str:
    return body(brought(folder, "cour.docx", samples.saved(document)))


# --- signs -----------------------------------------------------------------------------------


def test_ticks_and_crosses_are_no_points(tmp_path: Path) -> None:
    text = text_of(
        tmp_path, f"{OPENING}\n\nAux chèvres :\n✓ du foin\n✗ du pain\n✘ du sel\n➔ de l'eau"
    )
    assert "- ✓ du foin\n- ✗ du pain\n- ✗ du sel\n- → de l'eau" in text


def test_ticks_that_word_draws_are_text(tmp_path: Path) -> None:
    document = word()
    listed(document, 80, [("bullet", "\uf0fb", "Wingdings")], "Le pain", "Le sel")
    assert "- ✗ Le pain\n- ✗ Le sel" in of_word(tmp_path, document)


def test_points_of_the_letter_o(tmp_path: Path) -> None:
    text = text_of(tmp_path, f"{OPENING}\n\nLe soir :\no 1,5 L d'eau\no < 2 kg de foin\n•")
    assert "- 1,5 L d'eau\n- < 2 kg de foin" in text


def test_signs_of_fonts_of_symbols_are_read(tmp_path: Path) -> None:
    document = word()
    paragraph = document.add_paragraph("Il faut ")
    for code, words in (("F0B3", " 3 "), ("F06D", "g de sel.")):
        sign = f'<w:r {nsdecls("w")}><w:sym w:font="Symbol" w:char="{code}"/></w:r>'
        paragraph._p.append(parse_xml(sign))
        paragraph.add_run(words)
    found = brought(tmp_path, "cour.docx", samples.saved(document))
    assert "Il faut ≥ 3 μg de sel." in body(found)
    assert "no section" not in told(found, Kind.LEFT_OUT)


# --- numbers ---------------------------------------------------------------------------------


def listed(
    document: Document, name: int, levels: list[tuple[str, str, str]], *lines: str, start: int = 0
) -> None:
    """Entries of a list that Word numbers: its name, its levels, its lines."""
    numbering = document.part.numbering_part.element
    known = [one.get(one.keys()[0]) for one in numbering if one.tag.endswith("}num")]
    if str(name) not in known:
        drawn = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{look}"/>'
            f'<w:lvlText w:val="{text}"/><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl>'
            for n, (look, text, font) in enumerate(levels)
        )
        space = nsdecls("w")
        abstract = f'<w:abstractNum {space} w:abstractNumId="{name}">{drawn}</w:abstractNum>'
        numbering.insert(0, parse_xml(abstract))
        first = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        number = f'<w:num {space} w:numId="{name}"><w:abstractNumId w:val="{name}"/>'
        numbering.append(parse_xml(f"{number}{first if start else ''}</w:num>"))
    for line in lines:
        paragraph = document.add_paragraph(line)._p
        of_list = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{name}"/></w:numPr>'
        paragraph.get_or_add_pPr().append(parse_xml(of_list))


def test_a_list_that_goes_on_counts_on(tmp_path: Path) -> None:
    document = word()
    listed(document, 81, [("decimal", "%1.", "Arial")], "Ouvrez", "Refermez")
    document.add_paragraph("Attendez que la cloche sonne.")
    listed(document, 81, [], "Sortez", "Saluez")
    listed(document, 82, [("decimal", "%1.", "Arial")], "Sixième", start=6)
    text = of_word(tmp_path, document)
    assert "1. Ouvrez\n2. Refermez\n\nAttendez que la cloche sonne.\n\n3. Sortez\n4. Saluez" in text
    assert "6. Sixième" in text


def test_letters_of_a_list_are_told_and_words_kept(tmp_path: Path) -> None:
    document = word()
    listed(document, 83, [("upperLetter", "%1.", "Arial")], "La porte nord", "La porte sud")
    listed(document, 84, [("decimal", "Règle %1", "Arial")], "Ne courez pas.")
    found = brought(tmp_path, "cour.docx", samples.saved(document))
    assert "1. La porte nord\n2. La porte sud" in body(found)
    assert "1. La porte nord" in told(found, Kind.LOOK)
    assert "Règle 1 Ne courez pas." in body(found)


# --- tables ----------------------------------------------------------------------------------


def test_merged_cells_say_their_text_in_each_place(tmp_path: Path) -> None:
    document = word()
    table = document.add_table(3, 3)
    rows = [("Chèvre", "Foin", "Sel"), ("Alba", "2 kg", "5 g"), ("Brune", "3 kg", "")]
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    table.cell(1, 2).merge(table.cell(2, 2))
    found = brought(tmp_path, "cour.docx", samples.saved(document))
    assert "| Alba | 2 kg | 5 g |\n| Brune | 3 kg | 5 g |" in body(found)
    assert "“5 g” stood in a merged cell" in told(found, Kind.LOOK)


def test_a_list_in_a_cell_leaves_the_table_whole(tmp_path: Path) -> None:
    page = (
        f"<html lang=fr><body><h1>La cour</h1><p>{OPENING}</p><table><tr><th>Jour<th>Soins"
        "<tr><td>Lundi<td><ul><li>brosser</li><li>peser</li></ul><ol><li>un<li>deux</ol></table>"
    )
    found = brought(tmp_path, "cour.html", page)
    assert "| Jour | Soins |\n|---|---|\n| Lundi | brosser; peser; 1. un; 2. deux |" in body(found)
    assert "parted by semicolons" in told(found, Kind.LOOK)


def test_a_row_with_more_cells_than_headings(tmp_path: Path) -> None:
    table = "| Âge | Foin |\n|---|---|\n| 1 an | 2,5 kg | jamais plus |\n| 2 ans |"
    text = text_of(tmp_path, f"# Cour\n\n{OPENING}\n\n{table}", "cour.md")
    assert "| 1 an | 2,5 kg | jamais plus |\n| 2 ans |  |  |" in text


# --- bold lines, fields, notes ---------------------------------------------------------------


def test_bold_lines_in_a_row_stay_bold(tmp_path: Path) -> None:
    document = word()
    for line in ("N’ouvrez jamais l’enclos", "Appelez le gardien si une chèvre boite"):
        document.add_paragraph().add_run(line).bold = True
    document.add_paragraph("Il vient en quelques minutes, de jour comme de nuit.")
    text = of_word(tmp_path, document)
    assert "**N’ouvrez jamais l’enclos**\n\n**Appelez le gardien si une chèvre boite**" in text


def test_results_of_fields_are_words(tmp_path: Path) -> None:
    document = word()
    paragraph = document.add_paragraph("Ne donnez pas plus de ")
    for inside in (
        '<w:fldSimple {0} w:instr=" REF x "><w:r><w:t>7,5</w:t></w:r></w:fldSimple>',
        '<w:bdo {0} w:val="ltr"><w:r><w:t> kg par</w:t></w:r></w:bdo>',
        '<w:customXml {0} w:element="x"><w:r><w:t> jour</w:t></w:r></w:customXml>',
    ):
        paragraph._p.append(parse_xml(inside.format(nsdecls("w"))))
    document.add_paragraph("Revenez dans 7,5 jours.")
    found = brought(tmp_path, "cour.docx", samples.saved(document))
    assert "Ne donnez pas plus de 7,5 kg par jour" in body(found)
    assert not told(found, Kind.LEFT_OUT)


def test_two_notes_of_one_number_are_two_notes(tmp_path: Path) -> None:
    page = (
        f'<html lang=fr><body><h1>La cour</h1><p>{OPENING} Le foin<a href="#footnote-1">1</a> et '
        'le sel<a href="#endnote-1">1</a>.</p><ol><li id="footnote-1">Du pré voisin.</li>'
        '<li id="endnote-1">Gris, non raffiné.</li></ol>'
    )
    text = text_of(tmp_path, page, "cour.html")
    assert "[^1]: Du pré voisin.\n[^2]: Gris, non raffiné." in text.replace("\n\n[^2]", "\n[^2]")


def test_a_second_note_of_a_name_is_told(tmp_path: Path) -> None:
    text = f"# Cour\n\n{OPENING} Foin[^a].\n\n[^a]: Du pré.\n\n[^a]: De l’an passé.\n"
    found = brought(tmp_path, "cour.md", text)
    assert "[^1]: Du pré." in body(found)
    assert "De l’an passé." in told(found, Kind.LEFT_OUT)


def test_what_is_lost_is_named_or_said_to_be_somewhere() -> None:
    from depliant.importing.lost import lost

    pieces = ["Pas plus de 2 seaux.", "Revenez dans 2 jours.", "Du sel : 7,5 g."]
    one = list(lost(pieces, ["Pas plus de seaux.", "Revenez dans 2 jours.", "Du sel : 75 g."], ()))
    assert [(note.kind, note.quoted) for note in one] == [
        (Kind.LEFT_OUT, "Pas plus de 2 seaux."),
        (Kind.LEFT_OUT, "Du sel : 7,5 g."),
    ]
    other = list(lost(pieces[:2], ["Plus de seaux pas de. dans revenez jours, 2"], ()))
    assert [(note.kind, note.quoted) for note in other] == [(Kind.LOOK, "2")]


# --- Markdown of others ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            '::: {.warning title="Ne pas entrer"}\nSauf le gardien.\n:::',
            '!!! warning "Ne pas entrer"',
        ),
        ('::: {.callout-warning title="Le bouc"}\nIl charge.\n:::', '!!! warning "Le bouc"'),
        (":::warning Le bouc\nIl charge.\n:::", '!!! warning "Le bouc"'),
        ("> [!WARNING] Le bouc\n> Il charge.", '!!! warning "Le bouc"\n    Il charge.'),
        ('=== "Été"\n    De 6 h à 9 h.', "## Été {#ete}\n\nDe 6 h à 9 h."),
        ("| Premier vers\n| Second vers", "Premier vers\\\nSecond vers"),
        ("+----+-----+\n| A  | B   |\n+====+=====+\n| 1  | 2,5 |\n+----+-----+", "| 1 | 2,5 |"),
        ("  Âge    Foin\n-----  ------\n    1     2,5\n    2       3", "| 1 | 2,5 |\n| 2 | 3 |"),
        ("(@) Un exemple\n(@) Un autre", "1. Un exemple\n2. Un autre"),
        ("Soit $x^2$ seaux.", "Soit x\\^2 seaux."),
    ],
)
def test_what_other_dialects_write(tmp_path: Path, written: str, read: str) -> None:
    assert read in text_of(tmp_path, f"# Cour\n\n{OPENING}\n\n{written}\n\nFin.\n", "cour.md")


def test_what_only_pandoc_understands_is_told(tmp_path: Path) -> None:
    text = f"# Cour\n\n{OPENING} [@pre2031, p. 3]\n\n*[UE]: Union\n\n```{{=latex}}\n\\vspace\n```\n"
    found = brought(tmp_path, "cour.md", text)
    assert "[@pre2031, p. 3]" in told(found, Kind.LOOK)
    assert "UE : Union" in told(found, Kind.LEFT_OUT)
    assert "\\vspace" in told(found, Kind.LEFT_OUT)


# --- plain text, pages -----------------------------------------------------------------------


def test_entries_that_an_editor_wrapped(tmp_path: Path) -> None:
    text = text_of(tmp_path, f"{OPENING}\n\n- du foin du pré\n  qui est derrière ;\n- du sel.\n")
    assert "- du foin du pré qui est derrière ;\n- du sel." in text


def test_a_pasted_message(tmp_path: Path) -> None:
    message = (
        "De : Line <line@cour.example>\nÀ : Paul\nObjet : TR: nourrir les chèvres\n\nVoici :\n\n"
        f"> {OPENING}\n>\n> > Pas plus de 2 kg.\n\n--\nLine\nTél 02 61 91 47 10\n"
    )
    found = brought(tmp_path, "cour.txt", message)
    assert found.title == "Nourrir les chèvres"
    assert "line@cour.example" in told(found, Kind.LEFT_OUT)
    assert "02 61 91 47 10" in told(found, Kind.LEFT_OUT)
    assert f"{OPENING}\n\nPas plus de 2 kg." in body(found)


def test_what_a_page_hides_is_told_not_printed(tmp_path: Path) -> None:
    page = (
        f"<html lang=fr><body><h1>La cour</h1><p>{OPENING}</p><p>Une porte.<span "
        'style="display: none">brouillon</span> Un banc.</p><p style="visibility:hidden">ruse</p>'
    )
    found = brought(tmp_path, "cour.html", page)
    assert "Une porte. Un banc." in body(found)
    assert "Hidden text: “brouillon”" in told(found, Kind.LEFT_OUT)
    assert "Hidden text: “ruse”" in told(found, Kind.LEFT_OUT)


@pytest.mark.parametrize(
    "around",
    ['<form id="f">{}</form>', '<div class="has-sidebar">{}</div>', '<div class="menu">{}</div>'],
)
def test_what_holds_the_title_of_a_page_is_its_text(tmp_path: Path, around: str) -> None:
    inside = f"<h1>La cour</h1><p>{OPENING}</p>"
    page = f"<html lang=fr><body>{around.format(inside)}</body></html>"
    assert OPENING in text_of(tmp_path, page, "cour.html")


def test_a_service_may_be_social(tmp_path: Path) -> None:
    page = (
        f"<html lang=fr><body><h1>La cour</h1><p>{OPENING}</p><div class='service social'><h2>Le "
        "service social</h2><p>Il reçoit le mardi.</p></div><div class='social'><a>Suivre</a></div>"
    )
    text = text_of(tmp_path, page, "cour.html")
    assert "Il reçoit le mardi." in text
    assert "Suivre" not in text


# --- languages, short texts ------------------------------------------------------------------


def test_a_language_that_the_program_does_not_speak(tmp_path: Path) -> None:
    german = (
        "Die Ziegen\n\nDie Ziegen sind auf dem Hof. Sie fressen Heu und sie schlafen nicht viel."
    )
    found = brought(tmp_path, "hof.txt", german, languages=("en", "fr"))  # type: ignore[arg-type]
    assert found.lang == "de"
    assert "No leaflet is set in `de` yet" in told(found, Kind.LOOK)


def test_a_text_of_two_words_is_a_text(tmp_path: Path) -> None:
    assert "À jeun." in text_of(tmp_path, "Jeûne\n\nÀ jeun.")


# --- small silences --------------------------------------------------------------------------


def test_headings_in_capitals_keep_names_and_abbreviations(tmp_path: Path) -> None:
    document = word("SERVICE D’ORL DU DR MARTIN", "Le docteur y reçoit les chevriers du canton.")
    assert "## Service d’ORL du Dr Martin" in of_word(tmp_path, document)


def test_numbers_before_headings_of_every_shape(tmp_path: Path) -> None:
    document = word()
    for title in ("1- Le foin", "2/ Le sel", "3°) L’eau", "4.1- La cour"):
        document.add_paragraph().add_run(title).bold = True
        document.add_paragraph("Il y en a assez pour toutes les chèvres du troupeau.")
    text = of_word(tmp_path, document)
    for title in ("## Le foin", "## Le sel", "## L’eau", "### La cour"):
        assert f"{title}" in text


def test_a_bold_line_is_a_heading_whatever_pages_call_so(tmp_path: Path) -> None:
    document = word()
    document.add_paragraph().add_run("Menu").bold = True
    document.add_paragraph("Du foin le matin, de l’herbe le soir, de l’eau toujours.")
    assert "## Menu" in of_word(tmp_path, document)


def test_links_that_a_leaflet_cannot_follow_are_told(tmp_path: Path) -> None:
    text = f"# Cour\n\n{OPENING}\n\nLisez [le plan](plan.pdf) et voyez [](#sec:enclos).\n"
    found = brought(tmp_path, "cour.md", text)
    assert "“le plan” leads to something beside the file: plan.pdf" in told(found, Kind.LEFT_OUT)
    assert "it led to #sec:enclos" in told(found, Kind.LOOK)


def test_two_meanings_of_one_word(tmp_path: Path) -> None:
    text = f"# Cour\n\n{OPENING}\n\nEnclos\n:   lieu fermé\n:   son mur\n"
    assert "Enclos\n: lieu fermé; son mur" in text_of(tmp_path, text, "cour.md")


def test_rows_that_are_short_stay_in_their_table(tmp_path: Path) -> None:
    table = "Jour\tFoin\tSel\nLundi\t2 kg\t5 g\nMardi\t3 kg\nJeudi\t2 kg\t4 g"
    text = text_of(tmp_path, f"{OPENING}\n\n{table}\n")
    assert "| Lundi | 2 kg | 5 g |\n| Mardi | 3 kg |  |\n| Jeudi | 2 kg | 4 g |" in text


def test_headings_without_a_corner_stand_above_their_columns(tmp_path: Path) -> None:
    table = "\tFoin\tSel\nLundi\t2 kg\t5 g\nMardi\t3 kg\t4 g"
    text = text_of(tmp_path, f"{OPENING}\n\n{table}\n")
    assert "|  | Foin | Sel |\n|---|---|---|\n| Lundi | 2 kg | 5 g |" in text


def test_boxes_to_choose_among_stay_in_their_line(tmp_path: Path) -> None:
    assert "&#9744; oui ☐ non" in text_of(tmp_path, f"{OPENING}\n\nVacciné :\n☐ oui ☐ non\n")


def test_a_text_that_was_converted_twice_wrongly(tmp_path: Path) -> None:
    wrong = "Après l’été".encode().decode("latin-1").encode().decode("latin-1")
    text = text_of(tmp_path, f"{OPENING}\n\n{wrong}, elles rentrent.\n")
    assert "Après l’été, elles rentrent." in text


def test_links_of_what_stands_around_a_text_are_not_told(tmp_path: Path) -> None:
    page = (
        f"<html lang=fr><body><h1>La cour</h1><p>{OPENING} <a href='plan.pdf'>Le plan</a></p>"
        "<div class='menu'><a href='/enclos'>Enclos</a></div>"
    )
    found = brought(tmp_path, "cour.html", page)
    assert "/enclos" not in told(found, Kind.LEFT_OUT)
    assert "plan.pdf" in told(found, Kind.LEFT_OUT)

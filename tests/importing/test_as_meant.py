"""What was typed, pasted or damaged comes out as it was meant; what is guessed or left is told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import docx
import pytest

from depliant.importing.incoming import import_file
from depliant.importing.making import Imported, Wanted
from depliant.importing.report import report
from depliant.importing.told import Kind
from depliant.sources.workspace import Workspace
from tests.conftest import TOP
from tests.importing import samples

TODAY = dt.date(2031, 3, 10)
KINDS = Workspace(TOP).kinds


def brought(folder: Path, name: str, data: bytes | str, **how: str) -> Imported:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    wanted = Wanted("XY-0007", KINDS, TODAY, "fr", **how)  # type: ignore[arg-type]
    return import_file(path, name, wanted)


def body(imported: Imported) -> str:
    return imported.text.partition("\n---\n")[2]


def told(imported: Imported, kind: Kind) -> str:
    return "\n".join(one.message for one in imported.told if one.kind is kind)


def test_real_headings_lists_tables_pictures(tmp_path: Path) -> None:
    found = brought(tmp_path, "serre.docx", samples.styled())
    text = body(found)
    assert found.title == "Visiter la serre"
    assert found.roles == ("visits", "bag", "les-horaires")
    assert "- un chapeau\n- de l’eau\n" in text
    assert "### Le jour même\n\n1. Entrez par la porte nord.\n2. Suivez" in text
    picture = "![La porte nord de la serre](figures/la-porte-nord-de-la-serre.png)"
    assert f"{picture}\n*Figure 1 : la porte nord.*\n" in text
    assert "| Jour | Heures |\n|---|---|\n| Mardi | 10 h – 12 h |" in text
    assert set(found.pictures) == {
        "figures/la-porte-nord-de-la-serre.png",
        "figures/image.png",
    }
    assert "![à compléter : ce que montre l’image](" in text
    assert "Dr Nadia Fictive on “Réservez à l’accueil, la veille" in told(found, Kind.COMMENTS)
    assert "under “Avant la visite”: Vérifier ce délai" in told(found, Kind.COMMENTS)
    assert "Confidentiel, version provisoire" in told(found, Kind.LEFT_OUT)


def test_headings_and_lists_that_were_only_typed(tmp_path: Path) -> None:
    found = brought(tmp_path, "jardin.docx", samples.typed())
    text = body(found)
    assert found.title == "Le jardin des plantes aromatiques"
    assert "IRM" in text
    assert "## Qu’est-ce que c’est ? {#what}" in text
    assert "- de la menthe\n- du thym \\{rare}\n" in text
    assert "| Ligne | Arrêt | Minutes |\n|---|---|---|\n| B | Hôpital | 4 |" in text
    assert "- à pied, c’est plus court :\n- en fauteuil" in text
    assert "Accueil\\\nRue des Acacias\\\nTéléphone" in text
    assert "Et la pluie ? {#" in text
    guessed = told(found, Kind.GUESSED)
    assert "“Comment venir” was set like a heading" in guessed
    assert "“Comment venir” has the role `way`" in guessed
    assert "LE JARDIN DES PLANTES AROMATIQUES" in guessed
    assert "“01 99 00 12 34” is in the text" in told(found, Kind.LOOK)


@pytest.mark.parametrize(
    ("how", "line", "gone"),
    [
        ("accept", "Elle ouvre à neuf heures", "huit"),
        ("reject", "Elle ouvre à huit heures", "neuf"),
    ],
)
def test_tracked_changes(tmp_path: Path, how: str, line: str, gone: str) -> None:
    found = brought(tmp_path, "b.docx", samples.revised(), changes=how)
    assert line in body(found)
    assert gone not in body(found)
    changes = told(found, Kind.CHANGES)
    assert "Dr Nadia Fictive deleted “huit”" in changes
    assert "Dr Nadia Fictive inserted “neuf”" in changes


def test_what_nobody_saw_is_told(tmp_path: Path) -> None:
    found = brought(tmp_path, "b.docx", samples.revised())
    left = told(found, Kind.LEFT_OUT)
    assert "Hidden text: “Code porte 4521”" in left
    assert "Struck out: “Les journaux aussi.”" in left
    assert "Fermée le lundi" in body(found)  # of a text box
    assert "3+4" in told(found, Kind.LOOK)


def test_a_page_without_its_furniture(tmp_path: Path) -> None:
    path = samples.page(tmp_path)
    found = brought(tmp_path, path.name, path.read_bytes())
    text = body(found)
    assert found.title == "La navette du parc"
    assert "url: https://fictif.example/navette" in found.text
    assert "name: Sacha Exemple" in found.text
    for gone in ("cookies", "Rubriques", "SUR CETTE PAGE", "Imprimer", "Mentions", "espion"):
        assert gone not in text
    left = told(found, Kind.LEFT_OUT)
    for named in ("Nous utilisons des cookies", "SUR CETTE PAGE", "Imprimer", "Mentions légales"):
        assert named in left
    assert "Elle relie la gare & l’hôpital\n\nElle est gratuite." in text
    assert "| Départ | Arrivées | Arrivées |\n|---|---|---|\n| 8 h | 8 h 20 | 8 h 40 |" in text
    assert "| 9 h | a | b |" in text
    assert "1. Prévenez\n   - le conducteur\n   - votre proche\n2. Gardez le [billet]" in text
    assert "![Le bus blanc](figures/le-bus-blanc.png)\n*Le bus de la ligne B*" in text
    assert list(found.pictures) == ["figures/le-bus-blanc.png"]
    assert "../../secret.png" in told(found, Kind.PICTURES)


def test_text_of_another_machine(tmp_path: Path) -> None:
    found = brought(tmp_path, "potager.txt", samples.LETTER.encode("cp1252"))
    text = body(found)
    assert found.title == "Le potager partagé"
    assert "quand il le souhaite, même sans" in text  # lines that an editor broke
    assert "1. écrire à potager@fictif.example\n2. attendre" in text
    assert "- des courges\n  - petites\n  - grandes" in text
    assert "| Parcelle | Taille |\n|---|---|\n| A | 4 m² |" in text
    assert "Voir l’entrée. La fièvre du jardin." in text
    assert "“fiÃ¨vre” reads “fièvre” now." in told(found, Kind.REPAIRED)
    assert "Letters were lost in “Qu  es”" in told(found, Kind.LOOK)
    assert "Windows-1252" in told(found, Kind.GUESSED)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_encoding(tmp_path: Path, encoding: str, ends: str) -> None:
    data = samples.UTF16.replace("\n", ends).encode(encoding)
    found = brought(tmp_path, "piano.txt", data)
    assert "## Les règles {#les-regles}\n\nDoucement.\n" in found.text


def test_the_dos_of_old(tmp_path: Path) -> None:
    found = brought(tmp_path, "piano.txt", samples.UTF16.encode("cp850"))
    assert "Les règles" in found.text
    assert "DOS (850)" in told(found, Kind.GUESSED)


def test_hugo(tmp_path: Path) -> None:
    (tmp_path / "etal.png").write_bytes(samples.png())
    found = brought(tmp_path, "marche.md", samples.HUGO)
    assert found.title == "Le marché du jeudi"
    assert "written: 2031-02-03" in found.text
    assert "- name: Camille Exemple" in found.text
    assert "- name: Sacha Exemple" in found.text
    assert "![Un étal](figures/un-etal.png)\n*L’étal des fruits*" in found.text
    assert "- le pain\n  - complet\n  - blanc" in found.text
    assert "Les chiens restent dehors." in found.text
    assert "`tags`: “marché, hall”" in told(found, Kind.LEFT_OUT)


def test_pandoc(tmp_path: Path) -> None:
    found = brought(tmp_path, "salle.md", samples.PANDOC)
    text = body(found)
    assert found.title == "La salle des familles"
    assert "On s’y repose[^1], on y mange. Une note[^2] et H~2~O, 20 m^2^, **vrai**." in text
    assert "[^1]: Même la nuit." in text
    assert "[^2]: Demandez la clé au bureau." in text
    assert "Canapé\n: un lit le soir" in text
    assert "!!! warning\n    La porte ferme à 22 h." in text
    assert "Suivez la ligne puis couloir_B." in text
    assert "{#sert .unnumbered}" in told(found, Kind.LEFT_OUT)


def test_mkdocs_and_github(tmp_path: Path) -> None:
    found = brought(tmp_path, "vestiaire.md", samples.MKDOCS)
    text = body(found)
    assert '!!! note "À savoir"\n    Les casiers ferment à clé.\n\n    - une pièce' in text
    assert "!!! warning\n    Rien de fragile." in text
    assert "- [ ] un nom\n- [x] une date" in text
    assert "Struck out: “Ancien texte.”" in told(found, Kind.LEFT_OUT)


def test_signs_of_markdown_stay_signs(tmp_path: Path) -> None:
    text = body(brought(tmp_path, "signes.docx", samples.odd_signs()))
    assert "\\# pas un titre" in text
    assert "\\{\\{ hospital.name }}" in text
    assert "https://serre.example/un_chemin_long?x=1&y=~2 et a_b_c@serre.example" in text
    assert "mi**lieu**x de mot, *espaces* et H~2~O" in text


def test_levels_are_put_in_order(tmp_path: Path) -> None:
    marks = ["# Un lieu", "Bienvenue.", "### Le bas", "Un.", "###### Le fond", "Deux."]
    text = body(brought(tmp_path, "x.md", "\n\n".join([*marks, "## Le haut", "Trois."])))
    assert "## Le bas {#le-bas}" in text
    assert "### Le fond" in text
    assert "## Le haut {#le-haut}" in text


def test_a_kind_asks_for_its_sections(tmp_path: Path) -> None:
    found = brought(tmp_path, "marche.md", samples.HUGO, kind="treatment")
    assert found.asked == ("summary", "what", "how", "benefits", "risks", "alternatives", "refusal")
    assert "## Quels sont les risques ? {#risks}\n\n- [à compléter : " in found.text
    assert "`alternatives`" in report(found)


def test_pictures_that_are_not_printed(tmp_path: Path) -> None:
    """Drawings of Windows are told; what Pillow reads becomes a PNG."""
    document = docx.Document()
    document.add_paragraph("Un plan du jardin, et une vue de la serre, pour tous les visiteurs.")
    document.add_picture(str(picture(tmp_path, "vue.bmp")))
    document.add_picture(str(picture(tmp_path, "vue.png")))
    data = samples.with_parts(samples.saved(document), {"word/media/image2.png": EMF})
    found = brought(tmp_path, "plan.docx", data)
    assert [name[-4:] for name in found.pictures] == [".png", ".emf"]
    assert found.pictures["figures/image.png"].startswith(b"\x89PNG")
    assert "l’image figures/image-2.emf, enregistrée en PNG" in found.text
    assert "in the format EMF" in told(found, Kind.PICTURES)


EMF = b"\x01\x00\x00\x00" + b"\x00" * 36 + b" EMF" + b"\x00" * 60


def picture(folder: Path, name: str) -> Path:
    from PIL import Image

    Image.new("RGB", (80, 60), "grey").save(folder / name)
    return folder / name


WORDS_PAGE = """<html><head><meta charset="windows-1252"><title>Sans titre</title></head><body>
<p class=MsoToc1>Table des plantes 3</p><p class=MsoTitle>Le compost du jardin</p>
<p class=MsoNormal><b><span style='font-size:14pt'>Où le trouver ?<o:p></o:p></span></b></p>
<p class=MsoNormal>Derrière la serre, près
du mur.<o:p>&nbsp;</o:p></p>
<p style='mso-list:l0 level1'><![if !supportLists]><span>·<span>&nbsp;&nbsp;&nbsp; </span></span>
<![endif]>les épluchures</p>
<p style='mso-list:l0 level2'><span>o<span>&nbsp;&nbsp; </span></span>les coquilles</p>
<p style='mso-list:l0 level1'><span>·<span>&nbsp;&nbsp;&nbsp; </span></span>le marc</p>
<table><tr><td><p><b>Jour</b></p></td><td><p><b>Qui</b></p></td></tr>
<tr><td><p>Lundi</p></td><td><p>Sam</p><p>Léo</p></td></tr></table></body></html>"""


def test_a_page_that_word_saved(tmp_path: Path) -> None:
    found = brought(tmp_path, "compost.htm", WORDS_PAGE.encode("cp1252"))
    text = body(found)
    assert found.title == "Le compost du jardin"
    assert "## Où le trouver ? {#ou-le-trouver}\n\nDerrière la serre, près du mur.\n" in text
    assert "- les épluchures\n  - les coquilles\n- le marc\n" in text
    assert "| Jour | Qui |\n|---|---|\n| Lundi | Sam; Léo |" in text
    assert "Table des plantes 3" in told(found, Kind.LEFT_OUT)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("1. Les outils", "Les outils"),
        ("2) Les outils", "Les outils"),
        ("1.2 Les outils", "Les outils"),
        ("IV. Les outils", "Les outils"),
        ("B. Les outils", "Les outils"),
        ("3 outils utiles", "3 outils utiles"),
        ("M. Exemple répond", "M. Exemple répond"),
        ("LES OUTILS DU CHU", "Les outils du CHU"),
    ],
)
def test_a_bold_line_is_a_heading_without_its_number(tmp_path: Path, line: str, title: str) -> None:
    document = docx.Document()
    document.add_heading("Le jardin", 0)
    document.add_paragraph("Le CHU a un jardin que tout le monde peut visiter.")
    document.add_paragraph().add_run(line).bold = True
    document.add_paragraph("Ils sont dans la remise, derrière la serre.")
    text = body(brought(tmp_path, "x.docx", samples.saved(document)))
    assert f"## {title} {{#" in text


def test_a_sentence_behind_a_number_is_no_heading(tmp_path: Path) -> None:
    lines = [
        "Le jardin",
        "1. une phrase qui commence ainsi",
        "Le reste du texte est bien plus long.",
    ]
    text = body(brought(tmp_path, "x.txt", "\n\n".join(lines)))
    assert "1\\. une phrase" in text

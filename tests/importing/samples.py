"""Files as authors have them, made here: Word, LibreOffice, saved pages, text, other Markdown."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Mm, Pt

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
WHO = 'w:author="Dr Nadia Fictive" w:date="2031-03-02T08:00:00Z"'


def png(width: int = 60, height: int = 40) -> bytes:
    """A grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        whole = name + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    rows = b"".join(b"\x00" + b"\x80" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def saved(document: Document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def put(paragraph: object, xml: str) -> None:
    """Put raw XML at the end of a paragraph."""
    paragraph._p.append(parse_xml(xml.replace(">", f" {_NAMES}>", 1)))  # type: ignore[attr-defined]


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    """A zip with other parts, or more."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


# --- Word ------------------------------------------------------------------------------------


def styled() -> bytes:
    """Real headings, lists and a table, two pictures, a comment, a header."""
    document = docx.Document()
    document.core_properties.author = "Camille Exemple"
    document.add_heading("Visiter la serre", 0)
    document.add_heading("Avant la visite", 1)
    first = document.add_paragraph("Réservez à l’accueil, ")
    first.add_run("la veille").bold = True
    first.add_run(" au plus tard (place n° 12*).")
    document.add_comment(first.runs, text="Vérifier ce délai, svp", author="Dr Nadia Fictive")
    document.add_heading("Ce qu’il faut apporter", 1)
    document.add_paragraph("un chapeau", style="List Bullet")
    document.add_paragraph("de l’eau", style="List Bullet")
    document.add_heading("Le jour même", 2)
    document.add_paragraph("Entrez par la porte nord.", style="List Number")
    document.add_paragraph("Suivez la ligne verte.", style="List Number")
    document.add_picture(io.BytesIO(png()), Mm(40))
    document.inline_shapes[0]._inline.docPr.set("descr", "La porte nord de la serre")
    document.add_paragraph("Figure 1 : la porte nord.")
    document.add_picture(io.BytesIO(png(30, 90)), Mm(20))
    document.add_heading("Les horaires", 1)
    table = document.add_table(3, 2)
    for row, cells in enumerate((("Jour", "Heures"), ("Mardi", "10 h – 12 h"), ("Jeudi", "14 h"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.sections[0].header.paragraphs[0].text = "Confidentiel, version provisoire"
    return saved(document)


def typed() -> bytes:
    """No style at all: bold, capitals, numbers, typed points, a table pasted with tabs."""
    document = docx.Document()
    title = document.add_paragraph().add_run("LE JARDIN DES PLANTES AROMATIQUES")
    title.bold = True
    document.add_paragraph("Un lieu calme, ouvert à tous, où l’IRM ne s’entend pas.")
    document.add_paragraph().add_run("1. Qu’est-ce que c’est ?").bold = True
    document.add_paragraph("• de la menthe\n• du thym {rare}\n• du basilic_grec et [du] sauge")
    document.add_paragraph().add_run("2. Comment venir").bold = True
    for line in ("Ligne\tArrêt\tMinutes", "B\tHôpital\t4", "C\tMarché\t11"):
        document.add_paragraph(line)
    document.add_paragraph("- à pied, c’est plus court :")
    document.add_paragraph("- en fauteuil, prenez la rampe.")
    document.add_paragraph().add_run("Pour nous joindre").underline = True
    document.add_paragraph("Accueil\nRue des Acacias\nTéléphone 01 99 00 12 34")
    large = document.add_paragraph().add_run("Et la pluie ?")
    large.font.size = Pt(18)
    document.add_paragraph("La verrière est couverte. # Ce n’est pas un titre.")
    return saved(document)


def revised() -> bytes:
    """Tracked changes of two people, hidden text, a text box, a note, a formula, struck words."""
    document = docx.Document()
    document.add_heading("La bibliothèque", 1)
    one = document.add_paragraph("Elle ouvre à ")
    put(one, f'<w:del w:id="1" {WHO}><w:r><w:delText>huit</w:delText></w:r></w:del>')
    put(one, f'<w:ins w:id="2" {WHO}><w:r><w:t>neuf</w:t></w:r></w:ins>')
    one.add_run(" heures pour tous les lecteurs.")
    document.add_paragraph("Silence demandé.").add_run(" Code porte 4521").font.hidden = True
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Fermée le lundi"
        "</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    put(document.add_paragraph("Les prêts durent trois semaines."), box)
    struck = document.add_paragraph("Les revues restent sur place. ")
    struck.add_run("Les journaux aussi.").font.strike = True
    formula = document.add_paragraph("On compte ")
    put(formula, "<m:oMath><m:r><m:t>3+4</m:t></m:r></m:oMath>")
    document.add_paragraph("Un lecteur par table, c’est la règle de la salle de lecture du rez.")
    return saved(document)


def only_pictures() -> bytes:
    document = docx.Document()
    document.add_picture(io.BytesIO(png()), Mm(100))
    return saved(document)


def odd_signs() -> bytes:
    """Words that Markdown would take for marks."""
    document = docx.Document()
    document.add_heading("Les signes # et {#risks}", 1)
    for line in (
        "# pas un titre",
        "> 38 marches, < 3 étages",
        "1. une phrase qui commence par un numéro",
        "a) un choix",
        "+ de place",
        "!!! attention ici",
        "[x] fait, [ ] à faire, [lien](ici), ![image](là), [^1] et [nom]: rien",
        "{{ hospital.name }} {{ machin.truc }} {: .classe} hospitals=tous",
        "**gras** _souligné_ `code` ~~barré~~ ==surligné== H~2~O m^2^ $x$ et $y$ %%non%%",
        "<b>balise</b> <br> <!-- rien --> &nbsp; &amp; C:\\dossier\\ fin\\",
        "| a | b |",
        "---",
        "Né le : __/__/____ à __h__, dose* (1) *, 10*20*30, x_y_z, :sourire:",
        ": une définition sans mot",
        "https://serre.example/un_chemin_long?x=1&y=~2 et a_b_c@serre.example",
        "*[VRS]: une abréviation",
        "☐ une case, • un point, – un tiret",
    ):
        document.add_paragraph(line)
    mixed = document.add_paragraph("mi")
    mixed.add_run("lieu").bold = True
    mixed.add_run("x de mot, ")
    mixed.add_run(" espaces ").italic = True
    mixed.add_run("et H")
    mixed.add_run("2").font.subscript = True
    mixed.add_run("O")
    return saved(document)


# --- pages -----------------------------------------------------------------------------------


PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="{charset}"><title>La navette | Hôpital Fictif</title>
<meta name="author" content="Sacha Exemple">
<link rel="canonical" href="https://fictif.example/navette">
<script>var suivi = "espion";</script><style>p {{ color: red }}</style></head>
<body><div id="cookie-banner">Nous utilisons des cookies. <button>Tout accepter</button></div>
<header><a href="/">Accueil du site</a></header>
<nav><ul><li><a href="/a">Rubriques</a></li></ul></nav>
<main><h1>La navette du parc</h1>
<p>SUR CETTE PAGE</p><ul><li><a href="#h">Horaires</a></li></ul>
<p>Elle relie la gare &amp; l’hôpital<br><br>Elle est gratuite.</p>
<h3 id="h">Les horaires</h3>
<table><thead><tr><th>Départ</th><th colspan="2">Arrivées</th></tr></thead>
<tbody><tr><td>8 h</td><td>8 h 20</td><td>8 h 40</td></tr>
<tr><td rowspan="2">9 h</td><td>9 h 20</td><td>–</td></tr><tr><td>a</td><td>b</td></tr></table>
<h2>Avant de partir</h2><ol><li>Prévenez<ul><li>le conducteur</li><li>votre proche</li></ul></li>
<li>Gardez le <a href="https://fictif.example/billet">billet</a>.</li></ol>
<blockquote>« Un trajet sans souci. »</blockquote>
<figure><img src="navette_fichiers/bus.png" alt="Le bus blanc" width="400">
<figcaption>Le bus de la ligne B</figcaption></figure>
<p><img src="https://ailleurs.example/pixel.gif" alt="" width="1" height="1"></p>
<p><img src="../../secret.png" alt="Une image d’ailleurs"></p>
<dl><dt>Arrêt</dt><dd>là où l’on monte</dd></dl>
<p>Imprimer</p></main>
<footer>Mentions légales</footer></body></html>
"""


def page(folder: Path) -> Path:
    """A page as a browser saves it, in Latin-1, its pictures in a folder beside it."""
    (folder / "navette_fichiers").mkdir()
    (folder / "navette_fichiers" / "bus.png").write_bytes(png())
    path = folder / "navette.html"
    path.write_bytes(PAGE.format(charset="iso-8859-1").encode("cp1252"))
    return path


# --- text ------------------------------------------------------------------------------------

LETTER = """LE POTAGER PARTAGÉ

Bonjour à toutes et à tous. Le potager est derrière la chapelle, et chacun peut y venir
quand il le souhaite, même sans réservation ni matériel particulier à apporter
avec soi le jour dit.

Comment s’inscrire

1) écrire à potager@fictif.example
2) attendre la réponse
3) venir avec des gants

Ce que l’on y trouve
--------------------

* des tomates
* des courges
  - petites
  - grandes

Parcelle\tTaille
A\t4 m²
B\t6 m²

Qu  es que sont les règles ? Voir l  entrée. La fiÃ¨vre du jardin.
"""

GARBLED_PARTS = ("Qu  es", "l  entrée", "fiÃ¨vre")

HUGO = """+++
title = "Le marché du jeudi"
date = 2031-02-03T10:00:00Z
authors = ["Camille Exemple", "Sacha Exemple"]
tags = ["marché", "hall"]
draft = true
+++
Le marché se tient dans le **hall**, de 10 h à 13 h.

{{< figure src="etal.png" alt="Un étal" caption="L’étal des fruits" >}}

## Qui vend ?
Des producteurs du canton :
- les fruits
- le pain
  - complet
  - blanc

{{< note >}}Les chiens restent dehors.{{< /note >}}

### Payer
| Moyen | Accepté |
|-------|:-------:|
| Carte | oui |
| Chèque | non |
"""

PANDOC = """% La salle des familles
% Dr Nadia Fictive
% 2 mars 2031

# À quoi sert-elle ? {#sert .unnumbered}

On s’y repose^[Même la nuit.], on y mange. Une note[^n] et H~2~O, 20 m^2^, ==vrai==.

Canapé
:   un lit le soir

::: {.warning}
La porte ferme à 22 h.
:::

# Comment y aller

Suivez [la ligne]{.bleu} puis `couloir_B`. <br> Montez au <b>3</b>.

[^n]: Demandez la clé
    au bureau.
"""

MKDOCS = """---
title: Le vestiaire
description: Où laisser son manteau
lang: fr
---

[TOC]

# Le vestiaire

!!! tip "À savoir"
    Les casiers ferment à clé.

    - une pièce
    - un code

> [!WARNING]
> Rien de fragile.

## Objets trouvés
Voir l'accueil. ~~Ancien texte.~~ {% include retour.html %} <!-- à relire -->

- [ ] un nom
- [x] une date
"""

UTF16 = "Le piano du hall\n\nTout le monde peut jouer, de 9 h à 20 h.\n\nLES RÈGLES\n\nDoucement.\n"

TEXTS: dict[str, Callable[[], bytes]] = {
    "potager.txt": lambda: LETTER.encode("cp1252"),
    "piano.txt": lambda: UTF16.encode("utf-16"),
    "mac.txt": lambda: UTF16.encode("mac_roman"),
    "marche.md": lambda: HUGO.encode(),
    "salle.md": lambda: PANDOC.encode(),
    "vestiaire.md": lambda: MKDOCS.encode(),
}
WORD: dict[str, Callable[[], bytes]] = {
    "serre.docx": styled,
    "jardin.docx": typed,
    "bibliotheque.docx": revised,
    "signes.docx": odd_signs,
}


def all_samples(folder: Path) -> list[Path]:
    """Every file that becomes a leaflet, written."""
    for name, make in (TEXTS | WORD).items():
        (folder / name).write_bytes(make())
    (folder / "etal.png").write_bytes(png())
    page(folder)
    return sorted(path for path in folder.iterdir() if path.is_file() and path.suffix != ".png")

"""Lines are read as the blocks that their author meant, or told with their line."""

from __future__ import annotations

import pytest

from depliant.errors import Place
from depliant.reading.blocks.block import (
    Block,
    Box,
    Glossary,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Table,
)
from depliant.reading.blocks.reader import DEEPEST_BLOCK, Blocks, read_blocks

HERE = Place("fr.md", 10)


def outline(blocks: tuple[Block, ...]) -> str:
    """`p`, `ul(p p)`: what stands in what."""
    return " ".join(map(_one, blocks))


def _one(block: Block) -> str:
    match block:
        case Paragraph():
            return "p"
        case Heading():
            return f"h{block.level}"
        case Listing():
            tag = "ul" if block.start is None else f"ol{block.start}"
            return f"{tag}({', '.join(outline(item.blocks) for item in block.items)})"
        case Box():
            return f"{block.kind}[{block.title}]({outline(block.blocks)})"
        case Quote():
            return f"quote({outline(block.blocks)})"
        case Table():
            return f"table{len(block.rows)}"
        case Glossary():
            return f"dl({', '.join(outline(one.blocks) for one in block.meanings)})"
    return type(block).__name__.lower()


def read(text: str) -> Blocks:
    return read_blocks(text, HERE)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        # lists, right under a line or not, by any sign
        ("Mettez dans le sac :\n- un pull\n- des gants", "p ul(p, p)"),
        ("Il faut\n* un pull\n* des gants", "p ul(p, p)"),
        ("• un pull\n• des gants", "ul(p, p)"),
        ("•un pull\n•des gants", "ul(p, p)"),
        ("– un pull\n– des gants", "ul(p, p)"),
        ("☐ un pull\n☐ des gants", "ul(p, p)"),
        ("-\u00a0un pull\n-\u00a0des gants", "ul(p, p)"),
        ("1) un pull\n2) des gants", "ol1(p, p)"),
        ("Étapes :\n2. monter\n3. descendre", "p ol2(p, p)"),
        ("- un pull\n\n- des gants", "ul(p, p)"),
        # inner lists
        ("- un pull\n  - rouge\n- des gants", "ul(p ul(p), p)"),
        ("- un pull\n   - rouge", "ul(p ul(p))"),
        ("- un pull\n    - rouge\n        - vif", "ul(p ul(p ul(p)))"),
        ("- un pull\n\t- rouge", "ul(p ul(p))"),
        ("1. un pull\n  - rouge\n2. des gants", "ol1(p ul(p), p)"),
        ("- un pull\n  1. rouge\n  2. vert", "ul(p ol1(p, p))"),
        ("- un pull\n - des gants", "ul(p, p)"),
        ("  - un pull\n- des gants", "ul(p, p)"),
        ("- un pull\n\n  Bien chaud.", "ul(p p)"),
        ("- un pull qui\nserre un peu", "ul(p)"),
        ("- un pull de\n**laine**\n- des gants", "ul(p, p)"),
        ("- un pull à\n12 €", "ul(p)"),
        # what a sentence may hold at the start of a line
        ("La fête est le\n14. Il fera beau.", "p"),
        ("2026. Une grande année.", "p"),
        ("#4512 est le numéro.", "p"),
        ("– Bonjour, dit-il.\n\n– Bonjour.", "p p"),
        ("– un pull\n  – rouge", "ul(p ul(p))"),
        ("Le jour\n– ou la nuit – venez.", "p"),
        # lists that go on
        ("1. un\n2. deux\n\nPause.\n\n3. trois", "ol1(p, p) p ol3(p)"),
        ("1. un\n2. deux\n\n1. autre", "ol1(p, p) ol1(p)"),
        ("1. un\n1. deux\n1. trois", "ol1(p, p, p)"),
        # boxes
        ('!!! warning "Froid"\n    Couvrez-vous.', "warning[Froid](p)"),
        ('!!! warning "Froid"\n  Couvrez-vous.', "warning[Froid](p)"),
        ('!!! warning "Froid"\n\n    Couvrez-vous.', "warning[Froid](p)"),
        ('!!! warning "Froid"\n- un pull\n- des gants\n\nEnsuite.', "warning[Froid](ul(p, p)) p"),
        ("!!! warning “Froid”\n    Oui.", "warning[Froid](p)"),
        ("!!! warning « Froid »\n    Oui.", "warning[Froid](p)"),
        ("!!! warning Grand froid\n    Oui.", "warning[Grand froid](p)"),
        ("!!! warning\n    Oui.", "warning[](p)"),
        ('!!! danger "Froid"\n    Oui.', "warning[Froid](p)"),
        ('!!! Info "Froid"\n    Oui.', "note[Froid](p)"),
        ('!!! note "A"\n    Un.\n\n    - deux\n\nTrois.', "note[A](p ul(p)) p"),
        ('- un\n\n    !!! note "A"\n        Deux.', "ul(p note[A](p))"),
        ("> [!WARNING]\n> Couvrez-vous.", "warning[](p)"),
        ("> [!TIP] Idée\n> Courez.", "note[Idée](p)"),
        ("> **[!WARNING]**\n> Rentrez.", "warning[](p)"),
        ("> \\[!WARNING\\]\n> Rentrez.", "warning[](p)"),
        ("- [ ]un pull\n- [x]des gants", "ul(p, p)"),
        ("- [x](https://a.example)", "ul(p)"),
        ("Un\n*mot* ou\n*deux\nmots*", "p"),
        ("-un seul", "p"),
        ("Du *pain* et du *thé*.\n\n* Seul.", "p ul(p)"),
        # tables, quotes, meanings
        ("Les prix :\n| a | b |\n|---|---|\n| 1 | 2 |", "p table1"),
        ("a | b\n-|-\n1 | 2\n3 | 4", "table2"),
        ("| a \\| b | `|` |\n|---|---|\n| 1 | 2 |", "table1"),
        ("> Un.\n> Deux.\n>\n> - trois", "quote(p ul(p))"),
        ("Mot\n: sens", "dl(p)"),
        ("Mot\n\n:   sens\n:   autre sens", "dl(p, p)"),
        ("### Titre\nTexte", "h3 p"),
        ("###Titre\n\n####\u00a0Autre", "h3 h4"),
        ("Un.\n\n---\n\nDeux.", "p rule p"),
        ("```\n- rien\n```", "code"),
        # definitions, with the space that French puts before a colon
        ("[plan] : https://a.example", "link"),
        ("[plan]\u00a0: figures/plan.svg 'Le plan'", "link"),
        ("[Pluie] : restez", "p"),
        ("*[VRS] : virus", "abbreviation"),
        ("[^1]\u202f: note", "note"),
        # comments
        ("Un.\n\n<!-- à relire -->\n\nDeux.", "p p"),
        ("- un\n<!-- deux\n- trois -->\n- quatre", "ul(p, p)"),
        ("`<!--` ouvre", "p"),
    ],
)
def test_what_is_clear_is_read(text: str, read_as: str) -> None:
    found = read(text)
    assert (outline(found.blocks), found.problems) == (read_as, ())


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("- + de 38 °C", 10, "the sign would be a mark of a list"),
        ("+ de 38 °C : appelez", 10, "the sign would be a mark of a list"),
        ("- - de 3 selles", 10, "the sign would be a mark of a list"),
        ("1. * sur ordonnance", 10, "the sign would be a mark of a list"),
        ('!!! warning "Froid"\n\nCouvrez-vous.', 10, "this box is empty"),
        ('Un.\n\n!!! warning "Froid"', 12, "this box is empty"),
        ('!!! inconnu "Froid"\n    Oui.', 10, "there is no box `inconnu`"),
        ('!!! warning "Froid" .grand\n    Oui.', 10, "the title of this box is unclear"),
        ('!!! number 7-9 "Sur dix"\n    Oui.', 10, "the title of this box is unclear"),
        ("> [!FROID]\n> Oui.", 10, "there is no box `FROID`"),
        ("- un.\n2 fois par jour.", 11, "stands right under a list or a box"),
        ("- un\nDeux fois par jour.", 11, "stands right under a list or a box"),
        ("> un\nDeux.", 11, "stands right under a quote"),
        ("> 38 °C : appelez.", 10, "makes a quote, and is not printed"),
        ("- un\n* deux", 11, "begin with two signs, `-` and `*`"),
        ("1. un\n2. deux\n4. quatre", 12, "jump to 4; 3 was next"),
        ("- un\n-\n- deux", 11, "An entry of a list is empty"),
        ("| a | b |\n| 1 | 2 |", 10, "no line of dashes"),
        ("| a | b |\n|---|\n| 1 | 2 |", 11, "has 1 cells; the table has 2 headings"),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", 12, "has 3 cells; the table has 2 headings"),
        ("| a | b |\n|---|---|", 10, "A table without rows"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\nfin", 13, "stands right under a table"),
        ("Un.\n\nâge\tdose\n3 ans\t2 mL", 12, "tabs part its columns"),
        *(
            (f"{sign}\tun\n{sign}\tdeux", 10, "looks like the entry of a list")
            for sign in "\uf0b7o§"
        ),
        ("a) un\nb) deux", 10, "looks like the entry of a list"),
        ("1° un\n2° deux", 10, "looks like the entry of a list"),
        ("-un\n-deux", 10, "looks like the entry of a list"),
        ("- un\n-deux\n- trois", 11, "looks like the entry of a list"),
        ("-un\n- deux", 10, "looks like the entry of a list"),
        ("1. un\n   1.1 a\n   1.2 b\n2.deux", 11, "looks like the entry of a list"),
        ("1. un\n2.deux", 11, "looks like the entry of a list"),
        ("i. un\nii. deux", 10, "looks like the entry of a list"),
        ("*du lait\n*du pain", 11, "looks like the entry of a list"),
        ("o un\no deux", 10, "looks like the entry of a list"),
        ("1.un jour de pluie\n2.un autre", 11, "looks like the entry of a list"),
        ("[!WARNING]\nRentrez.", 10, "opens a box only behind"),
        ("\\[!WARNING\\]\nRentrez.", 10, "opens a box only behind"),
        ("Voyez [la page] (https://a.example).", 10, "a space parts the words of a link"),
        (" Âge     Prix\n-----  ------\n   3      2", 11, "columns are parted by spaces"),
        ('!!! note "A"\n- un\n- deux\n\n- trois', 14, "goes on with a list that a box holds"),
        ("- Un.\n-Deux.", 11, "looks like the entry of a list"),
        ("Pain* et thé.\n\n* Sauf le soir.", 12, "the star would become a point"),
        ("Pain (*) et thé.\n* Sauf le soir.", 11, "the star would become a point"),
        ("8 h – lever\n9h30 toilette", 10, "looks like the entry of a list"),
        ("→ un\n→ deux", 10, "looks like the entry of a list"),
        ("Un.\n\n    Un alinéa.", 12, "Four spaces before a paragraph"),
        ("##### Petit", 10, "no heading with 5 marks"),
        ("- ## Un", 10, "opens a heading inside something else"),
        ("###", 10, "A heading without words"),
        ("Un\nTitre\n---", 11, "is underlined with a line of signs"),
        (": sens", 10, "there is none"),
        ("[^1]:", 10, "defines nothing"),
        ("[lien]: deux mots", 10, "is not the address of a link"),
        ("[Pluie]: restez", 10, "is not the address of a link"),
        ("[Pluie]: restez.", 10, "is not the address of a link"),
        ("[Pluie]: 15", 10, "is not the address of a link"),
        ('!!! warning "Froid"\n    [Pluie]: restez', 10, "this box is empty"),
        ("- [Soir]: https://a.example\n- un", 10, "An entry of a list is empty"),
        ("Mot\n: *[Soir]: nuit", 11, "defines nothing"),
        ("• " * (DEEPEST_BLOCK + 3) + "un", 10, "more than"),
    ],
)
def test_what_is_unclear_is_told_with_its_line(text: str, line: int, told: str) -> None:
    found = [one for one in read(text).problems if told in one.message]
    assert found, read(text).problems
    assert found[0].place == HERE.at(line)
    assert found[0].remedy


def test_an_alert_without_a_body_says_how_it_goes_on() -> None:
    (problem,) = read("> [!WARNING] Restez assis").problems
    assert "Put `> ` before each line" in problem.remedy


def test_a_pasted_table_is_shown_as_it_is_to_be_written() -> None:
    (problem,) = read("âge\tdose\n3 ans\t2 mL").problems
    assert "`| âge | dose |`, then `|---|---|`" in problem.remedy


def test_a_sign_that_is_typed_for_a_box_says_how_it_stands() -> None:
    (listing,) = read("- [ ] un\n- [x] deux\n- trois\n").blocks
    assert isinstance(listing, Listing)
    assert [item.ticked for item in listing.items] == [False, True, None]


def test_columns_keep_to_a_side() -> None:
    (table,) = read("| a | b | c |\n|:--|:-:|--:|\n| 1 | | |").blocks
    assert isinstance(table, Table)
    assert table.sides == ("left", "center", "right")
    assert table.rows[0].cells == ("1", "", "")

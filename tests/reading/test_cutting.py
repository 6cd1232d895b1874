"""Sections are cut at every heading that a reader would take for one, and nowhere else."""

from __future__ import annotations

import pytest

from depliant.errors import InputError, Place
from depliant.reading.sections import CORE, Section, parse_document
from depliant.sources.local_text import LocalMeta
from depliant.sources.stamp import section_stamp

HEAD = "---\nowner: Camille Exemple\nreason: essai\n---\n"


def sections(body: str) -> list[Section]:
    return list(parse_document(HEAD + body, Place("fr.md"), LocalMeta, CORE)[1])


def problems(body: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        sections(body)
    return [str(one) for one in caught.value.problems]


@pytest.mark.parametrize(
    "heading",
    [
        '## Le vélo {#bike hospitals="ici"}',
        '##\u00a0Le vélo {#bike hospitals="ici"}',
        '##Le vélo {#bike hospitals="ici"}',
        '##\u202fLe vélo {#bike hospitals="ici"}',
        '##\tLe vélo {#bike hospitals="ici"}',
        '  ## Le vélo {#bike hospitals="ici"}',
        '\u00a0## Le vélo {#bike hospitals="ici"}',
        '\u200b## Le vélo {#bike hospitals="ici"}',
        '## Le vélo {#bike hospitals="ici"} ##',
        "## Le vélo {#bike hospitals=“ici”}",
        "## Le vélo\u00a0{#bike hospitals=ici}",
        'Le vélo {#bike hospitals="ici"}\n--------',
    ],
)
def test_any_heading_opens_a_section(heading: str) -> None:
    first, second = sections(f"## Le train {{#train}}\n\nTexte.\n\n{heading}\n\nUn garage.\n")
    assert "garage" not in first.text
    assert (second.role, second.title) == ("bike", "Le vélo")
    assert second.hospitals == frozenset({"ici"})
    assert second.text.split() == ["Un", "garage."]


def test_lines_keep_their_numbers_under_an_underlined_title() -> None:
    (found,) = problems("Le vélo {#bike}\n---\n\n###### Trop petit\n")
    assert found.startswith("fr.md:8: “###### Trop petit”")


@pytest.mark.parametrize(
    "text",
    [
        "<!--\n## Caché {#hidden}\n-->",
        "```\n## Du code\n```",
        "~~~\n## Du code\n~~~",
        "- un\n---",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "\\## pas un titre",
    ],
)
def test_what_is_no_heading_opens_none(text: str) -> None:
    assert [one.role for one in sections(f"## Le train {{#train}}\n\n{text}\n")] == ["train"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<!-- oubli\n## B {#b}\nTexte.", "fr.md:7: A comment `<!--` is never closed"),
        ("```\n## B {#b}\nTexte.", "fr.md:7: A block of code is never closed"),
        ("```\n\n## B {#b}\n\n```", "fr.md:9: A block of code holds the heading of a section"),
        ('```\n\nB {#b formats="a4"}\n---\n\n```', "fr.md:9: A block of code holds the heading"),
        ("Un.\u2028## B {#b}", "fr.md:7: A line holds a sign that no editor shows (U+2028)"),
        ("Un.\x0b## B {#b}", "fr.md:7: A line holds a sign that no editor shows (U+000B)"),
        ("> ## B {#b}", "fr.md:7: “## B {#b}” opens a heading inside something else"),
        ("    ## B {#b}", "fr.md:7: “## B {#b}” opens a heading inside something else"),
        ("<!-- depliant: ouvre -->", "fr.md:7: There is no directive `ouvre`"),
        ("<!--\ndepliant:\nouvre\n-->", "fr.md:7: There is no directive `ouvre`"),
        ('## B {#b hospitals = "x"}', "fr.md:7: `=` cannot be read in the braces"),
        ("## B {#b formats=a4 screen}", "fr.md:7: `screen` cannot be read in the braces"),
        ('## B {#b hospitals=""}', 'fr.md:7: `hospitals=""` cannot be read in the braces'),
        ("## {#b}", "fr.md:7: The section `b` has no title."),
        ("## B {#b #c}", "fr.md:7: `#` cannot be read in the braces"),
        ("# B", "fr.md:7: “B” is a heading of the first level"),
        ("B\n=====", "fr.md:7: “B” is a heading of the first level"),
        ("[^1]: Une note.", "fr.md:7: Nothing in the text leads to the note `1`"),
        ("[a]: https://a.example\n\n[a]: https://b.example", "“a” is defined twice"),
    ],
)
def test_what_might_leak_is_refused(text: str, told: str) -> None:
    found = problems(f"## Le train {{#train}}\n\n{text}\n")
    assert any(told in one for one in found), found
    assert all("→" in one for one in found)


def test_definitions_serve_the_whole_document() -> None:
    first, second = sections(
        "## Un {#one}\n\nVoir [ici][x][^n], le DIM.\n\n## Deux {#two}\n\nFin.\n\n"
        '[x]: <https://x.example/a> "Titre"\n[^n]: Une note\n    sur deux lignes.\n'
        "*[DIM]: un service\n"
    )
    assert first.definitions == second.definitions
    known = first.definitions
    assert known.links["x"].address == "https://x.example/a"
    assert known.abbreviations["DIM"].meaning == "un service"
    assert len(known.notes["n"].blocks) == 1


def test_a_stamp_knows_the_words_of_a_note_that_stands_elsewhere() -> None:
    def stamps(note: str, more: str = "") -> list[str]:
        body = f"## Un {{#one}}\n\nVoir[^n].{more}\n\n## Deux {{#two}}\n\n[^n]: {note}\n"
        return [section_stamp(one) for one in sections(body)]

    first, changed = stamps("Une note."), stamps("Une autre.")
    assert first[0] != changed[0]
    assert first == stamps("Une note.")
    assert stamps("Une note.", " Le CO.\n\n*[CO]: centre")[0] != first[0]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ('Piscine {#pool hospitals="erables"', 'Piscine {#pool hospitals="erables"}'),
        ('Piscine {#pool hospitals="erables" {#pool}', 'Piscine {#pool hospitals="erables"}'),
        ('Piscine (#pool hospitals="erables")', 'Piscine {#pool hospitals="erables"}'),
        ("Piscine [#pool hospitals=erables]", 'Piscine {#pool hospitals="erables"}'),
        ('Piscine {#pool formats="a4"}.', 'Piscine. {#pool formats="a4"}'),
        ('Piscine {#pool formats="a4"} (1 €)', 'Piscine (1 €) {#pool formats="a4"}'),
        (
            'Piscine hospitals="ici et-la" {#pool}',
            'Piscine {#pool hospitals="ici et-la"}',
        ),
        ('Piscine {#pool} hospitals="erables"', 'Piscine {#pool hospitals="erables"}'),
        ("Piscine {#pool}{.short}", "Piscine {#pool .short}"),
        ("Effets {risques}.", "Effets. {#risks}"),
    ],
)
def test_attributes_among_the_words_of_a_heading_are_refused(heading: str, line: str) -> None:
    (problem,) = problems(f"## {heading}\n\nDe l’eau.\n")
    assert f"`## {line}`" in problem
    assert sections(f"## {line}\n\nDe l’eau.\n")  # what is told leads on


def test_facts_and_escaped_braces_are_words_of_a_heading() -> None:
    assert sections("## {{ hospital.name }} et \\{x\\} {#pool}\n\nDe l’eau.\n")

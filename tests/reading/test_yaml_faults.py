"""Broken YAML is told in the program's own words, with a line that can be written instead."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from depliant.errors import Place, Problem
from depliant.reading.soft import softened
from depliant.reading.values import Values, read_yaml

# What the parser's English looks like; none of it may be told.
ENGLISH = re.compile(
    r"while (scanning|parsing)|could not find|mapping values|not allowed here|found character|"
    r"found unexpected|expected (a|the|<|'|alphabetic)|but found|did not find|block (end|mapping)|"
    r"token|scalar|unacceptable|special characters|undefined"
)

FAULTS = {
    "motif: Pansement : à refaire\n": ('motif: "Pansement : à refaire"', "Pansement : à refaire"),
    "motif: Note:\n": ('motif: "Note:"', "Note:"),
    "motif: \"Le 'bon' : soin\n": ("motif: \"Le 'bon' : soin\"", "Le 'bon' : soin"),
    "motif: 'L'ordonnance'\n": ('motif: "L\'ordonnance"', "L'ordonnance"),
    "motif: 'L'école\n": ('motif: "L\'école"', "L'école"),
    'motif: "Un" mot\n': ("motif: '\"Un\" mot'", '"Un" mot'),
    "motif: [à voir] demain\n": ('motif: "[à voir] demain"', "[à voir] demain"),
    "motif: [lundi, mardi\n": ("motif: [lundi, mardi]", ["lundi", "mardi"]),
    "motif: *important*\n": ('motif: "*important*"', "*important*"),
    "motif: &suite\n": ('motif: "&suite"', "&suite"),
    "motif: !vite\n": ('motif: "!vite"', "!vite"),
    "motif: @accueil\n": ('motif: "@accueil"', "@accueil"),
    "motif: > deux\n": ('motif: "> deux"', "> deux"),
    "motif: | trois\n": ('motif: "| trois"', "| trois"),
    "motif: %20\n": ('motif: "%20"', "%20"),
    "motif: {{ hospital.name }}\n": ('motif: "{{ hospital.name }}"', None),
    'motif: "C:\\dossier"\n': ('motif: "C:\\\\dossier"', "C:\\dossier"),
    "motif: #1b5e6e\n": ('motif: "#1b5e6e"', "#1b5e6e"),
    "motif: Lit #4 du fond\n": ('motif: "Lit #4 du fond"', "Lit #4 du fond"),
    "motif:Pansement\n": ("motif: Pansement", "Pansement"),
}


def told(text: str) -> tuple[Values, list[Problem]]:
    return read_yaml(text, Place("x.yaml", 10))


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_has_its_line_to_write(text: str) -> None:
    line, value = FAULTS[text]
    values, problems = told(f"avant: oui\n{text}après: non\n")
    (problem,) = problems
    assert problem.place == Place("x.yaml", 11)
    assert f"`{line}`" in problem.remedy
    assert told(f"avant: oui\n{line}\naprès: non\n")[1] == []
    if value is not None:
        assert values.data == {"avant": "oui", "motif": value, "après": "non"}


def test_every_fault_of_a_text_is_told_at_once() -> None:
    text = "".join(fault.replace("motif", f"m{n}") for n, fault in enumerate(FAULTS))
    values, problems = told(text)
    lines = sorted(problem.place.line or 0 for problem in problems if problem.place)
    assert lines == [10 + n for n in range(len(FAULTS))]
    assert len(values.data) == len(FAULTS)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nune suite\nb: 2\n", 11, "“une suite” is no `key: value` line"),
        ("a:\n  b: 1\n   c: 2\n", 12, "does not begin under the lines"),
        ("a: b\n- c\n", 11, "does not begin under the lines"),
        ("noms: - Ada\n", 10, "A list begins on the line of its key"),
        ("a:\n\t- b\n\t- c\n", 11, "at the beginning of 2 lines"),
        ("a: b\n---\nc: d\n", 11, "means something to YAML"),
        ("a: b\n%TAG ! x\n", 11, "means something to YAML"),
        ("a: b\x07c\n", 10, "U+0007"),
        ("a: 1\na: 2\n", 11, "stands twice"),
        ("? [a]\n: b\n", 10, "A key is a word"),
        ('a: "b\n', 10, "not closed"),
    ],
)
def test_other_faults_have_their_place(text: str, line: int, words: str) -> None:
    _values, problems = told(text)
    assert (problems[0].place, words in problems[0].message) == (Place("x.yaml", line), True)
    assert problems[0].remedy


SIGNS = "a:-#'\"[]{}&*!|>%@`,?\\\n\t \u00a0“”\x07é"
PIECES = st.sampled_from([*SIGNS, "\n  ", ": ", "- ", "\n- ", "---\n"])


@given(st.lists(PIECES, max_size=30).map("".join))
@example("{a: b\n c")
@example("- a\nb: c")
@example('x: y\n"\n')
def test_nothing_of_the_parser_is_told(text: str) -> None:
    _values, problems = told(text)
    for problem in problems:
        assert not ENGLISH.search(f"{problem.message} {problem.remedy}"), text
        assert problem.remedy
        assert problem.place
        assert 10 <= (problem.place.line or 0) <= 10 + text.count("\n")


@given(st.lists(PIECES, max_size=30).map("".join))
def test_softened_text_stands_where_it_stood(text: str) -> None:
    assert len(softened(text)) == len(text)
    assert softened(softened(text)) == softened(text)


@pytest.mark.parametrize(
    "text",
    [
        "titre:\t“Le soin : chez vous”\nliste:\n- “a”\n-\u00a0b\n",
        "titre\u00a0:\u00a0„Le soin : chez vous“\nliste\u202f:\n\u00a0- ”a”\n\u00a0-\tb\n",
    ],
)
def test_what_word_processors_write_is_read(text: str) -> None:
    values, problems = told(text)
    assert problems == []
    assert values.data == {"titre": "Le soin : chez vous", "liste": ["a", "b"]}


@pytest.mark.parametrize("lead", ["", "# essai\n\n"])
def test_a_first_line_that_stands_further_in_is_moved(lead: str) -> None:
    text = f'{lead}  title: Le bain\n  names:\n    - a\nversion: "1.0"\n'
    values, problems = told(text)
    assert values.data == {"title": "Le bain", "names": ["a"], "version": "1.0"}
    assert [problem.remedy for problem in problems] == [
        "Remove the spaces before it: `title: Le bain`."
    ]
    assert problems[0].place == Place("x.yaml", lead.count("\n") + 10)

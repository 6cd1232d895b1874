"""A report in words: file by file, the sentence quoted and marked, many of a rule as one."""

from __future__ import annotations

import sys
from dataclasses import replace

import click
import pytest
from hypothesis import given
from hypothesis.strategies import integers, text

from depliant.cli.commands import command_line
from depliant.cli.global_options import Manner
from depliant.cli.reports import in_words
from depliant.cli.reports.collected import Count, collected, count
from depliant.cli.reports.grouped import MANY, counted, grouped
from depliant.cli.reports.quoting import WIDEST, quoted
from depliant.errors import Problem
from depliant.jobs.build import Report
from depliant.words import use_language
from tests.cli.findings import BATH, NIGHT, error, found, report


def told_texts(told: Report, *editions: str) -> list[str]:
    return list(grouped(collected(told), editions))


def test_findings_stand_file_by_file_in_the_order_of_lines() -> None:
    told = report(found(30), error(4, file=NIGHT), found(2), problems=(Problem("Rien à lire."),))
    nowhere, night, bath = told_texts(told)
    assert nowhere == "error: Rien à lire."
    assert night.startswith(f"error: {NIGHT}:4: C’est dit à l’envers. (passive)\n    → Dites-le.")
    assert [line for line in bath.splitlines() if BATH in line] == [
        f"warning: {BATH}:2: C’est dit à l’envers. (passive)",
        f"warning: {BATH}:30: C’est dit à l’envers. (passive)",
    ]


def test_the_sentence_is_quoted_and_its_words_are_marked() -> None:
    (text,) = told_texts(report(found(quote="L’eau est changée chaque soir.", words="est changée")))
    assert text.splitlines()[1:] == [
        "    | L’eau est changée chaque soir.",
        "    |       ^^^^^^^^^^^",
        "    → Dites-le.",
    ]


@pytest.mark.parametrize(
    ("sentence", "words", "lines"),
    [
        ("Un mot.", "", ["| Un mot."]),
        ("Un mot.", "autre", ["| Un mot."]),
        ("Un  mot\nici.", "mot ici", ["| Un mot ici.", "|    ^^^^^^^"]),
        ("e\u0301te\u0301 bas", "bas", ["| e\u0301te\u0301 bas", "|     ^^^"]),
        ("水 bas", "bas", ["| 水 bas", "|    ^^^"]),
        ("قبل الحمام", "الحمام", ["| قبل الحمام", "| here: الحمام"]),
    ],
)
def test_words_are_marked_where_they_stand(sentence: str, words: str, lines: list[str]) -> None:
    assert list(quoted(sentence, words, colour=False)) == lines


@pytest.mark.parametrize("at", [0, 1, 30, 59, 60])
def test_a_long_sentence_is_shown_around_its_words(at: int) -> None:
    words = ["baignoire"] * 60
    words.insert(at, "THERMOMÈTRE")
    shown, marks = quoted(" ".join(words), "THERMOMÈTRE", colour=False)
    start = marks.index("^")
    assert shown[start : start + len("THERMOMÈTRE")] == "THERMOMÈTRE"
    assert marks.count("^") == len("THERMOMÈTRE")
    assert len(shown) <= WIDEST + 8


def test_words_longer_than_a_line_are_whole() -> None:
    words = " ".join(["savon"] * 40)
    shown, marks = quoted(f"Ici {words} là", words, colour=False)
    assert words in shown
    assert marks.count("^") == len(words)


def test_ten_of_a_rule_in_a_file_are_told_as_one() -> None:
    many = [found(line, message=f"Phrase {line}.") for line in range(11, 11 + MANY)]
    (text,) = told_texts(report(*many, found(3, rule="capitals")))
    lines = text.splitlines()
    assert [line for line in lines if BATH in line] == [
        f"warning: {BATH}:3: C’est dit à l’envers. (capitals)",
        f"warning: {BATH}:11: Phrase 11. (passive)",
    ]
    others = ", ".join(str(line) for line in range(12, 11 + MANY))
    assert lines[3] == f"    and {MANY - 1} others of this rule, lines {others}"
    (fewer,) = told_texts(report(*many[1:]))
    assert fewer.count("Phrase") == MANY - 1


def test_what_is_silenced_is_counted_and_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = report(error(allowed="la loi le dit ainsi"), error(9), found(12))
    assert [one.fails(strict=True) for one in collected(told)] == [False, True, True]
    assert count(collected(told)) == Count(1, 1, 1)
    in_words.findings(told, Manner())
    err = capsys.readouterr().err
    assert f"{BATH}:7" not in err
    assert err.splitlines()[-1] == "1 error, 1 warning, 1 silenced in place."
    in_words.findings(report(error(allowed="ainsi")), Manner())
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("Nothing to mend.\n", "1 silenced in place.\n")


def test_quiet_tells_errors_alone(capsys: pytest.CaptureFixture[str]) -> None:
    in_words.findings(report(found(), error(9), error(11, allowed="ainsi")), Manner(quiet=True))
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count(BATH) == 1
    in_words.findings(report(found(), strict=True), Manner(quiet=True))
    assert capsys.readouterr().err.count(BATH) == 1


def test_the_count_in_french() -> None:
    use_language("fr")
    assert counted(Count(1, 2, 3)) == "1 erreur, 2 avertissements, 3 acceptés sur place."


def test_a_finding_of_all_editions_of_its_file_names_none() -> None:
    names = ("a/le-bain.fr.a4", "b/le-bain.fr.a4", "a/la-nuit.fr.a4")
    one = collected(report(found()))[0]
    here, there = (
        next(grouped([type(one)(one.item, editions)], names)) for editions in (names[:2], names[:1])
    )
    assert "in:" not in here
    assert "in: a/le-bain.fr.a4" in there


def test_a_terminal_shows_words_in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    (text,) = told_texts(report(error(quote="Le bain est donné.", words="est donné")))
    assert click.style("est donné", bold=True, underline=True) in text
    assert "^" not in text
    assert click.unstyle(text).startswith(f"error: {BATH}:7: ")


def test_each_command_names_the_workspace_that_was_named() -> None:
    remedy = "Tapez : make_leaflet.py check"
    told = report(*(replace(found(line), remedy=remedy) for line in (3, 5)))
    manner = Manner(workspace="là", commands=command_line)
    (text,) = grouped(collected(told), (), manner)
    assert text.count("make_leaflet.py check --workspace là") == 2


@given(text(max_size=300), text(max_size=120))
def test_any_sentence_is_quoted(sentence: str, words: str) -> None:
    for colour in (False, True):
        lines = list(quoted(sentence, words, colour=colour))
        assert 1 <= len(lines) <= 2
        assert all(line.startswith("| ") for line in lines)


@given(text("mot é水\u0301 ", min_size=1, max_size=400), integers(0, 400), integers(1, 60))
def test_words_of_a_sentence_are_shown_whole(sentence: str, start: int, length: int) -> None:
    sentence = " ".join(sentence.split())
    words = sentence[start : start + length].strip()
    if words:
        shown, marks = quoted(sentence, words, colour=False)
        assert words in shown
        assert "^" in marks

"""A new author's first hour: an article as somebody writes it who has read nothing, and who does
what each message says, to the letter, until it builds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

TEXT = "La fièvre aide le corps à se défendre, et votre enfant en guérit le plus souvent seul. "
BODY = f"""
{TEXT * 4}

## En bref

- Donnez à boire, souvent et peu à la fois.
- Découvrez votre enfant.
- Appelez si vous êtes inquiets.

## C’est quoi, la fièvre ?

{TEXT * 12}

## Quels sont les dangers ?

{TEXT * 8} Si la fièvre dure plus de trois jours, appelez votre médecin.

## Quand appeler ? {{appeler}}

{TEXT * 6}

## Les médicaments {{#Médicaments}}

{TEXT * 8}
"""
NAIVE: dict[str, str] = {
    "nothing but a title": "# Fièvre : que faire ?\n" + BODY,
    "no line at either end": (
        "titre: Fièvre : que faire ?\ncode: fievre\nversion: 1\ngenre: practical\n"
        "public: “les parents”\nauteurs: Dr Ada Exemple\nsources: la société de pédiatrie\n"
        "droits: [oui]\nfinancement: aucun\nécrit: mars 2026\nrelecture: 24/11/2027\n"
        "statut: brouillon\n" + BODY
    ),
    "as a word processor writes it": (
        "—\ntitle\u00a0: « Fièvre » : que faire ?\nCode:\tHT-0901\nversion: “1.0”\nkind: pratique\n"
        "audience: *les parents*\nauthors:\n\t- name: Ada Exemple\n\t  role: pédiatre\n"
        "sources:\n  - title: Guide [2024]\n    author: 'L'école\n    date: mars 2024\n"
        "rights:\n  text: a\n   figures: b\nfunding: Aucun.\nwritten: 24 novembre 2026\n"
        "review_by: 24/11/28\nstatus: Brouillon\nsubtitle: #1 des soins\n–––\n" + BODY
    ),
}
TODAY = "2026-11-25"


def obey(path: Path, problem: dict[str, Any]) -> None:
    """Do what one message says, where it says it."""
    lines = path.read_text(encoding="utf-8").split("\n")
    at, remedy = (problem["line"] or 1) - 1, problem["remedy"]
    first, _newline, block = remedy.partition("\n")
    deed = next((deed for words, deed in DEEDS if words in first), None)
    assert deed, problem
    path.write_text("\n".join(deed(lines, at, first, block)), encoding="utf-8")


Deed = Callable[[list[str], int, str, str], list[str]]


def copied(first: str) -> str:
    """What a message says to write: what stands between its first backquotes."""
    found = re.search(r"`([^`]+)`", first)
    assert found, first
    return found[1]


def indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def put(lines: list[str], at: int, first: str, _block: str) -> list[str]:
    """The line, instead of what stands there."""
    return [*lines[:at], indent(lines[at]) + copied(first), *lines[at + 1 :]]


def above(lines: list[str], at: int, first: str, block: str) -> list[str]:
    return [*lines[:at], *(block or copied(first)).split("\n"), *lines[at:]]


def filled(lines: list[str], at: int, _first: str, _block: str) -> list[str]:
    """What an example left open."""
    return [*lines[:at], lines[at].replace("TODO", "Ada Exemple"), *lines[at + 1 :]]


def below(lines: list[str], at: int, first: str, block: str) -> list[str]:
    """Lines that are missing: before the line that closes the front matter."""
    end = next(n for n in range(1, len(lines)) if lines[n].startswith(("---", "–––")))
    return above(lines, end, first, block)


def instead(lines: list[str], at: int, _first: str, block: str) -> list[str]:
    """Lines, instead of a key and what stands below it."""
    end = at + 1
    while end < len(lines) and lines[end].startswith((" ", "\t", "- ")):
        end += 1
    return [*lines[:at], *block.split("\n"), *lines[end:]]


def under(lines: list[str], at: int, _first: str, block: str) -> list[str]:
    return [*lines[: at - 1], *block.split("\n"), *lines[at + 1 :]]


def renamed(lines: list[str], at: int, first: str, _block: str) -> list[str]:
    new, old = re.findall(r"`([^`]+)`", first)
    key = old.removesuffix(":")
    return [*lines[:at], re.sub(rf"^{key}[\s\u00a0]*:", new, lines[at]), *lines[at + 1 :]]


def with_role(lines: list[str], at: int, first: str, _block: str) -> list[str]:
    return [*lines[:at], re.sub(r"\{.*\}", copied(first), lines[at]), *lines[at + 1 :]]


def removed(lines: list[str], at: int, _first: str, _block: str) -> list[str]:
    return lines[:at] + lines[at + 1 :]


def without_stars(lines: list[str], at: int, _first: str, _block: str) -> list[str]:
    return [*lines[:at], lines[at].replace("*", ""), *lines[at + 1 :]]


def without_tabs(lines: list[str], _at: int, _first: str, _block: str) -> list[str]:
    return [line.replace("\t", "  ") if line.startswith("\t") else line for line in lines]


def kind(lines: list[str], at: int, first: str, _block: str) -> list[str]:
    return [*lines[:at], f"kind: {copied(first)}", *lines[at + 1 :]]


def with_a_number(lines: list[str], at: int, first: str, _block: str) -> list[str]:
    """A line to call, under the heading that promises one."""
    fact = re.search(r"\{\{.+?\}\}", first)
    assert fact, first
    return [*lines[: at + 1], "", f"Appelez le {fact[0]}.", *lines[at + 1 :]]


def last_line_first(problem: dict[str, Any]) -> tuple[int, bool]:
    """So that what is inserted moves no line of another problem."""
    return -(problem["line"] or 1), "above" in problem["remedy"] or "Put it" in problem["remedy"]


DEEDS: tuple[tuple[str, Deed], ...] = (
    ("Write at the top of the file", above),
    ("Write a line `---` above", above),
    ("Write three hyphens", put),
    ("Put it under a heading such as", above),
    ("Put two spaces", without_tabs),
    ("write the words alone", without_stars),
    ("Begin it under the line above", under),
    ("instead of", renamed),
    ("Add these lines", below),
    ("Add a line such as", below),
    ("Write it so", instead),
    ("small letters without accents", with_role),
    ("remove the line", removed),
    ("ut the text in quotes", put),
    ("If it is text, put it in quotes", put),
    ("Write for example", put),
    ("End its heading with one", put),
    ("Did you mean", kind),
    ("Write `", put),
    ("Write the text, or remove it", filled),
    ("Write what a reader can look for", filled),
    ("Write a number that answers", with_a_number),
)


@pytest.mark.parametrize("name", NAIVE)
def test_whoever_does_what_is_said_has_a_leaflet(folder: Path, run_cli: Run, name: str) -> None:
    path = folder / "leaflets" / "fievre" / "fr.md"
    path.parent.mkdir()
    path.write_text(NAIVE[name], encoding="utf-8")
    few = ("fievre", "--hospital", "tilleuls", "--report", "json")
    rounds = 0
    while True:
        code, out, err = run_cli("check", *few, "--no-render", today=TODAY)
        assert err == ""
        report = json.loads(out)
        told = [*report["problems"], *report["findings"]]
        told = [one for one in told if one.get("severity") != "warning"]
        if not told:
            break
        rounds += 1
        assert rounds <= 3, told
        assert all(one["file"] == "leaflets/fievre/fr.md" for one in told), told
        for one in sorted(told, key=last_line_first):
            obey(path, one)
    assert code == 0
    if name == "nothing but a title":
        code, _out, err = run_cli("build", *few[:3], "--format", "screen", today=TODAY)
        assert code == 0, err

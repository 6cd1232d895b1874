"""Digests: exact ones see every byte, spoken ones what a reader sees."""

from __future__ import annotations

import pytest

from depliant.digest import exact, spoken


def test_exact_sees_every_byte_and_every_border() -> None:
    assert exact("a b") != exact("a  b")
    assert exact("ab", "c") != exact("a", "bc")
    assert exact("é") == exact("é".encode())
    assert exact("e\u0301") != exact("é")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("un  mot", "un mot"),
        ("25 %", "25\u00a0%"),
        ("e\u0301te\u0301", "été"),
        ("Une phrase\nsur deux lignes.", "Une phrase sur deux lignes."),
        ("Il y en a\n25 par an.", "Il y en a 25 par an."),
        ("Un.\n\n\n\nDeux.", "Un.\n\nDeux."),
        ("\n\nUn.\n", "Un."),
        ("Un.   ", "Un."),
    ],
)
def test_what_nobody_sees_does_not_count(one: str, other: str) -> None:
    assert spoken(one) == spoken(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Un. Deux.", "Un.\n\nDeux."),  # a paragraph split
        ("- un\n- deux", "- un - deux"),  # lists glued
        ("- un\n    - deux", "- un\n- deux"),  # another depth
        ("Un.\n- deux", "Un. - deux"),
        ("Un.\n1. deux", "Un. 1. deux"),
        ("### Titre\nTexte", "### Titre Texte"),
        ("| a |\n| b |", "| a | b |"),
        ("Mot\n:   sens", "Mot :   sens"),
        ("Vers  \nvers", "Vers vers"),  # two spaces break a line
        ("!!! warning\n    Appelez.", "!!! warning\n\nAppelez."),
        ("très", "tres"),
        ("Oui.", "oui."),
    ],
)
def test_what_a_reader_sees_counts(one: str, other: str) -> None:
    assert spoken(one) != spoken(other)

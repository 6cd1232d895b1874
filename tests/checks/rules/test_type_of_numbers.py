"""Numbers that go on on the next line, or stand in small print."""

from __future__ import annotations

import pytest

from tests.checks.rules.typeset import line, page, paragraph, subject, told

HARD, NARROW = "\u00a0", "\u202f"


def broken(*lines: str, **more: object) -> list[str]:
    found = told("type-of-numbers", subject(page(*paragraph(*lines, **more))))
    assert all(one.is_error and "broken over two lines" in one.message for one in found)
    return [one.message.split("”")[0].strip("“") for one in found]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Appelez le 02 61 91", "47 10 la nuit."), ["02 61 91 / 47 10"]),
        (("Appelez le +33 2 61", "91 47 10."), ["+33 2 61 / 91 47 10"]),
        (("Donnez 5", "mg le soir."), ["5 / mg"]),
        (("Donnez 2,5", "ml le soir."), ["2,5 / ml"]),
        (("une dose de 12", "000 unités"), ["12 / 000"]),
        (("chez 95", "% des enfants"), ["95 / %"]),
        (("revenez dans 3", "semaines"), ["3 / semaines"]),
        (("revenez dans 7-", "9 jours"), ["7- / 9"]),
        (("au-dessus de 38,5", "°C"), ["38,5 / °C"]),
        (("take 5", "days off, 10", "mg a day"), ["5 / days", "10 / mg"]),
        (("Appelez le", "02 61 91 47 10."), []),
        ((f"Donnez 5{HARD}mg", "le soir."), []),
        (("Ils ont 5", "enfants."), []),
        (("en 2026", "12 enfants sont venus"), []),
        (("Le service 02 61 91 47 13", "jour et nuit"), []),
        (("Tél. : 02 61 91", "47 13 jour et nuit"), ["02 61 91 / 47 13"]),
        (("Voir les pages 3, 4", "et 5"), []),
        (("Le 15", "août, à 9 h"), []),
        (("Chambre 204", "Tél. : 15"), []),
    ],
)
def test_numbers_at_the_end_of_a_line(lines: tuple[str, ...], found: list[str]) -> None:
    assert broken(*lines) == found


def test_neighbours_are_no_lines_of_one_paragraph() -> None:
    runs = (line("02 61 91", block=1), line("47 10", 1, block=2))
    assert not told("type-of-numbers", subject(page(*runs)))


def small(text: str, size: float, **more: object) -> list[str]:
    found = told("type-of-numbers", subject(page(line(text, size=size, **more))))
    return [one.message for one in found]


@pytest.mark.parametrize(
    ("text", "size", "section", "told_"),
    [
        ("La nuit : 02 61 91 47 10", 10.5, "address", True),
        ("La nuit : 02 61 91 47 10", 12.5, "address", False),
        ("Donnez 250 mg", 10.0, "cover", True),
        ("12, allée des Tilleuls · 37999 Villeclaire", 10.0, "address", False),
        ("HT-0417 · version 1.0 · 24 novembre 2026", 10.0, "cover", False),
        ("Étude de 250 mg de …, 2024", 10.0, "sources", False),  # a title
        ("Donnez 250 mg", 9.0, "cover", False),  # type-size tells it
        ("Donnez 250 mg", 10.0, "what", False),  # type-size tells it
    ],
)
def test_numbers_in_small_print(text: str, size: float, section: str, told_: bool) -> None:
    assert bool(small(text, size, section=section)) == told_


def test_a_number_in_the_foot_of_a_page() -> None:
    (message,) = small("Urgences : 02 61 91 47 10", 10.0, section="", margin=True, generated=True)
    assert message.startswith("“02 61 91 47 10” is small print, 10.0 pt; the least for text is 12")

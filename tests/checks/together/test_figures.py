"""Figures are the same in two languages, however each writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.checks.together.figures import figures
from depliant.checks.together.spelled import SPELLED

ALIKE = [
    ("12 h 30", "12:30"),
    ("12 h 30", "12.30 pm"),
    ("à 14 h", "at 2 p.m."),
    ("à 0 h 15", "at 12.15 am"),
    ("midi", "noon"),
    ("1,5 g", "1.5 g"),
    ("1,5 g", "1500 mg"),
    ("0,25 ml", "0.25 mL"),
    ("1 000 pas", "1,000 steps"),
    ("1\u202f500 pas", "1500 steps"),
    ("trois jours", "3 days"),
    ("quinze jours", "two weeks"),
    ("une quinzaine de jours", "two weeks"),
    ("une demi-heure", "30 minutes"),
    ("un quart d’heure", "a quarter of an hour"),
    ("quatre-vingt-dix-neuf", "ninety-nine"),
    ("soixante et onze", "71"),
    ("quatre-vingts", "eighty"),
    ("90 %", "90 per cent"),
    ("38,5 °C", "38.5°C"),
    ("dès 5 ans", "from 5 years"),
    ("le 02 61 91 47 10", "on +33 2 61 91 47 10"),
    ("une douzaine", "a dozen"),
]
OTHER = [
    ("5 mg", "5 g"),
    ("1,5 g", "15 g"),
    ("12 h 30", "12:30 am"),
    ("trois jours", "three weeks"),
    ("38,5 °C", "38.4 °C"),
    ("2 gouttes", "3 drops"),
    ("02 61 91 47 10", "02 61 91 47 11"),
    ("20 ml", "20 mg"),
]


def said(french: str, english: str) -> bool:
    (one,) = [f for f in figures(french, "fr") if f.is_sure or f.what != "number"][:1]
    return any(one.is_said_by(other) for other in figures(english, "en"))


@pytest.mark.parametrize(("french", "english"), ALIKE)
def test_the_same_in_both(french: str, english: str) -> None:
    assert said(french, english)


@pytest.mark.parametrize(("french", "english"), OTHER)
def test_not_the_same(french: str, english: str) -> None:
    assert not said(french, english)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_number_in_words_is_read(lang: str) -> None:
    for word, value in SPELLED[lang].items():
        text = word.replace("-et-", " et ")
        if word != "neuf":  # it also means new: read before a unit alone
            assert [one.value for one in figures(f"({text})", lang)][:1] == [value], word


@pytest.mark.parametrize("text", ["un livre neuf", "Vitamine B12", "H1N1", "", "a/b"])
def test_what_is_no_figure(text: str) -> None:
    assert [one for one in figures(text, "fr") if one.is_sure] == []


@given(st.text(max_size=80), st.sampled_from(("fr", "en", "ar")))
def test_no_text_is_too_odd(text: str, lang: str) -> None:
    for one in figures(f"12 {text} 3 jours", lang):
        assert one.is_said_by(one)


@pytest.mark.parametrize("text", ["ſix jours", "DİX jours", f"{'1 000 ' * 120}jours", "٣ jours"])
def test_odd_letters_and_endless_numbers(text: str) -> None:
    assert isinstance(figures(text, "fr"), tuple)

"""Words and their syllables, against words that were counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from depliant.checks.prose.words import syllables, words

COUNTED = yaml.safe_load((Path(__file__).parent / "syllables.yaml").read_text(encoding="utf-8"))
RIGHT = 0.95


@pytest.mark.parametrize("known", ["seen", "new"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_syllables_are_those_counted_by_hand(known: str, lang: str) -> None:
    by_hand = {w: n for n, text in COUNTED[known][lang].items() for w in str(text).split()}
    assert len(by_hand) >= 150
    wrong = {w: (n, syllables(w, lang)) for w, n in by_hand.items() if syllables(w, lang) != n}
    assert len(wrong) <= (1 - RIGHT) * len(by_hand), wrong


@pytest.mark.parametrize(("lang", "word"), [("fr", "𝒜x"), ("ar", "دواء"), ("xx", "b"), ("fr", "’")])
def test_any_word_has_a_syllable(lang: str, word: str) -> None:
    assert syllables(word, lang) == 1


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("L’enfant d’aujourd’hui dort.", 3),
        ("Un rendez-vous à 12 h 30, au 01 99 00 12 34.", 6),
        ("Pour 12 500 enfants : 0,5 ml, ou 3-4 ml.", 8),
        ("Au n° 3 — ou \ufffc ?", 4),
        ("La vitamine B12 et le 5-FU", 6),
        ("e\u0301coute l’e\u0301quipe", 2),
        ("تَأْكُلُ الطِّفْلَةُ", 2),
        ("", 0),
    ],
)
def test_words_are_counted_as_between_blanks(text: str, n: int) -> None:
    assert len(words(text)) == n, words(text)

"""Rhythms: how often something is done, at least and at most, a day."""

from __future__ import annotations

import pytest

from depliant.checks.sense.amounts.rhythms import MOST, rhythms


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2 fois par jour", 2, 2),
        ("deux à trois fois/jour", 2, 3),
        ("une seule fois par semaine", 1 / 7, 1 / 7),
        ("toutes les 6 à 8 heures", 3, 4),
        ("tous les trois jours", 1 / 3, 1 / 3),
        ("au moins 8 heures entre deux doses", 0, 3),
        ("4 fois par jour au maximum", 0, 4),
        ("jamais plus de 2 fois par jour", 0, 2),
        ("au moins 2 fois par jour", 2, MOST),
        ("chaque soir", 1, MOST),
        ("à prendre matin, midi et soir", 3, 3),
        ("20 mg de cortisone par jour", 1, MOST),
        ("twice daily", 2, 2),
        ("once a month", 1 / 30.4, 1 / 30.4),
        ("every other day", 1 / 2, 1 / 2),
        ("in the morning and at night", 2, 2),
        ("5 mg a week", 1 / 7, 0.8),
    ],
)
def test_read(text: str, low: float, high: float) -> None:
    (one,) = rhythms(text)
    assert (one.low, one.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "par jour de pluie",
        "la visite du jour",
        "deux fois",
        "toutes les portes",
        "day and night",
    ],
)
def test_no_rhythm(text: str) -> None:
    assert rhythms(text) == ()

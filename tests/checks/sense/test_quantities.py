"""Quantities: what people write of doses, ages, lengths, shares, and what is none of them."""

from __future__ import annotations

import pytest

from depliant.checks.sense.amounts.quantities import quantities

HOUR, DAY = 60.0, 1440.0


@pytest.mark.parametrize(
    ("text", "what", "low", "high", "unit"),
    [
        ("On donne 5 g/m² de sel.", "dose", 5.0, 5.0, "g/m²"),
        ("15 mg par kilo", "dose", 0.015, 0.015, "g/kg"),
        ("1 000 mg", "dose", 1.0, 1.0, "g"),
        ("deux comprimés", "dose", 2.0, 2.0, "comprimé"),
        ("2 cl de sirop", "dose", 20.0, 20.0, "ml"),
        ("deux heures", "duration", 2 * HOUR, 2 * HOUR, "min"),
        ("entre 2 et 3 heures", "duration", 2 * HOUR, 3 * HOUR, "min"),
        ("dure 1 h 30", "duration", 1.5 * HOUR, 1.5 * HOUR, "min"),
        ("une heure et demie", "duration", 1.5 * HOUR, 1.5 * HOUR, "min"),
        ("trois quarts d’heure", "duration", 45.0, 45.0, "min"),
        ("une quinzaine de jours", "duration", 12 * DAY, 18 * DAY, "min"),
        ("jusqu’à 2 heures avant", "duration", 2 * HOUR, 2 * HOUR, "min"),
        ("dès 6 ans", "age", 72.0, 72.0, "mois"),
        ("un bébé de moins de 3 mois", "age", 3.0, 3.0, "mois"),
        ("7 à 9 enfants sur 10", "share", 0.7, 0.9, ""),
        ("70 à 90 %", "share", 0.7, 0.9, ""),
        ("1 personne sur 1 000", "share", 0.001, 0.001, ""),
        ("1 in 100 people", "share", 0.01, 0.01, ""),
        ("38,5 °C", "temperature", 38.5, 38.5, "°C"),
        ("L’attente est de 1 h 45.", "duration", 105.0, 105.0, "min"),
        ("un tiers de sachet", "dose", 1 / 3, 1 / 3, "sachet"),
        ("1 ½ gélule", "dose", 1.5, 1.5, "gélule"),
        ("2 gélules et demie", "dose", 2.5, 2.5, "gélule"),
        ("¾ d’ampoule", "dose", 0.75, 0.75, "ampoule"),
        ("two and a half spoonfuls", "dose", 2.5, 2.5, "cuillère"),
        ("3 × 250 mg", "dose", 0.75, 0.75, "g"),
        ("½ litre", "dose", 500.0, 500.0, "ml"),
        ("an hour and a half", "duration", 90.0, 90.0, "min"),
        ("de 9 h à 17 h 30", "hours", 540.0, 1050.0, "min"),
    ],
)
def test_read(text: str, what: str, low: float, high: float, unit: str) -> None:
    (one,) = quantities(text)
    assert (one.what, one.unit) == (what, unit)
    assert (one.low, one.high) == pytest.approx((low, high))
    assert one.written in text


@pytest.mark.parametrize(
    "text",
    [
        "à 14 heures 30",
        "vers 8 heures",
        "1 sac par personne",
        "12, allée des Tilleuls",
        "02 61 91 47 10",
        "24 sur 24",
        "7 jours sur",
        "entre 2 et 8 °C",  # of a refrigerator
        "l’un des deux",
        "la chambre 12",
    ],
)
def test_no_quantity_of_a_leaflet(text: str) -> None:
    assert [one for one in quantities(text) if one.what != "duration"] == []
    assert not quantities(text) or "jours" in text

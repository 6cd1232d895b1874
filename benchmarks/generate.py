"""A workspace of any size from a seed: leaflets of 200 to 1,500 words, hospitals of all sorts.

One hospital says a section of one leaflet in its own words. What has a number is the same in a
workspace of any size, but for the length of the leaflets, which spread over all of them.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from benchmarks.invented.hospitals import WARD, write_hospital
from benchmarks.invented.leaflets import LOCAL, LONGEST, SHORTEST, write_leaflet

FORMATS = ("a4", "trifold", "bifold", "booklet", "screen")
_GOLDEN = (5**0.5 - 1) / 2
DAY = dt.date(2026, 11, 24)
_OWN_WORDS = f"""---
owner: Accueil
reason: Ici, l’entrée est de l’autre côté.
---

## Ici, on entre par le jardin {{#{LOCAL} .replaces}}

L’entrée est **de l’autre côté**, par le jardin. Suivez la ligne bleue jusqu’à l’accueil.

Le gardien vous ouvre de 7 h à 21 h ; la nuit, sonnez à la petite porte.
"""


def generate(
    root: Path, leaflets: int = 20, hospitals: int = 10, seed: int = 4, *, mixed: bool = False
) -> None:
    """Write a workspace; the same seed writes the same bytes. Leaflets grow longer with their
    number; `mixed`, any few that follow each other have about all lengths."""
    for number, rank in enumerate(_mixed(leaflets) if mixed else range(leaflets)):
        words = SHORTEST + (LONGEST - SHORTEST) * rank // max(1, leaflets - 1)
        write_leaflet(root / "leaflets" / leaflet_slug(number), number, words, seed)
    for number in range(hospitals):
        write_hospital(root / "hospitals" / hospital_slug(number), number, seed)
    _say_it_otherwise(root, leaflet_slug(leaflets // 2), hospital_slug(hospitals - 1))


def _mixed(count: int) -> list[int]:
    """The numbers below a count, large and small in turn: multiples of the golden ratio lie evenly
    between 0 and 1, however many they are."""
    order = sorted(range(count), key=lambda number: number * _GOLDEN % 1)
    return [order.index(number) for number in range(count)]


def leaflet_slug(number: int) -> str:
    return f"document-{number:03}"


def hospital_slug(number: int) -> str:
    return f"hopital-{number:03}"


def change_phone(root: Path, number: int) -> None:
    """Give the ward of a hospital another telephone."""
    path = root / "hospitals" / hospital_slug(number) / "hospital.yaml"
    text = path.read_text(encoding="utf-8")
    new = text.replace(WARD.format(number % 100, 10 + number // 100), WARD.format(number % 100, 90))
    assert new != text
    path.write_text(new, encoding="utf-8")


def _say_it_otherwise(root: Path, leaflet: str, hospital: str) -> None:
    """A hospital's own words for a section, compared and signed as people do."""
    from depliant.review.comparison import stamp_local_text
    from depliant.sources.workspace import Workspace

    folder = root / "hospitals" / hospital / "text" / leaflet
    folder.mkdir(parents=True)
    (folder / "fr.md").write_text(_OWN_WORDS, encoding="utf-8")
    signed = ("Camille Exemple", "chargée d’accueil", hospital, DAY)
    stamp_local_text(Workspace(root), leaflet, "fr", *signed)

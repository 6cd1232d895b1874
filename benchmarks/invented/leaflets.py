"""The leaflets of a large workspace: 200 to 1,500 words of all kinds of blocks, with figures.

One in five says a hospital's fact in its text: its plate serves that hospital alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.invented.pictures import drawing, photograph, pictogram
from benchmarks.strangers.leaflets import tongues
from benchmarks.strangers.writer import Writer

SHORTEST, LONGEST = 200, 1500  # words
CORE = 250  # words that folded leaflets carry
SECTION = 70  # words of a section, about
FACTS = 5  # every so many leaflets one has a hospital's fact
LOCAL = "part-0"  # the section that a local text replaces


def write_leaflet(folder: Path, number: int, words: int, seed: int) -> None:
    """Write an article of so many words, about, and its figures."""
    dice = Random(f"{seed} leaflet {number}")
    (folder / "figures").mkdir(parents=True)
    for name, data in _figures(number, dice):
        (folder / "figures" / name).write_bytes(data)
    text = "\n\n".join(_article(number, words, dice))
    (folder / "fr.md").write_text(f"{text}\n", encoding="utf-8")


def says_a_fact(number: int) -> bool:
    """Whether the leaflet with this number says a hospital's fact in its text."""
    return number % FACTS == 2


def _figures(number: int, dice: Random) -> Iterator[tuple[str, bytes]]:
    yield "couverture.svg", drawing(dice).encode()
    yield "plan.svg", drawing(dice).encode()
    for step in range(3):
        yield f"pas-{step}.svg", pictogram(dice).encode()
    if _has_photograph(number):
        yield "photo.jpg", photograph(dice)


def _has_photograph(number: int) -> bool:
    return number % 4 == 3


def _article(number: int, words: int, dice: Random) -> Iterator[str]:
    """Its front matter and its sections: what is long goes only into full editions."""
    writer = Writer(dice, tongues()["fr"])
    picture = "picture: figures/couverture.svg\n" if number % 2 else ""
    yield _HEAD.format(number=number, code=1000 + number, picture=picture)
    yield "## En bref {#summary .short}\n\n" + "\n".join(
        f"- {writer.sentence()}" for _n in range(3)
    )
    titles = dice.sample(writer.tongue["headings"], len(writer.tongue["headings"]))
    said, at = 30, 0
    while said < words - SECTION // 2:
        writer.said = []
        body = _steps(writer) if at == 1 else _section(writer, at, number)
        said += len(" ".join(writer.said).split())
        kept = "" if said <= CORE or at == 0 else ' formats="full"'
        dressed = " .steps" if at == 1 else ""
        yield f"## {titles[at % len(titles)]} {{#part-{at}{dressed}{kept}}}\n\n{body}"
        at += 1


def _section(writer: Writer, at: int, number: int) -> str:
    """A paragraph, then blocks of all kinds in turn, until the section is long enough."""
    kinds = (writer.points, writer.box, writer.table, writer.terms, writer.number)
    parts = [writer.paragraph()]
    if at == 0 and says_a_fact(number):
        parts.append(_FACT)
    turn = number + at
    if at and at % 4 == 0:
        parts.append(_PHOTOGRAPH if _has_photograph(number) else _FIGURE)
    while len(" ".join(writer.said).split()) < SECTION:
        parts.append(kinds[turn % len(kinds)]() if len(parts) % 2 else writer.paragraph())
        turn += 1
    return "\n\n".join(parts)


def _steps(writer: Writer) -> str:
    return "\n".join(
        f"{step + 1}. ![](figures/pas-{step}.svg) {writer.strong()}" for step in range(3)
    )


_HEAD = """---
title: Document {number}
subtitle: Ce qu’il faut savoir avant de venir
code: HT-{code}
version: "1.0"
kind: practical
audience: les familles
aim: venir sans rien oublier
authors: [{{name: L’équipe de depliant, role: texte d’essai}}]
sources: [{{title: Texte engendré, author: L’équipe de depliant, date: 2026-11}}]
rights: {{text: licence MIT, figures: licence MIT}}
funding: none
interests: none
written: 2026-11-24
review_by: 2028-11-24
status: draft
pages: {{a4: {{most: 12, reason: texte d’essai}}}}
{picture}---"""
_FACT = (
    '!!! note "Une question ?"\n    {{ hospital.short_name }} vous répond : téléphonez au '
    "{{ hospital.contacts.ward.phone }}, {{ hospital.contacts.ward.hours }}."
)
_FIGURE = '![Un arbre sur une colline](figures/plan.svg "Le jardin, vu du quai")'
_PHOTOGRAPH = '![Des collines sous le ciel](figures/photo.jpg "Les collines, le matin")'

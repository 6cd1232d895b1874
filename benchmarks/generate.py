"""A workspace of any size from a seed: leaflets of 150 to 1,500 words, and hospitals."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

SHORTEST, LONGEST = 150, 1500  # words
CORE = 300  # words that folded leaflets carry
FORMATS = ("a4", "trifold", "bifold", "booklet", "screen")
_NOUNS = (
    "équipe chambre valise papier horaire couloir fenêtre visite repas sac lettre porte".split()
)
_VERBS = "préparez apportez demandez gardez montrez notez rangez relisez signez posez".split()
_REST = "avant le départ;avec votre proche;le matin même;sans vous presser;à l’accueil".split(";")
_PHONE = "04 65 71 {:02} {:02}"  # reserved for fiction


def generate(root: Path, leaflets: int = 20, hospitals: int = 10, seed: int = 4) -> None:
    """Write a workspace; the same seed writes the same bytes."""
    dice = random.Random(seed)
    for number in range(leaflets):
        words = SHORTEST + (LONGEST - SHORTEST) * number // max(1, leaflets - 1)
        folder = root / "leaflets" / f"document-{number:03}"
        folder.mkdir(parents=True)
        (folder / "fr.md").write_text(_article(number, words, dice), encoding="utf-8")
    for number in range(hospitals):
        folder = root / "hospitals" / f"hopital-{number:03}"
        folder.mkdir(parents=True)
        (folder / "hospital.yaml").write_text(_profile(number), encoding="utf-8")
        (folder / "logo.svg").write_text(_LOGO, encoding="utf-8")


def _article(number: int, words: int, dice: random.Random) -> str:
    sections = max(2, words // 90)
    parts = [_HEAD.format(number=number, code=1000 + number)]
    parts.append("## En bref {#summary .short}\n\n" + _points(dice, 3))
    for section in range(sections):
        text = "\n\n".join(_paragraphs(dice, max(20, (words - 30) // sections - 15)))
        classes = " .steps" if section == 1 else ""
        kept = ' formats="full"' if (section + 1) * words // sections > CORE else ""
        title = (
            f"{dice.choice(_NOUNS).capitalize()} {section + 1} {{#part-{section}{classes}{kept}}}"
        )
        parts.append(f"## {title}\n\n{_steps(dice) if classes else text}")
    return "\n\n".join(parts) + "\n"


def _sentence(dice: random.Random) -> str:
    noun, verb = dice.choice(_NOUNS), dice.choice(_VERBS)
    return f"{verb.capitalize()} votre {noun} {dice.choice(_REST)}."


def _paragraphs(dice: random.Random, words: int) -> Iterator[str]:
    while words > 0:
        sentences = [_sentence(dice) for _number in range(dice.randint(3, 5))]
        text = " ".join(sentences)
        words -= len(text.split())
        yield text


def _points(dice: random.Random, count: int) -> str:
    return "\n".join(f"- {_sentence(dice)}" for _number in range(count))


def _steps(dice: random.Random) -> str:
    verbs = dice.sample(_VERBS, 3)
    return "\n".join(f"1. **{verb.capitalize()}.** {_sentence(dice)}" for verb in verbs)


def _profile(number: int) -> str:
    return _HOSPITAL.format(
        number=number,
        phone=_PHONE.format(number // 100, number % 100),
        colour=f"#{20 + number % 40:02x}{60 + number % 30:02x}{80 + number % 50:02x}",
    )


_HEAD = """---
title: Document {number}
code: HT-{code}
version: "1.0"
kind: practical
audience: les familles
authors: [{{name: L’équipe de depliant, role: texte d’essai}}]
sources: [{{title: Texte engendré, author: L’équipe de depliant, date: undated}}]
rights: {{text: licence MIT, figures: licence MIT}}
funding: none
written: 2026-11-24
review_by: 2028-11-24
status: draft
pages: {{a4: {{most: 12, reason: texte d’essai}}}}
---"""
_HOSPITAL = """name: Hôpital d’essai {number}
short_name: Essai {number}
web: https://h{number}.example
address: [{number}, rue de l’Essai, 99999 Essai]
logo: {{file: logo.svg, alt: Un disque}}
colours: {{accent: "{colour}"}}
contacts:
  ward:
    label: Le service
    phone: {phone}
    verified: 2026-11-24
    owner: Service d’accueil
emergency: [{{label: Urgence vitale, phone: "15"}}]
"""
_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    '<circle cx="5" cy="5" r="4" fill="var(--accent)"/></svg>\n'
)

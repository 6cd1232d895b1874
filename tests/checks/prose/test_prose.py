"""An article as plain words, each with its place."""

from __future__ import annotations

import pytest

from depliant.checks.prose.building import prose_of
from depliant.checks.prose.plain import THING, plain
from tests.checks.article import FRONT, article, line_of

BODY = """## Pendant le soin {#how .steps}

Le Dr Morel passe à 12 h 30. Il écoute *votre
enfant* ; puis il **note** tout : voir [la page des jeux](https://jeux.example).

1. ![Une main](main.svg "La main levée") Levez la main.
2. Appelez le {{ hospital.contacts.ward.phone }}, ou `abc`.

!!! warning "Il a mal ?"
    Dites-le nous.

    - tout de suite

| Heure | Quoi |
|---|---|
| 8 h | le lait |

Atelle
:   Une planche souple.
"""


def test_every_word_of_an_article_is_a_passage_with_its_shape_and_line() -> None:
    (section,) = prose_of(article(BODY)).sections
    shapes = [(p.shape, p.text) for p in section.passages]
    assert shapes == [
        ("heading", "Pendant le soin"),
        (
            "paragraph",
            "Le Dr Morel passe à 12 h 30. Il écoute votre enfant ; puis il note tout : voir la "
            "page des jeux.",
        ),
        ("item", " Levez la main."),
        ("caption", "La main levée"),
        ("item", f"Appelez le {THING}, ou {THING}."),
        ("title", "Il a mal ?"),
        ("paragraph", "Dites-le nous."),
        ("item", "tout de suite"),
        ("head", "Heure"),
        ("head", "Quoi"),
        ("cell", "8 h"),
        ("cell", "le lait"),
        ("term", "Atelle"),
        ("meaning", "Une planche souple."),
    ]
    for shape, words in (("title", "Il a mal"), ("cell", "| 8 h"), ("meaning", "Une planche")):
        passage = next(p for p in section.passages if p.shape == shape)
        assert passage.place.line == line_of(BODY, words)


def test_sentences_know_their_line_box_and_facts() -> None:
    prose = prose_of(article(BODY))
    first, second, *_rest = prose.passages[1].sentences
    assert first.text == "Le Dr Morel passe à 12 h 30."
    assert second.place_at(second.text.index("puis")).line == line_of(BODY, "enfant* ; puis")
    steps = [p for p in prose.passages if p.numbered and p.shape == "item"]
    assert [p.facts for p in steps] == [(), ("hospital.contacts.ward.phone",)]
    assert {p.text for p in prose.passages if p.box == "warning"} >= {"Il a mal ?", "tout de suite"}


def test_nothing_is_flagged_in_links_and_titles_of_sources() -> None:
    import re

    prose = prose_of(article("On lit Livret inventé et [le jeu](https://jeu.example), un jeu."))
    found = [m.start() for m in prose.passages[1].finds(re.compile("jeu|Livret"))]
    assert found == [prose.passages[1].text.rindex("jeu")]
    assert "Livret inventé" in FRONT


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2 \\* 3 fois", "2 * 3 fois"),
        ("H~2~O et m^2^", "H2O et m2"),
        ("a_b et _doux_", "a_b et doux"),
        ("**très *fort***", "très fort"),
        ("un&nbsp;an", "un\u00a0an"),
        ("mot[^1] noté", "mot noté"),
        ("écrire à a.b@c.example, vite", f"écrire à {THING}, vite"),
        ("~~non~~ 5 * 3", "non 5 * 3"),
        ("[à compléter : le nom du patient]", THING),
        ("Venez à [TODO: when] h", f"Venez à {THING} h"),
    ],
)
def test_marks_are_taken_out(typed: str, read: str) -> None:
    assert plain([typed]).text == read

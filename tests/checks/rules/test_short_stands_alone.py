"""short-stands-alone: what a number says when the rest of the leaflet is not there."""

from __future__ import annotations

import pytest

from tests.checks.article import FRONT, found, subject


def says(body: str, heading: str = "{#summary .short}", front: str = FRONT) -> list[str]:
    text = f"## En bref {heading}\n\n{body}\n"
    return [one.message for one in found("short-stands-alone", subject(text, front=front))]


WHOM, WHAT, HOW_FAR = "whom it counts", "with what treatment", "how far it holds"
ALONE = (
    ("- 7 à 9 sur 10 étaient en rémission.", {WHOM, WHAT, HOW_FAR}),
    ("- 7 à 9 enfants sur 10 étaient en rémission, sur une quarantaine.", {WHAT}),
    ("- Avec le plâtre, 9 enfants sur 10 remarchent.", {HOW_FAR}),
    ("- Dans une étude, le plâtre suffit à 80 %.", {WHOM}),
    (
        "- Le plâtre suffit à 8 enfants sur 10.\n- Il reste à sécher à la maison deux jours.",
        {HOW_FAR},
    ),
    (
        "- Le plâtre suffit à 8 enfants sur 10.\n- La pose dure, en deux jours, une heure.",
        {HOW_FAR},
    ),
    ('!!! number "8 enfants sur 10"\n    remarchent.', {WHAT, HOW_FAR}),
)
WHOLE = (
    "- Avec les CAR-T, **7 à 9 enfants sur 10** (sur une quarantaine) étaient en rémission : "
    "ce n’est pas toujours guérir.",
    "- Avec le plâtre, 9 enfants sur 10 remarchent au bout de 6 semaines.",
    "- Le plâtre suffit à 80 % des enfants environ.",
    "- Avec le plâtre, 9 enfants sur 10 remarchent.\n- Ce nombre vient d’une étude.",
    "- Le plâtre reste 6 semaines.",
    "Dans une étude de 60 enfants :\n\n- avec le plâtre, 9 enfants sur 10 remarchent ;\n"
    "- avec l’attelle, 8 enfants sur 10 remarchent.",
    "Sur 60 enfants qui ont eu un plâtre :\n\n| Le résultat | Combien |\n|---|---|\n"
    "| Ils remarchent | 9 sur 10 |\n| Ils courent | 7 sur 10 |",
    "- Venez à 8 h, avec 1 sac par personne.",
    "- Combien remarchent ? 9 sur 10 ?",
    "- [à compléter : 9 sur 10 …]",
)


@pytest.mark.parametrize(("body", "missing"), ALONE)
def test_a_number_alone(body: str, missing: set[str]) -> None:
    (message,) = says(body)
    assert {one for one in (WHOM, WHAT, HOW_FAR) if one in message} == missing


@pytest.mark.parametrize("body", WHOLE)
def test_a_number_that_says_it_all(body: str) -> None:
    assert says(body) == []


def test_entries_of_one_list_are_judged_alike() -> None:
    listed = "- Avec le plâtre, 9 femmes sur 10 rient.\n- Avec le plâtre, 8 femmes sur 10 courent."
    assert len(says(listed)) == 2
    assert len(says(f"{listed}\n\nNous vous attendons lundi.")) == 2
    assert says(f"{listed}\n\nLes autres ont besoin d’une canne.") == []


def test_the_example_speaks_of_those_whom_the_leaflet_counts() -> None:
    text = "## En bref {#summary .short}\n\n- 9 femmes sur 10 remarchent.\n"
    (one,) = found("short-stands-alone", subject(text))
    assert "7 femmes sur 10" in one.remedy and "children" not in one.remedy


def test_only_what_a_short_edition_carries() -> None:
    alone = "- 7 à 9 sur 10 étaient en rémission."
    assert says(alone, "{#summary}") == []
    assert says(alone, front=FRONT + "formats: [full, core]\n") == []
    assert len(says(alone, front=FRONT + "formats: [full, short]\n")) == 1


def test_the_risk_of_the_leaflets_own_treatment() -> None:
    body = "- 1 enfant sur 100 environ a une infection."
    assert says(body, "{#risks .short}") == []


def test_in_english() -> None:
    text = "## In brief {#summary .short}\n\n- 7 in 10 were in remission.\n"
    assert len(found("short-stands-alone", subject(text, "en"))) == 1
    whole = text.replace("7 in 10", "With the cast, 7 in 10 children of a study")
    assert not found("short-stands-alone", subject(whole, "en"))
